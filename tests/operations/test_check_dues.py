"""What a check can pay of a customer's orders, oldest first, and how the customer stands with checks."""

from datetime import date

import pytest

from desk.operations import bouncing, check_dues, checks, orders, payments
from desk.operations.desk import Desk
from desk.records.checks import CheckStanding
from desk.records.money import Money
from desk.records.orders import NewLine
from desk.records.payments import NewPayment
from tests.conftest import DAY
from tests.operations import ordering
from tests.operations.checking import LINE, ordered, returned, sent, written

DOLL = NewLine("P", "Winter doll", 1, Money(34999), "preorder")


def test_what_owes_is_named_oldest_first_with_what_is_due_now(desk: Desk) -> None:
    first = ordered(desk)
    buyer = first.customer.number
    ahead = ordered(desk, DOLL, customer=buyer)
    ordered(desk, customer=buyer, payments=ordering.paid(desk, 10000))
    found = check_dues.payable(desk, buyer)
    assert [(each.order.number, each.due_now, each.owed) for each in found] == [
        (first.number, Money(10000), Money(10000)),
        (ahead.number, Money(7000), Money(34999)),
    ]


@pytest.mark.parametrize(
    ("line", "paid", "now", "whole"), [(LINE, 10000, 13500, 13500), (DOLL, 7000, 10500, 38499)]
)
def test_the_fee_of_a_returned_check_is_due_at_once(
    desk: Desk, line: NewLine, paid: int, now: int, whole: int
) -> None:
    """Of a pre-order too, whose balance is not."""
    order = ordered(desk, line)
    returned(desk, (order.number, paid))
    (owing,) = check_dues.payable(desk, order.customer.number)
    assert (owing.due_now, owing.owed) == (Money(now), Money(whole))


def test_a_deposit_by_check_is_no_slip_of_the_pen(desk: Desk) -> None:
    ahead = ordered(desk, DOLL)
    assert checks.look_at_check(desk, written(desk, (ahead.number, 7000))) == ()
    assert checks.look_at_check(desk, written(desk, (ahead.number, 34999))) == ()
    (warned,) = checks.look_at_check(desk, written(desk, (ahead.number, 7001)))
    assert warned.key == "unlike"


def test_what_left_already_waits_for_no_check(desk: Desk) -> None:
    """An order that is paid late was sent long ago: no day is told from which on it may ship."""
    here, gone = ordered(desk), sent(desk)
    assert check_dues.held_until(desk, written(desk, (here.number, 10000))) is not None
    assert check_dues.held_until(desk, written(desk, (gone.number, 10000))) is None


def test_what_the_bank_took_back_is_told_from_what_somebody_voided(desk: Desk) -> None:
    order = ordered(desk)
    number = returned(desk, (order.number, 10000)).check.number
    payments.take_payment(desk, order.number, NewPayment("cash", Money(10000), DAY))
    (paid, back, cash) = orders.open_order(desk, order.number).payments
    payments.void_payment(desk, cash.number, "mistyped")
    assert check_dues.came_back(desk, order.number) == {paid.id, back.id}
    bouncing.undo_bounce(desk, number, "the bank erred")
    good = orders.open_order(desk, order.number).payments[-1]
    assert good.amount == 10000 and good.id not in check_dues.came_back(desk, order.number)


def test_how_a_customer_stands_with_checks(desk: Desk) -> None:
    buyer = ordered(desk).customer.number
    assert check_dues.check_standing(desk, buyer) == CheckStanding()
    assert check_dues.check_standing(desk, buyer).is_taken
    returned(desk, (ordered(desk, customer=buyer).number, 10000))
    found = check_dues.check_standing(desk, buyer)
    assert (found.back, found.marked, found.is_taken) == (1, True, False)
    checks.mark_no_checks(desk, buyer, False, "paid at once")
    assert check_dues.check_standing(desk, buyer).is_taken


def test_it_says_until_when_a_check_would_hold_its_orders(desk: Desk) -> None:
    number = ordered(desk).number
    assert check_dues.held_until(desk, written(desk, (number, 10000))) == date(2026, 3, 23)
    assert check_dues.held_until(desk, written(desk, (number, 10000), kind="money_order")) is None
