"""What nothing is left to be paid with is owed to the customer, whatever came back before."""

from desk.operations import billings, booking, credits, parcels, payments, payouts, shipping, surplus
from desk.operations.desk import Desk
from desk.records.cancellations import OVERPAID
from desk.records.money import ZERO, Money
from desk.records.parcels import Ruling
from desk.records.shipments import Dispatch, Packed
from desk.store import cancellations
from tests.operations.ordering import BEAR, DOLL, paid, taken
from tests.operations.parceling import back, left, read

CHARGE = Money(1500)


def test_where_nothing_was_paid_too_much_nothing_is_given_back(desk: Desk) -> None:
    order = left(desk)
    with desk.db.atomic():
        assert surplus.give_back(desk, order.number) == {}
    order = billings.bill_correction(desk, order.number, CHARGE)
    (charge,) = billings.charges_of(desk, order.number)
    found = billings.void_charge(desk, order.number, charge.id, "the carrier was wrong")
    assert (found.owed, found.credited, payouts.refunds_due(desk)) == (ZERO, ZERO, ())


def test_what_an_open_order_was_paid_too_much_is_not_held_until_it_left(desk: Desk) -> None:
    order = taken(desk, BEAR, DOLL, payments=paid(desk, 23571))
    packed = (Packed(order.lines[0].id, 1),)
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), packed))
    billings.bill_correction(desk, order.number, CHARGE)
    payments.take_payment(desk, order.number, *paid(desk, CHARGE))
    (charge,) = billings.charges_of(desk, order.number)
    found = billings.void_charge(desk, order.number, charge.id, "the carrier was wrong")
    (kept,) = cancellations.of_order(desk.db, order.id)
    assert (kept.kind, kept.lines, kept.credit, kept.withdrawn) == (OVERPAID, (), CHARGE, CHARGE)
    assert kept.answer.amount("overpaid") == CHARGE
    assert (found.owed, found.credited, found.is_open) == (ZERO, CHARGE, True)
    shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    assert (read(desk, order).owed, booking.held(desk, order.number)) == (ZERO, ZERO)
    assert [each.open for each in payouts.refunds_due(desk)] == [CHARGE]


def test_a_charge_is_not_forgiven_with_what_came_back_and_then_given_back(desk: Desk) -> None:
    """Nothing was paid for it: what came back was paid, and all of its money given back."""
    order = taken(desk, BEAR, DOLL, payments=paid(desk, 23571))
    today, reason = desk.clock.today(), "she moved away"
    for line in order.lines:
        shipping.ship(desk, Dispatch(order.number, today, (Packed(line.id, 1),)))
    for parcel in parcels.parcels_of(desk, order.number):
        sheet = parcels.ask_parcel_back(desk, back(desk, order, "other", parcel=parcel.number))
        ruling = Ruling("refunded", sheet.most, "original_payment")
        found = parcels.decide_parcel_back(desk, sheet, ruling, reason).order
        if not found.charged:
            billings.bill_correction(desk, order.number, CHARGE)
    assert (found.credited, found.released, found.owed) == (found.paid, ZERO, CHARGE)
    (charge,) = billings.charges_of(desk, order.number)
    found = billings.void_charge(desk, order.number, charge.id, "the carrier was wrong")
    assert (found.credited, found.owed, booking.held(desk, order.number)) == (found.paid, ZERO, ZERO)


def test_the_slip_of_what_was_paid_too_much_says_so(desk: Desk) -> None:
    """All was paid with store credit, so what was paid too much goes back as such."""
    first = taken(desk, BEAR)
    with desk.db.atomic():
        credits.grant(desk, first.customer.id, first.number, Money(60000))
    order = taken(desk, BEAR, DOLL, payments=paid(desk, 23571, "store_credit"))
    shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    billings.bill_correction(desk, order.number, CHARGE)
    payments.take_payment(desk, order.number, *paid(desk, CHARGE, "store_credit"))
    (charge,) = billings.charges_of(desk, order.number)
    billings.void_charge(desk, order.number, charge.id, "the carrier was wrong")
    (kept,) = cancellations.of_order(desk.db, order.id)
    slip = credits.credit_slip(desk, kept.slip)
    assert (slip.origin, slip.balance, slip.answer.amount("overpaid")) == ("overpaid", CHARGE, CHARGE)
