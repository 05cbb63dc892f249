"""The accountant's folder of a period: a file for each kind, and a table of contents that checks them.

Everything is written beside its place first and put there at the end, the table of contents last: where that
one is, the files that it names are whole, by their digests too.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Generator
from datetime import date
from pathlib import Path

from desk.exchange import csv_columns, csv_out, journals, xlsx_out
from desk.exchange.files import keep_off, trouble_with
from desk.operations import exports
from desk.operations.desk import Desk
from desk.operations.journals import journal_period
from desk.records.exports import ANY, BOOKS, COUNT, Column, Written
from desk.records.lists import Progress
from desk.records.periods import last_of
from desk.words import Words

# What each column means is the sentence ``export.<kind>.<column>``.
CONTENTS = (
    *(Column("file"), Column("what"), Column("rows", COUNT), Column("column")),
    *(Column("total", ANY), Column("ledger", ANY), Column("agrees"), Column("sha256")),
)
MEANINGS = (Column("file"), Column("column"), Column("meaning"))
WORKBOOK = "workbook"
# What a folder has only where it is asked for.
ALSO = (*journals.FORMATS, WORKBOOK)
_ALONE = 0o700
_STEPS = 100
# How those files are called, whose number follows from the books: no former one stays beside the new ones.
_NAMED = re.compile(
    rf"journal-({'|'.join(journals.FORMATS)})(-[0-9]+)?\.[a-z]+|books-[0-9]{{4}}-[0-9]{{2}}\.xlsx"
)

Steps = Generator[Progress, None, tuple[Written, ...]]
Made = tuple[Path, tuple[Written, ...]]


def month_folder(place: Path, month: date) -> Path:
    """Where the folder of a month is made below a place."""
    return place / f"books-{month:%Y-%m}"


def writing_month(
    desk: Desk, words: Words, place: Path, month: date, also: Collection[str] = ()
) -> Generator[Progress, None, Made]:
    """Make the folder of a month, named by any of its days, in slices; returns where it is, and its files.

    ``also`` names what of ALSO is to be in it. Raises BadInput where it cannot be written; what is there
    already is replaced, file by file. A run that ends early leaves nothing. The history tells of it.
    """
    folder = month_folder(place, month)
    period = month.replace(day=1), last_of(month)
    try:
        folder.mkdir(mode=_ALONE, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".desk-", suffix=".part", dir=folder) as aside:
            written = yield from _writing(desk, words, period, Path(aside), also)
            for each in written:
                keep_off(folder / each.name, desk.db.path)
            exports.note_export(desk, f"{month:%Y-%m}", sum(each.rows for each in written))
            for each in written:
                (Path(aside) / each.name).replace(folder / each.name)
            _drop_former(folder, {each.name for each in written})
    except OSError as trouble:
        raise trouble_with(folder, trouble, writing=True) from trouble
    finally:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return folder, written


def _drop_former(folder: Path, names: set[str]) -> None:
    """What was there of a former making, and is named by no table of contents now, would be taken twice."""
    for path in folder.iterdir():
        if _NAMED.fullmatch(path.name) and path.name not in names:
            path.unlink()


def _writing(
    desk: Desk, words: Words, period: tuple[date, date], aside: Path, also: Collection[str]
) -> Steps:
    """All files of the folder, in the order in which they are to be put there."""
    steps = [_file(desk, kind, period, aside) for kind in BOOKS]
    steps += [_journal(desk, words, form, period, aside) for form in journals.FORMATS if form in also]
    if WORKBOOK in also:
        steps.append(_workbook(desk, words, period, aside))
    written: list[Written] = []
    for place, each in enumerate(steps):
        written += yield from _counted(each, place, len(steps))
    written.append(_small(aside, "columns", MEANINGS, _meanings(words)))
    contents = _small(aside, "contents", CONTENTS, _contents(words, written))
    return (*written, contents)


def _counted(steps: Steps, place: int, of: int) -> Steps:
    """The steps of one kind of file of so many, told as steps of them all."""
    at = 0
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
        yield Progress(place * _STEPS + at, of * _STEPS)
        at = min(at + 1, _STEPS - 1)


def _file(desk: Desk, kind: str, period: tuple[date, date], aside: Path) -> Steps:
    with (aside / f"{kind}.csv").open("wb") as file:
        written = yield from csv_out.writing(desk, kind, period, file)
        file.flush()
        os.fsync(file.fileno())
    return (written,)


def _journal(desk: Desk, words: Words, form: str, period: tuple[date, date], aside: Path) -> Steps:
    """The journal for another program, as several files where it takes no longer one."""
    layout = journals.FORMATS[form]
    files = yield from journals.writing(desk, words, form, journal_period(desk, *period))
    written = []
    for path, data in journals.named(aside / f"journal-{form}{layout.suffix}", files):
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        rows = data.count(b"\n") - (layout.suffix == ".csv")
        written.append(Written(path.name, form, rows, {}, hashlib.sha256(data).hexdigest()))
    return tuple(written)


def _workbook(desk: Desk, words: Words, period: tuple[date, date], aside: Path) -> Steps:
    """The same rows once more, a sheet for each kind, called as the shop's words call it."""
    path = aside / f"books-{period[0]:%Y-%m}.xlsx"
    sheets = (
        xlsx_out.Sheet(words(f"export.title.{kind}"), columns, csv_out.pages(desk, kind, period))
        for kind, columns in BOOKS.items()
    )
    rows = yield from xlsx_out.writing(path, sheets, period[1])
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return (Written(path.name, WORKBOOK, rows, {}, digest),)


def _small(aside: Path, kind: str, columns: tuple[Column, ...], rows: list[tuple[object, ...]]) -> Written:
    lines = csv_columns.Lines(columns)
    data = lines.heading() + lines.page(rows)
    (aside / f"{kind}.csv").write_bytes(data)
    return Written(f"{kind}.csv", kind, lines.rows, {}, hashlib.sha256(data).hexdigest())


def _meanings(words: Words) -> list[tuple[object, ...]]:
    return [
        (f"{kind}.csv", each.name, words(f"export.{kind}.{each.name}"))
        for kind, columns in (*BOOKS.items(), ("contents", CONTENTS))
        for each in columns
    ]


def _contents(words: Words, written: list[Written]) -> list[tuple[object, ...]]:
    """A row for each file, and for each of its sums that the ledger knows too."""
    rows: list[tuple[object, ...]] = []
    for each in written:
        told = (each.name, words(f"export.title.{each.kind}"), each.rows)
        rows += [
            (*told, found.column, found.total, found.ledger, _yes(found.total == found.ledger), each.digest)
            for found in each.controls
        ] or [(*told, "", None, None, "", each.digest)]
    return rows


def _yes(agrees: bool) -> str:
    return "yes" if agrees else "no"
