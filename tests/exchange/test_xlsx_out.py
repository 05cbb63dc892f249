"""The workbook: what is text stays text, what is an amount is a number, and the same books the same bytes."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desk.exchange import xlsx_out
from desk.exchange.xlsx_out import Sheet, writing
from desk.operations.imports import to_end
from desk.records.exports import AMOUNT, COUNT, DAY, Column

openpyxl: Any = pytest.importorskip("openpyxl")
COLUMNS = (Column("number"), Column("day", DAY), Column("pieces", COUNT), Column("paid", AMOUNT))
TEXTS = ["=1+1", "@SUM(A1)", "00123", "1E5", "3/4", " x ", "<b>", "山田", "a\x01b", "x" * 40_000]
MARCH = date(2026, 3, 31)


def sheet(rows: list[tuple[Any, ...]], name: str = "orders") -> Sheet:
    """A sheet with rows in pages of two."""
    return Sheet(name, COLUMNS, iter([rows[at : at + 2] for at in range(0, len(rows), 2)]))


def read(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What each sheet holds, by its name."""
    book = openpyxl.load_workbook(path)
    return {each.title: list(each.iter_rows(values_only=True)) for each in book.worksheets}


def test_each_value_is_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "books.xlsx"
    rows: list[tuple[Any, ...]] = [(text, "2026-03-02", 3, -12345) for text in TEXTS]
    assert to_end(writing(path, [sheet([*rows, ("", None, None, 0)])], MARCH)) == len(TEXTS) + 1
    head, *found, last = read(path)["orders"]
    assert head == ("number", "day", "pieces", "paid")
    assert [row[1:] for row in found] == [(datetime(2026, 3, 2), 3, -123.45)] * len(TEXTS)
    assert [row[0] for row in found[:-2]] == TEXTS[:-2]
    # Excel's own words for what XML cannot hold, and no more than a cell does.
    assert [row[0] for row in found[-2:]] == ["a_x0001_b", "x" * 32_767]
    assert last == (None, None, None, 0)
    book = openpyxl.load_workbook(path)
    assert {cell.data_type for (cell,) in book["orders"].iter_rows(2, 1 + len(TEXTS), 1, 1)} == {"s"}
    assert book["orders"]["D2"].number_format == "0.00" and book["orders"].freeze_panes == "A2"


def test_the_same_books_are_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.xlsx"
        to_end(writing(path, [sheet([("A", "2026-03-02", 1, 5)]), sheet([], "lines")], MARCH))
        made.append(path.read_bytes())
    assert made[0] == made[1]
    assert openpyxl.load_workbook(path).properties.created == datetime(2026, 3, 31)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.xlsx", "two.xlsx"]


def test_more_rows_than_a_sheet_holds_go_on_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_out, "_MOST", 4)
    rows: list[tuple[Any, ...]] = [(f"A{at}", None, at, at) for at in range(7)]
    to_end(writing(tmp_path / "books.xlsx", [sheet(rows)], MARCH))
    found = read(tmp_path / "books.xlsx")
    assert [(name, len(each)) for name, each in found.items()] == [("orders", 5), ("orders 2", 4)]


def test_rows_wait_beside_the_workbook_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside, system = tmp_path / "aside", tmp_path / "system"
    aside.mkdir()
    system.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(system))
    steps = writing(aside / "books.xlsx", [sheet([("A", None, 1, 5)] * 6), sheet([], "lines")], MARCH)
    next(steps)
    assert len(list(aside.iterdir())) == 1 and list(system.iterdir()) == []
    to_end(steps)
    assert [path.name for path in aside.iterdir()] == ["books.xlsx"] and list(system.iterdir()) == []
