"""What a demand letter and an agency are called."""

from datetime import date

from desk.records.answers import Answer
from desk.records.demands import Agency, Demand, parted
from desk.records.money import Money

DAY = date(2026, 3, 13)


def test_a_letter_is_named_by_its_check_and_its_place() -> None:
    made = Demand("CK-26-00001-4", "first", DAY, Money(13500), Answer("returned_check", "owner"), nth=2)
    assert made.called == "CK-26-00001-4:2"
    assert parted(" CK-26-00001-4:2 ") == ("CK-26-00001-4", 2)


def test_what_names_no_letter_is_the_check_alone() -> None:
    for text in ("CK-26-00001-4", "CK-26-00001-4:", "CK-26-00001-4:x", "CK-26-00001-4:²", f"CK:{'9' * 10}"):
        assert parted(text)[1] == 0
    looked_at = Demand("CK-26-00001-4", "first", DAY, Money(1), Answer("returned_check", "owner"))
    assert looked_at.called == "CK-26-00001-4"


def test_customers_are_referred_to_the_agency_by_name_and_phone() -> None:
    assert Agency("Checkcare", phone="555-0100").called == "Checkcare, 555-0100"
    assert Agency("Checkcare").called == "Checkcare"
    assert Agency().called == ""
