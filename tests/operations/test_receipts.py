"""A receipt shows what was paid up to it; an agreement what is signed for the pre-ordered lines alone."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from desk.operations import orders, payments, receipts, shops, taking
from desk.operations.desk import Desk
from desk.records.errors import NotFound, Refused
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder, Order
from desk.records.payments import NewPayment
from tests.conftest import SHOP, FixedClock, owners_desk
from tests.operations.ordering import AWAY

DOLL = NewLine("P", "Winter doll", 1, Money(34999), "preorder")
BEAR = NewLine("A", "Felt bear", 1, Money(10000))


def placed(desk: Desk, *lines: NewLine, method: str = "card") -> Order:
    """An order of lines whose first 70.00 are paid."""
    today = desk.clock.today()
    paid = NewPayment(method, Money(7000), today, "A1", brand="visa", last4="4242")
    return taking.take_order(desk, NewOrder(today, "Ann", lines, payments=(paid,), ship_to=AWAY))


def test_a_receipt_of_one_payment_forgets_what_came_after(desk: Desk) -> None:
    order = placed(desk, DOLL)
    first = receipts.receipt_paper(desk, order.payments[0].number)
    later = NewPayment("cash", Money(1000), desk.clock.today())
    order = payments.take_payment(desk, order.number, later)
    assert receipts.receipt_paper(desk, order.payments[0].number).paid == first.paid == Money(7000)
    second = receipts.receipt_paper(desk, order.payments[1].number)
    assert (second.number, second.paid) == (order.payments[1].number, Money(8000))
    whole = receipts.receipt_paper(desk, order.number)
    assert (whole.number, len(whole.payments), whole.paid) == (order.number, 2, Money(8000))


def test_a_voided_payment_is_on_no_orders_receipt(desk: Desk) -> None:
    order = placed(desk, DOLL)
    payments.void_payment(desk, order.payments[0].number, "typed twice")
    with pytest.raises(Refused, match="receipt-nothing"):
        receipts.receipt_paper(desk, order.number)
    with pytest.raises(NotFound):
        receipts.receipt_paper(desk, "PM-26-00009-9")


def test_an_agreement_says_what_is_due_and_what_is_kept(desk: Desk) -> None:
    order = placed(desk, DOLL, BEAR)
    paper = receipts.agreement_paper(desk, order.number)
    assert paper.deposit == Money(7000)
    assert [(each.label, each.money) for each in paper.kept] == [("forfeited_deposit", Money(-7000))]
    ids = [clause.id for clause in paper.clauses]
    assert "deposit" in ids and "preorder-cancel" in ids and "balance-card" in ids
    assert paper.sure is not None and paper.sure.id == "be-sure" and "ship-target" not in ids


def test_by_check_another_clause_holds_and_time_changes_nothing(desk: Desk, clock: FixedClock) -> None:
    number = placed(desk, DOLL, method="check").number
    before = receipts.agreement_paper(desk, number)
    assert "balance-check" in [clause.id for clause in before.clauses]
    clock.day += timedelta(days=90)
    later = receipts.agreement_paper(desk, number)
    assert (later.clauses, later.kept, later.deposit) == (before.clauses, before.kept, before.deposit)


def test_nothing_paid_yet_is_signed_by_how_it_shall_be_paid(desk: Desk) -> None:
    new = NewOrder(desk.clock.today(), "Ann", (DOLL,), payment_method="check", ship_to=AWAY)
    paper = receipts.agreement_paper(desk, taking.take_order(desk, new).number)
    assert "balance-check" in [clause.id for clause in paper.clauses]


def test_without_a_preorder_there_is_nothing_to_sign(desk: Desk) -> None:
    with pytest.raises(Refused, match="agreement-nothing"):
        receipts.agreement_paper(desk, placed(desk, BEAR).number)


def test_a_silent_policy_leaves_an_agreement_bare(clock: FixedClock) -> None:
    desk = owners_desk(clock)
    shops.create_shop(desk, replace(SHOP, pack="miniature-expressions"), desk.packs["miniature-expressions"])
    paper = receipts.agreement_paper(desk, placed(desk, DOLL).number)
    assert (paper.deposit, paper.kept, paper.clauses) == (Money(0), (), ())
    desk.db.close()


def test_what_the_policy_cannot_answer_is_left_out(desk: Desk) -> None:
    agreed = replace(DOLL, deposit_rate=Fraction(10))
    new = NewOrder(desk.clock.today(), "Ann", (agreed,), number="#77")
    paper = receipts.agreement_paper(desk, orders.enter_order(desk, new).number)
    assert (paper.deposit, paper.kept, paper.clauses) == (Money(0), (), ())
