"""The list of checks: chips by state and day, columns, live search, what is still owed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desk.operations import bouncing, check_debts, checks_list, deposits, orders, payments, recovering
from desk.operations import checks as taking
from desk.operations.desk import Desk
from desk.records.check_rows import CHIPS, CheckRow
from desk.records.checks import Bounce, Check
from desk.records.lists import Query
from desk.records.money import ZERO, Money
from desk.records.payments import NewPayment
from desk.store import checks, lists, today
from desk.store import checks_list as listed
from tests.conftest import DAY, FixedClock
from tests.operations import checking

SOON = DAY + timedelta(days=5)
# What each check is, and the chips that hold it beside that of all.
SHELF: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "here": ({"state": "received"}, ("to_deposit",)),
    "held": ({"state": "deposited", "hold_until": SOON}, ("on_hold",)),
    "ends": ({"state": "redeposited", "hold_until": DAY}, ("hold_ends", "to_clear")),
    "free": ({"state": "deposited", "hold_until": None}, ("to_clear",)),
    "good": ({"state": "cleared"}, ("cleared",)),
    "back": ({"state": "returned", "due": SOON}, ("returned", "demand_due")),
    "late": ({"state": "demanded", "due": DAY - timedelta(days=1)}, ("returned", "demanded", "passed")),
    "away": ({"state": "collections"}, ("collections",)),
    "paid": ({"state": "paid"}, ("paid",)),
    "lost": ({"state": "written_off"}, ("written_off",)),
    "void": ({"state": "voided"}, ()),
}


def placed(desk: Desk, name: str, check_number: str, cents: int = 10000, **told: Any) -> Check:
    """A check of a customer of this name that pays an order."""
    order = checking.ordered(desk, name=name, email=f"{check_number}@b.org")
    new = checking.written(desk, (order.number, cents), **told)
    return taking.receive_check(desk, replace(new, check_number=check_number)).check


def set_to(desk: Desk, check: Check, told: dict[str, Any]) -> None:
    """Put a check where no steps of the tests' led it."""
    with desk.db.atomic():
        checks.move(desk.db, check, replace(check, **told))


@pytest.fixture
def shelf(desk: Desk) -> dict[str, str]:
    """A check in each place of its life, by a name."""
    found = {}
    for place, (name, (told, _)) in enumerate(SHELF.items()):
        check = placed(desk, f"Ann {place:02}", f"{200 + place}")
        set_to(desk, check, told)
        found[check.number] = name
    return found


def shown(desk: Desk, shelf: dict[str, str], **query: Any) -> list[str]:
    """What a list shows, by the names."""
    ids = listed.reading(desk.db, Query(**query), desk.clock.today()).all()
    return [shelf[row.number] for row in listed.rows(desk.db, ids)]


def test_each_chip_holds_its_checks_and_counts_them(desk: Desk, shelf: dict[str, str]) -> None:
    assert shown(desk, shelf, descending=False) == list(SHELF)
    counts = listed.counts(desk.db, DAY)
    assert tuple(counts) == CHIPS
    for chip in CHIPS:
        wanted = [name for name, (_, chips) in SHELF.items() if chip in chips]
        assert shown(desk, shelf, chip=chip, descending=False) == wanted
        assert counts[chip] == len(wanted)


def test_a_check_dated_ahead_waits_for_its_day(desk: Desk, clock: FixedClock) -> None:
    new = checking.written(desk, (checking.ordered(desk).number, 10000), dated=SOON)
    check = taking.receive_check_anyway(desk, new, "she asked us to wait").check
    assert [row.number for row in checks_list.list_checks(desk, Query("post_dated"))] == [check.number]
    assert listed.counts(desk.db, DAY)["to_deposit"] == 0
    clock.day = SOON
    assert listed.counts(desk.db, SOON)["to_deposit"] == 1


@pytest.mark.parametrize("sort", ["received", "number", "check", "payer", "amount", "customer"])
def test_a_column_sorts_both_ways(desk: Desk, sort: str) -> None:
    first = placed(desk, "Ann", "0200", 4000, payer="Abel").number
    second = placed(desk, "Bea", "0300").number
    names = {first: "first", second: "second"}
    assert shown(desk, names, sort=sort, descending=False) == ["first", "second"]
    assert shown(desk, names, sort=sort) == ["second", "first"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ck-26-00001", ["first"]),
        ("CK-26", ["second", "first"]),
        ("03", ["second"]),
        ("abel f", ["first"]),
        ("quist", ["second"]),
        ("%", []),
    ],
)
def test_letters_find_numbers_payers_and_customers(desk: Desk, text: str, found: list[str]) -> None:
    first = placed(desk, "Ann Bell", "0200", payer="Abel Fox").number
    second = placed(desk, "Zoë Quist", "0300").number
    assert shown(desk, {first: "first", second: "second"}, text=text) == found


