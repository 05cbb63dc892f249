"""What is paid of a check that came back, at the counter and by its agency; what is given up as lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import (
    bouncing,
    checks,
    deposits,
    orders,
    payments,
    recovering,
    returns,
    shipping,
)
from desk.operations.desk import Desk
from desk.records.checks import Bounce, CheckSheet
from desk.records.errors import BadInput, Refused
from desk.records.facts import Condition, LinePart
from desk.records.money import ZERO, Money
from desk.records.payments import NewPayment
from desk.records.returns import Ask, Parcel
from desk.records.shipments import Dispatch
from desk.store import checks as kept
from desk.store import history, ledger
from tests.conftest import DAY
from tests.operations import checking
from tests.operations.check_books import check_checks, picture
from tests.operations.test_credit_expiry import at

FINE = Condition(opened=False, original_packaging=True, secured=True, resaleable=True)


def pay(desk: Desk, number: str, cents: int, **told: object) -> CheckSheet:
    """Money for a returned check, in cash and of today unless said."""
    paid = replace(checking.cash(desk, cents), **told)  # type: ignore[arg-type]
    return recovering.take_check_payment(desk, number, paid)


def test_it_is_paid_in_parts_by_any_means(empty_desk: Desk) -> None:
    desk = empty_desk
    one, other = checking.ordered(desk), checking.ordered(desk)
    number = checking.returned(desk, (one.number, 6000), (other.number, 10000)).check.number
    part = pay(desk, number, 7000)
    assert (part.check.state, part.open, part.paid) == ("returned", 12500, 7000)
    assert [(debt.order, debt.open) for debt in part.debts] == [(one.number, 2500), (other.number, 10000)]
    assert part.answer is not None and part.answer.charge == 12500
    part = pay(desk, number, 3500, method="card", last4="4242")
    assert [debt.open for debt in part.debts] == [0, 9000]
    paid = pay(desk, number, 9000, method="money_order", reference="77")
    assert (paid.check.state, paid.open, paid.paid) == ("paid", ZERO, 19500)
    assert paid.answer is not None and paid.answer.state == "paid"
    assert [(each.order, each.amount) for each in paid.recoveries] == [
        (one.number, 7000), (one.number, 2500), (other.number, 1000), (other.number, 9000),
    ]  # fmt: skip
    assert [orders.open_order(desk, each.number).owed for each in (one, other)] == [4000, 0]
    with pytest.raises(Refused, match="check-is-paid"):
        pay(desk, number, 1)
    check_checks(desk, [one.number, other.number])


def test_what_is_paid_on_its_order_counts_for_it(desk: Desk) -> None:
    sheet = checking.returned(desk)
    order = payments.take_payment(desk, sheet.parts[0].order, checking.cash(desk, 13500))
    found = checks.open_check(desk, sheet.check.number)
    assert (order.owed, found.check.state, found.steps[-1].step) == (0, "paid", "pay")


@pytest.mark.parametrize(
    ("change", "error", "key"),
    [
        ({"amount": Money(13501)}, Refused, "payment-above"),
        ({"amount": Money(0)}, BadInput, "payment-amount"),
        ({"amount": Money(-5)}, BadInput, "payment-amount"),
        ({"received": DAY - timedelta(days=1)}, BadInput, "payment-before-return"),
        ({"received": DAY + timedelta(days=60)}, BadInput, "day-ahead"),
        ({"method": "agency"}, BadInput, "payment-method"),
        ({"method": "check"}, Refused, "check-not-taken"),
        ({"reference": "a\x00"}, BadInput, "text-control"),
    ],
)
def test_what_cannot_be_paid_of_it_is_told(desk: Desk, change: dict, error: type, key: str) -> None:
    number = checking.returned(desk).check.number
    head = desk.db.sealer.head
    with pytest.raises(error, match=key):
        pay(desk, number, 500, **change)
    assert desk.db.sealer.head == head


def test_only_what_came_back_is_paid_anew(desk: Desk) -> None:
    with pytest.raises(Refused, match="check-is-deposited"):
        pay(desk, checking.deposited(desk).check.number, 500)


def test_the_check_that_is_named_is_paid_though_another_is_older(desk: Desk) -> None:
    order = checking.ordered(desk)
    first = checking.deposited(desk, (order.number, 6000)).check.number
    second = checking.deposited(desk, (order.number, 4000)).check.number
    for number in (first, second):
        bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
    assert pay(desk, second, 7500).check.state == "paid"
    assert checks.open_check(desk, first).open == 9500
    payments.take_payment(desk, order.number, checking.cash(desk, 9500))
    assert checks.open_check(desk, first).check.state == "paid"


def test_one_check_of_several_orders_is_paid_with_one_check(desk: Desk) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    sheet = checking.returned(desk, (one.number, 10000), (other.number, 10000))
    checks.mark_no_checks(desk, sheet.check.holder, False, "a friend")
    paid = pay(desk, sheet.check.number, 23500, method="check", reference="99")
    assert paid.check.state == "paid"
    (again,) = [each for each in checks.checks_of(desk, one.number) if each.number != sheet.check.number]
    assert (again.amount, again.check_number) == (Money(23500), "99")
    assert [part.order for part in checks.open_check(desk, again.number).parts] == [one.number, other.number]


def test_a_bounced_recovery_opens_the_first_check_again(empty_desk: Desk) -> None:
    desk = empty_desk
    sheet = checking.returned(desk)
    number, order = sheet.check.number, sheet.parts[0].order
    checks.mark_no_checks(desk, sheet.check.holder, False, "a friend")
    pay(desk, number, 13500, method="check", reference="99")
    second = checks.checks_of(desk, order)[1].number
    deposits.make_deposit(desk, [second], DAY)
    back = bouncing.bounce(desk, Bounce(second, DAY, "nsf"))
    first = checks.open_check(desk, number)
    assert (first.check.state, first.steps[-1].step, first.open, back.open) == (
        "returned",
        "reopen",
        13500,
        3500,
    )
    assert orders.open_order(desk, order).owed == 17000, "owed once, with the fee of each"
    check_checks(desk, [order])
    payments.take_payment(desk, order, checking.cash(desk, 17000))
    assert [each.state for each in checks.checks_of(desk, order)] == ["paid", "paid"]


def test_one_that_paid_for_another_is_closed_with_it(desk: Desk) -> None:
    """Without a fee all that both came to is owed of the first."""
    sheet = checking.returned(desk, kind="money_order")
    order = sheet.parts[0].order
    pay(desk, sheet.check.number, 10000, method="money_order")
    second = checks.checks_of(desk, order)[1].number
    deposits.make_deposit(desk, [second], DAY)
    assert bouncing.bounce(desk, Bounce(second, DAY, "other")).open == 0
    payments.take_payment(desk, order, checking.cash(desk, 4000))
    assert [each.state for each in checks.checks_of(desk, order)] == ["returned", "returned"]
    payments.take_payment(desk, order, checking.cash(desk, 6000))
    assert [each.state for each in checks.checks_of(desk, order)] == ["paid", "paid"]


def test_a_payment_that_is_taken_back_is_owed_again(desk: Desk) -> None:
    sheet = checking.returned(desk)
    before = picture(desk, [sheet.parts[0].order])
    paid = pay(desk, sheet.check.number, 13500).recoveries[0].payment
    payments.void_payment(desk, paid.called, "typed twice")
    found = checks.open_check(desk, sheet.check.number)
    assert (found.check.state, found.recoveries) == ("returned", ())
    assert picture(desk, [sheet.parts[0].order]) == before


def agency(desk: Desk, number: str, cents: int, kept_of_it: int = 0, **told: object) -> CheckSheet:
    paid = replace(checking.cash(desk, cents), **told)  # type: ignore[arg-type]
    return recovering.take_agency_payment(desk, number, paid, Money(kept_of_it))


def test_what_the_agency_keeps_was_paid_too(empty_desk: Desk) -> None:
    desk = empty_desk
    sheet = checking.handed(desk)
    number, order = sheet.check.number, sheet.parts[0].order
    part = agency(desk, number, 3000, 1000)
    assert (part.check.state, part.open) == ("collections", 9500)
    paid = agency(desk, number, 9500)
    assert (paid.check.state, orders.open_order(desk, order).owed) == ("paid", 0)
    balance = ledger.trial_balance(desk.db)
    assert (balance["5210"], balance["1000"]) == (1000, 12500)


def test_an_agency_pays_by_its_own_check(desk: Desk) -> None:
    sheet = checking.handed(desk)
    paid = agency(desk, sheet.check.number, 13500, method="check", reference="900")
    assert paid.check.state == "paid"
    assert checks.checks_of(desk, sheet.parts[0].order)[1].check_number == "900"


@pytest.mark.parametrize(
    ("cents", "of_it", "error", "key"),
    [
        (500, -1, BadInput, "charge-amount"),
        (0, 500, BadInput, "payment-amount"),
        (13500, 1, Refused, "check-is-paid"),
        (13000, 501, Refused, "payment-above"),
    ],
)
def test_an_agency_pays_no_more_than_is_owed(
    desk: Desk, cents: int, of_it: int, error: type, key: str
) -> None:
    number = checking.handed(desk).check.number
    with pytest.raises(error, match=key):
        agency(desk, number, cents, of_it)
    assert checks.open_check(desk, number).open == 13500


def test_who_has_the_check_takes_its_payment(desk: Desk) -> None:
    number = checking.handed(desk).check.number
    with pytest.raises(Refused, match="check-with-agency"):
        pay(desk, number, 500)


def test_the_agency_pays_for_what_it_has(desk: Desk) -> None:
    with pytest.raises(Refused, match="check-not-with-agency"):
        agency(desk, checking.returned(desk).check.number, 500)


def test_a_check_of_which_nothing_is_owed_is_closed(desk: Desk) -> None:
    number = checking.owed_no_more(desk).check.number
    done = recovering.close_check(desk, number)
    assert (done.check.state, done.open, done.paid) == ("paid", ZERO, ZERO)


def test_a_check_that_is_owed_is_not_closed(desk: Desk) -> None:
    with pytest.raises(Refused, match="check-owed") as caught:
        recovering.close_check(desk, checking.returned(desk).check.number)
    assert caught.value.values["open"] == 13500


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
    line = orders.open_order(desk, number).lines[0].id
    ra = returns.issue_ra(desk, Ask(number, "changed_mind", today, (LinePart(str(line), 1),))).number
    sheet = returns.inspect(
        desk, returns.open_return(desk, ra), Parcel(today, today, True, ((line_of(desk, ra), FINE),))
    )
    return returns.settle(desk, sheet).ra.settlement.credit  # type: ignore[union-attr]


def line_of(desk: Desk, ra: str) -> int:
    return returns.open_return(desk, ra).ra.lines[0].id


def test_goods_of_a_check_that_was_given_up_give_nothing(desk: Desk) -> None:
    sheet = lost(desk)
    number = sheet.parts[0].order
    assert come_back(desk, number) == ZERO
    assert orders.open_order(desk, number).owed == 0


@pytest.mark.parametrize("gone", [False, True])
def test_the_fee_of_a_check_takes_nothing_of_what_was_paid_of_goods(empty_desk: Desk, gone: bool) -> None:
    """Half of the order was paid in cash, half by a check that came back; two thirds of it came back."""
    desk = empty_desk
    bears = replace(checking.LINE, quantity=2)
    order = checking.sent(desk, bears)
    payments.take_payment(desk, order.number, checking.cash(desk, 10000))
    number = checking.returned(desk, (order.number, 10000)).check.number
    if gone:
        recovering.write_off(desk, number, "gone")
    credit = come_back(desk, order.number)
    found = orders.open_order(desk, order.number)
    assert (credit, found.owed) == ((0, 0) if gone else (0, 3500))
    check_checks(desk, [order.number])


def test_what_left_after_it_was_paid_again_is_no_one_s_loss(desk: Desk) -> None:
    sheet = checking.returned(desk)
    pay(desk, sheet.check.number, 13500)
    done = shipping.ship(desk, Dispatch(sheet.parts[0].order, DAY))
    assert (done.owed, kept.owed_on(desk.db, done.id)) == (0, ())
    assert NewPayment("cash", Money(1), DAY).towards is None
