"""What random histories of checks found: each as the story that it was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import (
    bouncing,
    cancelling,
    checks,
    credits,
    deposits,
    orders,
    payments,
    recovering,
    shipping,
    taking,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.checks import Bounce
from desk.records.errors import Refused
from desk.records.facts import LinePart
from desk.records.money import ZERO, Money
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch
from desk.store import ledger
from tests.operations import checking

TEN = replace(checking.LINE, quantity=10, price=Money(1000))


def called_off(desk: Desk, order: str, pieces: int) -> None:
    """Pieces of an order's only line are cancelled by its customer."""
    line = orders.open_order(desk, order).lines[0]
    ask = CancelAsk(order, desk.clock.today(), (LinePart(str(line.id), pieces),))
    cancelling.cancel_order(desk, cancelling.ask_cancel(desk, ask))


def cancelled(desk: Desk) -> str:
    """The check of 100.00 of an order that was called off with 90.00 as store credit."""
    sheet = checking.received(desk)
    called_off(desk, sheet.parts[0].order, 1)
    return sheet.check.number


def returned(desk: Desk, number: str) -> None:
    """A check goes to the bank and comes back."""
    deposits.make_deposit(desk, [number], desk.clock.today())
    bouncing.bounce(desk, Bounce(number, desk.clock.today(), "nsf"))


def test_a_second_deposit_that_was_not_made_leaves_the_check_as_it_came_back(empty_desk: Desk) -> None:
    """Its first slip, its day and its hold are those of the first time, and the bank may have erred."""
    before = checking.returned(empty_desk)
    empty_desk.clock.day += timedelta(days=3)  # type: ignore[attr-defined]
    slip = deposits.make_deposit(empty_desk, [before.check.number], empty_desk.clock.today())
    deposits.undo_deposit(empty_desk, slip.number, "left in the drawer")
    after = checks.open_check(empty_desk, before.check.number).check
    for name in ("state", "deposit", "deposited", "hold_until", "returned", "due"):
        assert getattr(after, name) == getattr(before.check, name), name
    bouncing.undo_bounce(empty_desk, after.number, "the bank erred")
    assert deposits.undo_deposit(empty_desk, after.deposit, "it never went").state == "undone"


def test_an_order_whose_check_came_back_was_no_mistake(empty_desk: Desk) -> None:
    sheet = checking.returned(empty_desk)
    number = sheet.parts[0].order
    with pytest.raises(Refused, match="void-check"):
        taking.void_order(empty_desk, number, "typed twice")
    checks.mark_no_checks(empty_desk, sheet.check.holder, False, "so it is")
    other = checking.received(empty_desk)
    checks.void_check(empty_desk, other.check.number, "typed twice")
    assert taking.void_order(empty_desk, other.parts[0].order, "typed twice").voided


def test_a_cancelled_order_whose_check_was_good_after_all_holds_and_owes_nothing(empty_desk: Desk) -> None:
    number = cancelled(empty_desk)
    before = ledger.trial_balance(empty_desk.db)
    returned(empty_desk, number)
    bouncing.undo_bounce(empty_desk, number, "the bank erred")
    deposits.undo_deposit(empty_desk, checks.open_check(empty_desk, number).check.deposit, "it never went")
    after = ledger.trial_balance(empty_desk.db)
    assert {name: cents for name, cents in after.items() if cents} == {
        name: cents for name, cents in before.items() if cents
    }


def test_what_an_order_owes_is_owed_of_one_of_its_checks(empty_desk: Desk) -> None:
    """Two checks came back of an order that was called off in part: no more is owed of them than by it."""
    order = checking.ordered(empty_desk, TEN).number
    numbers = [checking.received(empty_desk, (order, cents)).check.number for cents in (6000, 4000)]
    for number in numbers:
        returned(empty_desk, number)
    called_off(empty_desk, order, 5)
    opened = [checks.open_check(empty_desk, number).open for number in numbers]
    assert sum(opened) == orders.open_order(empty_desk, order).owed < 17000
    assert opened[0] == 9500


def test_what_was_paid_of_a_returned_check_can_be_voided_though_credit_rests_on_it(empty_desk: Desk) -> None:
    number = cancelled(empty_desk)
    returned(empty_desk, number)
    slip = checks.open_check(empty_desk, number).frozen[0]
    sheet = recovering.take_check_payment(empty_desk, number, checking.cash(empty_desk, 13500))
    assert sheet.check.state == "paid" and credits.open_credit(empty_desk, slip).state == "open"
    payments.void_payment(empty_desk, sheet.recoveries[0].payment.called, "typed twice")
    assert checks.open_check(empty_desk, number).frozen == (slip,)


