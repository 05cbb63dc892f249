"""The recovery words, to be written down or printed once; they do not stand on screen longer than that."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk.gui.ask import save_file
from desk.gui.bar import MessageBar
from desk.gui.fields import word_button
from desk.gui.papers import PAPERS
from desk.gui.pieces import Card
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.papers import RecoverySheet
from desk.words import Words

KIND = "recovery_words"
COLUMNS = 3


class RecoveryPage(QWidget):
    """``done`` tells that the words were written down."""

    done = Signal()

    def __init__(self, run: Run, sheet: RecoverySheet) -> None:
        super().__init__()
        self.run, self._sheet, words = run, sheet, run.words
        self.bar = MessageBar(words("button.close-message"))
        self.print, self.save = word_button(words("button.print")), word_button(words("button.save-pdf"))
        self.written = word_button(words("recovery.done"), "primary")
        card = Card()
        card.fill(self._grid())
        column = QVBoxLayout(self)
        column.setSpacing(Theme.px(2))
        column.addWidget(PlainLabel(words("recovery.title"), "title", wrap=True))
        column.addWidget(self.bar)
        column.addWidget(PlainLabel(words("recovery.why"), wrap=True))
        column.addWidget(card)
        row = QHBoxLayout()
        for button in (self.print, self.save):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.written)
        column.addLayout(row)
        column.addStretch(1)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.written.clicked.connect(self.done)
        self.setFocusProxy(self.print)

    def _grid(self) -> QWidget:
        """The words down the columns, each after its number."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(Theme.px(1))
        rows = -(-len(self._sheet.words) // COLUMNS)
        for place, word in enumerate(self._sheet.words):
            grid.addWidget(PlainLabel(f"{place + 1}.  {word}", "word"), place % rows, place // rows)
        return box

    def _pdf(self) -> Any:
        return self.run.attempt(
            self.bar, lambda: PAPERS[KIND].draw(self._sheet, Words(self.run.words.language))
        )

    def _print(self) -> None:
        from desk.gui.printing import ask_and_print

        pdf = self._pdf()
        if pdf and self.run.attempt(self.bar, lambda: ask_and_print(self, self.run, pdf, KIND)):
            self.bar.tell(self.run.words("print.sent"))

    def _save(self) -> None:
        pdf = self._pdf()
        path = pdf and save_file(self, f"{self.run.words('recovery.name')}.pdf", "PDF (*.pdf)", pdf)
        if path:
            self.bar.tell(self.run.words("file.saved", file=path.name))
