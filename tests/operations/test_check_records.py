"""Every payment by check has its check in the book; its life goes on as the table says; its hold is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.operations import (
    bouncing,
    check_records,
    checks,
    deposits,
    editions,
    orders,
    payments,
    policies,
    shipping,
)
from desk.operations.check_records import Taken
from desk.operations.desk import Desk
from desk.records.check_life import CLEAR, DEPOSIT, RETURN, UNDO_RETURN
from desk.records.checks import Bounce
from desk.records.errors import Refused, Stale
from desk.records.facts import Choices
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch
from desk.store import checks as kept
from desk.store import history
from tests.conftest import DAY
from tests.operations import checking, ordering
from tests.operations.own_policies import ASKING, shop_under
from tests.operations.test_credit_expiry import at

HOLD = timedelta(days=10)


def pay(desk: Desk, order: str, cents: int, method: str = "check", on: date = DAY) -> None:
    payments.take_payment(desk, order, NewPayment(method, Money(cents), on, "1207"))


def test_a_payment_by_check_is_a_check_in_the_book(desk: Desk) -> None:
    order = checking.ordered(desk)
    pay(desk, order.number, 6000)
    (check,) = checks.checks_of(desk, order.number)
    assert (check.amount, check.check_number, check.payer, check.state) == (
        6000,
        "1207",
        "Ann Bell",
        "received",
    )
    assert (check.received, check.dated, check.hold_until, check.kind) == (DAY, DAY, DAY + HOLD, "check")
    sheet = checks.open_check(desk, check.number)
    (part,) = sheet.parts
    assert (part.order, part.amount, part.in_force) == (order.number, Money(6000), True)
    assert [(each.step, each.after, each.person) for each in sheet.steps] == [("receive", "received", "Alma")]
    assert (sheet.debts, sheet.recoveries, sheet.answer, sheet.open) == ((), (), None, 0)


@pytest.mark.parametrize("method", ["card", "cash"])
def test_other_money_is_no_check(desk: Desk, method: str) -> None:
    order = checking.ordered(desk)
    pay(desk, order.number, 6000, method)
    assert checks.checks_of(desk, order.number) == ()


def test_an_order_that_is_taken_with_a_check_has_it_in_the_book(desk: Desk) -> None:
    order = checking.ordered(desk, payments=ordering.paid(desk, 10000, "check", reference="88"))
    (check,) = checks.checks_of(desk, order.number)
    assert (check.check_number, check.amount) == ("88", Money(10000))


def test_no_check_is_taken_where_none_are(desk: Desk) -> None:
    order = checking.ordered(desk)
    checks.mark_no_checks(desk, order.customer.number, True, "two came back")
    with pytest.raises(Refused, match="check-not-taken"):
        pay(desk, order.number, 6000)
    with pytest.raises(Refused, match="check-not-taken"):
        checking.ordered(desk, customer=order.customer.number, payments=ordering.paid(desk, 10000, "check"))
    pay(desk, order.number, 6000, "money_order")
    checks.mark_no_checks(desk, order.customer.number, False, "she is a friend")
    pay(desk, order.number, 4000)
    assert [each.kind for each in checks.checks_of(desk, order.number)] == ["money_order", "check"]


def test_who_has_one_with_the_agency_pays_by_no_other(desk: Desk) -> None:
    held = checking.handed(desk).check
    checks.mark_no_checks(desk, held.holder, False, "by mistake")
    assert check_records.is_marked(desk, held.customer)
    with pytest.raises(Refused, match="check-not-taken"):
        pay(desk, checking.ordered(desk, customer=held.holder).number, 5000)


def reading(desk: Desk, choice: str) -> None:
    """Let a reading of the hold be in force, for orders from now on."""
    text = policies.edition_on(desk, DAY).text
    begins = DAY + timedelta(days=1)
    if choice != "check-received":
        editions.new_edition(desk, text, Choices({"check-hold-from": choice}), begins, "agreed")
    at(desk, begins)


@pytest.mark.parametrize(
    ("choice", "late", "days"),
    [("check-received", 3, 13), ("order-placed", 3, 10), ("order-placed", 12, 12)],
)
def test_the_hold_is_counted_as_the_owner_reads_it(desk: Desk, choice: str, late: int, days: int) -> None:
    reading(desk, choice)
    order = checking.ordered(desk)
    at(desk, order.placed + timedelta(days=late))
    check = checking.received(desk, (order.number, 10000)).check
    until = order.placed + timedelta(days=days)
    assert (check.hold_until or check.received) == until
    assert orders.open_order(desk, order.number).first_ship == until


def test_the_hold_of_several_orders_is_the_last_of_theirs(desk: Desk) -> None:
    reading(desk, "order-placed")
    first = checking.ordered(desk)
    at(desk, first.placed + timedelta(days=5))
    second = checking.ordered(desk)
    check = checking.received(desk, (first.number, 10000), (second.number, 10000)).check
    assert check.hold_until == second.placed + HOLD


def test_a_money_order_holds_nothing(desk: Desk) -> None:
    check = checking.received(desk, kind="money_order").check
    assert check.hold_until is None
    number = checks.open_check(desk, check.number).parts[0].order
    assert shipping.ship(desk, Dispatch(number, DAY)).shipped == DAY


def test_a_policy_without_a_hold_holds_nothing(desk: Desk) -> None:
    other = shop_under(
        desk, desk.packs["miniature-expressions"].replace('"miniature-expressions"', '"own"', 1)
    )
    assert checking.received(other).check.hold_until is None
    other.db.close()


ASKS = (
    ASKING.replace('of = "line"', 'of = "order"')
    + """
