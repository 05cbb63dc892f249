"""What is billed has a posting of its own for each kind."""

from desk.records import charges
from desk.store import chart


def test_each_kind_is_booked_by_its_name() -> None:
    booked = {each.amount for each in chart.SALE_POSTINGS if each.event == "charge_billed"}
    assert {charges.ADDRESS_CORRECTION, charges.RESHIP_COST} <= booked
