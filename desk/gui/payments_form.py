"""What is paid: several ways to pay together, one after another, each with what remains unless it is said."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.fields import word_button
from desk.gui.keys import tabs_before
from desk.gui.payment_row import PaymentRow
from desk.gui.pieces import empty
from desk.gui.theme import Theme
from desk.records.money import Money
from desk.records.payments import CHECK, STORE_CREDIT, NewPayment
from desk.words import Words


class PaymentsForm(QWidget):
    """``chosen`` tells that something else is paid."""

    chosen = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._no_checks = ""
        self.rows: list[PaymentRow] = []
        self.more = word_button(words("take.pay-more"), "link")
        self.more.clicked.connect(self._more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.px(1))
        self._column.addWidget(self.more)
        self._add()

    def focus(self) -> None:
        """Be ready for the first payment's reference."""
        self.rows[0].details.setFocus()

    def _more(self) -> None:
        self._add().details.setFocus()
        self.chosen.emit()

    def _add(self) -> PaymentRow:
        row = PaymentRow(self.words)
        row.no_checks = self._no_checks
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        row.chosen.connect(self.chosen)
        row.done.connect(lambda: self._go_on(row))
        row.removed.connect(lambda: self.remove(row))
        row.remove.setProperty("no_letter", True)
        self._show_removal()
        self._order_tabs()
        return row

    def _order_tabs(self) -> None:
        tabs_before(self.more, [field for each in self.rows for field in each.fields()])

    def showEvent(self, event: QShowEvent) -> None:
        """Now that it stands among the window's other fields, it knows what comes before."""
        super().showEvent(event)
        self._order_tabs()

    def _go_on(self, row: PaymentRow) -> None:
        """Enter goes on to the next way to pay, and makes one after the last."""
        place = self.rows.index(row) + 1
        if row.is_blank():
            return
        if place == len(self.rows):
            self._more()
        else:
            self.rows[place].details.setFocus()

    def remove(self, row: PaymentRow) -> None:
        """Take a way to pay out; an empty one always remains."""
        self.rows.remove(row)
        empty(row)
        if not self.rows:
            self._add()
        self._show_removal()
        self.chosen.emit()

    def begin_with(self, method: str) -> None:
        """Have the first payment be of this way, all of what there is of it, with an empty one below."""
        self.rows[0].choose(method)
        self._add()

    def drop_first(self) -> None:
        """The first payment was taken, and is typed no more."""
        self.remove(next(row for row in self.rows if not row.is_blank()))

    def take_no_checks(self, why: str) -> None:
        """Take no checks here, for a reason that is told; an empty one takes them."""
        self._no_checks = why
        for row in self.rows:
            row.no_checks = why

    def needs(self) -> str:
        """What is still needed before this is paid, empty where nothing is."""
        return next((each for each in (row.needs() for row in self.rows) if each), "")

    def has_check(self) -> bool:
        """Whether something is paid by check."""
        return any(row.way == CHECK for row in self.rows)

    def drop_checks(self) -> tuple[str, str]:
        """Take the checks out; the number and amount of the first, as they are typed."""
        found = [row for row in self.rows if row.way == CHECK]
        first = (found[0].details.text(), found[0].amount.text())
        for row in found:
            self.remove(row)
        return first

    def _show_removal(self) -> None:
        for row in self.rows:
            row.remove.setVisible(len(self.rows) > 1)

    def payments(self, due: Money, credit: Money, on: date) -> tuple[NewPayment, ...]:
        """All payments as they stand; what says no amount takes what is left of ``due``; raises BadInput."""
        found: list[NewPayment] = []
        for row in self.rows:
            if row.is_blank():
                row.tell_nothing(due)
                continue
            paid = row.payment(due, credit, on)
            found.append(paid)
            due = due - paid.amount
            credit = credit - paid.amount if paid.method == STORE_CREDIT else credit
        return tuple(each for each in found if each.amount or each.reference or each.last4)

    def typed(self) -> list[dict[str, str]]:
        """What stands there, as a draft keeps it."""
        return [row.typed() for row in self.rows]

    def retype(self, typed: Sequence[Mapping[str, Any]]) -> None:
        """Put again what a draft kept."""
        for place, each in enumerate(typed):
            row = self.rows[place] if place < len(self.rows) else self._add()
            row.retype(each)
