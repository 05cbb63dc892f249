"""Export CSV of a list: exactly the rows and columns shown, in their order, safe in a spreadsheet."""

from collections.abc import Generator, Sequence
from datetime import date
from typing import Any

from desk.exchange.csv_cells import guarded
from desk.exchange.files import write_file
from desk.gui.ask import choose_target
from desk.gui.table import Column
from desk.operations import exports
from desk.records.lists import Progress
from desk.records.money import Money
from desk.words import Words

PAGE = 200


def export_list(page: Any) -> None:
    """Ask where to, then write a list page as it is shown."""
    words, run = page.words, page.run
    name = f"{words(f'{page.listing.noun}.title')} {run.desk.clock.today().isoformat()}.csv"
    path = choose_target(page, words("list.export"), name, "CSV (*.csv)")
    if path is None:
        return

    def tell(data: bytes) -> None:
        rows = data.count(b"\r\n") - 1
        if run.write(page.bar, exports.note_export, page.listing.noun, rows, changes=()) is None:
            return
        written = run.attempt(page.bar, lambda: write_file(path, data, run.desk.db.path))
        if written:
            page.bar.tell(words("file.saved", file=written.name))

    run.long(page, words("list.exporting"), lambda _: csv_of(page), (), tell)


def csv_of(page: Any) -> Generator[Progress, None, bytes]:
    """The list as CSV in slices: UTF-8 with its mark, ISO dates, plain decimals; returns the whole file."""
    columns, ids = page.shown_columns(), page.listing.reading(page.run.desk, page.query).all()
    lines = [",".join(f'"{page.words(f"column.{column.id}")}"' for column in columns)]
    for start in range(0, len(ids), PAGE):
        rows = page.listing.rows(page.run.desk, ids[start : start + PAGE])
        lines += [_line([_value(column, row, page.words) for column in columns]) for row in rows]
        yield Progress(start, len(ids))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _value(column: Column, row: Any, words: Words) -> Any:
    value = column.value(row)
    text = column.text(row, words)
    if isinstance(value, (Money, date)):
        return value
    # What stands on the right without being money is a count.
    return int(text) if column.right and text.isascii() and text.isdigit() else text


def _line(values: Sequence[Any]) -> str:
    return ",".join(_cell(value) for value in values)


def _cell(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return '"' + guarded(value).replace('"', '""') + '"' if value else ""
