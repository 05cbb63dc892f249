"""Text in a spreadsheet: no formula, no number and no date is made of it, and the text comes back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.csv_cells import file_of, guarded, line, plain, unguarded
from desk.records.errors import BadInput
from desk.records.money import Money

FORMULAS = [
    "=1+1",
    "+1555",
    "-x",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    " =1",
    "\u200b=1",
    "\x01=1",
    "\u202e=1",
    "\u200f \u00ad+1",
]
CODES = [
    "00123",
    "12345678901234567890",
    "1E5",
    "3/4",
    "10%",
    "12:30",
    "1,234",
    "$5",
    "March 3",
    "SEPT1",
    "3-Mar-26",
]
PLAIN = [
    "RA-26-00017-4",
    "#10100",
    "S24_3969",
    "Łukasz R&D",
    "3M Company",
    "Marta 3",
    "May",
    "Deep",
    "",
    "A",
    "18th",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", [*CODES, "TRUE", "falso", "Total", ".5", "1 de marzo"])
def test_a_code_that_would_become_a_value_gets_a_tab(text: str) -> None:
    assert guarded(text) == f"\t{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_an_apostrophe_of_ones_own_comes_back() -> None:
    assert plain(guarded("'s-Hertogenbosch")) == "'s-Hertogenbosch"


def test_a_nul_is_refused() -> None:
    with pytest.raises(BadInput, match="export-nul"):
        guarded("a\0=1+1")


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_guarding_loses_nothing(text: str) -> None:
    cell = guarded(text)
    assert plain(cell) == text
    assert cell[:1] not in set("=+-@＝＋－＠")


def test_a_row_has_days_and_amounts_as_they_are_and_text_in_quotes() -> None:
    cells = [date(2026, 3, 13), Money(-7745), 4, None, "", 'a "b"', "=1"]
    assert line(cells) == '2026-03-13,-77.45,4,,,"a ""b""","\'=1"'
    assert line(["TOTAL"], codes=False) == '"TOTAL"'
    assert file_of([line(["a"]), "b"]) == b'\xef\xbb\xbf"a"\r\nb\r\n'


def test_a_guard_is_taken_off_only_where_it_was_put() -> None:
    for text in ("=1+1", "'t Hooft", "00123", "Ann", "", "\tx", "' OR 1=1", "+1 573"):
        assert unguarded(guarded(text)) == text
    for text in ("'t Hooft", "'01234", "\tAnn"):
        assert unguarded(text) == text
