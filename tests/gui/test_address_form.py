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
    form.changed.connect(lambda: told.append(1))
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
    assert again.typed() == form.typed() == TYPED
    again.retype({})
    assert again.address() == form.address()


def test_how_it_is_understood_is_said_below(qapp: object, words: Words) -> None:
    form = AddressForm(words)
    assert (form.understood.text(), form.typed()) == ("", {})
    typed_into(form)
    type_text(form.fields["company"], "R&D")
    assert form.understood.text() == "R&D, PO Box 12, Rolla, MO 65401 · PO box"
    assert (form.address().name, form.address().company) == ("Ann Lee", "R&D")
    form.retype({"state": "Nowhere"})
    assert "Nowhere" in form.understood.text()
