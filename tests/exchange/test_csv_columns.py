"""A column at a time, and the same as a cell at a time: values, sums and guards."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange import csv_columns
from desk.exchange.csv_cells import guarded, plain, quoted
from desk.exchange.csv_columns import Lines
from desk.records.exports import AMOUNT, ANY, COUNT, DAY, Column
from desk.records.money import Money

COLUMNS = (Column("number"), Column("day", DAY), Column("pieces", COUNT), Column("paid", AMOUNT))
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


def test_a_file_with_its_totals() -> None:
    lines = Lines(COLUMNS)
    rows = [("00123", "2026-03-02", 2, 12345), ("", None, None, -5)]
    data = lines.heading() + lines.page(rows) + lines.page([]) + lines.ending()
    assert data == (
        b"\xef\xbb\xbfnumber,day,pieces,paid\r\n"
        b'"\t00123",2026-03-02,2,123.45\r\n'
        b",,,-0.05\r\n"
        b'"TOTAL",2,,123.40\r\n'
    )
    assert lines.sums == {"paid": Money(12340)}


@given(st.lists(st.tuples(TEXTS, st.integers(-(10**9), 10**9)), min_size=1, max_size=8))
def test_every_text_comes_back(rows: list[tuple[str, int]]) -> None:
    data = Lines((Column("text"), Column("paid", AMOUNT))).page(rows).decode()
    found = [(plain(text), amount) for text, amount in csv.reader(io.StringIO(data, newline=""), strict=True)]
    assert found == [(text, str(Money(amount))) for text, amount in rows]


def test_what_says_itself_what_it_is() -> None:
    page = Lines((Column("what", ANY),)).page([("=1",), (date(2026, 3, 2),), (Money(5),), (7,), (None,)])
    assert page == b'"\'=1"\r\n2026-03-02\r\n0.05\r\n7\r\n\r\n'


@pytest.mark.parametrize(
    "text", ["total", "Total ", "TRUE", "true  ", "#1", "#", "AM-5", "RA-26-1", "March 3", "may"]
)
def test_what_is_told_at_once_is_told_as_ever(text: str) -> None:
    assert quoted(text) == f'"{guarded(text)}"'


@given(TEXTS.filter(bool))
def test_all_is_told_at_once_as_ever(text: str) -> None:
    assert quoted(text) == '"' + guarded(text).replace('"', '""') + '"'


def test_texts_that_are_all_different_are_in_no_table() -> None:
    lines, many = Lines((Column("text"), Column("same"))), csv_columns._MANY
    for start in range(0, 4 * many, 500):
        rows = [(f"a {each}", f"b {each % 3}") for each in range(start, start + 500)]
        assert lines.page(rows).count(b"\r\n") == 500
    assert [len(each) for each in lines._known] == [many, 3]


def test_a_table_that_grew_large_begins_anew() -> None:
    lines, many = Lines((Column("text"),)), csv_columns._MANY
    for _ in range(3):
        for start in range(0, 11 * many, 500):
            lines.page([(f"a {each}",) for each in range(start, start + 500) for _again in range(3)])
    assert len(lines._known[0]) <= 11 * many
