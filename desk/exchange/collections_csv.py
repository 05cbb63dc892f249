"""What is owed of a check as CSV for the agency: a line for each part of it, and a row of control totals.

The parts that the check had paid, fees, payments since (negative) and what is no longer owed (negative) come
to what is still owed, order by order. The last row has ``TOTAL`` first, then how many rows there are, then
their sum. The form is that of the accountant's files (`csv_out`).
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desk.exchange.csv_cells import Cell, file_of, line
from desk.exchange.csv_out import TOTAL
from desk.exchange.files import file_name, keep_off, trouble_with, write_file
from desk.operations import exports
from desk.operations.desk import Desk
from desk.records.checks import CheckSheet, Debt
from desk.records.money import Money, total
from desk.records.papers import CollectionsPaper

COLUMNS = ("check", "day", "kind", "order", "way", "amount")
PART, FEE, PAID, NOT_OWED = "check_amount", "fee", "paid", "not_owed"
_ALONE = 0o700

Row = tuple[Cell, ...]


def file_for(paper: CollectionsPaper) -> bytes:
    """The whole file."""
    rows = list(_rows(paper.sheet))
    amounts = [amount for row in rows if isinstance(amount := row[-1], Money)]
    end = (TOTAL, len(rows), None, None, None, total(amounts))
    return file_of([",".join(COLUMNS), *map(line, rows), line(end, codes=False)])


def _rows(sheet: CheckSheet) -> Iterator[Row]:
    number = sheet.check.number
    for debt in sheet.debts:
        for day, kind, way, amount in _of_order(sheet, debt):
            yield (number, day, kind, debt.order, way, Money(amount))


def _of_order(sheet: CheckSheet, debt: Debt) -> Iterator[tuple[date | None, str, str, int]]:
    """What an order owes of the check, with each payment by its day."""
    returned = sheet.check.returned
    yield returned, PART, "", debt.amount
    if debt.fee:
        yield returned, FEE, "", debt.fee
    for each in sheet.recoveries:
        if each.order == debt.order:
            yield each.payment.received, PAID, each.payment.method, -each.amount
    gone = debt.open - (debt.amount + debt.fee - debt.paid)
    if gone:
        yield None, NOT_OWED, "", gone


def make_folder(desk: Desk, place: Path, number: str) -> Path:
    """The folder of a check below a place, for its owner alone; BadInput where it cannot be made."""
    folder = place / file_name(number, "")
    try:
        keep_off(place, desk.db.path)
        folder.mkdir(mode=_ALONE, exist_ok=True)
    except OSError as trouble:
        raise trouble_with(folder, trouble, writing=True) from trouble
    return folder


def write(desk: Desk, folder: Path, paper: CollectionsPaper, sheets: dict[str, bytes]) -> Path:
    """Write all that goes to the agency: the CSV, and the PDFs by their names; each file whole or not at all.

    The history tells how many files were taken out. Raises BadInput where one cannot be written.
    """
    for name, pdf in sheets.items():
        write_file(folder / f"{name}.pdf", pdf, desk.db.path)
    write_file(folder / "amounts.csv", file_for(paper), desk.db.path)
    exports.note_export(desk, "collections", len(sheets) + 1)
    return folder
