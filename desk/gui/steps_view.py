"""Step by step: an answer's explanation below it, told when it is asked for."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desk.gui.fields import word_button
from desk.gui.pieces import empty
from desk.gui.text import PlainLabel, caption, selectable
from desk.gui.theme import Theme
from desk.records.answers import Answer
from desk.words import Words
from desk.words.explanations import Section, sections

Explain = Callable[[], Answer | None]
TOP = Qt.AlignmentFlag.AlignTop


class StepsView(QWidget):
    """A button that opens the steps; ``explain`` gives the answer with them, None where it told why not."""

    def __init__(self, words: Words, explain: Explain) -> None:
        super().__init__()
        self._words, self._explain = words, explain
        self._content: QWidget | None = None
        self.button = word_button("", "link")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(1))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = column
        self._caption()

    def _caption(self) -> None:
        key = "answer.steps-hide" if self.button.isChecked() else "answer.steps"
        self.button.setText(caption(self._words(key)))

    def _toggle(self, wanted: bool) -> None:
        empty(self._content)
        self._content = None
        answer = self._explain() if wanted else None
        if answer is not None:
            self._content = self._steps(answer)
            self._column.addWidget(self._content)
        elif wanted:
            self.button.setChecked(False)
        self._caption()

    def _steps(self, answer: Answer) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(1))
        for section in sections(self._words, answer):
            column.addWidget(PlainLabel(section.title, "strong", wrap=True))
            column.addLayout(_rows(section))
        return box


def _rows(section: Section) -> QGridLayout:
    """A sentence a row; what came to nothing is muted, and its mark says so without colour too."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Theme.px(1))
    grid.setVerticalSpacing(Theme.px(0.75))
    grid.setColumnMinimumWidth(0, Theme.px(1.5))
    grid.setColumnStretch(1, 1)
    for row, sentence in enumerate(section.sentences):
        mark = PlainLabel("+" if sentence.counts else "–", "strong" if sentence.counts else "muted")
        text = PlainLabel(sentence.text, "" if sentence.counts else "muted", wrap=True)
        grid.addWidget(mark, row, 0, TOP)
        grid.addWidget(selectable(text), row, 1)
    return grid
