"""Customers as the shop knows them: how to reach them, where they live, which numbers they go by."""

from dataclasses import dataclass

from desk.records.addresses import Address


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
