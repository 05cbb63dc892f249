"""The fields of a postal address, understood while it is typed: below them stands how a parcel shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records import contacts
from desk.records.addresses import Address
from desk.records.errors import BadInput
from desk.words import Words

# All of an address but whose it is.
PLACE = ("company", "street", "street2", "city", "state", "postal_code", "country")
PARTS = ("name", *PLACE)


class AddressForm(QWidget):
    """``address()`` is what stands in the fields; ``changed`` tells that somebody typed in one of them."""

    changed = Signal()
    # Two fields to a line; a form with more of them has lines of its own.
    lines: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("name", "company"),
        ("street", "street2"),
        ("city", "state"),
        ("postal_code", "country"),
    )

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.fields = {name: QLineEdit() for line in self.lines for name in line}
        self.understood = PlainLabel(role="muted", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(1))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        for row, names in enumerate(self.lines):
            for place, name in enumerate(names):
                label = words(f"address.{name}" if name in PARTS else f"customer.{name}")
                field = self.fields[name]
                field.setAccessibleName(label)
                field.textEdited.connect(self._type)
                grid.addWidget(PlainLabel(label), row, 2 * place)
                grid.addWidget(field, row, 2 * place + 1)
        grid.addWidget(self.understood, len(self.lines), 1, 1, 3)
        self.setFocusProxy(self.fields["name"])
        self._show()

    def mark(self, lacking: Sequence[str]) -> None:
        """Show in the fields which of them are still needed."""
        for name, field in self.fields.items():
            field.setPlaceholderText(self._words("address.needed") if name in lacking else "")

    def address(self) -> Address:
        """What is typed as the mail writes it, without anything typed an empty one; raises BadInput."""
        typed = self._typed_over(Address())
        name = self.fields["name"].text().strip()
        if contacts.is_blank(typed) and not name:
            return Address()
        return contacts.tidy(replace(typed, name=name))

    def typed(self) -> dict[str, str]:
        """What was typed over what is shown, for a draft; the rest may change meanwhile."""
        texts = ((name, field.text()) for name, field in self.fields.items())
        return {name: text for name, text in texts if text != self._text(name)}

    def retype(self, typed: Mapping[str, str]) -> None:
        """Put back what stood there."""
        for name, field in self.fields.items():
            field.setText(str(typed.get(name, field.text())))
        self._type()

    def _text(self, name: str) -> str:
        """What a field shows before anybody types in it."""
        text: str = getattr(Address(), name)
        return text

    def _typed_over(self, before: Address) -> Address:
        """An address with the place that is typed, to the letter."""
        return replace(before, **{part: self.fields[part].text() for part in PLACE}, po_box=False)

    def _show(self) -> None:
        for name, field in self.fields.items():
            field.setText(self._text(name))
        self._understand()

    def _type(self) -> None:
        self._understand()
        self.changed.emit()

    def _understand(self) -> None:
        """Say how the address is understood, or what is not understood of it."""
        try:
            home = self.address()
        except BadInput as trouble:
            self.understood.setText(self._words.error(trouble))
            return
        told = ", ".join(contacts.address_lines(home))
        box = self._words("address.po-box") if home.po_box else ""
        self.understood.setText(" · ".join(part for part in (told, box) if part))
