"""CSV for the accountant, each kind with fixed columns and a row of control totals.

UTF-8 with its mark, a comma between fields, CRLF at the end of a row, ISO dates, plain decimals. Text stands
in quotes and is kept from becoming a formula, a number or a date in a spreadsheet; ``read_back`` takes that
off again. The last row has ``TOTAL`` in its first column, the number of rows in the second, and the sums.
"""

import csv
import hashlib
import io
from collections.abc import Generator, Iterator
from datetime import date
from typing import Any, BinaryIO

from desk.exchange import csv_columns, listed_rows
from desk.exchange.csv_cells import plain
from desk.operations import books_rows, exports
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.exports import AMOUNT, BOOKS, Written
from desk.records.lists import Progress

TOTAL = csv_columns.TOTAL
_COLUMNS = {**BOOKS, **{kind: listed_rows.columns(kind) for kind in listed_rows.COLUMNS}}
COLUMNS = {kind: tuple(each.name for each in columns) for kind, columns in _COLUMNS.items()}
AMOUNTS = {
    kind: frozenset(each.name for each in columns if each.kind == AMOUNT)
    for kind, columns in _COLUMNS.items()
}


def export(desk: Desk, kind: str, start: date | None = None, end: date | None = None) -> bytes:
    """The whole file; both ends of the period count, None is open. The history tells of it."""
    return to_end(exporting(desk, kind, start, end))


def exporting(
    desk: Desk, kind: str, start: date | None = None, end: date | None = None
) -> Generator[Progress, None, bytes]:
    """The same in slices; returns the whole file."""
    file = io.BytesIO()
    written = yield from writing(desk, kind, books_rows.period(start, end), file)
    exports.note_export(desk, kind, written.rows)
    return file.getvalue()


def writing(
    desk: Desk, kind: str, period: tuple[date, date], file: BinaryIO
) -> Generator[Progress, None, Written]:
    """Write a kind's rows of a period into a file, in slices; returns what it came to."""
    lines, digest = csv_columns.Lines(_COLUMNS[kind]), hashlib.sha256()
    for part in _parts(lines, pages(desk, kind, period)):
        digest.update(part)
        file.write(part)
        yield Progress(lines.rows, 0)
    controls = books_rows.controls(desk, kind, lines.sums, *period)
    return Written(f"{kind}.csv", kind, lines.rows, lines.sums, digest.hexdigest(), controls)


def pages(desk: Desk, kind: str, period: tuple[date, date]) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a kind, some hundred at a time."""
    rows = books_rows.rows if kind in BOOKS else listed_rows.rows
    return rows(desk, kind, *period)


def _parts(lines: csv_columns.Lines, found: Iterator[list[tuple[Any, ...]]]) -> Iterator[bytes]:
    yield lines.heading()
    yield from map(lines.page, found)
    yield lines.ending()


def read_back(data: bytes) -> tuple[tuple[str, ...], ...]:
    """The rows of such a file, header and totals too, with the guards of the text taken off."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return tuple(tuple(plain(cell) for cell in cells) for cells in csv.reader(text, strict=True))
