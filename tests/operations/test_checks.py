"""Checks at the counter: what they pay, voided, replaced, taken from nobody who is marked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import bouncing, checks, orders, payments, preorders, taking
from desk.operations.desk import Desk
from desk.records.checks import CheckSheet, NewCheck, NewPart
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.store import checks as kept
from desk.store import history, ledger, preferences
from tests.conftest import DAY
from tests.operations import checking, ordering
from tests.operations.check_books import picture
from tests.operations.test_credit_expiry import at

BANKED = {"routing": "021000021", "account": "000123456789"}


def buyer(desk: Desk, order: str = "#1003") -> str:
    return orders.open_order(desk, order).customer.number


def booked(desk: Desk) -> dict[str, Money]:
    return {name: cents for name, cents in ledger.trial_balance(desk.db).items() if cents}


def test_a_check_is_kept_with_all_that_stands_on_it(desk: Desk) -> None:
    order = checking.ordered(desk)
    told = {"payer": " A. Bell ", "bank": "First", "check_number": " 7 ", "memo": "bear", **BANKED}
    sheet = checking.received(desk, (order.number, 10000), **told, dated=DAY - timedelta(days=2))
    check = sheet.check
    assert (check.payer, check.bank, check.check_number, check.memo) == ("A. Bell", "First", "7", "bear")
    assert (check.routing, check.account4, check.dated) == ("021000021", "6789", DAY - timedelta(days=2))
    assert orders.open_order(desk, order.number).owed == 0
    assert (checks.checks_of(desk, order.number), checks.checks_from(desk, check.holder)) == (
        (check,),
        (check,),
    )
    assert checks.open_check(desk, check.number.lower()) == sheet
    assert booked(desk)["1010"] == 10000 + 22290, "beside what #1003 was entered with"


def test_one_check_pays_several_orders_and_part_of_one(desk: Desk) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    payments.take_payment(desk, other.number, checking.cash(desk, 4000))
    sheet = checking.received(desk, (one.number, 10000), (other.number, 6000))
    assert [(part.order, part.amount) for part in sheet.parts] == [(one.number, 10000), (other.number, 6000)]
    assert [orders.open_order(desk, each.number).owed for each in (one, other)] == [0, 0]
    (line,) = history.of(desk.db, sheet.check.number)
    assert line.after["orders"] == f"{one.number}, {other.number}"


def test_one_check_pays_a_deposit_and_its_balance(desk: Desk) -> None:
    order = checking.ordered(desk, ordering.RELEASE)
    due = int(payments.owing(desk, order.number).due_now)
    preorders.arrive(desk, "P", 2, DAY)
    sheet = checking.received(desk, (order.number, due), (order.number, 69998 - due))
    paid = orders.open_order(desk, order.number).payments
    assert [each.purpose for each in paid] == ["deposit", "balance"]
    assert [part.payment.id for part in sheet.parts] == [each.id for each in paid]
    assert orders.open_order(desk, order.number).processed == DAY, "in effect when the check came"


def test_a_check_pays_an_old_debt(desk: Desk) -> None:
    order = checking.sent(desk)
    assert ledger.balance_of(desk.db, order.number, "1100") == 10000
    at(desk, DAY + timedelta(days=60))
    checking.received(desk, (order.number, 10000))
    assert ledger.balance_of(desk.db, order.number, "1100") == 0
    assert booked(desk)["1010"] == 10000 + 22290


def test_a_check_of_a_payment_that_was_entered_before(desk: Desk) -> None:
    ((order, paid),) = checks.unbooked(desk, buyer(desk))
    before = booked(desk)
    new = NewCheck(paid.amount, DAY, (NewPart(order, paid.amount, paid.called),), check_number="1207")
    sheet = checks.receive_check(desk, new)
    assert (sheet.parts[0].payment, booked(desk)) == (paid, before), "nothing is paid twice"
    assert checks.unbooked(desk, buyer(desk)) == ()
    with pytest.raises(Refused, match="check-payment-other"):
        checks.receive_check(desk, new)
    assert checks.unbooked(desk, buyer(desk, "#1001")) == (), "paid by card"


def test_only_a_payment_by_check_of_that_amount_has_a_check(desk: Desk) -> None:
    ((order, paid),) = checks.unbooked(desk, buyer(desk))
    card = orders.open_order(desk, "#1001").payments[0]
    for number, amount, called, error, key in (
        (order, 500, paid.called, Refused, "check-payment-other"),
        ("#1001", int(card.amount), card.called, Refused, "check-payment-other"),
        (order, int(paid.amount), "PY-26-00009-3", NotFound, "payment-unknown"),
    ):
        new = NewCheck(Money(amount), DAY, (NewPart(number, Money(amount), called),))
        with pytest.raises(error, match=key):
            checks.receive_check(desk, new)


def test_a_payment_makes_one_part_of_a_check(desk: Desk) -> None:
    ((order, paid),) = checks.unbooked(desk, buyer(desk))
    part = NewPart(order, paid.amount, paid.called)
    with pytest.raises(Refused, match="check-payment-other"):
        checks.receive_check(desk, NewCheck(paid.amount * 2, DAY, (part, part)))
    assert len(checks.unbooked(desk, buyer(desk))) == 1


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"kind": "card"}, "payment-method"),
        ({"amount": Money(0), "parts": ()}, "payment-amount"),
        ({"amount": Money(-5)}, "payment-amount"),
        ({"amount": Money(9999)}, "check-parts"),
        ({"parts": ()}, "check-parts"),
        ({"received": DAY + timedelta(days=1)}, "day-to-come"),
        ({"received": DAY - timedelta(days=1)}, "payment-before-order"),
        ({"routing": "021000022"}, "routing-wrong"),
        ({"account": "12x"}, "account-wrong"),
        ({"memo": "a\x00b"}, "text-control"),
    ],
)
def test_what_cannot_stand_on_a_check_is_told(desk: Desk, change: dict, key: str) -> None:
    new = checking.written(desk, (checking.ordered(desk).number, 10000), **change)
    head = desk.db.sealer.head
    with pytest.raises(BadInput, match=key):
        checks.receive_check(desk, new)
    assert desk.db.sealer.head == head


def test_an_account_s_number_is_told_in_no_refusal(desk: Desk) -> None:
    new = checking.written(desk, (checking.ordered(desk).number, 10000), account="00012345\x006789")
    with pytest.raises(BadInput, match="account-wrong") as caught:
        checks.receive_check(desk, new)
    assert "00012345" not in f"{caught.value!r} {caught.value.values}"


def test_an_order_whose_check_came_back_is_not_voided(desk: Desk) -> None:
    sheet = checking.returned(desk)
    with pytest.raises(Refused, match="void-check"):
        taking.void_order(desk, sheet.parts[0].order, "typed twice")
    bouncing.undo_bounce(desk, sheet.check.number, "the bank erred")
    with pytest.raises(Refused, match="void-paid"):
        taking.void_order(desk, sheet.parts[0].order, "typed twice")


def test_parts_are_amounts_above_nothing(desk: Desk) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    with pytest.raises(BadInput, match="check-parts"):
        checks.look_at_check(desk, checking.written(desk, (one.number, 11000), (other.number, -1000)))


def test_a_check_pays_no_more_than_is_owed_and_one_customer_s_orders(desk: Desk) -> None:
    one = checking.ordered(desk)
    other = checking.ordered(desk, name="Zoe", email="zoe@example.com")
    with pytest.raises(Refused, match="payment-above"):
        checking.received(desk, (one.number, 6000), (one.number, 4001))
    with pytest.raises(Refused, match="check-customers"):
        checking.received(desk, (one.number, 100), (other.number, 100))
    assert checks.checks_of(desk, one.number) == ()


def test_a_check_that_was_typed_twice_is_voided_with_all_it_paid(desk: Desk) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    before = picture(desk, [one.number, other.number])
    number = checking.received(desk, (one.number, 10000), (other.number, 10000)).check.number
    sheet = checks.void_check(desk, number, "typed twice")
    assert (sheet.check.state, [part.in_force for part in sheet.parts]) == ("voided", [False, False])
    assert picture(desk, [one.number, other.number]) == before
    with pytest.raises(Refused, match="check-is-voided"):
        checks.void_check(desk, number, "twice")
    with pytest.raises(Refused, match="check-is-deposited"):
        checks.void_check(desk, checking.deposited(desk).check.number, "so")
    with pytest.raises(BadInput, match="reason-empty"):
        checks.void_check(desk, number, "")


def test_a_check_on_which_a_credit_rests_is_not_voided(desk: Desk) -> None:
    sheet = checking.credited(desk)
    with pytest.raises(Refused, match="payment-credited"):
        checks.void_check(desk, sheet.check.number, "so")
    with pytest.raises(Refused, match="payment-credited"):
        checks.replace_check(desk, sheet.check.number, checking.cash(desk, 10000))
    assert checks.open_check(desk, sheet.check.number).check.state == "received"


def replaced(desk: Desk, sheet: CheckSheet, **told: object) -> CheckSheet:
    paid = replace(checking.cash(desk, int(sheet.check.amount)), **told)  # type: ignore[arg-type]
    return checks.replace_check(desk, sheet.check.number, paid)


def test_a_check_is_given_back_for_other_money(desk: Desk) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    sheet = replaced(desk, checking.received(desk, (one.number, 10000), (other.number, 6000)))
    assert (sheet.check.state, booked(desk)["1000"], booked(desk)["1010"]) == ("replaced", 16000, 22290)
    assert [orders.open_order(desk, each.number).owed for each in (one, other)] == [0, 4000]
    with pytest.raises(Refused, match="check-is-replaced"):
        replaced(desk, sheet)


@pytest.mark.parametrize("method", ["check", "money_order"])
def test_a_check_is_given_back_for_another_that_pays_the_same(desk: Desk, method: str) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    first = checking.received(desk, (one.number, 10000), (other.number, 6000))
    replaced(desk, first, method=method, reference="99")
    (new,) = [each for each in checks.checks_of(desk, one.number) if each.number != first.check.number]
    assert (new.kind, new.check_number, new.amount) == (method, "99", Money(16000))
    assert checks.checks_of(desk, other.number)[1] == new


def test_no_check_is_given_back_for_a_check_where_none_are_taken(desk: Desk) -> None:
    sheet = checking.received(desk)
    checks.mark_no_checks(desk, sheet.check.holder, True, "two came back")
    with pytest.raises(Refused, match="check-not-taken"):
        replaced(desk, sheet, method="check")
    assert replaced(desk, sheet, method="money_order").check.state == "replaced"


def test_a_check_is_given_back_for_as_much(desk: Desk) -> None:
    sheet = checking.received(desk)
    with pytest.raises(BadInput, match="check-replaced-other"):
        replaced(desk, sheet, amount=Money(9999))
    with pytest.raises(Refused, match="check-is-deposited"):
        replaced(desk, checking.deposited(desk))


def test_no_checks_are_taken_from_a_customer_until_they_are_again(desk: Desk) -> None:
    who = buyer(desk)
    for marked in (True, False):
        assert checks.mark_no_checks(desk, who, marked, "so it is") is marked
        assert kept.is_marked(desk.db, orders.open_order(desk, "#1003").customer.id) is marked
    lines = [each for each in history.of(desk.db, who) if each.operation == "mark_no_checks"]
    assert [(each.before, each.after) for each in lines] == [
        ({"no_checks": "False"}, {"no_checks": "True"}),
        ({"no_checks": "True"}, {"no_checks": "False"}),
    ]
    with pytest.raises(BadInput, match="reason-empty"):
        checks.mark_no_checks(desk, who, True, " ")


def test_no_other_check_takes_its_place_where_none_is_taken(desk: Desk) -> None:
    check = checking.received(desk).check
    checks.mark_no_checks(desk, check.holder, True, "the bank called")
    other = NewPayment("check", check.amount, DAY, "1043")
    with pytest.raises(Refused, match="check-not-taken"):
        checks.replace_check(desk, check.number, other)
    assert (
        checks.replace_check(desk, check.number, replace(other, method="money_order")).check.state
        == "replaced"
    )


def test_what_an_older_file_was_paid_by_check_is_entered_once(desk: Desk) -> None:
    marked = checking.paid_before(desk)
    checks.mark_no_checks(desk, marked.customer.number, True, "so it was")
    by_order = checking.paid_before(desk, "money_order", "PY-26-00091-1")
    voided = checking.paid_before(desk, "check", "PY-26-00092-9")
    payments.void_payment(desk, voided.payments[0].called, "typed twice")
    checking.paid_before(desk, "card", "PY-26-00093-7")
    before = booked(desk)
    for _ in range(2):
        checks.catch_up(desk)
        assert [len(checks.checks_of(desk, each.number)) for each in (marked, by_order, voided)] == [1, 1, 0]
    (check,) = checks.checks_of(desk, marked.number)
    assert (check.state, check.check_number, check.amount, check.kind) == ("received", "1207", 10000, "check")
    assert checks.open_check(desk, check.number).parts[0].payment == marked.payments[0]
    assert (booked(desk), preferences.get(desk.db, preferences.CHECKS)) == (before, "kept")
    assert len(checks.unbooked(desk, buyer(desk))) == 1, "what came with an order that was entered has none"
