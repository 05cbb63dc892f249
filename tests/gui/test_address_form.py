"""An address is read as the mail writes it, and refused with the way out."""

import pytest

from desk.gui.address_form import AddressForm
from desk.records.addresses import Address
from desk.records.errors import BadInput
from desk.words import Words
from tests.gui.acts import type_text

TYPED = {
    "name": "Ann Lee", "street": "p.o. box 12", "city": "Rolla", "state": "missouri", "postal_code": "65401",
}  # fmt: skip


def typed_into(form: AddressForm) -> None:
    """Type an address as people do."""
    for part, text in TYPED.items():
        type_text(form.fields[part], text)


def test_what_is_typed_is_understood(qapp: object, words: Words) -> None:
    form, told = AddressForm(words), []
    form.chosen.connect(lambda: told.append(1))
    assert form.address() == Address()
    typed_into(form)
    found = form.address()
    assert (found.street, found.state, found.po_box, found.country) == ("PO Box 12", "MO", True, "US")
    assert told and form.fields["street"].accessibleName() == "Street or PO box"


def test_what_cannot_be_understood_is_told(qapp: object, words: Words) -> None:
    form = AddressForm(words)
    typed_into(form)
    form.fields["state"].setText("Nowhere")
    with pytest.raises(BadInput):
        form.address()


def test_it_is_kept_and_shown_again(qapp: object, words: Words) -> None:
    form, again = AddressForm(words), AddressForm(words)
    typed_into(form)
    again.retype(form.typed())
    assert again.address() == form.address()
    again.retype({})
    assert again.address() == Address()


def test_one_without_a_name_asks_for_none(qapp: object, words: Words) -> None:
    form = AddressForm(words, named=False)
    assert "name" not in form.fields and form.focusProxy() is form.fields["street"]
