"""Rows as the lines of a file, a column at a time: each value is put in words once, however often it comes.

The form is that of ``csv_cells``. Of a thousand rows a method, a state or a day has few values, and a table
of them is looked up by the interpreter itself; only what was not met yet is looked at.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from desk.exchange.csv_cells import cell, line, quoted
from desk.records.exports import AMOUNT, ANY, COUNT, DAY, TEXT, Column
from desk.records.money import Money

TOTAL = "TOTAL"
# A column of which so many values are all different is put in words without a table.
_MANY = 2_000


class _Known(dict[Any, str]):
    """What each value of a column is in the file."""

    def __init__(self, told: Callable[[Any], str]) -> None:
        self.told, self.loose = told, False

    def __missing__(self, value: Any) -> str:
        text = self[value] = self.told(value)
        return text

    def all(self, values: Sequence[Any], before: int) -> Iterator[str]:
        """The values of some rows, of which there were so many ``before``."""
        if not self.loose and len(self) >= _MANY:
            # Where half of them are new, to look them up takes longer than it saves.
            self.loose = 2 * len(self) > before
            if len(self) > 10 * _MANY:
                self.clear()
        return map(self.told if self.loose else self.__getitem__, values)


def _amount(cents: int) -> str:
    return str(Money(cents))


def _bare(value: Any) -> str:
    return "" if value is None else str(value)


_TOLD: dict[str, Callable[[Any], str]] = {
    TEXT: lambda value: quoted(value or ""),
    DAY: _bare,
    COUNT: _bare,
    AMOUNT: _amount,
    ANY: cell,
}


class Lines:
    """The lines of one file, and what its last one has to say: how many rows there are, and their sums."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.rows = 0
        self._known = [_Known(_TOLD[each.kind]) for each in columns]
        self._sums = {at: 0 for at, each in enumerate(columns) if each.kind == AMOUNT}

    @property
    def sums(self) -> dict[str, Money]:
        """What each column of amounts comes to."""
        return {self.columns[at].name: Money(cents) for at, cents in self._sums.items()}

    def heading(self) -> bytes:
        """The first line, with the mark of UTF-8."""
        return (",".join(each.name for each in self.columns) + "\r\n").encode("utf-8-sig")

    def page(self, rows: Sequence[tuple[Any, ...]]) -> bytes:
        """The lines of some rows, which are added to the sums."""
        if not rows:
            return b""
        before = self.rows
        self.rows += len(rows)
        upright = list(zip(*rows, strict=True))
        for at in self._sums:
            self._sums[at] += sum(upright[at])
        told = [known.all(values, before) for known, values in zip(self._known, upright, strict=True)]
        return ("\r\n".join(map(",".join, zip(*told, strict=True))) + "\r\n").encode()

    def ending(self) -> bytes:
        """The line of totals: its name, the number of rows, and the sum of each column of amounts."""
        sums = self.sums
        cells = [TOTAL, self.rows, *(sums.get(each.name) for each in self.columns[2:])]
        return (line(cells, codes=False) + "\r\n").encode()