def test_letters_are_sifted_where_they_find_too_many(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = placed(desk, "Ann Bell", "0200", payer="Abel Fox").number
    second = placed(desk, "Zoë Quist", "0300").number
    monkeypatch.setattr(lists, "MANY", 0)
    names = {first: "first", second: "second"}
    for text, found in (
        ("ck-26-00002", ["second"]),
        ("02", ["first"]),
        ("abel", ["first"]),
        ("zo", ["second"]),
    ):
        assert shown(desk, names, text=text) == found


def row_of(desk: Desk, number: str) -> CheckRow:
    """The row of a check."""
    return next(row for row in checks_list.list_checks(desk) if row.number == number)


def owed(desk: Desk, number: str) -> Money:
    """What is owed of a check in its row, which is what its own sheet says."""
    row = row_of(desk, number)
    assert row.owed == check_debts.sheet_of(desk, checks.get(desk.db, number)).open
    return row.owed


def test_what_is_owed_is_what_its_window_says(desk: Desk) -> None:
    """Its parts on two orders with the fee, less what was paid since and stands."""
    one, other = (checking.ordered(desk).number for _ in range(2))
    number = checking.returned(desk, (one, 4000), (other, 10000)).check.number
    assert owed(desk, number) == Money(17500)
    payments.take_payment(desk, other, checking.cash(desk, 4500))
    sheet = recovering.take_check_payment(desk, number, checking.cash(desk, 1000))
    assert owed(desk, number) == Money(12000)
    payments.void_payment(desk, sheet.recoveries[0].payment.called, "the drawer was short")
    assert owed(desk, number) == Money(16500)


def test_what_two_checks_of_an_order_owe_is_told_once(desk: Desk) -> None:
    """The second one paid for the first and came back too: the order owes what it owes, with both fees."""
    first = checking.returned(desk)
    order = first.parts[0].order
    taking.mark_no_checks(desk, first.check.holder, False, "a friend")
    told = NewPayment("check", first.open, DAY, "2000")
    recovering.take_check_payment(desk, first.check.number, told)
    second = taking.checks_of(desk, order)[1].number
    deposits.make_deposit(desk, [second], DAY)
    bouncing.bounce(desk, Bounce(second, DAY, "nsf"))
    assert (owed(desk, first.check.number), owed(desk, second)) == (13500, 3500)
    assert orders.open_order(desk, order).owed == 17000


def test_nothing_is_owed_of_one_with_the_bank(desk: Desk) -> None:
    assert owed(desk, checking.deposited(desk).check.number) == ZERO


def test_what_needs_a_hand_stands_on_today(desk: Desk, shelf: dict[str, str]) -> None:
    """One whose day is past needs more than a letter; a hold that is over stands there until it is noted."""
    found = {
        pile.kind: [(shelf[task.number], task.day, task.opens) for task in pile.tasks]
        for pile in today.piles(desk.db, DAY)
        if pile.kind.startswith("check_")
    }
    assert found == {
        "check_passed": [("late", DAY - timedelta(days=1), "check")],
        "check_demand": [("back", SOON, "check")],
        "check_deposit": [("here", DAY, "deposit")],
        "check_clear": [("ends", DAY, "check")],
    }


def test_no_letter_is_due_for_a_money_order_nor_for_one_past_its_day(
    desk: Desk, shelf: dict[str, str]
) -> None:
    order = checking.ordered(desk, name="Zoë", email="z@b.org").number
    new = checking.written(desk, (order, 10000), kind="money_order")
    set_to(desk, taking.receive_check(desk, new).check, {"state": "returned"})
    assert shown(desk, shelf, chip="demand_due") == ["back"]
    kinds = [pile.kind for pile in today.piles(desk.db, SOON + timedelta(days=1))]
    assert "check_demand" not in kinds and "check_passed" in kinds


def test_on_its_last_day_a_check_can_still_be_paid_in_time(desk: Desk, shelf: dict[str, str]) -> None:
    set_to(desk, placed(desk, "Zoë", "1077"), {"state": "demanded", "due": DAY})
    assert shown(desk, shelf, chip="passed") == ["late"]
    (pile,) = [pile for pile in today.piles(desk.db, DAY) if pile.kind == "check_passed"]
    assert [shelf[task.number] for task in pile.tasks] == ["late"]
