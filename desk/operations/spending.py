"""Store credit spent on an order, the oldest lot first, and given back where the payment is voided."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from desk.operations.desk import Desk
from desk.records.credits import EXPIRED, FROZEN, OPEN, CreditLot, Movement
from desk.records.errors import Refused
from desk.records.money import Money, total
from desk.records.orders import Order
from desk.store import checks, credits


def available(desk: Desk, customer: int) -> Money:
    """What a customer, by their id, can spend of store credit today."""
    return total(lot.balance for lot in lots_of(desk, customer) if lot.state == OPEN)


def lots_of(desk: Desk, customer: int, freed: Collection[str] = ()) -> tuple[CreditLot, ...]:
    """A customer's lots with something left as they stand today, the oldest first.

    What rests on the checks of ``freed``, by their numbers, counts as though it did not.
    """
    today, every = desk.clock.today(), credits.open_lots(desk.db, customer)
    lots = (replace(lot, frozen="") if lot.frozen in freed else lot for lot in every)
    return tuple(lot.as_of(today) for lot in lots)


def spend(desk: Desk, order: Order, amount: Money, on: date, subject: str) -> None:
    """Take an amount from the lots of an order's customer in the open transaction, the oldest first.

    What is frozen for a check that came back may be spent on just the orders that it had paid.

    Raises Refused where they do not cover it: ``credit-below``; ``credit-expired`` and ``credit-later`` where
    they would, had one not ended before today or been issued after ``on``, the day of the payment.
    """
    theirs = tuple(each.number for each in checks.owed_on(desk.db, order.id))
    every = lots_of(desk, order.customer.id, theirs)
    lots = [lot for lot in every if lot.state == OPEN and lot.issued <= on]
    there = total(lot.balance for lot in lots)
    if amount > there:
        _refuse(every, amount, there, on)
    left = amount
    for lot in lots:
        used = Money(min(left, lot.balance))
        if used:
            credits.move(desk.db, Movement(lot.number, "spent", -used, on, subject))
        left -= used


def _refuse(every: tuple[CreditLot, ...], amount: Money, there: Money, on: date) -> None:
    """Say what keeps an amount from being spent; of two reasons the one that somebody can do more about."""
    told = {"asked": amount, "balance": there}
    ended = [lot for lot in every if lot.state == EXPIRED]
    later = [lot for lot in every if lot.state == OPEN and lot.issued > on]
    frozen = [lot for lot in every if lot.state == FROZEN]
    if later and amount <= there + total(lot.balance for lot in later):
        raise Refused("credit-later", **told, number=later[0].number, issued=later[0].issued, on=on)
    if frozen:
        lot = frozen[0]
        raise Refused("credit-frozen", **told, number=lot.number, left=lot.balance, check=lot.frozen)
    if ended:
        lot = ended[0]
        raise Refused("credit-expired", **told, number=lot.number, left=lot.balance, until=lot.expires)
    raise Refused("credit-below", **told)


def restore(desk: Desk, subject: str, on: date) -> None:
    """Give back to the lots what was spent under a subject, the number of the payment that is voided."""
    for spent in credits.movements_of(desk.db, subject):
        credits.move(desk.db, Movement(spent.lot, "restored", -spent.amount, on, subject))
