"""Customers as the shop knows them: how to reach them, where they live, which numbers they go by."""

from dataclasses import dataclass

from desk.records.addresses import Address
from desk.records.lists import OrderRow
from desk.records.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer; ``email`` is what imports match by, ``outside_number`` theirs in the shop's older system.

    ``merged_into`` is the number of the customer that this one turned out to be; all of theirs stands there.
    """

    id: int
    number: str
    name: str
    email: str = ""
    phone: str = ""
    address: Address = Address()
    outside_number: str = ""
    note: str = ""
    merged_into: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class CustomerSheet:
    """What the window of a customer shows: their newest ``orders`` of ``order_count``, and store credit.

    ``credit`` is what they can spend of what is left on their slips, ``expired`` what they can spend no more;
    ``slips`` are the numbers of those with something left.
    ``duplicates`` may be the same person, ``merged`` turned out to be.
    """

    customer: Customer
    orders: tuple[OrderRow, ...] = ()
    credit: Money = ZERO
    duplicates: tuple[Customer, ...] = ()
    order_count: int = 0
    slips: tuple[str, ...] = ()
    merged: tuple[Customer, ...] = ()
    expired: Money = ZERO


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One row of the customers list; ``place`` is the city and state, ``credit`` what is left on slips."""

    id: int
    number: str
    name: str
    place: str
    email: str
    phone: str
    orders: int
    credit: Money
