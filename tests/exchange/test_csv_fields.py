"""Fields: one form of an amount, a moment and a quantity is taken; the rest is told with its place."""

from datetime import date

import pytest

from desk.exchange.csv_fields import Fields
from desk.exchange.csv_in import Faults, Row
from desk.records.money import Money

TODAY = date(2026, 3, 13)


def reading(text: str) -> tuple[Fields, Row]:
    return Fields(Faults(), "America/Chicago", TODAY), Row(7, {"x": text})


def keys(fields: Fields) -> list[tuple[str, int, str]]:
    return [(each.key, each.line, each.where) for each in fields.faults.all()]


def test_text_loses_white_space_around_it_and_is_composed() -> None:
    fields, row = reading("  Mu\u0308ller ")
    assert fields.text(row, "x") == "Müller"
    assert fields.text(row, "no such column") == ""


def test_codes_lose_the_apostrophe_of_the_export() -> None:
    fields, row = reading("'01234")
    assert fields.code(row, "x") == "01234"
    assert fields.text(row, "x") == "'01234"


def test_an_empty_field_that_is_needed_is_told() -> None:
    fields, row = reading(" ")
    assert fields.needed(row, "x") == ""
    assert keys(fields) == [("import-field-empty", 7, "x")]


@pytest.mark.parametrize(("text", "amount"), [("12.5", 1250), ("0.00", 0), ("999999999.99", 99999999999)])
def test_amounts(text: str, amount: int) -> None:
    fields, row = reading(text)
    assert fields.money(row, "x") == Money(amount)
    assert keys(fields) == []


NO_AMOUNTS = """1e3000000 NaN Infinity 1_000 1,000.00 ١٢ １２ $5 5.005 .5 5. +5 0x10 9999999999 - True"""


@pytest.mark.parametrize("text", NO_AMOUNTS.split())
def test_what_is_no_amount_is_refused(text: str) -> None:
    fields, row = reading(text)
    assert fields.money(row, "x") == 0
    assert keys(fields) == [("import-money", 7, "x")]


def test_a_negative_amount_is_refused_and_an_empty_one_only_where_it_may_not_be() -> None:
    fields, row = reading("-0.01")
    fields.money(row, "x")
    assert keys(fields) == [("import-money-negative", 7, "x")]
    fields, row = reading("")
    assert fields.money(row, "x", Money(0)) == 0
    assert keys(fields) == []
    fields.money(row, "x")
    assert keys(fields) == [("import-money", 7, "x")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-02 09:30:00 -0600", date(2026, 3, 2)),
        ("2026-03-02 23:59:59 -1000", date(2026, 3, 3)),
        ("2026-03-02 05:59:00 UTC", date(2026, 3, 1)),
        ("2026-03-02 00:30:00 +0900", date(2026, 3, 1)),
        ("", None),
    ],
)
def test_a_moment_is_the_shops_day(text: str, day: date | None) -> None:
    fields, row = reading(text)
    assert fields.day(row, "x") == day
    assert keys(fields) == []


@pytest.mark.parametrize(
    "text",
    [
        "03/04/26",
        "2026-03-02",
        "2026-02-30 09:30:00 -0600",
        "26-03-02 09:30:00 -0600",
        "2026-03-02 24:00:00 -0600",
        "2026-03-02T09:30:00-06:00",
        "0001-01-01 00:00:00 +2359",
        "٢٠٢٦-03-02 09:30:00 -0600",
    ],
)
def test_other_moments_are_refused(text: str) -> None:
    fields, row = reading(text)
    assert fields.day(row, "x") is None
    assert keys(fields) == [("import-moment", 7, "x")]


@pytest.mark.parametrize("text", ["2026-03-14 09:30:00 -0600", "1969-12-31 09:30:00 -0600"])
def test_days_that_cannot_be_are_told(text: str) -> None:
    fields, row = reading(text)
    fields.day(row, "x")
    assert keys(fields) == [("import-day-range", 7, "x")]


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "", "1000000", "007", "1e3", "２"])
def test_quantities_are_whole_and_at_least_one(text: str) -> None:
    fields, row = reading("999999")
    assert fields.quantity(row, "x") == 999999
    fields, row = reading(text)
    fields.quantity(row, "x")
    assert keys(fields) == [("import-quantity", 7, "x")]


def test_a_word_counts_whatever_its_capitals_and_an_unknown_one_is_told_shortened() -> None:
    fields, row = reading("Paid")
    assert fields.choice(row, "x", {"paid": "yes"}) == "yes"
    fields, row = reading("p" * 500)
    assert fields.choice(row, "x", {"paid": "yes", "": "no"}) == ""
    fault = fields.faults.all()[0]
    assert (fault.key, len(str(fault.values["text"])), fault.values["known"]) == ("import-word", 60, "paid")
