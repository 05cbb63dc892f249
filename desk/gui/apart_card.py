"""Not all of a parcel came, or its pieces differ: which of them are set apart under an RA of their own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.gui.fields import Choice, word_button
from desk.gui.line_choice import LineChoice
from desk.gui.pieces import Card
from desk.gui.text import PlainLabel
from desk.records.returns import ReturnLine
from desk.words import Words

# They are here and are looked at next, or come another time.
HERE, LATER = "here", "later"


class ApartCard(Card):
    """``wanted`` tells the pieces by line id, and whether they are ``HERE``."""

    wanted = Signal(object, bool)

    def __init__(self, words: Words, lines: Sequence[ReturnLine]) -> None:
        super().__init__(words("apart.title"))
        self.lines = LineChoice(words, lines, most=lambda line: line.quantity)
        self.where = Choice(words("apart.where"), {each: words(f"apart.{each}") for each in (LATER, HERE)})
        self.deed, self.back = word_button(words("apart.deed")), word_button(words("button.cancel"))
        self.deed.setProperty("role", "primary")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.deed)
        row.addWidget(self.back)
        row.addStretch()
        self.fill(PlainLabel(words("apart.hint"), "muted", wrap=True), self.lines, self.where, buttons)
        self.deed.clicked.connect(self._tell)
        self.back.clicked.connect(self.hide)
        for field in (self.lines, self.where):
            field.chosen.connect(self._fit)
        self._fit()
        self.hide()

    def _fit(self) -> None:
        """Something is set apart, and it is said why."""
        self.deed.setEnabled(bool(self.lines.parts() and self.where.value()))

    def _tell(self) -> None:
        pieces = {int(part.key): part.quantity for part in self.lines.parts()}
        self.wanted.emit(pieces, self.where.value() == HERE)
