"""Every fault of a policy file that somebody brought, each with its line."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.pieces import Card, SmallTable, empty
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.errors import Malformed
from desk.words import Words


class FaultsPage(QWidget):
    """All faults in the file's order; the file changed nothing."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "page")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, Theme.px(1), 0)
        self._column.addStretch(1)
        self._card: QWidget | None = None

    def show_faults(self, name: str, trouble: Malformed) -> None:
        """List the faults of a file."""
        words = self._words
        card = Card(words.count("policy.faults", len(trouble.faults), name=name))
        names = ("line", "place", "said")
        table = SmallTable(
            words.count("policy.faults", len(trouble.faults), name=name),
            [words(f"column.{each}") for each in names],
            right=(0,),
            wide=2,
        )
        table.show_rows([[str(each.line or ""), each.where, words.said(each)] for each in trouble.faults])
        card.fill(PlainLabel(words("policy.faults-hint"), "muted", wrap=True), table)
        empty(self._card)
        self._card = card
        self._column.insertWidget(0, card)
