"""Where pieces that came back go: proposed by what was found, and somebody's own choice where they differ."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from desk.records.returns import PLACES
from desk.words import Words


class PlaceField(QComboBox):
    """``chosen`` tells that somebody chose another place than was proposed."""

    chosen = Signal()

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._proposed, self._own = "", False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for place in (*PLACES, ""):
            self.addItem(words(f"place.{place or 'nowhere'}"), place)
        self.propose("")
        self.activated.connect(self._choose)

    def value(self) -> str:
        """The place; empty for nowhere."""
        return str(self.currentData())

    def propose(self, place: str) -> None:
        """Show what the condition says, unless somebody chose already."""
        self._proposed = place
        if not self._own:
            self.setCurrentIndex(self.findData(place))

    def chosen_place(self) -> str | None:
        """What somebody chose; None where it is as proposed."""
        return self.value() if self._own else None

    def choose(self, place: str | None) -> None:
        """Show what somebody chose, or what is proposed."""
        self._own = place is not None
        found = self.findData(self._proposed if place is None else place)
        self.setCurrentIndex(max(0, found))

    def _choose(self) -> None:
        self._own = self.value() != self._proposed
        self.chosen.emit()
