"""A payment's way is told with what tells it from others; one that the desk does not know as it came."""

from datetime import date

from desk.records.money import Money
from desk.records.payments import Payment
from desk.words import Words
from desk.words.payments import way_text


def test_a_way_is_told_with_its_details() -> None:
    card = Payment(1, "card", Money(100), date(2026, 3, 2), "A1", brand="visa", last4="4242")
    assert way_text(Words("en"), card) == "Card visa 4242 A1"
    assert way_text(Words("es"), Payment(1, "cash", Money(100), date(2026, 3, 2))) == "Efectivo"
    assert way_text(Words("en"), Payment(1, "Gift & Co", Money(100), date(2026, 3, 2))) == "Gift & Co"
