"""What a row of a bank's statement says: its day, what was paid in or taken, what the bank tells of it."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from desk.exchange.csv_in import Faults, Row
from desk.exchange.list_cells import Cells, plain_amount, shown
from desk.operations import reconciling
from desk.operations.desk import Desk
from desk.records.bank_lines import BankLine
from desk.records.cards import card_number
from desk.records.days import iso_day
from desk.records.errors import BadInput
from desk.records.imports import NEW, SAME, Planned
from desk.records.money import ZERO, Money
from desk.records.texts import bare

_DAY = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})", re.ASCII)
_TAKEN = re.compile(r"\((.*)\)|[-−](.*)|(.*)-|(.*) ?DR|\$-(.*)")
_LONGEST = 200


class StatementRows:
    """Plans the rows of a statement; ``days`` are all that stand in its column of days."""

    def __init__(self, desk: Desk, cells: Cells, days: Iterable[str], notices: Faults) -> None:
        self._desk, self._cells = desk, cells
        self._equals: Counter[tuple[date, int, str, str]] = Counter()
        self._month_first = _month_first(days, notices)

    def plan(self, row: Row) -> Planned | None:
        """What would become of a row; None for one without an amount, and where a fault was noted."""
        before = self._cells.faults.count
        day, amount = self._day(row), self._amount(row)
        if self._cells.faults.count > before or day is None or not amount:
            return None
        reference, told = self._text(row, "reference"), self._text(row, "told")
        key = (day, int(amount), bare(reference), bare(told))
        self._equals[key] += 1
        mark = hashlib.sha256(repr((*key, self._equals[key])).encode()).hexdigest()
        known = reconciling.known_lines(self._desk, (mark,))
        line = BankLine(day, amount, reference, told, mark)
        return Planned(row.line, SAME if known else NEW, day.isoformat(), f"{amount} {told}", record=line)

    def _text(self, row: Row, name: str) -> str:
        """What stands there; banks write numbers of all lengths, and a payment card's goes no further."""
        text = " ".join(self._cells.raw(row, name).split())[:_LONGEST]
        return re.sub(r"[0-9]", "#", text) if card_number(text) else text

    def _day(self, row: Row) -> date | None:
        text = self._cells.text(row, "day")
        found = iso_day(text) or self._written_day(text)
        if found is None:
            self._cells.fault(row, "day", "import-bank-day", text=shown(text))
        elif found > self._desk.clock.today():
            self._cells.fault(row, "day", "day-to-come", on=found)
        return found

    def _written_day(self, text: str) -> date | None:
        parts = _DAY.fullmatch(text)
        if parts is None:
            return None
        one, two, year = (int(part) for part in parts.groups())
        month, day = (one, two) if self._month_first else (two, one)
        try:
            return date(year, month, day)
        except ValueError:
            return None

    def _amount(self, row: Row) -> Money:
        """What was paid in above 0.00, what was taken below, in one column or in two."""
        found = self._signed(row, "amount")
        paid_in, taken = self._signed(row, "credit"), self._signed(row, "debit")
        return Money(found or abs(paid_in) - abs(taken))

    def _signed(self, row: Row, name: str) -> Money:
        text = self._cells.text(row, name)
        if not text:
            return ZERO
        minus = _TAKEN.fullmatch(text)
        whole = next(part for part in minus.groups() if part is not None) if minus else text
        try:
            amount = Money.parse(plain_amount(whole))
        except BadInput:
            self._cells.fault(row, name, "import-money", text=shown(text))
            return ZERO
        return Money(-amount) if minus else amount


def _month_first(days: Iterable[str], notices: Faults) -> bool:
    """Whether a statement writes the month before the day: as its days show, else as banks here do."""
    parts = [found for each in days if (found := _DAY.fullmatch(each.strip()))]
    if any(int(found[1]) > 12 for found in parts):
        return False
    if parts and not any(int(found[2]) > 12 for found in parts):
        notices.add("import-month-first", 0, "", text=parts[0].group())
    return True
