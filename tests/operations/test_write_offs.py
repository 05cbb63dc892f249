"""What is given up of a returned check as lost: owed no more, and nothing is given for it afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import (
    bouncing,
    cancelling,
    checks,
    orders,
    payments,
    payouts,
    recovering,
    returns,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.checks import Bounce, CheckSheet
from desk.records.errors import BadInput, Refused
from desk.records.facts import Condition, LinePart
from desk.records.money import ZERO, Money
from desk.records.payouts import NewPayout
from desk.records.returns import Ask, Parcel
from desk.store import history, ledger
from tests.conftest import DAY
from tests.operations import checking
from tests.operations.check_books import check_checks, picture
from tests.operations.test_credit_expiry import at
from tests.operations.test_recovering import pay

FINE = Condition(opened=False, original_packaging=True, secured=True, resaleable=True)


def lost(desk: Desk, *lines: int) -> CheckSheet:
    """A check for orders that left, written off."""
    parts = [(checking.sent(desk).number, cents) for cents in lines or (10000,)]
    sheet = checking.returned(desk, *parts)
    return recovering.write_off(desk, sheet.check.number, "moved away")


def test_what_is_given_up_is_owed_no_more(empty_desk: Desk) -> None:
    desk = empty_desk
    sheet = lost(desk, 6000, 10000)
    numbers = [part.order for part in sheet.parts]
    assert (sheet.check.state, sheet.lost, sheet.open) == ("written_off", 19500, ZERO)
    assert sheet.answer is not None and sheet.answer.charge == 19500, "it was not paid"
    assert [orders.open_order(desk, number).owed for number in numbers] == [4000, 0]
    assert ledger.trial_balance(desk.db)["5300"] == 19500
    (line,) = [each for each in history.of(desk.db, sheet.check.number) if each.operation == "write_off"]
    assert (line.reason, line.after["lost"]) == ("moved away", "195.00")
    check_checks(desk, numbers)
    with pytest.raises(Refused, match="check-is-written-off"):
        pay(desk, sheet.check.number, 500)
    with pytest.raises(Refused, match="check-is-written-off"):
        payments.take_payment(desk, numbers[1], checking.cash(desk, 500))
    payments.take_payment(desk, numbers[0], checking.cash(desk, 500))


def test_undoing_it_leaves_all_as_it_was(desk: Desk) -> None:
    sheet = checking.returned(desk, (checking.sent(desk).number, 10000), (checking.sent(desk).number, 10000))
    numbers = [part.order for part in sheet.parts]
    pay(desk, sheet.check.number, 13500)
    before = picture(desk, numbers)
    recovering.write_off(desk, sheet.check.number, "moved away")
    back = recovering.undo_write_off(desk, sheet.check.number, "she is back")
    assert (back.check.state, back.lost, back.open) == ("returned", ZERO, 10000)
    assert picture(desk, numbers) == before
    with pytest.raises(Refused, match="check-is-returned"):
        recovering.undo_write_off(desk, sheet.check.number, "twice")
    again = recovering.write_off(desk, sheet.check.number, "gone again")
    assert again.lost == 10000


def test_it_is_with_whoever_had_it_when_that_is_undone(desk: Desk) -> None:
    number = checking.handed(desk, (checking.sent(desk).number, 10000)).check.number
    recovering.write_off(desk, number, "they gave up")
    assert recovering.undo_write_off(desk, number, "she wrote").check.state == "collections"


def test_what_is_still_in_the_shop_is_not_given_up(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    with pytest.raises(Refused, match="write-off-unshipped"):
        recovering.write_off(desk, number, "gone")
    for step in (recovering.write_off, recovering.undo_write_off):
        with pytest.raises(BadInput, match="reason-empty"):
            step(desk, number, " ")


def come_back(desk: Desk, number: str) -> Money:
    """The credit for a bear of an order that came back unopened."""
    orders.mark_delivered(desk, number, DAY)
    at(desk, DAY + timedelta(days=2))
    today = desk.clock.today()
    key = orders.line_by_sku(orders.open_order(desk, number), "A")
    ra = returns.issue_ra(desk, Ask(number, "changed_mind", today, (LinePart(key, 1),)))
    parcel = Parcel(today, today, True, ((ra.lines[0].id, FINE),))
    done = returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    assert done.ra.settlement is not None
    return done.ra.settlement.credit


def test_goods_of_a_check_that_was_given_up_give_nothing(desk: Desk) -> None:
    sheet = lost(desk)
    number = sheet.parts[0].order
    assert come_back(desk, number) == ZERO
    assert orders.open_order(desk, number).owed == 0
    balance = ledger.trial_balance(desk.db)
    assert not [balance[name] for name in ("4200", "4210", "4290") if balance.get(name)], (
        "no fee is kept of it"
    )


@pytest.mark.parametrize("gone", [False, True])
def test_the_fee_of_a_check_takes_nothing_of_what_was_paid_of_goods(empty_desk: Desk, gone: bool) -> None:
    """Half of the order was paid in cash, half by a check that came back; one of its two bears comes back."""
    desk = empty_desk
    order = checking.sent(desk, replace(checking.LINE, quantity=2))
    payments.take_payment(desk, order.number, checking.cash(desk, 10000))
    number = checking.returned(desk, (order.number, 10000)).check.number
    if gone:
        recovering.write_off(desk, number, "gone")
    assert come_back(desk, order.number) == 8000, "a fifth is kept of what was paid of it"
    assert orders.open_order(desk, order.number).owed == (0 if gone else 13500)
    check_checks(desk, [order.number])


def test_goods_that_were_paid_since_may_still_be_here(desk: Desk) -> None:
    """Of two orders that a check paid one was paid again and waits in the shop; the other one is lost."""
    here, away = checking.ordered(desk), checking.sent(desk)
    number = checking.returned(desk, (here.number, 10000), (away.number, 10000)).check.number
    pay(desk, number, 13500)
    gone = recovering.write_off(desk, number, "moved away")
    assert (gone.check.state, gone.lost) == ("written_off", 10000)


def refunded(desk: Desk, order: str, cents: int) -> int:
    """The refund of an order that the shop called off, to be made."""
    asked = cancelling.ask_cancel(desk, CancelAsk(order, DAY, by="shop"))
    cancelling.decide_cancel(desk, asked, Money(cents), "original_payment", "sold out")
    (due,) = payouts.refunds_of(desk, order)
    return due.id


def test_money_that_never_came_is_not_given_back_though_its_check_was_given_up(desk: Desk) -> None:
    sheet = checking.deposited(desk)
    refund = refunded(desk, sheet.parts[0].order, 10000)
    bouncing.bounce(desk, Bounce(sheet.check.number, DAY, "nsf"))
    recovering.write_off(desk, sheet.check.number, "moved away")
    with pytest.raises(Refused, match="refund-lost"):
        payouts.mark_refunded(desk, NewPayout(refund, "cash", DAY))


def test_money_that_came_is_given_back_though_a_check_was_given_up(desk: Desk) -> None:
    order = checking.ordered(desk)
    payments.take_payment(desk, order.number, checking.cash(desk, 4000))
    sheet = checking.deposited(desk, (order.number, 6000))
    refund = refunded(desk, order.number, 4000)
    bouncing.bounce(desk, Bounce(sheet.check.number, DAY, "nsf"))
    recovering.write_off(desk, sheet.check.number, "moved away")
    assert payouts.mark_refunded(desk, NewPayout(refund, "cash", DAY)).open == 0


def test_what_was_paid_of_it_before_stands_while_the_rest_is_given_up(desk: Desk) -> None:
    sheet = checking.returned(desk, (checking.sent(desk).number, 10000))
    number, order = sheet.check.number, sheet.parts[0].order
    paid = pay(desk, number, 500).recoveries[0].payment
    recovering.write_off(desk, number, "gone")
    with pytest.raises(Refused, match="check-is-written-off"):
        payments.void_payment(desk, paid.called, "typed twice")
    recovering.undo_write_off(desk, number, "she is back")
    payments.void_payment(desk, paid.called, "typed twice")
    assert checks.open_check(desk, number).open == orders.open_order(desk, order).owed == 13500