[[rules]]
clause = "fair"
ask = "shipping_due"
when = { fact = { wet = true } }
hold = "check"
"""
)


def test_a_policy_that_lacks_a_fact_tells_no_hold(desk: Desk) -> None:
    other = shop_under(desk, ASKS)
    assert checking.received(other).check.hold_until is None
    other.db.close()


def test_what_is_on_hold_leaves_with_the_owner_s_word_only(desk: Desk) -> None:
    sheet = checking.received(desk)
    number = sheet.parts[0].order
    at(desk, DAY + HOLD - timedelta(days=1))
    with pytest.raises(Refused, match="order-held-check"):
        shipping.ship(desk, Dispatch(number, desk.clock.today()))
    at(desk, DAY + HOLD)
    assert shipping.ship(desk, Dispatch(number, desk.clock.today())).shipped == DAY + HOLD


def test_the_owner_s_word_against_a_hold_is_in_the_history(desk: Desk) -> None:
    number = checking.received(desk).parts[0].order
    shipping.ship_anyway(desk, Dispatch(number, DAY), "an old customer")
    (line,) = [each for each in history.of(desk.db, number) if each.operation == "ship_anyway"]
    assert (line.reason, "check-hold" in line.after["clauses"]) == ("an old customer", True)


def test_the_hold_is_of_the_last_check_whichever_row_it_stands_in(desk: Desk) -> None:
    """A bounce that is taken back pays once more, with the day of the first payment."""
    order = checking.ordered(desk)
    first = checking.received(desk, (order.number, 5000)).check
    deposits.make_deposit(desk, [first.number], DAY)
    at(desk, DAY + timedelta(days=4))
    checking.received(desk, (order.number, 5000))
    assert orders.open_order(desk, order.number).first_ship == DAY + timedelta(days=14)
    bouncing.bounce(desk, Bounce(first.number, desk.clock.today(), "nsf"))
    bouncing.undo_bounce(desk, first.number, "the bank erred")
    assert orders.open_order(desk, order.number).first_ship == DAY + timedelta(days=14)


def test_a_step_is_kept_with_day_person_and_note(desk: Desk) -> None:
    check = checking.received(desk).check
    with desk.db.atomic():
        done = check_records.take(desk, check, Taken(DEPOSIT, DAY, "by hand"))
    step = checks.open_check(desk, check.number).steps[-1]
    assert (step.before, step.after, step.day, step.at, step.person, step.note) == (
        "received", "deposited", DAY, desk.moment, "Alma", "by hand",
    )  # fmt: skip
    assert (done.state, done.version) == ("deposited", check.version + 1)


def test_a_step_that_the_table_does_not_know_is_refused(desk: Desk) -> None:
    check = checking.received(desk).check
    with pytest.raises(Refused, match="check-is-received"), desk.db.atomic():
        check_records.take(desk, check, Taken(CLEAR, DAY))
    with pytest.raises(Refused, match="check-is-received"):
        check_records.need(check, RETURN)
    check_records.need(check, DEPOSIT)
    with pytest.raises(Stale, match="check-changed"), desk.db.atomic():
        check_records.take(desk, replace(check, version=check.version - 1), Taken(DEPOSIT, DAY))


def test_what_a_step_takes_back_is_the_last_that_stands(desk: Desk) -> None:
    check = checking.returned(desk).check
    slip = deposits.make_deposit(desk, [check.number], DAY)
    bouncing.bounce(desk, Bounce(check.number, DAY, "refer_to_maker"))
    found = check_records.standing_steps(desk, check, UNDO_RETURN)
    assert [each.before for each in found] == ["deposited", "redeposited"]
    bouncing.undo_bounce(desk, check.number, "the bank erred")
    assert [each.before for each in check_records.standing_steps(desk, check, UNDO_RETURN)] == ["deposited"]
    deposits.undo_deposit(desk, slip.number, "left in the drawer")
    assert bouncing.undo_bounce(desk, check.number, "twice").check.state == "deposited"
    assert check_records.standing_steps(desk, check, UNDO_RETURN) == ()
    assert check_records.standing_steps(desk, check, DEPOSIT) == ()


def test_a_payment_is_voided_with_the_check_that_it_was_alone(desk: Desk) -> None:
    order = checking.ordered(desk)
    pay(desk, order.number, 10000)
    payments.void_payment(desk, orders.open_order(desk, order.number).payments[0].number, "the wrong order")
    (check,) = checks.checks_of(desk, order.number)
    sheet = checks.open_check(desk, check.number)
    assert (check.state, sheet.steps[-1].note) == ("voided", "the wrong order")


def test_a_payment_of_a_check_that_did_more_is_not_voided(desk: Desk) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    checking.received(desk, (one.number, 5000), (other.number, 5000))
    with pytest.raises(Refused, match="payment-of-check"):
        payments.void_payment(desk, orders.open_order(desk, one.number).payments[0].number, "so")
    gone = checking.deposited(desk).parts[0].payment
    with pytest.raises(Refused, match="payment-of-check"):
        payments.void_payment(desk, gone.number, "so")


def test_a_part_is_told_with_the_payment_that_stands_for_it(desk: Desk) -> None:
    check = checking.returned(desk).check
    (part,) = check_records.parts_of(desk, check)
    assert not part.in_force
    deposits.make_deposit(desk, [check.number], DAY)
    (again,) = check_records.parts_of(desk, kept.get(desk.db, check.number))
    assert (again.in_force, again.payment.id != part.payment.id, again.id) == (True, True, part.id)
    assert check_records.orders_of((part, again)) == (part.order,)
