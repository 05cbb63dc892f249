"""Facts of a record in a form, each a label and a field; some are asked for only once they are needed."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.words import Words

# What Qt calls QWIDGETSIZE_MAX and PySide6 does not name: as wide as it likes.
_UNBOUND = 16_777_215


class FactsForm(QWidget):
    """Fields by their names, each with ``<kind>.<name>`` beside it; ``later`` names those not asked for yet.

    Where labels are ``sentences``, they have the room, and the fields stand at the right.
    """

    def __init__(
        self,
        words: Words,
        kind: str,
        fields: Mapping[str, Any],
        *,
        later: Iterable[str] = (),
        sentences: bool = False,
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(1))
        grid.setColumnStretch(0 if sentences else 1, 1)
        side = Qt.AlignmentFlag.AlignRight if sentences else Qt.AlignmentFlag.AlignLeft
        self._rows: dict[str, tuple[QWidget, QWidget]] = {}
        for row, (name, field) in enumerate(fields.items()):
            label = PlainLabel(words(f"{kind}.{name}"), wrap=sentences)
            field.setAccessibleName(label.text())
            grid.addWidget(label, row, 0)
            if _has_room(field):
                grid.addWidget(field, row, 1)
            else:
                # At its own height: choices below each other would else be squeezed.
                grid.addWidget(field, row, 1, side)
            self._rows[name] = (label, field)
        for name in later:
            self.ask(name, False)

    def ask(self, name: str, wanted: bool = True) -> None:
        """Ask for a fact, or no more."""
        for widget in self._rows[name]:
            widget.setVisible(wanted)


def _has_room(field: QWidget) -> bool:
    """Whether a field takes all the width there is."""
    return isinstance(field, (QLineEdit, QComboBox)) and field.maximumWidth() == _UNBOUND
