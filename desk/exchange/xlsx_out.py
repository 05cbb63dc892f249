"""A workbook with a sheet for each kind, by XlsxWriter: text is text, amounts are numbers, days are days.

Rows are streamed to files beside the workbook, and the same books are the same bytes.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from desk.records.exports import AMOUNT, COUNT, DAY, TEXT, Column
from desk.records.lists import Progress

# A sheet holds 1,048,576 rows, its heading too.
_MOST = 1_000_000
_SLICE = 50
_WIDTHS = {TEXT: 20, AMOUNT: 14, DAY: 12, COUNT: 9}
_FORMATS = {TEXT: "@", AMOUNT: "0.00", DAY: "yyyy-mm-dd", COUNT: "0"}
# Days are counted from here on.
_FIRST = date(1899, 12, 30)

Put = Callable[[int, Any], None]


class Sheet(NamedTuple):
    """One sheet of a workbook: its name, its columns, its rows some at a time."""

    name: str
    columns: Sequence[Column]
    pages: Iterator[list[tuple[Any, ...]]]


def writing(path: Path, sheets: Iterable[Sheet], day: date) -> Generator[Progress, None, int]:
    """Write a workbook in slices, dated a day; returns how many rows it has."""
    from xlsxwriter import Workbook

    book = Workbook(path, {"constant_memory": True, "tmpdir": str(path.parent)})
    book.set_properties({"created": datetime.combine(day, time())})
    shapes = {kind: book.add_format({"num_format": shape}) for kind, shape in _FORMATS.items()}
    rows = 0
    for each in sheets:
        for written in _fill(book, shapes, each):
            rows += written
            yield Progress(rows, 0)
    book.close()
    return rows


def _fill(book: Any, shapes: dict[str, Any], sheet: Sheet) -> Iterator[int]:
    """Write the rows of a sheet, in as many sheets as it takes; how many at a time."""
    names = (sheet.name, *(f"{sheet.name} {number}" for number in range(2, 1000)))
    rest, row = iter(names), _MOST
    puts: list[Put] = []
    for page in sheet.pages:
        for start in range(0, len(page), _SLICE):
            part = page[start : start + _SLICE]
            if row + len(part) > _MOST:
                puts, row = _begin(book, shapes, next(rest), sheet.columns), 0
            for cells in part:
                row += 1
                for put, value in zip(puts, cells, strict=True):
                    put(row, value)
            yield len(part)
    if not puts:
        _begin(book, shapes, sheet.name, sheet.columns)


def _begin(book: Any, shapes: dict[str, Any], name: str, columns: Sequence[Column]) -> list[Put]:
    """A new sheet with its heading, which stays in sight; what puts a value into each of its columns."""
    made = book.add_worksheet(name)
    made.freeze_panes(1, 0)
    for at, each in enumerate(columns):
        made.set_column(at, at, _WIDTHS[each.kind])
        made.write_string(0, at, each.name)
    return [partial(_PUTS[each.kind], made, at, shapes[each.kind]) for at, each in enumerate(columns)]


def _text(sheet: Any, at: int, shape: Any, row: int, value: str) -> None:
    # Never ``write``, which makes a formula of what begins as one, and a link of what looks like one.
    if value:
        sheet.write_string(row, at, value, shape)


def _amount(sheet: Any, at: int, shape: Any, row: int, value: int) -> None:
    sheet.write_number(row, at, value / 100, shape)


def _day(sheet: Any, at: int, shape: Any, row: int, value: str | None) -> None:
    if value:
        sheet.write_number(row, at, (date.fromisoformat(value) - _FIRST).days, shape)


def _count(sheet: Any, at: int, shape: Any, row: int, value: int | None) -> None:
    if value is not None:
        sheet.write_number(row, at, value, shape)


_PUTS: dict[str, Callable[..., None]] = {TEXT: _text, AMOUNT: _amount, DAY: _day, COUNT: _count}
