"""What stands in a list's cells is read as people write it, or told with its line and column."""

from datetime import date
from typing import Any

import pytest

from desk.exchange.csv_in import Faults, Row
from desk.exchange.list_cells import Cells, same_text, shown
from desk.records.errors import BadInput, Fault
from desk.records.money import Money


def reading(text: str, how: str, name: str = "name") -> tuple[Any, tuple[Fault, ...]]:
    """What one cell is read as, and the faults."""
    faults = Faults()
    cells = Cells({name: "Heading"}, faults)
    return getattr(cells, how)(Row(7, {"Heading": text}), name), faults.all()


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("  Ida \t Müller ", "name", "Ida Müller"),
        ("e\u0301", "name", "é"),
        ("'+1 573", "phone", "+1 573"),
        ("'01234", "postal_code", "01234"),
        ("\t01234", "postal_code", "01234"),
        ("'' OR 1=1", "sku", "' OR 1=1"),
        ("'t Hooft", "name", "'t Hooft"),
        ("''t Hooft", "name", "'t Hooft"),
        ("'=1+1", "name", "=1+1"),
        (" two\nlines ", "note", "two\nlines"),
        ("4006381333931", "barcode", "4006381333931"),
        ("", "name", ""),
    ],
)
def test_text_is_read(text: str, name: str, found: str) -> None:
    assert reading(text, "text", name) == (found, ())


def test_a_column_that_was_not_chosen_is_empty() -> None:
    cells = Cells({"email": ""}, Faults())
    row = Row(1, {"": "x"})
    assert cells.text(row, "name") == cells.text(row, "email") == ""
    assert not Cells({}, Faults()).has("name", "email") and Cells({"email": "A"}, Faults()).has(
        "name", "email"
    )


def test_a_cards_number_goes_no_further() -> None:
    assert reading("4242 4242 4242 4242", "text", "note") == ("", (Fault("import-card", "Heading", 7),))


def test_what_is_too_long_is_told() -> None:
    found = reading("x" * 1001, "text")
    assert found == ("", (Fault("import-field-long", "Heading", 7, limit=1000),))
    assert reading("x" * 1001, "text", "note")[1] == ()


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("95.70", 9570),
        ("$1,234.50", 123450),
        ("95,7", 9570),
        ("1.234,50", 123450),
        ("1.234.567", 123456700),
        ("1,234", 123400),
        ("12 USD", 1200),
        ("0", 0),
    ],
)
def test_amounts_are_read_as_both_languages_write_them(text: str, cents: int) -> None:
    assert reading(text, "money") == (Money(cents), ())


@pytest.mark.parametrize("text", ["1.234", "1,23,4", "NaN", "1e9", "a lot", "１２", "9" * 300])
def test_what_is_no_amount_or_might_be_two_is_told(text: str) -> None:
    amount, faults = reading(text, "money")
    assert (amount, [each.key for each in faults]) == (None, ["import-money"])


def test_an_amount_below_zero_is_told_and_an_empty_one_is_none() -> None:
    assert reading("-1", "money") == (None, (Fault("import-money-negative", "Heading", 7, text="-1"),))
    assert reading(" ", "money") == (None, ())


@pytest.mark.parametrize(("text", "count"), [("12", 12), ("-3", -3), ("7,933", 7933), ("5.0", 5), ("", None)])
def test_pieces_are_read(text: str, count: int | None) -> None:
    assert reading(text, "pieces") == (count, ())


@pytest.mark.parametrize("text", ["1.5", "many", "999999999", "1e3", "٣"])
def test_what_is_no_number_of_pieces_is_told(text: str) -> None:
    assert [each.key for each in reading(text, "pieces")[1]] == ["import-pieces"]


def test_days_are_written_in_one_way() -> None:
    assert reading("2026-03-13", "day") == (date(2026, 3, 13), ())
    assert reading("", "day") == (None, ())
    for text in ("3/4/2026", "2026-02-30", "soon"):
        assert reading(text, "day") == (None, (Fault("import-day", "Heading", 7, text=text),))


@pytest.mark.parametrize(
    ("text", "found"),
    [("Yes", True), ("Sí", True), ("TRUE", True), ("no", False), ("active", False), ("", None)],
)
def test_yes_and_no_are_read(text: str, found: bool | None) -> None:
    assert reading(text, "yes") == (found, ())


def test_what_is_neither_yes_nor_no_is_told() -> None:
    assert reading("perhaps", "yes") == (None, (Fault("import-yes", "Heading", 7, text="perhaps"),))


def test_a_refusal_is_told_at_its_column_whatever_its_values_are_called() -> None:
    faults = Faults()
    cells = Cells({"email": "E-mail"}, faults)
    cells.refused(Row(3, {}), "email", BadInput("list-email-taken", name="Ida", number="CM-1"))
    assert faults.all() == (Fault("list-email-taken", "E-mail", 3, name="Ida", number="CM-1"),)


def test_texts_are_compared_without_white_space() -> None:
    assert same_text("Ida  Müller ", "Ida Mu\u0308ller") and not same_text("Ida", "ida")
    assert shown("x" * 60) == "x" * 60 and len(shown("x" * 61)) == 60
