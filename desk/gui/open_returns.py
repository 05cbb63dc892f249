"""Whose parcel is it: the open returns found by a name, an order or a number, one of which is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from desk.gui.rows_card import RowsCard
from desk.gui.run import Bar, Run
from desk.gui.search_box import TYPING_MS
from desk.operations import returns, returns_list
from desk.operations.desk import Desk
from desk.records.lists import Query
from desk.records.returns import Return
from desk.records.rights import Act

_MOST = 8


class OpenReturns(RowsCard):
    """``take`` gets the number of the return that a parcel turned out to belong to."""

    def __init__(self, run: Run, bar: Bar, take: Callable[[str], None]) -> None:
        super().__init__(run, "whose", ("ra", "customer", "order", "item", "return-by"), wide=3)
        self._bar = bar
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setPlaceholderText(run.words("whose.field"))
        self.field.setAccessibleName(run.words("whose.field"))
        self.body.insertWidget(1, self.field)
        self.add_step("match", lambda chosen: take(chosen.number), Act("match_stray"))
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.look)
        self.field.textEdited.connect(lambda: self._typing.start())
        self.look()

    def seek(self, text: str) -> None:
        """Look for this, as though it had been typed."""
        self.field.setText(text)
        self.look()

    def look(self) -> None:
        """Find what is typed now, and show it."""
        self._typing.stop()
        text = self.field.text().strip()
        found: tuple[Return, ...] = ()
        if text:
            found = self._run.read(self._bar, _open_returns, text) or ()
        self.nothing.setText(self._run.words("whose.unknown" if text else "whose.none"))
        self.show_rows(found, [self._row(each) for each in found])

    def _row(self, ra: Return) -> list[str]:
        goods = ", ".join(f"{line.quantity} × {line.name}" for line in ra.lines)
        return [ra.number, ra.customer, ra.order, goods, self._run.words.day(ra.return_by)]


def _open_returns(desk: Desk, text: str) -> tuple[Return, ...]:
    rows = returns_list.list_returns(desk, Query("open", text), _MOST)
    return tuple(returns.open_return(desk, row.number).ra for row in rows)
