"""The row above a list: filter chips with their counts, and the field that searches within the list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desk.gui.button import Button
from desk.gui.flow import FlowLayout
from desk.gui.text import caption
from desk.gui.theme import Theme
from desk.words import Words

MOST_COUNTED = 1000
TYPING_MS = 120


class FilterRow(QWidget):
    """``filtered`` tells the chip and the letters typed, shortly after the last one."""

    filtered = Signal(str, str)

    def __init__(self, words: Words, chips: Sequence[str]) -> None:
        super().__init__()
        self._words, self._names = words, ("", *chips)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._chips = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.px(1))
        flow = FlowLayout()
        for place, chip in enumerate(self._names):
            self._chips.addButton(self._chip(chip), place)
            flow.addWidget(self._chips.button(place))
        self._chips.button(0).setChecked(True)
        row.addLayout(flow, 3)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(words("list.filter"))
        self.search.setAccessibleName(words("list.filter"))
        self.search.setMinimumWidth(Theme.px(14))
        self.search.setMaximumWidth(Theme.px(36))
        row.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        self._chips.idClicked.connect(self.tell)
        self._typing.timeout.connect(self.tell)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.returnPressed.connect(self.tell)

    def _chip(self, chip: str) -> QPushButton:
        button = Button(caption(self._words(f"chip.{chip or 'all'}")))
        button.setProperty("role", "chip")
        # Its text changes with the count; the arrow keys go from chip to chip.
        button.setProperty("no_letter", True)
        button.setCheckable(True)
        return button

    def chip(self, name: str) -> QPushButton:
        """A chip's button; the empty name is the one for all."""
        return self._chips.button(self._names.index(name))  # type: ignore[return-value]

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write on each chip how many it holds."""
        for chip in self._names[1:]:
            number = counts.get(chip, 0)
            many = f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number)
            self.chip(chip).setText(f"{caption(self._words(f'chip.{chip}'))}  {many}")

    def choose(self, chip: str) -> None:
        """Filter by a chip, as if it had been pressed."""
        self.chip(chip).setChecked(True)
        self.tell()

    def tell(self) -> None:
        """Tell what the list is to be filtered by."""
        self._typing.stop()
        self.filtered.emit(self._names[self._chips.checkedId()], self.search.text().strip())
