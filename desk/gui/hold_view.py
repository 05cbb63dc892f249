"""What keeps a parcel here: each hold, until when, what is missing, and the clause in plain words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.pieces import State, empty
from desk.gui.text import PlainLabel, selectable
from desk.gui.theme import Theme
from desk.records.money import ZERO, Money
from desk.records.packing import Hold
from desk.words import Words

PAID = ("unpaid", "balance")


class HoldView(QWidget):
    """Shows that a parcel may leave, or what holds it."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None

    def show_holds(self, holds: Sequence[Hold], missing: Money) -> None:
        """Show these instead of those before; ``missing`` is what has to be paid first."""
        empty(self._content)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(1))
        self._outer.addWidget(self._content)
        if not holds:
            state = State()
            state.show_state("allowed", self._words("ship.may-leave"))
            column.addWidget(state)
        for hold in holds:
            self._add(column, hold, missing)

    def _add(self, column: QVBoxLayout, hold: Hold, missing: Money) -> None:
        words, state = self._words, State()
        state.show_state("refused", words.named("hold", hold.name))
        column.addWidget(state)
        told = [words("ship.until", day=hold.until)] if hold.until else []
        if hold.name in PAID and missing > ZERO:
            told.append(words("ship.missing", amount=missing))
        if words.has(f"hold-hint.{hold.name}"):
            told.append(words(f"hold-hint.{hold.name}"))
        if told:
            column.addWidget(PlainLabel(" ".join(told), wrap=True))
        if hold.said is not None:
            column.addWidget(selectable(PlainLabel(words.clause(hold.said), "muted", wrap=True)))
