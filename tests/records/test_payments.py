"""A payment says what tells it from others, and a card's reference is read in parts."""

from dataclasses import replace
from datetime import date

import pytest

from desk.records.errors import BadInput
from desk.records.money import Money
from desk.records.payments import Payment, card_parts, typed_payment

PAID = Payment(1, "card", Money(100), date(2026, 3, 13), "A1", brand="visa", last4="4242")


def test_its_details_are_what_is_known_of_it() -> None:
    assert PAID.details == "visa 4242 A1"
    assert replace(PAID, brand="", last4="", reference="").details == ""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("visa 4242 A12345", ("visa", "4242", "A12345")),
        ("american express 1001 77 B", ("american express", "1001", "77 B")),
        ("4242", ("", "4242", "")),
        ("visa A1", ("visa", "", "A1")),
        ("visa ٤٢٤٢", ("visa", "", "٤٢٤٢")),
        ("", ("", "", "")),
    ],
)
def test_a_cards_reference_is_read_in_parts(text: str, parts: tuple[str, str, str]) -> None:
    assert card_parts(text) == parts


@pytest.mark.parametrize("text", ["4242 4242 4242 4242", "visa 4242424242424242 A1"])
def test_a_whole_cards_number_is_refused_before_it_is_cut(text: str) -> None:
    with pytest.raises(BadInput, match="card-number"):
        card_parts(text)


def test_what_is_typed_is_read_in_parts_for_a_card_alone() -> None:
    day = date(2026, 3, 13)
    card = typed_payment("card", Money(100), day, "visa 4242 A1", "balance")
    assert (card.brand, card.last4, card.reference, card.purpose) == ("visa", "4242", "A1", "balance")
    check = typed_payment("check", Money(100), day, "visa 4242 A1")
    assert (check.brand, check.last4, check.reference, check.purpose) == ("", "", "visa 4242 A1", "")
