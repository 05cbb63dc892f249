"""What a check can pay of a customer's orders, and what a counter has to know before it is typed."""

from datetime import date

from desk.operations import agencies, check_records, payments
from desk.operations.desk import Desk
from desk.records.check_life import COLLECTIONS
from desk.records.checks import CheckStanding, NewCheck
from desk.records.money import ZERO
from desk.records.quotes import Owing
from desk.store import checks, customers, ledger, orders, orders_list, orders_whole

# The entry in the books with which the money of a returned check goes.
RETURNED = "check_returned"


def payable(desk: Desk, customer: str) -> tuple[Owing, ...]:
    """The orders of a customer, by their number, that owe something, oldest first.

    An order whose check is with the agency is none of them: the agency takes what it owes.
    """
    bought = orders_list.of_customer(desk.db, customers.get(desk.db, customer).id)
    owing = [each for each in orders_whole.read(desk.db, bought) if each.owed > ZERO]
    owing.sort(key=lambda order: (order.placed, order.id))
    return tuple(payments.owing(desk, each.number) for each in owing if not _agency(desk, each.id))


def _agency(desk: Desk, order: int) -> bool:
    return any(each.state == COLLECTIONS for each in checks.on_order(desk.db, order))


def came_back(desk: Desk, number: str) -> frozenset[int]:
    """Which payments of an order the bank took back, and those that took them back, by their ids."""
    order = orders.get(desk.db, number)
    returns = {each.id for each in ledger.entries(desk.db, order.number) if each.event == RETURNED}
    taken = [each for each in order.payments if each.reverses is not None and each.entry in returns]
    return frozenset(key for each in taken for key in (each.id, each.reverses) if key is not None)


def check_standing(desk: Desk, customer: str) -> CheckStanding:
    """How a customer, by their number, stands with checks."""
    found = customers.get(desk.db, customer)
    every = checks.of_customer(desk.db, found.id)
    agency = next((each.number for each in every if each.state == COLLECTIONS), "")
    back, marked = checks.returned_of(desk.db, found.id), checks.is_marked(desk.db, found.id)
    return CheckStanding(back, marked, agency, agencies.agency(desk).called if agency else "")


def held_until(desk: Desk, new: NewCheck) -> date | None:
    """The first day on which the orders that a check would pay may ship; None where it holds none.

    What left already waits for nothing.
    """
    paid = [orders.get(desk.db, number) for number in dict.fromkeys(part.order for part in new.parts)]
    waiting = [each for each in paid if any(line.unshipped for line in each.lines)]
    return check_records.hold_of(desk, waiting, new)
