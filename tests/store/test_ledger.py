"""The ledger balances, entry by entry and as a whole, and is corrected by opposites alone."""

import sqlite3
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.records.books import NewClosing
from desk.records.errors import NotFound, Refused, StoreTrouble
from desk.records.ledger import Event, Leg, Sold
from desk.records.money import Money
from desk.store import chart, closings, ledger
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, MOMENT

RA = "RA-26-00001-3"
LATER = date(2026, 4, 1)


def post(db: Database, event: str, *amounts: tuple[str, int], subject: str = RA) -> int:
    """An entry in a transaction of its own."""
    labelled = tuple((label, Money(amount), f"clause-of-{label}") for label, amount in amounts)
    with db.atomic():
        return ledger.post(db, Event(event, subject, DAY, MOMENT, labelled))


def reverse(db: Database, entry: int) -> int:
    """A reversal in a transaction of its own."""
    with db.atomic():
        return ledger.reverse(db, entry, LATER, MOMENT, RA)


@pytest.mark.parametrize(
    ("sql", "values"), [(ledger._BALANCE, ("a", "1100")), (ledger._WORTH, {"number": "a"})]
)
def test_the_entries_of_a_record_are_read_and_no_others(db: Database, sql: str, values: object) -> None:
    """Each settlement and payment asks: with a million orders it would stand still for a second."""
    plan = [row["detail"] for row in db.query(f"EXPLAIN QUERY PLAN {sql}", values)]  # type: ignore[arg-type]
    assert any("INDEX journal_entries_by_subject (subject=?)" in step for step in plan)
    assert not any("by_account" in step for step in plan), plan


def test_a_return_is_posted_as_a_bookkeeper_would(db: Database) -> None:
    post(db, "return_credited", ("merchandise", 10000), ("sales_tax", 610), ("restocking_fee", -2000))
    assert ledger.trial_balance(db) == {"2100": -8610, "2200": 610, "4010": 10000, "4200": -2000}
    days = (DAY - timedelta(days=1), DAY)
    assert [ledger.balance_on(db, "2100", day) for day in days] == [0, -8610]
    entry = ledger.entries(db, RA)[0]
    assert (entry.event, entry.effective, entry.posted, entry.reverses) == (
        "return_credited",
        DAY,
        MOMENT,
        None,
    )
    assert entry.legs[-1] == Leg("4200", Money(-2000), "clause-of-restocking_fee")


def test_a_sale_paid_before_it_ships_ends_in_sales(db: Database) -> None:
    post(db, "payment_received", ("check", 11600))
    assert ledger.trial_balance(db) == {"1010": 11600, "2000": -11600}
    amounts = (("merchandise", 10000), ("sales_tax", 610), ("shipping", 990), ("prepaid", 11600))
    post(db, "order_shipped", *amounts, ("shipping_cost", 700))
    assert ledger.trial_balance(db) == {
        "1010": 11600,
        "1100": 0,
        "2000": 0,
        "2200": -610,
        "2300": -700,
        "4000": -10000,
        "4100": -990,
        "5100": 700,
    }


@pytest.mark.parametrize(
    ("label", "amount", "legs"),
    [
        ("merchandise", -5, [("4010", -5), ("2100", 5)]),
        ("restocking_fee", 5, [("2100", -5), ("4200", 5)]),
        ("shipping_incurred", -5, [("2100", 5), ("4110", -5)]),
        ("first_payment", -5, [("2100", 5), ("4220", -5)]),
        ("gift_wrap", 5, [("4010", 5), ("2100", -5)]),
        ("damage", -5, [("2100", 5), ("4290", -5)]),
    ],
)
def test_signs_swap_sides_and_other_labels_have_a_place(
    db: Database, label: str, amount: int, legs: list[tuple[str, int]]
) -> None:
    post(db, "return_credited", (label, amount))
    found = ledger.entries(db, RA)[0].legs
    assert [(leg.account, leg.money) for leg in found] == legs


def test_nothing_is_left_out(db: Database) -> None:
    entry = post(db, "payment_received", ("card", 5), ("cash", 0))
    assert len(ledger.entries(db, RA)[0].legs) == 2
    assert entry == 1


def test_an_event_that_the_table_does_not_know_is_a_bug(db: Database) -> None:
    with pytest.raises(LookupError, match="invented"):
        post(db, "invented", ("merchandise", 5))
    with pytest.raises(LookupError, match="odd"):
        post(db, "payment_applied", ("odd", 5))


def test_an_entry_without_legs_is_refused_by_the_file(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="add up to zero"):
        post(db, "payment_received", ("cash", 0))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([row for row in chart.POSTINGS]),
            st.integers(-(10**9), 10**9).filter(bool),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_the_books_balance_after_every_step_and_an_opposite_leaves_no_trace(rows: list) -> None:
    db = samples.make_shop()
    entries = [post(db, row.event, (row.amount, amount)) for row, amount in rows]
    before = ledger.trial_balance(db)
    assert sum(before.values()) == 0
    for entry in ledger.entries(db, RA):
        assert sum(leg.money for leg in entry.legs) == 0
    for entry in entries:
        reverse(db, entry)
    assert set(ledger.trial_balance(db).values()) == {0}
    db.close()


