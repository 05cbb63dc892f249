"""What an owner has changed and not yet saved, and the bar at the bottom that counts it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desk.gui.fields import DayField, word_button
from desk.gui.flow import FlowLayout
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.policies import PolicyDraft
from desk.words import Words

KINDS = ("values", "readings", "settings")
Allow = Callable[[QPushButton, bool], None]


@dataclass
class Changes:
    """Values by path, readings and settings by name, and another policy's text where one was brought."""

    text: str = ""
    values: dict[str, str] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def note(self, kind: str, name: str, told: str | None) -> None:
        """Keep what was typed; None is what the policy says anyway."""
        kept: dict[str, str] = getattr(self, kind)
        if told is None:
            kept.pop(name, None)
        else:
            kept[name] = told

    @property
    def count(self) -> int:
        """How many there are; a whole other policy is one."""
        return bool(self.text) + sum(len(getattr(self, kind)) for kind in KINDS)

    def drafted(self, in_force: date) -> PolicyDraft:
        """The same as operations take it."""
        kept = (dict(getattr(self, kind)) for kind in KINDS)
        return PolicyDraft(in_force, self.text, *kept)

    def fields(self) -> dict[str, Any]:
        """The same as a draft keeps it."""
        return {"text": self.text} | {kind: dict(getattr(self, kind)) for kind in KINDS}


class ChangesBar(QFrame):
    """From which day on the policy is looked at, how much of it is changed, and what to do with that.

    ``allow`` enables the button that saves, where there is something to save and the person may.
    """

    previewed, saved, discarded, moved = Signal(), Signal(), Signal(), Signal()

    def __init__(self, words: Words, today: date, day: date, allow: Allow | None = None) -> None:
        super().__init__()
        self._allow = allow or QPushButton.setEnabled
        self._words = words
        self.setProperty("role", "bar-info")
        self.counted = PlainLabel(role="strong")
        self.day = DayField(words, today, day, ahead=True)
        self.day.setAccessibleName(words("policy.from-day"))
        self.preview = word_button(words("policy.preview"))
        self.save = word_button(words("policy.save"), "primary")
        self.discard = word_button(words("policy.discard"))
        outer, pieces = QVBoxLayout(self), QWidget()
        outer.setContentsMargins(Theme.px(1.5), Theme.px(1), Theme.px(1.5), Theme.px(1))
        outer.addWidget(pieces)
        flow = FlowLayout(pieces)
        label = PlainLabel(words("policy.from-day"))
        label.setBuddy(self.day)
        for widget in self._lined(label):
            flow.addWidget(widget)
        for button, signal in ((self.preview, self.previewed), (self.save, self.saved)):
            button.clicked.connect(signal)
        self.discard.clicked.connect(self.discarded)
        self.day.chosen.connect(self.moved)
        self.show_count(0)

    def _lined(self, label: QWidget) -> list[QWidget]:
        """All pieces as high as a button, so that they stand on one line."""
        pieces: list[QWidget] = [self.counted, label, self.day, self.preview, self.save, self.discard]
        height = max(piece.sizeHint().height() for piece in pieces)
        for piece in pieces:
            if not isinstance(piece, QPushButton):
                piece.setMinimumHeight(height)
        return pieces

    def show_count(self, changes: int) -> None:
        """Count the changes; without any there is nothing to be done."""
        words = self._words
        self.counted.setText(words.count("policy.changes", changes) if changes else words("policy.unchanged"))
        for button in (self.preview, self.discard):
            button.setEnabled(changes > 0)
        self._allow(self.save, changes > 0)
