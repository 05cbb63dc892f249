"""A report's sums are those of its lots."""

from datetime import date

from desk.records.money import Money
from desk.records.outstanding import OriginSum, Outstanding, OutstandingLot

DAY = date(2026, 3, 13)


def lot(origin: str, balance: int, expired: bool = False) -> OutstandingLot:
    cents = Money(balance)
    return OutstandingLot(
        "CS", "Ann", origin, "RA", DAY, cents, Money(0), Money(0), Money(0), cents, DAY, expired
    )


def test_sums_by_origin_and_in_all() -> None:
    lots = (lot("transferred", 500), lot("return", 1200), lot("return", 300, expired=True))
    found = Outstanding(DAY, lots, Money(2000))
    assert found.by_origin == (
        OriginSum("return", 2, Money(1500), Money(300)),
        OriginSum("transferred", 1, Money(500), Money(0)),
    )
    assert (found.balance, found.expired) == (2000, 300) == (found.booked, 300)


def test_nothing_is_outstanding_in_a_new_shop() -> None:
    found = Outstanding(DAY, (), Money(0))
    assert (found.by_origin, found.balance, found.expired) == ((), 0, 0)
