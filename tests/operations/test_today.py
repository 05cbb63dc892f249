"""The day's work is told from what every write keeps with its order."""

from datetime import date, timedelta

from desk.operations import (
    billings,
    cancelling,
    close_outs,
    notices,
    payments,
    preorders,
    quoting,
    shipping,
    today,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch, Packed
from tests.conftest import FixedClock
from tests.operations import counting
from tests.operations.ordering import BEAR, basket, paid, taken
from tests.operations.test_balances import P, pay


def test_what_may_ship_and_what_is_late_is_told(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    found = today.look_at_today(desk)
    assert found.day == desk.clock.today()
    tasks = {pile.kind: [task.number for task in pile.tasks] for pile in found.piles}
    assert tasks == {"to_tell": ["#1003"], "to_ship": [order.number]}


def test_how_many_left_in_time_is_told(desk: Desk) -> None:
    share = today.shipped_in_time(desk)
    assert (share.in_time, share.of) == (2, 3)


def test_the_holds_that_end_today_are_counted(desk: Desk) -> None:
    assert today.holds_ending(desk) == 0
    day = desk.clock.today()
    for ago in (10, 9):
        check = NewPayment("check", Money(23571), day - timedelta(ago), "1207")
        taken(desk, placed=day - timedelta(ago), payments=(check,))
    assert today.holds_ending(desk) == 1


def tasks_of(desk: Desk) -> dict[str, list[str]]:
    """The orders that need a hand, by what they need; of the tests' shop one is late from the first."""
    return {pile.kind: [task.number for task in pile.tasks] for pile in today.look_at_today(desk).piles[1:]}


def test_no_notice_is_kept_of_what_has_left_or_was_called_off(desk: Desk, clock: FixedClock) -> None:
    order, other = (taken(desk, payments=paid(desk, 23571)) for _ in "ab")
    clock.day += timedelta(15)
    assert len(notices.make_late_notices(desk, (order.number, other.number))) == 2
    assert tasks_of(desk)["notice"] == [order.number, other.number]
    shipping.ship(desk, Dispatch(order.number, clock.day))
    cancelling.cancel_order(desk, cancelling.ask_cancel(desk, CancelAsk(other.number, clock.day)))
    assert "notice" not in tasks_of(desk) and notices.notices_to_tell(desk) == ()


def test_a_balance_is_to_be_asked_for_and_one_by_card_to_be_charged(desk: Desk) -> None:
    by_card, told = (taken(desk, P, payments=paid(desk, 6000, way)) for way in ("card", "money_order"))
    paid_up = taken(desk, P, payments=paid(desk, 33125, "money_order"))
    preorders.arrive(desk, "P", 3, desk.clock.today())
    banked = {"check_deposit": ["CK-26-00001-5", "CK-26-00002-8"]}
    assert tasks_of(desk) == {**banked, "to_ship": [paid_up.number], "unasked": [by_card.number, told.number]}
    notices.make_balance_notices(desk)
    assert tasks_of(desk) == {
        **banked,
        "charge": [by_card.number],
        "to_ship": [paid_up.number],
        "notice": [told.number],
    }
    pay(desk, by_card, 27125)
    left = {"to_ship": [by_card.number, paid_up.number], "notice": [told.number]}
    assert tasks_of(desk) == {"check_deposit": [*banked["check_deposit"], "CK-26-00003-1"], **left}


def test_what_is_billed_beside_an_order_is_no_balance_to_ask_for(desk: Desk) -> None:
    """Two pre-orders with a bear that left and a charge that is open; of the second 1.00 is open as well."""
    whole = quoting.quote(desk, basket(desk, BEAR, P)).order.total
    first, second = (
        taken(desk, BEAR, P, payments=paid(desk, each, "money_order")) for each in (whole, whole - 100)
    )
    for order in (first, second):
        bear = (Packed(order.lines[0].id, 1),)
        shipping.ship(desk, Dispatch(order.number, desk.clock.today(), bear))
        billings.bill_correction(desk, order.number, Money(1500))
    preorders.arrive(desk, "P", 2, desk.clock.today())
    assert tasks_of(desk)["unasked"] == [second.number]
    told = NewPayment("cash", Money(1500), desk.clock.today(), purpose="charge")
    payments.take_payment(desk, second.number, told)
    assert tasks_of(desk)["unasked"] == [second.number], "the charge is paid, and the balance is not"
    assert [each.order for each in notices.make_balance_notices(desk)] == [second.number]


def test_a_shop_that_closes_out_is_told_of_a_day_that_it_forgot(desk: Desk) -> None:
    """Only of days on which cash moved, and of none before today."""

    def forgotten(day: int) -> list[tuple[str, str, date | None]]:
        found = today.look_at_today(counting.at(desk, date(2026, 3, day))).piles
        return [
            (task.number, task.opens, task.day)
            for pile in found
            if pile.kind == "close_out"
            for task in pile.tasks
        ]

    counting.paid(desk, 100)
    assert forgotten(20) == []
    done = counting.closed(desk, 100)
    assert forgotten(20) == []
    for day in (16, 18, 18, 20):
        counting.paid(counting.at(desk, date(2026, 3, day)), 100)
    told = [(done.number, "close_out", date(2026, 3, day)) for day in (16, 18)]
    assert forgotten(20) == told and forgotten(16) == []
    last = counting.closed(counting.at(desk, date(2026, 3, 18)), 400)
    assert forgotten(20) == []
    close_outs.undo_close_out(desk, last.number, "counted wrong")
    assert forgotten(20) == told
