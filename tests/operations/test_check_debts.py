"""What is owed of checks that came back: counted once, by the policy's answer of today."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import (
    billings,
    bouncing,
    cancelling,
    check_debts,
    checks,
    deposits,
    orders,
    payments,
    recovering,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.checks import Bounce
from desk.records.errors import Refused
from desk.records.facts import LinePart
from desk.records.money import ZERO, Money
from desk.records.payments import NewPayment
from desk.store import credits
from tests.conftest import DAY
from tests.operations import checking
from tests.operations.test_credit_expiry import at


def test_of_a_check_that_did_not_come_back_nothing_is_owed(desk: Desk) -> None:
    for sheet in (checking.received(desk), checking.deposited(desk)):
        assert check_debts.debts(desk, sheet.check) == ()
        assert check_debts.ask(desk, sheet.check, DAY) is None


def test_it_is_owed_by_order_with_its_fee_on_the_first(desk: Desk) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    sheet = checking.returned(desk, (one.number, 6000), (other.number, 3000), (other.number, 1000))
    assert [(each.order, each.amount, each.fee, each.open) for each in sheet.debts] == [
        (one.number, 6000, 3500, 9500),
        (other.number, 4000, 0, 4000),
    ]
    (fee,) = check_debts.fees(desk, sheet.check, orders.open_order(desk, one.number))
    assert (fee.check, fee.clause) == (sheet.check.id, "returned-check-fee")


def test_the_policy_tells_of_it_day_by_day(desk: Desk) -> None:
    sheet = checking.returned(desk)
    assert sheet.answer is not None and sheet.answer.state == "open"
    at(desk, DAY + timedelta(days=11))
    late = checks.open_check(desk, sheet.check.number)
    assert late.answer is not None and late.answer.state == "presumption"
    assert "collections" in late.answer.cites
    assert check_debts.ask(desk, sheet.check, DAY - timedelta(days=3)) == sheet.answer


def test_the_fee_of_one_that_the_bank_paid_in_the_end_is_not_paid_with_it(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    deposits.make_deposit(desk, [number], DAY)
    deposits.clear_checks(desk, [number], DAY)
    found = checks.open_check(desk, number)
    assert found.answer is not None and (found.answer.state, found.answer.charge) == ("open", 3500)
    payments.take_payment(desk, found.parts[0].order, checking.cash(desk, 3500))
    paid = checks.open_check(desk, number).answer
    assert paid is not None and (paid.state, paid.charge) == ("paid", 0)


def test_a_fee_that_the_owner_gives_up_is_not_owed(desk: Desk) -> None:
    sheet = checking.returned(desk)
    order = sheet.parts[0].order
    billings.void_charge(desk, order, billings.charges_of(desk, order)[0].id, "a friend")
    found = checks.open_check(desk, sheet.check.number)
    assert (found.open, found.fee) == (10000, 0)
    assert recovering.take_check_payment(desk, sheet.check.number, checking.cash(desk, 10000)).open == ZERO


def test_what_is_called_off_is_not_owed(desk: Desk) -> None:
    sheet = checking.returned(desk)
    asked = cancelling.ask_cancel(desk, CancelAsk(sheet.parts[0].order, DAY, by="shop"))
    cancelling.decide_cancel(desk, asked, Money(0), "store_credit", "sold out")
    found = checks.open_check(desk, sheet.check.number)
    assert (found.open, found.fee) == (3500, 3500), "the fee stays owed"


def two_back(desk: Desk) -> tuple[str, str, str]:
    """An order of 100.00 that two checks paid, 60.00 and 40.00, which both came back."""
    order = checking.ordered(desk)
    held = [checking.deposited(desk, (order.number, cents)).check.number for cents in (6000, 4000)]
    for number in held:
        bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
    return (order.number, *held)  # type: ignore[return-value]


def opened(desk: Desk, *numbers: str) -> list[int]:
    return [int(checks.open_check(desk, number).open) for number in numbers]


def test_what_two_checks_of_an_order_paid_is_owed_once(desk: Desk) -> None:
    order, *held = two_back(desk)
    assert opened(desk, *held) == [9500, 7500]
    payments.take_payment(desk, order, checking.cash(desk, 10000))
    assert (opened(desk, *held), orders.open_order(desk, order).owed) == ([0, 7000], 7000)
    asked = cancelling.ask_cancel(desk, CancelAsk(order, DAY, by="shop"))
    cancelling.decide_cancel(desk, asked, Money(0), "store_credit", "sold out")
    assert sum(opened(desk, *held)) <= max(0, orders.open_order(desk, order).owed)


def test_of_what_is_owed_yet_the_oldest_check_is_first(desk: Desk) -> None:
    order, *held = two_back(desk)
    asked = cancelling.ask_cancel(desk, CancelAsk(order, DAY, by="shop"))
    cancelling.decide_cancel(desk, asked, Money(0), "store_credit", "sold out")
    assert orders.open_order(desk, order).owed == 7000, "the two fees"
    assert opened(desk, *held) == [7000, 0]


def test_one_that_is_presented_again_pays_for_no_other(desk: Desk) -> None:
    _, *held = two_back(desk)
    deposits.make_deposit(desk, held[:1], DAY)
    assert opened(desk, *held) == [0, 7500]
    found = checks.open_check(desk, held[0])
    assert found.answer is not None and found.answer.state == "open", "not paid before it clears"


def test_an_order_of_a_check_with_the_agency_is_paid_there(desk: Desk) -> None:
    sheet = checking.handed(desk)
    order = orders.open_order(desk, sheet.parts[0].order)
    with pytest.raises(Refused, match="check-with-agency"):
        check_debts.need_here(desk, order)
    check_debts.need_here(desk, orders.open_order(desk, "#1003"))


def given(desk: Desk) -> tuple[str, str, str, str]:
    """An order that two checks paid, given as store credit when it was called off; then both came back."""
    order = checking.ordered(desk)
    held = [checking.deposited(desk, (order.number, cents)).check.number for cents in (6000, 4000)]
    asked = cancelling.ask_cancel(desk, CancelAsk(order.number, DAY, by="shop"))
    cancelling.decide_cancel(desk, asked, Money(10000), "store_credit", "sold out")
    (slip,) = [lot.number for lot in credits.from_order(desk.db, order.number)]
    for number in held:
        bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
    return (order.number, slip, *held)  # type: ignore[return-value]


def test_what_rests_on_two_checks_thaws_with_the_last(desk: Desk) -> None:
    _, slip, first, second = given(desk)
    assert credits.get(desk.db, slip).frozen == first
    assert recovering.take_check_payment(desk, first, checking.cash(desk, 9500)).check.state == "paid"
    assert credits.get(desk.db, slip).frozen == second
    assert recovering.take_check_payment(desk, second, checking.cash(desk, 7500)).check.state == "paid"
    assert credits.get(desk.db, slip).frozen == ""


def test_it_stays_frozen_where_one_of_them_came_back_by_mistake(desk: Desk) -> None:
    _, slip, first, second = given(desk)
    bouncing.undo_bounce(desk, first, "the bank erred")
    assert credits.get(desk.db, slip).frozen == second
    bouncing.undo_bounce(desk, second, "the bank erred")
    assert credits.get(desk.db, slip).frozen == ""


def test_it_stays_frozen_where_one_of_them_is_with_the_bank_again(desk: Desk) -> None:
    _, slip, first, second = given(desk)
    deposits.make_deposit(desk, [first], DAY)
    assert credits.get(desk.db, slip).frozen == second


def test_what_rests_on_one_of_an_order_s_checks_pays_for_the_other_too(desk: Desk) -> None:
    order, _, first, second = given(desk)
    payments.take_payment(desk, order, NewPayment("store_credit", Money(10000), DAY))
    assert [checks.open_check(desk, number).paid for number in (first, second)] == [9500, 500]


def partly_given(desk: Desk) -> tuple[str, str, str]:
    """What two checks paid, 60.00 and 40.00, of which 30.00 was given as store credit; both came back."""
    lines = (replace(checking.LINE, price=Money(cents)) for cents in (7000, 3000))
    order = checking.ordered(desk, *lines)
    held = [checking.deposited(desk, (order.number, cents)).check.number for cents in (6000, 4000)]
    part = LinePart(str(order.lines[1].id), 1)
    asked = cancelling.ask_cancel(desk, CancelAsk(order.number, DAY, (part,), by="shop"))
    cancelling.decide_cancel(desk, asked, Money(3000), "store_credit", "sold out")
    (slip,) = [lot.number for lot in credits.from_order(desk.db, order.number)]
    for number in held:
        bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
    assert credits.get(desk.db, slip).frozen == held[0]
    return (slip, *held)  # type: ignore[return-value]


def test_it_thaws_once_another_check_pays_for_it_though_the_first_is_owed(desk: Desk) -> None:
    slip, first, second = partly_given(desk)
    for number in (first, second):
        bouncing.undo_bounce(desk, number, "the bank erred")
        assert credits.get(desk.db, slip).frozen == "", number
        bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
        assert credits.get(desk.db, slip).frozen == first, number
        deposits.make_deposit(desk, [number], DAY)
        assert credits.get(desk.db, slip).frozen == "", number
        slip_of = checks.open_check(desk, number).check.deposit
        deposits.undo_deposit(desk, slip_of, "left in the drawer")
        assert credits.get(desk.db, slip).frozen == first, number


def test_what_is_paid_and_taken_back_at_once_freezes_what_it_did(desk: Desk) -> None:
    slip, first, second = partly_given(desk)
    for number, cents, after in ((second, 1000, first), (second, 3500, ""), (first, 9500, "")):
        paid = recovering.take_check_payment(desk, number, checking.cash(desk, cents))
        assert credits.get(desk.db, slip).frozen == after
        payments.void_payment(desk, paid.recoveries[-1].payment.called, "typed twice")
        assert credits.get(desk.db, slip).frozen == first


def test_credit_that_was_spent_before_is_frozen_once_that_is_voided(desk: Desk) -> None:
    sheet = checking.credited(desk)
    other = checking.ordered(desk, customer=sheet.check.holder).number
    spent = payments.take_payment(desk, other, NewPayment("store_credit", Money(10000), DAY)).payments[0]
    deposits.make_deposit(desk, [sheet.check.number], DAY)
    back = bouncing.bounce(desk, Bounce(sheet.check.number, DAY, "nsf"))
    assert back.frozen == (), "nothing is left of it"
    payments.void_payment(desk, spent.called, "typed twice")
    found = checks.open_check(desk, back.check.number)
    assert [credits.get(desk.db, each).frozen for each in found.frozen] == [found.check.number]
    with pytest.raises(Refused, match="credit-frozen"):
        payments.take_payment(desk, other, NewPayment("store_credit", Money(100), DAY))


def test_frozen_credit_that_ended_is_not_spent_on_its_order(desk: Desk) -> None:
    order, slip, *_ = given(desk)
    with desk.db.atomic():
        credits.extend(desk.db, credits.get(desk.db, slip), DAY)
    paid = NewPayment("store_credit", Money(1000), DAY)
    assert payments.take_payment(desk, order, paid).paid == 1000
    at(desk, DAY + timedelta(days=1))
    with pytest.raises(Refused, match="credit-expired"):
        payments.take_payment(desk, order, replace(paid, received=DAY + timedelta(days=1)))


def paid_by_another(desk: Desk, *parts: tuple[str, int]) -> tuple[str, str]:
    """A returned check, and another that paid what its first order owes of it and came back as well."""
    first = checking.returned(desk, *parts).check
    checks.mark_no_checks(desk, first.holder, False, "so it is")
    amount = checks.open_check(desk, first.number).debts[0].open
    recovering.take_check_payment(desk, first.number, NewPayment("check", amount, DAY, "1043"))
    second = checks.checks_of(desk, parts[0][0])[-1].number
    deposits.make_deposit(desk, [second], DAY)
    bouncing.bounce(desk, Bounce(second, DAY, "nsf"))
    assert checks.open_check(desk, first.number).check.state == "returned"
    return first.number, second


def test_what_was_paid_otherwise_meanwhile_is_not_paid_again_by_a_check_that_is_good(desk: Desk) -> None:
    order = checking.ordered(desk).number
    first, second = paid_by_another(desk, (order, 10000))
    recovering.take_check_payment(desk, first, checking.cash(desk, 13500))
    assert checks.open_check(desk, first).check.state == "paid"
    bouncing.undo_bounce(desk, second, "the bank erred")
    sheet = checks.open_check(desk, first)
    assert (sheet.check.state, sheet.paid) == ("paid", 13500)


def test_nor_is_the_part_of_one_order_while_another_owes_its_own(desk: Desk) -> None:
    one, other = (checking.ordered(desk).number for _ in range(2))
    first, second = paid_by_another(desk, (one, 10000), (other, 5000))
    recovering.take_check_payment(desk, first, checking.cash(desk, 13500))
    bouncing.undo_bounce(desk, second, "the bank erred")
    sheet = checks.open_check(desk, first)
    assert (sheet.check.state, [debt.paid for debt in sheet.debts], sheet.open) == (
        *("returned", [13500, 0], 5000),
    )
