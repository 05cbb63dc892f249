"""The bank erred: a return that is undone leaves all as it was, the second one and then the first."""

import pytest

from desk.operations import billings, bouncing, checks, deposits, orders, payments, payouts, recovering
from desk.operations.desk import Desk
from desk.records.checks import Bounce
from desk.records.errors import BadInput, Refused
from desk.records.money import Money
from desk.store import checks as kept
from tests.conftest import DAY, FixedClock
from tests.operations import checking
from tests.operations.check_books import picture
from tests.operations.test_bouncing import DUE, LATER, again, told
from tests.operations.test_credit_expiry import at


@pytest.mark.parametrize("charge", [0, 1200])
def test_undoing_it_leaves_all_as_it_was(desk: Desk, charge: int) -> None:
    one, other = checking.sent(desk), checking.ordered(desk)
    sheet = checking.deposited(desk, (one.number, 6000), (one.number, 1000), (other.number, 10000))
    before = picture(desk, [one.number, other.number])
    bouncing.bounce(desk, told(sheet, charge))
    at(desk, LATER)
    back = bouncing.undo_bounce(desk, sheet.check.number, "the bank erred")
    assert (back.check.state, back.answer, back.debts) == ("deposited", None, ())
    assert picture(desk, [one.number, other.number]) == before
    with pytest.raises(Refused, match="check-is-deposited"):
        bouncing.undo_bounce(desk, sheet.check.number, "twice")
    with pytest.raises(BadInput, match="reason-empty"):
        bouncing.undo_bounce(desk, sheet.check.number, " ")


def test_undoing_it_settles_what_was_given_back(desk: Desk) -> None:
    """Of an order that was called off nothing left and no fee is billed any more: its money was given on."""
    sheet = checking.credited(desk)
    deposits.make_deposit(desk, [sheet.check.number], DAY)
    before = picture(desk, [sheet.parts[0].order])
    bouncing.bounce(desk, told(sheet))
    bouncing.undo_bounce(desk, sheet.check.number, "the bank erred")
    assert picture(desk, [sheet.parts[0].order]) == before


def test_undoing_the_second_return_leaves_the_first(desk: Desk) -> None:
    sheet = checking.returned(desk, charge=1200)
    number, order = sheet.check.number, sheet.parts[0].order
    at(desk, LATER)
    deposits.make_deposit(desk, [number], LATER)
    before = picture(desk, [order])
    bouncing.bounce(desk, Bounce(number, LATER, "refer_to_maker", Money(700)))
    back = bouncing.undo_bounce(desk, number, "the bank erred").check
    assert (back.state, back.returned, back.reason, back.bank_charge, back.due) == (
        "redeposited", DAY, "nsf", 1200, DUE,
    )  # fmt: skip
    assert picture(desk, [order]) == before


def test_a_fee_that_was_given_up_is_not_billed_with_the_second_return(desk: Desk) -> None:
    sheet = checking.returned(desk)
    number, order = sheet.check.number, sheet.parts[0].order
    billings.void_charge(desk, order, billings.charges_of(desk, order)[0].id, "a friend")
    deposits.make_deposit(desk, [number], DAY)
    before = picture(desk, [order])
    assert bouncing.look_at_bounce(desk, Bounce(number, DAY, "nsf")).total == 10000
    assert bouncing.bounce(desk, Bounce(number, DAY, "nsf")).fee == 0
    bouncing.undo_bounce(desk, number, "the bank erred")
    assert picture(desk, [order]) == before


def test_a_fee_that_is_not_paid_yet_is_in_the_total_of_the_second_return(desk: Desk) -> None:
    sheet = checking.returned(desk)
    number, order = sheet.check.number, sheet.parts[0].order
    deposits.make_deposit(desk, [number], DAY)
    look = bouncing.look_at_bounce(desk, Bounce(number, DAY, "nsf"))
    assert (look.fees, look.fee_open, look.total) == ((), 3500, 13500)
    payments.take_payment(desk, order, checking.cash(desk, 1500))
    look = bouncing.look_at_bounce(desk, Bounce(number, DAY, "nsf"))
    assert (look.fee_open, look.total) == (2000, 12000)
    assert bouncing.bounce(desk, Bounce(number, DAY, "nsf"), look).open == look.total


