"""The fields of a postal address, read as the mail writes it: PO boxes, states and countries understood."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records import contacts
from desk.records.addresses import Address
from desk.words import Words

PARTS = ("name", "street", "street2", "city", "state", "postal_code", "country")
# State and postal code stand side by side, as they do on a letter.
_BESIDE = {"postal_code": "state"}


class AddressForm(QWidget):
    """``chosen`` tells that something else stands in a field; without ``named`` it asks for no name."""

    chosen = Signal()

    def __init__(self, words: Words, *, named: bool = True) -> None:
        super().__init__()
        self.fields = {part: QLineEdit() for part in PARTS if named or part != "name"}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(1))
        row = -1
        for part, field in self.fields.items():
            label = words(f"address.{part}")
            field.setAccessibleName(label)
            field.textEdited.connect(lambda: self.chosen.emit())
            beside = part in _BESIDE
            row += 0 if beside else 1
            grid.addWidget(PlainLabel(label), row, 2 if beside else 0)
            grid.addWidget(field, row, 3 if beside else 1, 1, 1 if beside or part == "state" else 3)
        self._needed = words("address.needed")
        self.mark(())
        self.setFocusProxy(next(iter(self.fields.values())))

    def mark(self, lacking: Sequence[str]) -> None:
        """Show in the fields which of them are still needed."""
        for part, field in self.fields.items():
            hint = "US" if part == "country" else ""
            field.setPlaceholderText(self._needed if part in lacking else hint)

    def address(self) -> Address:
        """What is typed as the mail writes it, without anything typed an empty one; raises BadInput."""
        typed: dict[str, Any] = {part: field.text().strip() for part, field in self.fields.items()}
        if not any(text for part, text in typed.items() if part != "country"):
            return Address()
        return contacts.tidy(Address(**{**typed, "country": typed["country"] or "US"}))

    def typed(self) -> dict[str, str]:
        """What stands in the fields, as a draft keeps it."""
        return {part: field.text() for part, field in self.fields.items()}

    def retype(self, typed: Mapping[str, str]) -> None:
        """Put again what a draft kept."""
        for part, field in self.fields.items():
            field.setText(typed.get(part, ""))
