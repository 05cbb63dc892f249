"""What the policy leaves open: questions that it has no rule for, and what its rules leave to the owner."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.pieces import Card
from desk.gui.policy_clause import clause_name, silence_text
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.policies import PolicySheet, Silence
from desk.words import Words


class SilencesPage(QWidget):
    """Two lists in words; where there is nothing it says so."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Theme.px(1), 0)
        column.setSpacing(Theme.px(2))
        column.addWidget(PlainLabel(words("policy.open-hint"), "muted", wrap=True))
        self.unasked = Card(words("policy.unasked"))
        self.left = Card(words("policy.left-to-owner"))
        column.addWidget(self.unasked)
        column.addWidget(self.left)
        column.addStretch(1)

    def show_policy(self, sheet: PolicySheet) -> None:
        """Show what a policy leaves open."""
        words = self._words
        asks = [PlainLabel(f"•  {words(f'ask.{ask}')}", wrap=True) for ask in sheet.unasked]
        self.unasked.fill(*(asks or [PlainLabel(words("policy.unasked.none"), "muted", wrap=True)]))
        left = [self._silence(each) for each in sheet.silences]
        self.left.fill(*(left or [PlainLabel(words("policy.left-to-owner.none"), "muted", wrap=True)]))

    def _silence(self, silence: Silence) -> QWidget:
        words = self._words
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, Theme.px(0.5))
        column.setSpacing(Theme.px(0.25))
        column.addWidget(PlainLabel(silence_text(words, silence), wrap=True))
        told = [words(f"ask.{ask}") for ask in silence.asks]
        told += [clause_name(words, silence.clause)] if silence.clause else []
        column.addWidget(PlainLabel("  ·  ".join(told), "small", wrap=True))
        return box
