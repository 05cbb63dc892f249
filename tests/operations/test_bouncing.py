"""A check that the bank returns: what opens again, its fee, what rested on it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.operations import (
    billings,
    bouncing,
    cancelling,
    checks,
    credits,
    deposits,
    orders,
    payments,
    payouts,
    preorders,
    recovering,
    shipping,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.checks import REASONS, Bounce, CheckSheet
from desk.records.errors import BadInput, Refused, Stale
from desk.records.money import ZERO, Money
from desk.records.payments import NewPayment
from desk.records.payouts import NewPayout
from desk.records.shipments import Dispatch
from desk.store import checks as kept
from desk.store import history, ledger
from tests.conftest import DAY
from tests.operations import checking, ordering
from tests.operations.check_books import check_checks
from tests.operations.own_policies import shop_under
from tests.operations.test_credit_expiry import at

LATER = DAY + timedelta(days=3)
DUE = date(2026, 3, 23)


def told(sheet: CheckSheet, charge: int = 0, on: date = DAY, reason: str = "nsf") -> Bounce:
    return Bounce(sheet.check.number, on, reason, Money(charge), "the notice")


def again(desk: Desk, number: str, charge: int = 0, on: date = LATER) -> CheckSheet:
    """A returned check taken to the bank once more and returned again."""
    at(desk, on)
    deposits.make_deposit(desk, [number], on)
    return bouncing.bounce(desk, Bounce(number, on, "refer_to_maker", Money(charge)))


def test_its_orders_open_again_as_they_were_paid(empty_desk: Desk) -> None:
    desk = empty_desk
    one, other = checking.ordered(desk), checking.ordered(desk)
    sheet = checking.deposited(desk, (one.number, 6000), (other.number, 10000))
    shown = bouncing.look_at_bounce(desk, told(sheet, 1200))
    assert [(each.order, each.amount, each.sent, each.here) for each in shown.opened] == [
        (one.number, 6000, 0, 1),
        (other.number, 10000, 0, 1),
    ]
    assert (shown.total, shown.due, shown.marks) == (Money(19500), DUE, True)
    ((fee,)) = shown.fees
    assert (fee.label, fee.money, fee.clause) == ("returned_check_fee", 3500, "returned-check-fee")
    back = bouncing.bounce(desk, told(sheet, 1200), shown)
    assert [orders.open_order(desk, each.number).owed for each in (one, other)] == [13500, 10000]
    assert (back.check.state, back.check.returned, back.check.reason, back.check.due) == (
        "returned", DAY, "nsf", DUE,
    )  # fmt: skip
    assert (back.check.bank_charge, back.steps[-1].note, back.open, back.fee) == (
        1200,
        "the notice",
        19500,
        3500,
    )
    assert back.answer is not None and (back.answer.state, back.answer.charge) == ("open", 19500)
    assert kept.is_marked(desk.db, one.customer.id)
    balance = ledger.trial_balance(desk.db)
    assert (balance["1020"], balance["1010"], balance["5200"], balance["4230"]) == (-1200, 0, 1200, -3500)
    check_checks(desk, [one.number, other.number])


def test_its_history_tells_of_it(desk: Desk) -> None:
    sheet = checking.returned(desk)
    line = history.of(desk.db, sheet.check.number)[-1]
    assert (line.operation, line.after["no_checks"], line.after["total"]) == ("bounce", "True", "135.00")
    lines = [each.operation for each in history.of(desk.db, sheet.parts[0].order)]
    assert lines[-1] == "check_returned"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"on": DAY + timedelta(days=1)}, "day-to-come"),
        ({"on": DAY - timedelta(days=1)}, "bounce-before"),
        ({"reason": "so"}, "bounce-reason"),
        ({"bank_charge": Money(-1)}, "charge-amount"),
        ({"note": "a\x00"}, "text-control"),
    ],
)
def test_what_cannot_be_of_a_return_is_told(desk: Desk, changes: dict, key: str) -> None:
    new = replace(told(checking.deposited(desk)), **changes)
    head = desk.db.sealer.head
    with pytest.raises(BadInput, match=key):
        bouncing.bounce(desk, new)
    assert desk.db.sealer.head == head


def test_only_what_is_with_the_bank_comes_back(desk: Desk) -> None:
    with pytest.raises(Refused, match="check-is-received"):
        bouncing.look_at_bounce(desk, told(checking.received(desk)))
    with pytest.raises(Refused, match="check-is-returned"):
        bouncing.bounce(desk, told(checking.returned(desk)))


@pytest.mark.parametrize("reason", REASONS)
def test_a_bank_has_its_reasons(desk: Desk, reason: str) -> None:
    assert bouncing.bounce(desk, told(checking.deposited(desk), reason=reason)).check.reason == reason


def test_what_was_shown_is_what_is_done(desk: Desk) -> None:
    sheet = checking.deposited(desk)
    shown = bouncing.look_at_bounce(desk, told(sheet))
    checks.mark_no_checks(desk, sheet.check.holder, True, "so")
    with pytest.raises(Stale, match="answer-changed"):
        bouncing.bounce(desk, told(sheet), shown)
    assert checks.open_check(desk, sheet.check.number).check.state == "deposited"


def test_the_fee_is_due_once_however_often_it_comes_back(empty_desk: Desk) -> None:
    desk = empty_desk
    sheet = checking.returned(desk, charge=1200)
    number, order = sheet.check.number, sheet.parts[0].order
    back = again(desk, number, 800)
    assert (back.check.state, back.check.returned, back.fee, back.open) == (
        "returned_again",
        LATER,
        3500,
        13500,
    )
    assert back.check.due == LATER + timedelta(days=10)
    assert len(billings.charges_of(desk, order)) == 1
    assert ledger.trial_balance(desk.db)["5200"] == 2000
    check_checks(desk, [order])


def test_a_money_order_has_no_fee_and_marks_nobody(desk: Desk) -> None:
    sheet = checking.deposited(desk, kind="money_order")
    shown = bouncing.look_at_bounce(desk, told(sheet))
    assert (shown.answer, shown.fees, shown.total, shown.due, shown.marks) == (None, (), 10000, None, False)
    back = bouncing.bounce(desk, told(sheet), shown)
    assert (back.open, back.fee, back.answer, back.check.due) == (10000, 0, None, None)
    assert not kept.is_marked(desk.db, back.check.customer)
    assert bouncing.undo_bounce(desk, back.check.number, "so").check.state == "deposited"


def test_a_policy_that_is_silent_bills_nothing_and_sets_no_day(desk: Desk) -> None:
    text = desk.packs["miniature-expressions"].replace('"miniature-expressions"', '"own"', 1)
    other = shop_under(desk, text)
    back = checking.returned(other)
    assert (back.open, back.fee, back.check.due) == (10000, 0, None)
    assert back.answer is not None and back.answer.outcome != "allowed"
    paid = recovering.take_check_payment(other, back.check.number, checking.cash(other, 10000))
    assert (paid.check.state, paid.open) == ("paid", ZERO)
    other.db.close()


def test_what_came_back_does_not_leave_without_the_owner_s_word(desk: Desk) -> None:
    sheet = checking.returned(desk)
    number = sheet.parts[0].order
    at(desk, DAY + timedelta(days=20))
    with pytest.raises(Refused, match="order-held-unpaid"):
        shipping.ship(desk, Dispatch(number, desk.clock.today()))
    shipping.ship_anyway(desk, Dispatch(number, desk.clock.today()), "she promised")
    assert [each.operation for each in history.of(desk.db, number)][-1] in ("ship", "ship_anyway")
    assert any(each.operation == "ship_anyway" for each in history.of(desk.db, number))


def test_a_pre_order_is_in_effect_no_more(desk: Desk) -> None:
    order = checking.ordered(desk, ordering.RELEASE)
    sheet = checking.deposited(desk, (order.number, int(payments.owing(desk, order.number).due_now)))
    waits = checking.ordered(desk, ordering.RELEASE, payments=ordering.paid(desk, 69998))
    preorders.arrive(desk, "P", 2, DAY)
    assert [orders.open_order(desk, each.number).lines[0].allocated for each in (order, waits)] == [2, 0]
    bouncing.bounce(desk, told(sheet))
    found = [orders.open_order(desk, each.number) for each in (order, waits)]
    assert [(each.processed, each.lines[0].allocated) for each in found] == [(None, 0), (DAY, 2)]
    (line,) = [each for each in history.of(desk.db, order.number) if each.operation == "check_returned"]
    assert line.after["pieces"] == "2"


def test_what_left_is_owed_at_once(desk: Desk) -> None:
    order = checking.sent(desk)
    sheet = checking.deposited(desk, (order.number, 10000))
    (opened,) = bouncing.look_at_bounce(desk, told(sheet)).opened
    assert (opened.sent, opened.here) == (1, 0)
    bouncing.bounce(desk, told(sheet))
    assert ledger.balance_of(desk.db, order.number, "1100") == 13500


def test_store_credit_that_rests_on_it_is_frozen_and_spent_on_its_own_order(desk: Desk) -> None:
    sheet = checking.credited(desk)
    number, order = sheet.check.number, sheet.parts[0].order
    other = checking.ordered(desk, customer=sheet.check.holder)
    spent = NewPayment("store_credit", Money(4000), DAY)
    payments.take_payment(desk, other.number, spent)
    deposits.make_deposit(desk, [number], DAY)
    (opened,) = bouncing.look_at_bounce(desk, told(sheet)).opened
    (slip,) = opened.slips
    assert (slip[1], opened.spent, opened.refund) == (6000, 4000, 0)
    back = bouncing.bounce(desk, told(sheet))
    assert back.frozen == (slip[0],)
    assert credits.open_credit(desk, slip[0]).state == "frozen"
    with pytest.raises(Refused, match="credit-frozen") as caught:
        payments.take_payment(desk, other.number, replace(spent, amount=Money(100)))
    assert caught.value.values["check"] == number
    to = orders.open_order(desk, "#1001").customer.number
    with pytest.raises(Refused, match="credit-rests"):
        credits.transfer_credit(desk, slip[0], to, "a present")
    payments.take_payment(desk, order, replace(spent, amount=Money(6000)))
    found = checks.open_check(desk, number)
    assert (found.open, found.check.state, found.paid) == (7500, "returned", 6000)


def test_it_thaws_when_it_is_paid_and_freezes_when_that_is_taken_back(desk: Desk) -> None:
    sheet = checking.credited(desk)
    deposits.make_deposit(desk, [sheet.check.number], DAY)
    back = bouncing.bounce(desk, told(sheet))
    paid = recovering.take_check_payment(desk, back.check.number, checking.cash(desk, int(back.open)))
    assert (paid.check.state, paid.frozen) == ("paid", ())
    payments.void_payment(desk, paid.recoveries[0].payment.called, "typed twice")
    found = checks.open_check(desk, back.check.number)
    assert (found.check.state, found.frozen, found.open) == ("returned", back.frozen, back.open)
    deposits.make_deposit(desk, [back.check.number], DAY)
    assert checks.open_check(desk, back.check.number).frozen == ()


def test_a_refund_that_rests_on_it_waits(desk: Desk) -> None:
    sheet = checking.deposited(desk)
    order = sheet.parts[0].order
    asked = cancelling.ask_cancel(desk, CancelAsk(order, DAY, by="shop"))
    cancelling.decide_cancel(desk, asked, Money(10000), "original_payment", "sold out")
    (opened,) = bouncing.look_at_bounce(desk, told(sheet)).opened
    assert (opened.refund, opened.slips, opened.spent) == (10000, (), 0)
    bouncing.bounce(desk, told(sheet))
    (refund,) = payouts.refunds_of(desk, order)
    with pytest.raises(Refused, match="refund-rests"):
        payouts.mark_refunded(desk, NewPayout(refund.id, "cash", DAY))
    bouncing.undo_bounce(desk, sheet.check.number, "the bank erred")
    assert payouts.mark_refunded(desk, NewPayout(refund.id, "cash", DAY)).open == 0