def test_an_opposite_has_the_legs_turned_and_its_own_day(db: Database) -> None:
    entry = post(db, "return_credited", ("merchandise", 10000), ("restocking_fee", -2000))
    opposite = reverse(db, entry)
    first, second = ledger.entries(db, RA)
    assert (second.id, second.reverses, second.effective, second.event) == (
        opposite,
        entry,
        LATER,
        "return_credited",
    )
    assert [(leg.account, -leg.money) for leg in first.legs] == [
        (leg.account, leg.money) for leg in second.legs
    ]


def test_an_entry_is_reversed_once_and_an_opposite_never(db: Database) -> None:
    entry = post(db, "payment_received", ("cash", 5))
    opposite = reverse(db, entry)
    for key, number in {"entry-reversed": entry, "entry-is-reversal": opposite}.items():
        with pytest.raises(Refused) as caught:
            reverse(db, number)
        assert (caught.value.key, caught.value.values) == (key, {"entry": number})
    with pytest.raises(NotFound, match="entry-unknown"):
        reverse(db, 99)
    assert len(ledger.entries(db, RA)) == 2


def test_the_chart_and_the_table_are_data_in_the_file(db: Database) -> None:
    later = (*chart.SALE_ACCOUNTS, *chart.CLAIM_ACCOUNTS, *chart.CHECK_ACCOUNTS, *chart.BOOK_ACCOUNTS)
    assert set(ledger.accounts(db)) == {*chart.ACCOUNTS, *later}
    added = (*chart.SALE_POSTINGS, *chart.CLAIM_POSTINGS, *chart.CHECK_POSTINGS, *chart.BOOK_POSTINGS)
    rows = (*chart.POSTINGS, *chart.SPLIT_POSTINGS, *added)
    assert set(ledger.postings(db)) == set(rows)
    assert len(ledger.postings(db)) == len(rows)


def test_books_that_another_program_changed_are_told(db: Database) -> None:
    post(db, "payment_received", ("cash", 5))
    db.connection.set_authorizer(None)
    db.connection.execute("DROP TRIGGER journal_legs_keep_rows")
    db.connection.execute("UPDATE journal_legs SET amount = 6 WHERE amount = 5")
    for read in (lambda: ledger.entries(db, RA), lambda: ledger.trial_balance(db)):
        with pytest.raises(StoreTrouble, match="ledger-unbalanced"):
            read()
    db.connection.execute("DROP TRIGGER journal_legs_keep_all")
    db.connection.execute("DELETE FROM journal_legs")
    with pytest.raises(StoreTrouble, match="ledger-unbalanced"):
        ledger.entries(db, RA)


def sale(db: Database, state: str, on: date = DAY) -> int:
    """A sale of 105.00 to a state, of which 100.00 was taxed, in a transaction of its own."""
    amounts = (("merchandise", Money(10500), ""), ("sales_tax", Money(610), ""))
    sold = Sold(state, Money(10000), Money(500))
    with db.atomic():
        return ledger.post(db, Event("order_shipped", "SO-1", on, MOMENT, amounts, sold))


def test_sales_tax_is_owed_to_the_state_that_goods_went_to(db: Database) -> None:
    for state in ("MO", "MO", "OH", ""):
        sale(db, state)
    assert {number: cents for number, cents in ledger.trial_balance(db).items() if number[:2] == "22"} == {
        "2230": -1220, "2242": -610, "2200": -610,
    }  # fmt: skip
    named = {each.number: each.name for each in ledger.accounts(db)}
    assert (named["2230"], named["2242"]) == ("Sales tax payable, MO", "Sales tax payable, OH")


def test_what_was_sold_is_sold_no_more_once_it_is_reversed(db: Database) -> None:
    reverse(db, sale(db, "MO"))
    rows = db.query("SELECT state, taxable, exempt FROM tax_bases ORDER BY entry")
    assert [tuple(row) for row in rows] == [("MO", 10000, 500), ("MO", -10000, -500)]
    assert not any(ledger.trial_balance(db).values())


def close(db: Database, until: date) -> None:
    """A month is closed."""
    with db.atomic():
        closings.add(db, NewClosing(until, MOMENT, "Ann", (), "1-a"))


def test_what_is_about_a_closed_month_counts_for_the_open_one_and_keeps_its_day(db: Database) -> None:
    before = sale(db, "MO")
    close(db, date(2026, 3, 31))
    assert ledger.first_open(db) == date(2026, 4, 1)
    for make in (lambda: sale(db, "MO"), lambda: sale(db, "MO", date(2026, 3, 31))):
        make()
    with db.atomic():
        ledger.reverse(db, before, DAY, MOMENT, RA)
    later = [entry for entry in (*ledger.entries(db, "SO-1"), *ledger.entries(db, RA)) if entry.id != before]
    assert [entry.effective for entry in later] == [date(2026, 4, 1)] * 3
    assert [entry.happened for entry in later] == [DAY, date(2026, 3, 31), DAY]


def test_the_first_open_day_is_as_open_as_any(db: Database) -> None:
    close(db, date(2026, 3, 31))
    sale(db, "MO", date(2026, 4, 1))
    (entry,) = ledger.entries(db, "SO-1")
    assert (entry.effective, entry.happened) == (date(2026, 4, 1), None)
