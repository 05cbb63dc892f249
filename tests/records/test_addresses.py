"""Addresses are values: equal when they say the same."""

from desk.records.addresses import Address
from desk.records.plain import from_plain, to_plain


def test_an_address_comes_back_from_plain_values() -> None:
    address = Address(name="Ωmega", street="PO Box 12", city="Rolla", state="MO", po_box=True)
    assert from_plain(Address, to_plain(address)) == address
    assert Address().country == "US"
