"""Checks out of a list: laid over what was paid by check without one, else over what is owed.

Orders that came from elsewhere bring their payments, and not the checks that they were made with.
"""

from bisect import bisect_left
from collections.abc import Generator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from desk.operations import checks, imports
from desk.operations.desk import Desk
from desk.records.check_life import REPLACED, VOIDED
from desk.records.checks import Check, NewCheck, NewPart
from desk.records.customers import Customer
from desk.records.errors import Refused
from desk.records.imports import ListReport, Planned
from desk.records.lists import Progress
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.store import checks as stored
from desk.store import orders, orders_list, orders_whole
from desk.store.keys import fold, number_key

# One check pays so many orders at once where nobody says which; more would be found by chance.
MOST_ORDERS = 4
# Of so many payments the oldest are tried: of a hundred, four would add up to nearly anything.
MOST_PAYMENTS = 60


class _Free(NamedTuple):
    """A payment by check that is kept without one."""

    order: str
    payment: str
    amount: Money


class Payable:
    """What the checks of a customer may have paid; what is placed on it is taken by no other."""

    def __init__(self, desk: Desk, customer: Customer) -> None:
        self._desk, self._customer = desk, customer
        without = sorted(
            checks.unbooked(desk, customer.number), key=lambda each: (each[1].received, each[1].id)
        )
        self._free = [_Free(order, payment.called, payment.amount) for order, payment in without]
        bought = orders_whole.read(desk.db, orders_list.of_customer(desk.db, customer.id))
        self._orders = sorted(bought, key=lambda order: (order.placed, order.id))
        self._owed = {order.number: Money(max(ZERO, order.owed)) for order in bought}
        kept = stored.of_customer(desk.db, customer.id)
        self._known = {_mark(each) for each in kept if each.state not in (VOIDED, REPLACED)}

    def knows(self, new: NewCheck) -> bool:
        """Whether this customer's check of that number and amount is in the book."""
        return _mark(new) in self._known

    def place(self, new: NewCheck, wanted: Sequence[str] = ()) -> tuple[NewPart, ...]:
        """What a check paid, of the ``wanted`` orders or of all: payments without one, else what is owed.

        One payment of its amount, or the first of up to four that add up to it, the oldest first; else an
        order that owes just it, or what the orders owe that were placed by then. Raises Refused
        ``check-unplaced`` where it is not all placed, and for one that pays anew though only the owner may
        take it.
        """
        keys = {number_key(each) for each in wanted}
        others = keys - {number_key(each.number) for each in self._orders}
        if others:
            raise Refused("check-order-of-other", order=min(others), name=self._customer.name)
        parts = self._paid(new, keys) or self._owing(new, keys)
        _need_no_word(self._desk, replace(new, parts=parts))
        self._known.add(_mark(new))
        return parts

    def _paid(self, new: NewCheck, wanted: AbstractSet[str]) -> tuple[NewPart, ...]:
        free = [each for each in self._free if not wanted or number_key(each.order) in wanted][:MOST_PAYMENTS]
        places = adding_up([each.amount for each in free], new.amount, MOST_ORDERS)
        taken = [free[place] for place in places]
        self._free = [each for each in self._free if each not in taken]
        return tuple(NewPart(each.order, each.amount, each.payment) for each in taken)

    def _owing(self, new: NewCheck, wanted: AbstractSet[str]) -> tuple[NewPart, ...]:
        due = [each for each in self._orders if self._may_pay(each, new, wanted)]
        owed = total(self._owed[each.number] for each in due)
        if owed < new.amount:
            values = {"amount": new.amount, "name": self._customer.name, "owed": owed}
            raise Refused("check-unplaced", **values)
        just = [each for each in due if self._owed[each.number] == new.amount]
        left, parts = new.amount, []
        for each in just[:1] or due:
            part = Money(min(left, self._owed[each.number]))
            if part:
                parts.append(NewPart(each.number, part))
                self._owed[each.number] = Money(self._owed[each.number] - part)
                left = Money(left - part)
        return tuple(parts)

    def _may_pay(self, order: Order, new: NewCheck, wanted: AbstractSet[str]) -> bool:
        return order.placed <= new.received and (not wanted or number_key(order.number) in wanted)


def adding_up(amounts: Sequence[int], whole: int, most: int) -> tuple[int, ...]:
    """The places of the fewest amounts, ``most`` at most, that come to a whole; none where none do.

    Of several such the first in order.
    """
    at: dict[int, list[int]] = {}
    for place, amount in enumerate(amounts):
        at.setdefault(amount, []).append(place)

    def first(start: int, wanted: int, count: int) -> tuple[int, ...]:
        if count == 1:
            places = at.get(wanted, ())
            later = bisect_left(places, start)
            return (places[later],) if later < len(places) else ()
        for place in range(start, len(amounts)):
            if amounts[place] < wanted:
                found = first(place + 1, wanted - amounts[place], count - 1)
                if found:
                    return (place, *found)
        return ()

    tries = (first(0, whole, count) for count in range(1, most + 1))
    return next((found for found in tries if found), ())


def import_checks(
    desk: Desk, rows: Sequence[Planned], report: ListReport
) -> Generator[Progress, None, ListReport]:
    """Enter the checks of a list with what they paid; it returns the report."""
    return (yield from imports.import_list(desk, rows, report, _keep_check))


def _keep_check(desk: Desk, _report: ListReport, each: Planned) -> None:
    new = each.record
    assert isinstance(new, NewCheck), "a list of checks was planned"
    _need_no_word(desk, new)
    checks.take(desk, new, tuple(orders.get(desk.db, part.order) for part in new.parts))


def _need_no_word(desk: Desk, new: NewCheck) -> None:
    """Raises Refused for a check that brings money now though the counter would not take it."""
    if not all(part.payment for part in new.parts):
        checks.need_no_word(checks.look_at_check(desk, new))


def _mark(check: Check | NewCheck) -> tuple[str, Money]:
    return fold(check.check_number), check.amount
