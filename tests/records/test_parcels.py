"""What is told and decided of a parcel that came back."""

from desk.records.money import Money
from desk.records.parcels import Ruling


def test_a_ruling_sends_again_or_gives_back() -> None:
    assert Ruling("again", Money(5)).is_again
    assert not Ruling("refunded", Money(5), "store_credit").is_again
