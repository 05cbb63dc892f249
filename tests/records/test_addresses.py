"""Addresses are values: equal when they say the same."""

from desk.records.addresses import Address
from desk.records.plain import from_plain, to_plain


def test_an_address_comes_back_from_plain_values() -> None:
    address = Address(name="Ωmega", street="PO Box 12", city="Rolla", state="MO", po_box=True)
    assert from_plain(Address, to_plain(address)) == address
    assert Address().country == "US"


def test_a_parcel_says_what_its_address_lacks() -> None:
    whole = Address("Ann", "", "5 Elm St", "", "Rolla", "MO", "65401")
    assert whole.lacking == ()
    assert Address(company="Dolls Ltd", street="1 High St", city="Bath", country="GB").lacking == ()
    assert Address(country="").lacking == ("name", "street", "city", "country")
    assert Address(name="Ann", street=" ", city="Rolla").lacking == ("street", "state", "postal_code")
