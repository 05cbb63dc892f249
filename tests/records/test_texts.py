"""Control codes and halves of letters are refused with their place; every other letter is kept."""

import sys

import pytest

from desk.records.addresses import Address
from desk.records.errors import BadInput
from desk.records.shop import Shop
from desk.records.texts import bare, need_text


def test_records_of_texts_are_looked_through() -> None:
    shop = Shop("Button & Bear", Address(street="5 Elm\r\nSt\tB"))
    assert need_text(shop) is shop
    assert need_text(("a", 5, None, ("b",))) == ("a", 5, None, ("b",))
    for bad in (Shop("a", Address(city="St\0L")), ("a", ("\x1b",)), "\ud800", "a\rb"):
        with pytest.raises(BadInput, match="text-control"):
            need_text(bad)


def test_the_code_and_its_place_are_told() -> None:
    with pytest.raises(BadInput) as told:
        need_text("Ann\0Lee\x07")
    assert told.value.values == {"code": "U+0000", "place": 4, "text": "Ann�Lee�"}


def test_every_letter_but_the_codes_is_kept() -> None:
    codes = {*range(32), 0x7F, *range(0xD800, 0xE000)} - {9, 10, 13}
    refused = set()
    for code in range(sys.maxunicode + 1):
        try:
            need_text(f"a{chr(code)}\n")
        except BadInput:
            refused.add(code)
    assert refused == codes


def test_names_are_compared_by_their_letters() -> None:
    assert bare("  P.O. BOX #12 ") == "p o box 12"
    assert bare("Ñandú, Östergård") == "nandu ostergard"
    assert bare("¿?") == ""
