"""What is billed has a posting of its own for each kind."""

from dataclasses import replace
from datetime import date

from desk.records import charges
from desk.records.money import Money
from desk.store import chart


def test_each_kind_is_booked_by_its_name() -> None:
    booked = {each.amount for each in chart.SALE_POSTINGS if each.event == "charge_billed"}
    assert {charges.ADDRESS_CORRECTION, charges.RESHIP_COST} <= booked


def test_a_charge_stands_until_another_takes_it_back() -> None:
    charge = charges.Charge(1, "#1", charges.RESHIP_COST, Money(900), date(2026, 3, 2), "reship")
    assert (charge.reverses, charge.entry) == (None, 0)
    back = replace(charge, id=2, amount=Money(-900), reverses=1)
    other = replace(charge, id=3)
    assert charges.standing((charge, other)) == (charge, other)
    assert charges.standing((charge, back, other)) == (other,)
