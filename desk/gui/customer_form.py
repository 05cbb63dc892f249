"""The fields that tell who a customer is, their address among them, in a window or inside one."""

from dataclasses import replace
from typing import Any, ClassVar

from desk.gui.address_form import PLACE, AddressForm
from desk.records import contacts
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.words import Words

NOBODY = Customer(0, "", "")


class CustomerForm(AddressForm):
    """``customer()`` is what stands in the fields; an address has the customer's name, or its own."""

    # As they are asked for at the counter; of the address all but the person's own name.
    lines: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("name", "company"),
        ("phone", "email"),
        ("street", "street2"),
        ("city", "state"),
        ("postal_code", "country"),
        ("outside_number", "note"),
    )

    def __init__(self, words: Words) -> None:
        self._shown = NOBODY
        super().__init__(words)

    def show_customer(self, customer: Customer) -> None:
        """Show a customer, whom ``customer()`` then is with whatever is typed over it."""
        self._shown = customer
        self._show()

    def customer(self) -> Customer:
        """The customer as the shop writes them; raises BadInput for what cannot be understood."""
        told: dict[str, Any] = {
            name: field.text() for name, field in self.fields.items() if name not in PLACE
        }
        wanted = replace(self._shown, **told)
        if not wanted.name.strip():
            raise BadInput("customer-nameless")
        if wanted.phone != self._shown.phone:
            wanted = replace(wanted, phone=contacts.phone_text(wanted.phone, self._country()))
        if wanted.email != self._shown.email:
            wanted = replace(wanted, email=contacts.email_text(wanted.email))
        return replace(wanted, address=self.address())

    def address(self) -> Address:
        """The customer's address; one that nobody touched stays to the letter what it was."""
        before, name = self._shown.address, self.fields["name"].text()
        typed = self._typed_over(before)
        if replace(typed, po_box=before.po_box) == before and name == self._shown.name:
            return before
        if contacts.is_blank(replace(typed, name="", phone="")):
            return Address()
        whose = before.name if before.name not in ("", self._shown.name) else name
        return contacts.tidy(replace(typed, name=whose))

    def _text(self, name: str) -> str:
        text: str = getattr(self._shown.address if name in PLACE else self._shown, name)
        return text

    def _country(self) -> str:
        """Where the customer lives, as far as it can be understood."""
        try:
            return self.address().country
        except BadInput:
            return Address().country
