"""What is billed beside an order's total, as the policy says or the owner decides: an address corrected."""

from dataclasses import replace

from desk.operations import booking, deciding, policies, standing, surplus
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records.answers import Amount, Answer
from desk.records.charges import ADDRESS_CORRECTION, NOTHING, BilledFor, Charge
from desk.records.errors import BadInput, NotFound, Refused, Stale
from desk.records.facts import RequestFacts
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.reversals import in_force
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.records.trust import Against
from desk.store import charges, ledger, orders, shipments


def ask_correction(desk: Desk, number: str, charge: Money, parcel: str = "") -> Answer:
    """Whether the customer is billed what a carrier charged for correcting the address of a parcel.

    ``parcel`` is its number, empty for the last one; raises Refused where nothing has left yet.
    """
    order = orders.get(desk.db, number)
    if charge <= ZERO:
        raise BadInput("charge-amount", amount=charge)
    sent = shipments.of_order(desk.db, order.id)
    if not sent or not (order.shipped or any(line.shipped for line in order.lines)):
        raise Refused("order-not-shipped", number=order.number)
    found = next((each for each in sent if each.number == parcel), None) if parcel else sent[-1]
    if found is None:
        raise NotFound("shipment-unknown", number=parcel)
    # How the parcel went decides, not how the order was to go.
    order = replace(order, service=found.service or order.service)
    return policies.ask(desk, "address_correction", order, RequestFacts(desk.clock.today(), charge=charge))


def bill_correction(
    desk: Desk, number: str, charge: Money, parcel: str = "", shown: Answer | None = None
) -> Order:
    """Bill a corrected address as the policy says; raises Refused where it does not, Stale."""
    with desk.db.atomic():
        permit(desk, Act("bill_correction", number))
        answer = ask_correction(desk, number, charge, parcel)
        if shown is not None and shown != answer:
            raise Stale("answer-changed", number=number)
        order = orders.get(desk.db, number)
        if answer.outcome != "allowed" or answer.charge <= ZERO:
            raise Refused("correction-not-billed", number=order.number)
        orders.touch(desk.db, order)
        bill(desk, order.number, answer.bills)
        standing.refresh(desk, order.number)
        desk.remember("bill_correction", order.number, after={"charge": answer.charge})
    return orders.get(desk.db, number)


def decide_correction(desk: Desk, number: str, charge: Money, reason: str, parcel: str = "") -> Order:
    """Bill a corrected address where the policy leaves it open, as the owner decides, with the reason.

    Raises Refused ``override-needless`` where the policy decides.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        answer = ask_correction(desk, number, charge, parcel)
        order = orders.get(desk.db, number)
        if answer.outcome == "allowed":
            raise Refused("override-needless")
        act = Act("decide_correction", order.number, facts=(why, str(charge)))
        permit(desk, act)
        orders.touch(desk.db, order)
        clause = next(iter(answer.against), "")
        bill(desk, order.number, (Amount(ADDRESS_CORRECTION, charge, clause),))
        standing.refresh(desk, order.number)
        deciding.keep(desk, act, order.number, why, Against(answer.outcome, answer.against, ZERO, charge))
    return orders.get(desk.db, number)


def void_charge(desk: Desk, number: str, charge: int, reason: str) -> Order:
    """Take back what was billed beside an order's total, by its opposite; Refused where that was done.

    What was paid too much then is owed to the customer.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        order = orders.get(desk.db, number)
        kept = charges.of_order(desk.db, order.id)
        found = next((each for each in kept if each.id == charge), None)
        if found is None:
            raise NotFound("charge-unknown", charge=charge, number=order.number)
        if found not in in_force(kept):
            raise Refused("charge-voided", number=order.number)
        agreed = permit(desk, Act("void_charge", order.number, facts=(str(charge), str(found.amount))))
        orders.touch(desk.db, order)
        take_back(desk, order, found)
        given = surplus.give_back(desk, order.number)
        standing.refresh(desk, order.number)
        desk.remember("void_charge", order.number, why, {"charge": found.amount}, {**agreed, **given})
    return orders.get(desk.db, number)


def charges_of(desk: Desk, number: str) -> tuple[Charge, ...]:
    """What is billed beside an order's total, oldest first, with what takes it back."""
    return charges.of_order(desk.db, orders.get(desk.db, number).id)


def again_for(desk: Desk, order: Order, parcel: int) -> tuple[Charge, ...]:
    """What is billed for sending a parcel again that came back, by its id, and was not taken back."""
    kept = in_force(charges.of_order(desk.db, order.id))
    return tuple(each for each in kept if each.parcel == parcel)


def take_back(desk: Desk, order: Order, charge: Charge) -> None:
    """Take a charge back in the open transaction; what was paid of it is held for the order again."""
    today = desk.clock.today()
    entry = ledger.reverse(desk.db, charge.entry, today, desk.moment, order.number)
    booking.settle_open(desk, order.number, today)
    back = replace(charge, amount=-charge.amount, day=today, reverses=charge.id, entry=entry)
    charges.add(desk.db, order.id, back)


def end_of_return(desk: Desk, order: Order, ra: int, reason: str) -> None:
    """Take back in the open transaction what a return, by its id, was billed; what was paid of it is owed.

    The order's history tells it with the ``reason`` for which the return's settlement is reversed.
    """
    for each in in_force(charges.of_order(desk.db, order.id)):
        if each.ra == ra:
            take_back(desk, order, each)
            given = surplus.give_back(desk, order.number)
            desk.remember("void_charge", order.number, reason, {"charge": each.amount}, given)


def bill(desk: Desk, number: str, amounts: tuple[Amount, ...], cause: BilledFor = NOTHING) -> None:
    """Keep and book in the open transaction what an answer bills beside an order's total."""
    due = [each for each in amounts if each.money > ZERO]
    if due:
        # Nearly every settlement bills nothing, and need not read its order for that.
        order, today = orders.get(desk.db, number), desk.clock.today()
        for each in due:
            entry = booking.charge(desk, number, today, (each.label, each.money, each.clause))
            made = Charge(0, number, each.label, each.money, today, each.clause, None, entry, *cause)
            charges.add(desk.db, order.id, made)
