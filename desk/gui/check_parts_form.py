"""What a check pays: the orders that owe, oldest first, and payments that are kept without their check.

What is typed as its amount fills them by itself; each part can be changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from desk.gui.fields import MoneyField, read_money
from desk.gui.pieces import empty
from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme
from desk.records.checks import NewPart
from desk.records.errors import BadInput
from desk.records.money import ZERO, Money, total
from desk.records.payments import Payment
from desk.records.quotes import Owing
from desk.words import Words

HEADS = ("order", "placed", "due-now", "owed", "part")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DueRow:
    """An order that owes, and what of the check goes to it."""

    def __init__(self, owing: Owing) -> None:
        self.owing, self.field, self.own = owing, MoneyField(""), False
        self.key = owing.order.number

    def amount(self) -> Money:
        """What of the check pays it; raises BadInput if it is no amount."""
        return read_money(self.field.text()) or ZERO

    def fill(self, amount: Money) -> None:
        """Show what of the check is left for it."""
        self.field.setText(str(amount) if amount else "")

    def asks(self, amount: Money) -> bool:
        """Whether an amount is just what is due of it now or owed in all."""
        return amount in (self.owing.due_now, self.owing.owed)

    def part(self) -> NewPart:
        """What the check pays of it."""
        return NewPart(self.key, self.amount())

    def typed(self) -> str:
        """What somebody typed."""
        return self.field.text()

    def retype(self, typed: str) -> None:
        """Put that back."""
        self.own = True
        self.field.setText(typed)


class KeptRow:
    """A payment by check without one: this is the check, or it is not."""

    def __init__(self, order: str, payment: Payment, text: str) -> None:
        self.order, self.payment, self.own = order, payment, False
        self.key = payment.called
        self.tick = QCheckBox(caption(text))
        self.tick.setProperty("no_letter", True)

    def amount(self) -> Money:
        """Its amount where it was paid with this check."""
        return self.payment.amount if self.tick.isChecked() else ZERO

    def fill(self, amount: Money) -> None:
        """Tick it where there is as much of the check left."""
        self.tick.setChecked(amount == self.payment.amount)

    def part(self) -> NewPart:
        """That the check made it."""
        return NewPart(self.order, self.amount(), self.key)

    def typed(self) -> str:
        """What somebody ticked."""
        return "yes" if self.tick.isChecked() else ""

    def retype(self, typed: str) -> None:
        """Put that back."""
        self.own = True
        self.tick.setChecked(bool(typed))


class CheckPartsForm(QWidget):
    """``chosen`` tells that a part is another."""

    chosen = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.rows: list[DueRow | KeptRow] = []
        self._first = ""
        self._widgets: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Theme.px(2))
        self._grid.setVerticalSpacing(Theme.px(0.75))
        self._grid.setColumnStretch(1, 1)

    def show_dues(
        self, dues: Iterable[Owing], kept: Iterable[tuple[str, Payment]], nothing: str, first: str = ""
    ) -> None:
        """Show what can be paid, the order that this began with ``first``, or that there is ``nothing``.

        What was typed stays.
        """
        typed, self._first = self.typed(), first
        for widget in self._widgets:
            self._grid.removeWidget(widget)
            empty(widget)
        self.rows, self._widgets = [], []
        for owing in sorted(dues, key=lambda each: each.order.number != first):
            self.rows.append(DueRow(owing))
        for number, payment in kept:
            self.rows.append(KeptRow(number, payment, self.words.money(payment.amount)))
        if not self.rows:
            self._put(PlainLabel(nothing, "muted", wrap=True), 0, 0, 1, 5)
        self._lay_out()
        self.retype(typed)

    def _lay_out(self) -> None:
        for column, name in enumerate(HEADS if self.rows else ()):
            self._put(_cell(self.words(f"check-form.{name}"), "muted", right=column > 1), 0, column)
        for line, row in enumerate(self.rows, start=1):
            if isinstance(row, DueRow):
                self._lay_due(line, row)
            else:
                self._lay_kept(line, row)

    def _lay_due(self, line: int, row: DueRow) -> None:
        words, owing = self.words, row.owing
        self._put(_cell(row.key, "strong"), line, 0)
        what = words.named("purpose", owing.purpose)
        self._put(_cell(f"{words.day(owing.order.placed)} · {what}"), line, 1)
        self._put(_cell(words.money(owing.due_now), right=True), line, 2)
        self._put(_cell(words.money(owing.owed), right=True), line, 3)
        row.field.setAccessibleName(words("check-form.part-of", number=row.key))
        row.field.textEdited.connect(partial(self._type, row))
        row.field.editingFinished.connect(partial(self._leave, row))
        self._put(row.field, line, 4)

    def _lay_kept(self, line: int, row: KeptRow) -> None:
        words, payment = self.words, row.payment
        self._put(_cell(row.order, "strong"), line, 0)
        told = words("check-form.kept", day=payment.received, reference=payment.reference or "–")
        self._put(PlainLabel(told, wrap=True), line, 1)
        row.tick.setAccessibleName(words("check-form.kept-of", number=row.order, amount=payment.amount))
        row.tick.clicked.connect(partial(self._type, row))
        self._put(row.tick, line, 4)

    def _put(self, widget: QWidget, *place: int) -> None:
        self._widgets.append(widget)
        self._grid.addWidget(widget, *place)

    def _type(self, row: DueRow | KeptRow, *_: object) -> None:
        row.own = True
        self.chosen.emit()

    def _leave(self, row: DueRow) -> None:
        """A part that was emptied is filled by itself again."""
        if row.own and not row.field.text().strip():
            row.own = False
            self.chosen.emit()

    def fill(self, amount: Money) -> None:
        """Give what of the check nobody has placed to what is due first, then to what is owed.

        As where a list of checks is imported, one of just the amount of a payment without its check is that,
        and one of just what an order asks pays that order, where this began with no other.
        """
        rest = amount - total(self._own())
        free = [row for row in self.rows if not row.own]
        just = self._just(free, rest)
        given = {just.key: rest} if just is not None else _spread(free, rest)
        for each in free:
            each.fill(given.get(each.key, ZERO))

    def _just(self, free: Sequence[DueRow | KeptRow], rest: Money) -> DueRow | KeptRow | None:
        """The row that a check of this amount is surely for."""
        kept = [row for row in free if isinstance(row, KeptRow) and row.payment.amount == rest]
        dues = [row for row in free if isinstance(row, DueRow) and row.asks(rest)]
        both: list[DueRow | KeptRow] = [*kept, *dues]
        return None if self._first else next(iter(both), None)

    def _own(self) -> list[Money]:
        """What somebody placed; what cannot be read is told by who asks for the parts."""
        found = []
        for row in self.rows:
            with suppress(BadInput):
                found.append(row.amount() if row.own else ZERO)
        return found

    def placed(self) -> Money:
        """What of the check is placed; raises BadInput where a part is no amount."""
        return total(row.amount() for row in self.rows)

    def parts(self) -> tuple[NewPart, ...]:
        """What the check pays; raises BadInput where a part is no amount."""
        return tuple(row.part() for row in self.rows if row.amount())

    def fields(self) -> Sequence[QLineEdit | QCheckBox]:
        """What can be changed, from top to bottom."""
        return [row.field if isinstance(row, DueRow) else row.tick for row in self.rows]

    def typed(self) -> dict[str, str]:
        """What somebody changed, as a draft keeps it."""
        return {row.key: row.typed() for row in self.rows if row.own}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Put again what a draft kept."""
        for row in self.rows:
            if row.key in typed:
                row.retype(typed[row.key])


def _spread(free: Sequence[DueRow | KeptRow], rest: Money) -> dict[str, Money]:
    """What of an amount goes to each row: what is due, then what is owed, then to payments without check."""
    given = dict.fromkeys((row.key for row in free), ZERO)
    for most in ("due_now", "owed"):
        for due in free:
            if isinstance(due, DueRow):
                part = Money(max(ZERO, min(rest, getattr(due.owing, most) - given[due.key])))
                given[due.key] += part
                rest -= part
    for each in free:
        if isinstance(each, KeptRow) and each.payment.amount <= rest:
            given[each.key] = each.payment.amount
            rest -= each.payment.amount
    return given


def _cell(text: str, role: str = "", *, right: bool = False) -> PlainLabel:
    label = PlainLabel(text, role)
    if right:
        label.setAlignment(_RIGHT)
    return label
