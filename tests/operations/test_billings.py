"""What is billed beside an order: an address corrected, by the policy or the owner, and taken back."""

import pytest

from desk.operations import billings, booking, orders, payments, payouts
from desk.operations.desk import Desk
from desk.records.answers import Amount
from desk.records.errors import BadInput, DeskError, NotFound, Refused, Stale
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.store import ledger, overrides
from tests.operations.parceling import left, parcel_of

CHARGE = Money(1800)


def test_a_correction_by_ups_is_billed(desk: Desk) -> None:
    order = left(desk)
    answer = billings.ask_correction(desk, order.number, CHARGE)
    assert (answer.outcome, answer.charge) == ("allowed", CHARGE)
    billed = billings.bill_correction(desk, order.number, CHARGE, parcel_of(desk, order).number, answer)
    assert (billed.charged, billed.owed) == (CHARGE, CHARGE)
    (charge,) = billings.charges_of(desk, order.number)
    assert (charge.kind, charge.clause) == ("address_correction", "address-correction")
    assert ledger.balance_of(desk.db, order.number, "1100") == CHARGE
    paid = payments.take_payment(desk, order.number, NewPayment("cash", CHARGE, desk.clock.today()))
    assert (paid.owed, paid.payments[-1].purpose) == (Money(0), "charge")
    assert ledger.balance_of(desk.db, order.number, "1100") == Money(0)


def test_how_the_parcel_went_decides(desk: Desk) -> None:
    order = left(desk, service="priority_mail")
    assert billings.ask_correction(desk, order.number, CHARGE).outcome == "owner"
    with pytest.raises(Refused, match="correction-not-billed"):
        billings.bill_correction(desk, order.number, CHARGE)
    with pytest.raises(BadInput, match="reason-empty"):
        billings.decide_correction(desk, order.number, CHARGE, " ")
    billed = billings.decide_correction(desk, order.number, CHARGE, "the carrier charged us")
    assert billed.owed == CHARGE
    (kept,) = overrides.between(desk.db, desk.clock.today(), desk.clock.today())
    assert (kept.operation, kept.clauses) == ("decide_correction", ("address-correction",))


def test_what_the_policy_bills_needs_no_owner(desk: Desk) -> None:
    with pytest.raises(Refused, match="override-needless"):
        billings.decide_correction(desk, left(desk).number, CHARGE, "so it is")


def test_another_answer_than_was_shown_is_stale(desk: Desk) -> None:
    order = left(desk)
    shown = billings.ask_correction(desk, order.number, Money(1700))
    with pytest.raises(Stale, match="answer-changed"):
        billings.bill_correction(desk, order.number, CHARGE, shown=shown)


def test_a_charge_is_taken_back_once(desk: Desk) -> None:
    order = left(desk)
    billings.bill_correction(desk, order.number, CHARGE)
    (charge,) = billings.charges_of(desk, order.number)
    back = billings.void_charge(desk, order.number, charge.id, "the carrier was wrong")
    assert (back.charged, back.owed) == (Money(0), Money(0))
    assert ledger.balance_of(desk.db, order.number, "4110") == Money(0)
    for each in billings.charges_of(desk, order.number):
        with pytest.raises(Refused, match="charge-voided"):
            billings.void_charge(desk, order.number, each.id, "again")
    with pytest.raises(NotFound, match="charge-unknown"):
        billings.void_charge(desk, order.number, 99, "so it is")


def test_a_paid_charge_that_is_taken_back_is_owed_to_the_customer(desk: Desk) -> None:
    order = left(desk)
    billings.bill_correction(desk, order.number, CHARGE)
    payments.take_payment(desk, order.number, NewPayment("cash", CHARGE, desk.clock.today()))
    (charge,) = billings.charges_of(desk, order.number)
    back = billings.void_charge(desk, order.number, charge.id, "the carrier was wrong")
    assert (back.owed, back.credited, booking.held(desk, order.number)) == (Money(0), CHARGE, Money(0))
    (refund,) = payouts.refunds_due(desk)
    assert (refund.order, refund.open) == (order.number, CHARGE)
    assert orders.read_history(desk, order.number)[-1].after["credit"] == str(CHARGE)
    # It was given back of that payment: only the other one may have been a mistake.
    with pytest.raises(Refused, match="payment-credited"):
        payments.void_payment(desk, back.payments[-1].number, "typed twice")
    found = payments.void_payment(desk, back.payments[0].number, "typed twice")
    assert found.owed == back.total


@pytest.mark.parametrize(
    ("number", "charge", "parcel", "key"),
    [
        ("#1003", 1800, "", "order-not-shipped"),
        ("#1002", 0, "", "charge-amount"),
        ("#1002", 1800, "SH-26-00009-1", "shipment-unknown"),
    ],
)
def test_what_cannot_be_billed_is_told(desk: Desk, number: str, charge: int, parcel: str, key: str) -> None:
    with pytest.raises(DeskError, match=key):
        billings.ask_correction(desk, number, Money(charge), parcel)


def test_what_comes_to_nothing_is_not_billed(desk: Desk) -> None:
    order = left(desk)
    with desk.db.atomic():
        billings.bill(desk, order.number, (Amount("reship_cost", Money(0), "reship"),))
    assert billings.charges_of(desk, order.number) == ()
