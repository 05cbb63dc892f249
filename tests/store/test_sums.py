"""Sums by month are those of the legs; what counts for a day is in its month and in no other."""

from datetime import date

import pytest

from desk.operations import closings, orders
from desk.operations.desk import Desk
from desk.records.books import Flow, Returned, Sent, TaxFlow
from desk.records.ledger import Event, Sold
from desk.records.money import Money
from desk.store import ledger, sums
from desk.store.database import Database
from tests.conftest import FixedClock, doll_order
from tests.gui.returning import settled
from tests.store.samples import DAY, MOMENT

APRIL = date(2026, 4, 1)


def sell(db: Database, on: date, cents: int, state: str = "MO") -> int:
    """A sale of which all was taxed."""
    amounts = (("merchandise", Money(cents), "a"),)
    sold = Sold(state, Money(cents), Money(0))
    with db.atomic():
        return ledger.post(db, Event("order_shipped", "SO-1", on, MOMENT, amounts, sold))


@pytest.fixture
def sold(db: Database) -> Database:
    """Two sales of March, one of April, of which another was taken back there."""
    first = sell(db, DAY, 1000)
    sell(db, date(2026, 3, 31), 500, "OH")
    sell(db, APRIL, 200)
    with db.atomic():
        ledger.reverse(db, first, APRIL, MOMENT, "SO-1")
    return db


def test_books_without_an_entry_have_no_sums(db: Database) -> None:
    day = date(2026, 3, 1)
    assert (sums.flows(db, day, DAY), sums.taxed(db, day, DAY), sums.balances_at(db, DAY)) == ((), (), {})
    assert (sums.entries(db, day, DAY), sums.first_day(db)) == (0, None)


def test_flows_are_by_month_account_event_and_clause(sold: Database) -> None:
    march, april = date(2026, 3, 1), APRIL
    assert sums.flows(sold, DAY, date(2026, 4, 30)) == (
        Flow(march, "1100", "order_shipped", "a", Money(1500), Money(0), 2),
        Flow(march, "4000", "order_shipped", "a", Money(0), Money(1500), 2),
        Flow(april, "1100", "order_shipped", "a", Money(200), Money(1000), 2),
        Flow(april, "4000", "order_shipped", "a", Money(1000), Money(200), 2),
    )
    assert [each.balance for each in sums.flows(sold, APRIL, APRIL)] == [-800, 800]


def test_both_ends_of_a_period_count(sold: Database) -> None:
    assert sums.flows(sold, date(2026, 3, 3), date(2026, 3, 30)) == ()
    assert [each.debit for each in sums.flows(sold, DAY, DAY)] == [1000, 0]
    assert [sums.entries(sold, *days) for days in ((DAY, DAY), (DAY, APRIL), (APRIL, APRIL))] == [1, 4, 2]
    assert sums.first_day(sold) == DAY


@pytest.mark.parametrize(
    ("day", "balance"), [(date(2026, 3, 1), None), (DAY, 1000), (date(2026, 3, 31), 1500), (APRIL, 700)]
)
def test_balances_are_those_at_the_end_of_a_day(sold: Database, day: date, balance: int | None) -> None:
    found = sums.balances_at(sold, day)
    assert found == ({} if balance is None else {"1100": balance, "4000": -balance})


def test_at_the_end_balances_are_those_of_the_trial_balance(sold: Database) -> None:
    assert sums.balances_at(sold, date(2026, 12, 31)) == ledger.trial_balance(sold)


def test_what_was_taxed_is_by_month_and_state(sold: Database) -> None:
    march, april = date(2026, 3, 1), APRIL
    assert sums.taxed(sold, DAY, date(2026, 4, 30)) == (
        TaxFlow(march, "MO", Money(1000), Money(0)),
        TaxFlow(march, "OH", Money(500), Money(0)),
        TaxFlow(april, "MO", Money(-800), Money(0)),
    )
    assert sums.taxed(sold, date(2026, 3, 3), date(2026, 3, 30)) == ()


def test_a_parcel_of_a_closed_month_is_late_by_its_own_day(desk: Desk, clock: FixedClock) -> None:
    year = date(2026, 1, 1), date(2026, 12, 31)
    assert sums.sent(desk.db, *year) == (Sent(date(2026, 3, 1), 2, 2),)
    clock.day = date(2026, 4, 3)
    closings.close_month(desk, date(2026, 3, 1))
    orders.enter_order(desk, doll_order("#1077"))
    assert sums.sent(desk.db, *year)[-1] == Sent(date(2026, 4, 1), 2, 1)
    entry = desk.db.query("SELECT max(entry) AS entry FROM tax_bases")[0]["entry"]
    with desk.db.atomic():
        ledger.reverse(desk.db, entry, date(2026, 4, 3), MOMENT, "#1077")
    assert sums.sent(desk.db, *year)[-1] == Sent(date(2026, 4, 1), 2, 0)


def test_what_came_back_is_by_reason_and_item(desk: Desk) -> None:
    settled(desk)
    found = sums.returned(desk.db, date(2026, 3, 1), date(2026, 3, 31))
    assert [(each.reason, each.sku, each.returns, each.pieces, each.money) for each in found] == [
        ("changed_mind", "B", 1, 1, 8995)
    ]
    assert isinstance(found[0], Returned) and found[0].item
    assert sums.returned(desk.db, date(2026, 4, 1), date(2026, 4, 30)) == ()
