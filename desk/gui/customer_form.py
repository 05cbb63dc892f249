"""The fields that tell who a customer is, in a window of their own or inside another one.

An address is understood while it is typed: below it stands what it will look like on a parcel.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records import contacts
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.words import Words

# Two fields to a line, as they are asked for at the counter; of the address all but the person's own name.
LINES = (
    ("name", "company"),
    ("phone", "email"),
    ("street", "street2"),
    ("city", "state"),
    ("postal_code", "country"),
    ("outside_number", "note"),
)
PLACE = ("company", "street", "street2", "city", "state", "postal_code", "country")
NOBODY = Customer(0, "", "")


class CustomerForm(QWidget):
    """``customer()`` is what stands in the fields; ``changed`` tells that somebody typed in one of them."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._shown = words, NOBODY
        self.fields = {name: QLineEdit() for line in LINES for name in line}
        self.understood = PlainLabel(role="muted", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(1))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        for row, names in enumerate(LINES):
            for place, name in enumerate(names):
                label, field = words(f"customer.{name}"), self.fields[name]
                field.setAccessibleName(label)
                field.textEdited.connect(self._typed)
                grid.addWidget(PlainLabel(label), row, 2 * place)
                grid.addWidget(field, row, 2 * place + 1)
        grid.addWidget(self.understood, len(LINES), 1, 1, 3)
        self.setFocusProxy(self.fields["name"])
        self.show_customer(NOBODY)

    def show_customer(self, customer: Customer) -> None:
        """Show a customer, whom ``customer()`` then is with whatever is typed over it."""
        self._shown = customer
        for name, field in self.fields.items():
            field.setText(self._text(name))
        self._understand()

    def mark(self, lacking: Sequence[str]) -> None:
        """Show in the fields of the address which of them are still needed."""
        for part in PLACE:
            needed = self._words("address.needed") if part in lacking else ""
            self.fields[part].setPlaceholderText(needed)

    def customer(self) -> Customer:
        """The customer as the shop writes them; raises BadInput for what cannot be understood."""
        told: dict[str, Any] = {
            name: field.text() for name, field in self.fields.items() if name not in PLACE
        }
        wanted = replace(self._shown, **told)
        if not wanted.name.strip():
            raise BadInput("customer-nameless")
        if wanted.phone != self._shown.phone:
            wanted = replace(wanted, phone=contacts.phone_text(wanted.phone, self._address().country))
        if wanted.email != self._shown.email:
            wanted = replace(wanted, email=contacts.email_text(wanted.email))
        return replace(wanted, address=self._home(wanted.name))

    def typed(self) -> dict[str, str]:
        """What was typed over what is shown, for a draft; the rest may change meanwhile."""
        texts = ((name, field.text()) for name, field in self.fields.items())
        return {name: text for name, text in texts if text != self._text(name)}

    def retype(self, typed: dict[str, str]) -> None:
        """Put back what stood there."""
        for name, field in self.fields.items():
            field.setText(str(typed.get(name, field.text())))
        self._typed()

    def _text(self, name: str) -> str:
        text: str = getattr(self._shown.address if name in PLACE else self._shown, name)
        return text

    def _typed(self) -> None:
        self._understand()
        self.changed.emit()

    def _address(self) -> Address:
        """The address as it is typed, as far as it can be understood."""
        try:
            return self._home("")
        except BadInput:
            return Address()

    def _home(self, name: str) -> Address:
        """The address; one that nobody touched stays to the letter what it was."""
        before = self._shown.address
        typed = replace(before, **{part: self.fields[part].text() for part in PLACE}, po_box=False)
        if replace(typed, po_box=before.po_box) == before and name in (self._shown.name, ""):
            return before
        if contacts.is_blank(replace(typed, name="", phone="")):
            return Address()
        whose = before.name if before.name not in ("", self._shown.name) else name
        return contacts.tidy(replace(typed, name=whose))

    def _understand(self) -> None:
        """Say how the address is understood, or what is not understood of it."""
        try:
            home = self._home("")
        except BadInput as trouble:
            self.understood.setText(self._words.error(trouble))
            return
        town = " ".join(part for part in (home.city, home.state, home.postal_code) if part)
        parts = (home.street, home.street2, town, home.country if town and home.country != "US" else "")
        told = ", ".join(part for part in parts if part)
        box = self._words("customer.po-box") if home.po_box else ""
        self.understood.setText(" · ".join(part for part in (told, box) if part))
