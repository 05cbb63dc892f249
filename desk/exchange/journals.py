"""The journal in the formats of other programs' books."""

from collections.abc import Generator, Iterator
from pathlib import Path

from desk.exchange.beancount import Beancount
from desk.exchange.hledger import Hledger
from desk.exchange.journal_text import Layout
from desk.exchange.quickbooks import QuickBooks
from desk.exchange.xero import Xero
from desk.operations import exports, journals
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.journals import Period
from desk.records.lists import Progress
from desk.words import Words

FORMATS: dict[str, type[Layout]] = {
    "beancount": Beancount,
    "hledger": Hledger,
    "quickbooks": QuickBooks,
    "xero": Xero,
}
# Entries between two steps: some ten milliseconds.
_SLICE = 200


def exporting(
    desk: Desk, words: Words, form: str, period: Period, one: bool = False
) -> Generator[Progress, None, tuple[bytes, ...]]:
    """The journal of a period in slices; returns the files, more than one where a format has a most of rows.

    The history tells of it. Raises BadInput ``journal-needs-file`` where several would be for one place.
    """
    files = yield from writing(desk, words, form, period)
    if one and len(files) > 1:
        raise BadInput("journal-needs-file", files=len(files))
    exports.note_export(desk, f"journal {form}", period.entries)
    return files


def writing(
    desk: Desk, words: Words, form: str, period: Period
) -> Generator[Progress, None, tuple[bytes, ...]]:
    """The same without a line in the history, for a folder that has one for all."""
    layout = FORMATS[form](period, words)
    files, found, rows = list[bytes](), list[str](), 0
    for place, entry in enumerate(journals.list_entries(desk, period)):
        lines = layout.lines(entry)
        if layout.most and rows and rows + len(lines) > layout.most:
            files.append(_file(layout, found))
            found, rows = [], 0
        found += lines
        rows += len(lines)
        if place % _SLICE == 0:
            yield Progress(place, period.entries)
    return *files, _file(layout, found)


def _file(layout: Layout, lines: list[str]) -> bytes:
    end = "\r\n" if layout.suffix == ".csv" else "\n"
    whole = (*layout.opening(), *lines, *layout.ending())
    return "".join(f"{each}{end}" for each in whole).encode()


def named(path: Path, files: tuple[bytes, ...]) -> Iterator[tuple[Path, bytes]]:
    """The files by their names: the one asked for, or that with a number where there are several."""
    digits = len(str(len(files)))
    for place, data in enumerate(files, start=1):
        one = len(files) == 1
        yield (path if one else path.with_name(f"{path.stem}-{place:0{digits}}{path.suffix}")), data
