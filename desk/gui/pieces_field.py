"""A field for a number of pieces."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desk.gui.theme import Theme
from desk.operations.preorders import MOST
from desk.records.errors import BadInput


class PiecesField(QLineEdit):
    """How many pieces came; ``chosen`` tells that another number stands."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaximumWidth(Theme.px(12))
        self.textEdited.connect(lambda: self.chosen.emit())

    def pieces(self) -> int | None:
        """The number, None where nothing is typed; raises BadInput ``arrival-quantity`` if it is none."""
        typed = self.text().strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 8):
            raise BadInput("arrival-quantity", most=MOST)
        return int(typed)