@pytest.mark.parametrize("charge", [0, 700])
def test_both_returns_are_undone_one_after_the_other(desk: Desk, charge: int) -> None:
    order = checking.ordered(desk)
    sheet = checking.deposited(desk, (order.number, 10000))
    before = picture(desk, [order.number])
    number = bouncing.bounce(desk, told(sheet, 1200)).check.number
    again(desk, number, charge)
    bouncing.undo_bounce(desk, number, "the bank erred")
    slip = checks.open_check(desk, number).check.deposit
    deposits.undo_deposit(desk, slip, "it never went there")
    back = bouncing.undo_bounce(desk, number, "twice").check
    assert (back.state, back.returned, billings.charges_of(desk, order.number)[-1].amount) == (
        "deposited", None, -3500,
    )  # fmt: skip
    assert not kept.is_marked(desk.db, back.customer), "the mark goes with the return that set it"
    assert picture(desk, [order.number]) == before


def test_who_was_marked_before_stays_so(desk: Desk) -> None:
    sheet = checking.deposited(desk)
    checks.mark_no_checks(desk, sheet.check.holder, True, "so")
    assert not bouncing.look_at_bounce(desk, told(sheet)).marks
    bouncing.bounce(desk, told(sheet))
    bouncing.undo_bounce(desk, sheet.check.number, "the bank erred")
    assert kept.is_marked(desk.db, sheet.check.customer)


def test_who_has_another_check_back_since_stays_marked(desk: Desk, clock: FixedClock) -> None:
    """The other one's return found them marked already, and would have marked them."""
    first, second = (checking.deposited(desk, check_number=each) for each in ("1", "2"))
    for sheet in (first, second):
        bouncing.bounce(desk, told(sheet))
    bouncing.undo_bounce(desk, first.check.number, "the bank erred")
    assert kept.is_marked(desk.db, first.check.customer)


def test_who_was_taken_checks_of_again_since_another_came_back_is_not_marked(
    desk: Desk, clock: FixedClock
) -> None:
    first, second = (checking.deposited(desk, check_number=each) for each in ("1", "2"))
    bouncing.bounce(desk, told(first))
    checks.mark_no_checks(desk, first.check.holder, False, "a friend")
    clock.day = LATER
    bouncing.bounce(desk, told(second))
    bouncing.undo_bounce(desk, second.check.number, "the bank erred")
    assert not kept.is_marked(desk.db, first.check.customer), "as it was before"


def test_what_was_paid_of_it_is_given_back_first(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    paid = recovering.take_check_payment(desk, number, checking.cash(desk, 500)).recoveries[0].payment
    with pytest.raises(Refused, match="check-undo-paid"):
        bouncing.undo_bounce(desk, number, "the bank erred")
    payments.void_payment(desk, paid.called, "given back")
    assert bouncing.undo_bounce(desk, number, "the bank erred").check.state == "deposited"


def test_a_fee_that_was_paid_while_it_was_with_the_bank_is_given_back_with_its_return(desk: Desk) -> None:
    sheet = checking.returned(desk)
    number, order = sheet.check.number, sheet.parts[0].order
    slip = deposits.make_deposit(desk, [number], DAY)
    payments.take_payment(desk, order, checking.cash(desk, 3500))
    deposits.undo_deposit(desk, slip.number, "left in the drawer")
    bouncing.undo_bounce(desk, number, "the bank erred")
    assert orders.open_order(desk, order).owed == 0
    assert [each.open for each in payouts.refunds_of(desk, order)] == [3500]
