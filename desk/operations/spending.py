"""Store credit spent on an order, the oldest lot first, and given back where the payment is voided."""

from datetime import date

from desk.operations.desk import Desk
from desk.records.credits import Movement
from desk.records.errors import Refused
from desk.records.money import Money, total
from desk.store import credits


def available(desk: Desk, customer: int) -> Money:
    """What a customer, by their id, has in store credit."""
    return total(lot.balance for lot in credits.open_lots(desk.db, customer))


def spend(desk: Desk, customer: int, amount: Money, on: date, subject: str) -> None:
    """Take an amount from a customer's lots in the open transaction; raises Refused ``credit-below``."""
    lots = credits.open_lots(desk.db, customer)
    there = total(lot.balance for lot in lots)
    if amount > there:
        raise Refused("credit-below", asked=amount, balance=there)
    left = amount
    for lot in lots:
        used = Money(min(left, lot.balance))
        if used:
            credits.move(desk.db, Movement(lot.number, "spent", -used, on, subject))
        left -= used


def restore(desk: Desk, subject: str, on: date) -> None:
    """Give back to the lots what was spent under a subject, the number of the payment that is voided."""
    for spent in credits.movements_of(desk.db, subject):
        credits.move(desk.db, Movement(spent.lot, "restored", -spent.amount, on, subject))
