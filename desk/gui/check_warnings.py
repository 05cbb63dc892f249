"""What speaks against taking a check, and until when it holds its orders, beside where it is typed."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.gui.icons import icon
from desk.gui.pieces import Card
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.checks import Warned
from desk.words import Words


class CheckWarnings(Card):
    """Each in a sentence: what is grave with a sign, what is not confirmed by taking the check."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("check-form.against"))
        self._words = words

    def show_nothing(self, sentence: str) -> None:
        """Say what is still needed before anything can be said."""
        self.fill(PlainLabel(sentence, "muted", wrap=True))

    def show_warned(self, warned: Iterable[Warned], held: date | None) -> None:
        """Say what speaks against a check, the gravest first, and until when its orders wait."""
        words, found = self._words, tuple(warned)
        lines: list[QWidget] = [self._line(each) for each in found]
        if not found:
            lines.append(PlainLabel(words("check-form.nothing-against"), "muted", wrap=True))
        elif any(each.grave for each in found):
            lines.append(PlainLabel(words("check-form.grave"), "muted", wrap=True))
        else:
            lines.append(PlainLabel(words("check-form.mild"), "muted", wrap=True))
        key = "check-form.held" if held else "check-form.not-held"
        lines.append(PlainLabel(words(key, day=held), "strong" if held else "muted", wrap=True))
        self.fill(*lines)

    def _line(self, warned: Warned) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.px(1))
        sign = PlainLabel()
        name, colour = ("alert", "bad") if warned.grave else ("info", "muted")
        sign.setPixmap(icon(name, colour).pixmap(Theme.px(2.5)))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        told = self._words(f"check-warned.{warned.key}", **warned.values)
        row.addWidget(PlainLabel(told, "strong", wrap=True), 1)
        return box