def test_credit_is_frozen_for_what_is_owed_whichever_way_that_came_about(empty_desk: Desk) -> None:
    """Once so much was paid that the credit does not rest on the check any more it can be spent."""
    number = checking.received(empty_desk, (checking.ordered(empty_desk, TEN).number, 10000)).check.number
    order = checks.open_check(empty_desk, number).parts[0].order
    called_off(empty_desk, order, 1)
    returned(empty_desk, number)
    recovering.take_check_payment(empty_desk, number, checking.cash(empty_desk, 500))
    assert checks.open_check(empty_desk, number).frozen
    sheet = recovering.take_check_payment(empty_desk, number, checking.cash(empty_desk, 500))
    assert (sheet.check.state, sheet.frozen) == ("returned", ())
    payments.void_payment(empty_desk, sheet.recoveries[-1].payment.called, "typed twice")
    assert checks.open_check(empty_desk, number).frozen


def test_what_was_paid_of_a_check_that_was_given_up_stays_paid(empty_desk: Desk) -> None:
    number = cancelled(empty_desk)
    returned(empty_desk, number)
    paid = recovering.take_check_payment(empty_desk, number, checking.cash(empty_desk, 5000))
    lost = recovering.write_off(empty_desk, number, "moved away")
    assert (lost.open, lost.lost) == (ZERO, Money(8500))
    name = paid.recoveries[0].payment.called
    with pytest.raises(Refused, match="check-is-written-off"):
        payments.void_payment(empty_desk, name, "typed twice")
    recovering.undo_write_off(empty_desk, number, "she is back")
    payments.void_payment(empty_desk, name, "typed twice")
    assert checks.open_check(empty_desk, number).open == 13500


def test_a_second_return_that_was_none_leaves_what_was_told_of_the_first(empty_desk: Desk) -> None:
    """Its day, reason, deadline and bank charge; also after an earlier one that was none."""
    number = checking.deposited(empty_desk).check.number
    bouncing.bounce(empty_desk, Bounce(number, empty_desk.clock.today(), "other", Money(900)))
    bouncing.undo_bounce(empty_desk, number, "another check")
    empty_desk.clock.day += timedelta(days=3)  # type: ignore[attr-defined]
    first = bouncing.bounce(empty_desk, Bounce(number, empty_desk.clock.today(), "nsf", Money(1200))).check
    empty_desk.clock.day += timedelta(days=3)  # type: ignore[attr-defined]
    deposits.make_deposit(empty_desk, [number], empty_desk.clock.today())
    told = Bounce(number, empty_desk.clock.today(), "account_closed", Money(500))
    assert bouncing.bounce(empty_desk, told).check.bank_charge == 500
    after = bouncing.undo_bounce(empty_desk, number, "another check").check
    for name in ("returned", "reason", "due", "bank_charge"):
        assert getattr(after, name) == getattr(first, name), name


def paid_by_another(desk: Desk) -> tuple[str, str]:
    """A returned check, and the check that paid all of it, which is with the bank."""
    first = checking.returned(desk).check
    checks.mark_no_checks(desk, first.holder, False, "so it is")
    paid = NewPayment("check", Money(13500), desk.clock.today(), "1043")
    order = recovering.take_check_payment(desk, first.number, paid).parts[0].order
    second = checks.checks_of(desk, order)[-1].number
    deposits.make_deposit(desk, [second], desk.clock.today())
    return first.number, second


def test_a_check_that_paid_another_pays_it_once_more_where_it_was_good(empty_desk: Desk) -> None:
    first, second = paid_by_another(empty_desk)
    assert checks.open_check(empty_desk, first).check.state == "paid"
    told = Bounce(second, empty_desk.clock.today(), "nsf")
    bouncing.bounce(empty_desk, told)
    assert [checks.open_check(empty_desk, each).open for each in (first, second)] == [13500, 3500]
    bouncing.undo_bounce(empty_desk, second, "the bank erred")
    assert checks.open_check(empty_desk, first).check.state == "paid"
    bouncing.bounce(empty_desk, told)
    recovering.take_check_payment(empty_desk, first, checking.cash(empty_desk, 13500))
    assert checks.open_check(empty_desk, first).check.state == "paid"
    assert checks.open_check(empty_desk, second).open == 3500


def test_a_check_that_paid_one_which_was_given_up_since_may_come_back(empty_desk: Desk) -> None:
    """Then it is owed itself, and its order is owed for it; where it was good after all nothing is."""
    first = checking.returned(empty_desk).check
    order = checks.open_check(empty_desk, first.number).parts[0].order
    shipping.ship_anyway(empty_desk, Dispatch(order, empty_desk.clock.today()), "so it is")
    checks.mark_no_checks(empty_desk, first.holder, False, "so it is")
    paid = NewPayment("check", Money(6000), empty_desk.clock.today(), "1043")
    recovering.take_check_payment(empty_desk, first.number, paid)
    second = checks.checks_of(empty_desk, order)[-1].number
    recovering.write_off(empty_desk, first.number, "moved away")
    returned(empty_desk, second)
    assert checks.open_check(empty_desk, first.number).check.state == "written_off"
    assert checks.open_check(empty_desk, second).open == 9500
    assert orders.open_order(empty_desk, order).owed == 9500
    bouncing.undo_bounce(empty_desk, second, "the bank erred")
    assert (orders.open_order(empty_desk, order).owed, checks.open_check(empty_desk, first.number).paid) == (
        0,
        6000,
    )
