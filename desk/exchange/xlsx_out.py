"""A workbook with a sheet for each kind, by openpyxl: text is text, amounts are numbers, days are days.

Rows are streamed, and the same books are the same bytes: what says when the workbook was written, and where
a zip file says it once more, is the day that its maker gives.
"""

import re
import zipfile
from collections.abc import Generator, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from desk.records.exports import AMOUNT, COUNT, DAY, Column
from desk.records.lists import Progress

# A sheet holds 1,048,576 rows, its heading too.
_MOST = 1_000_000
_LONGEST = 32_767
_SLICE = 25
_PIECE = 1 << 20
_WIDTHS = {AMOUNT: 14, DAY: 12, COUNT: 9}
_FORMATS = {AMOUNT: "0.00", DAY: "yyyy-mm-dd", COUNT: "0"}
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CORE = "docProps/core.xml"
# What XML cannot hold.
_NONE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Sheet(NamedTuple):
    """One sheet of a workbook: its name, its columns, its rows some at a time."""

    name: str
    columns: Sequence[Column]
    pages: Iterator[list[tuple[Any, ...]]]


def writing(path: Path, sheets: Iterable[Sheet], day: date) -> Generator[Progress, None, int]:
    """Write a workbook in slices, dated a day; returns how many rows it has."""
    from openpyxl import Workbook

    book, rows = Workbook(write_only=True), 0
    try:
        for each in sheets:
            for written in _fill(book, each):
                rows += written
                yield Progress(rows, 0)
        loose = path.with_suffix(".loose")
        # Packed afterwards, a piece at a time, since that takes longest.
        with zipfile.ZipFile(loose, "w", zipfile.ZIP_STORED) as archive:
            _save(book, archive)
    finally:
        _forget(book)
    for _ in _pack(loose, path, day):
        yield Progress(rows, 0)
    loose.unlink()
    return rows


def _fill(book: Any, sheet: Sheet) -> Iterator[int]:
    """Write the rows of a sheet, in as many sheets as it takes; how many at a time."""
    there, number = _most_rows(book, sheet, 1), 1
    left = _MOST
    cells = _cells(there, sheet.columns)
    for page in sheet.pages:
        for start in range(0, len(page), _SLICE):
            part = page[start : start + _SLICE]
            if left < len(part):
                number, left = number + 1, _MOST
                there = _most_rows(book, sheet, number)
                cells = _cells(there, sheet.columns)
            for row in part:
                there.append([_set(cell, value) for cell, value in zip(cells, row, strict=True)])
            left -= len(part)
            yield len(part)


def _most_rows(book: Any, sheet: Sheet, number: int) -> Any:
    """A new sheet with its heading, which stays in sight."""
    from openpyxl.utils import get_column_letter

    made = book.create_sheet(sheet.name if number == 1 else f"{sheet.name} {number}")
    made.freeze_panes = "A2"
    for at, each in enumerate(sheet.columns, 1):
        made.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(each.kind, 20)
    made.append([each.name for each in sheet.columns])
    return made


def _cells(there: Any, columns: Sequence[Column]) -> list[tuple[str, Any]]:
    """A cell for each column, which is written again and again: to make one takes longest."""
    from openpyxl.cell import WriteOnlyCell

    found = []
    for each in columns:
        cell = WriteOnlyCell(there)
        cell.number_format = _FORMATS.get(each.kind, "@")
        found.append((each.kind, cell))
    return found


def _set(told: tuple[str, Any], value: Any) -> Any:
    kind, cell = told
    if value is None or value == "":
        return None
    if kind == AMOUNT:
        cell.value = Decimal(value).scaleb(-2)
    elif kind == DAY:
        cell.value = date.fromisoformat(value)
    elif kind == COUNT:
        cell.value = value
    else:
        cell.value = _NONE.sub("�", value)[:_LONGEST]
        # What begins as a formula is text all the same.
        cell.data_type = "s"
    return cell


def _save(book: Any, archive: zipfile.ZipFile) -> None:
    from openpyxl.writer.excel import ExcelWriter

    ExcelWriter(book, archive).write_data()


def _forget(book: Any) -> None:
    """Take away openpyxl's own files of rows, where it did not: they tell of customers."""
    for each in book.worksheets:
        if each._writer is not None and Path(each._writer.out).exists():
            if not each.closed:
                each.close()
            each._writer.cleanup()


def _pack(loose: Path, path: Path, day: date) -> Iterator[int]:
    """The same files in the same order, packed, all of one day."""
    moment = datetime.combine(day, time())
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            told = zipfile.ZipInfo(each.filename, moment.timetuple()[:6])
            told.compress_type = zipfile.ZIP_DEFLATED
            with old.open(each) as source, new.open(told, "w", force_zip64=True) as made:
                while piece := source.read(_PIECE):
                    yield made.write(_dated(piece, moment) if each.filename == _CORE else piece)


def _dated(piece: bytes, moment: datetime) -> bytes:
    return _WRITTEN.sub(rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode(), piece)
