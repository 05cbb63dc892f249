"""The fields of a customer are understood as they are typed, and nothing that nobody touched changes."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.customer_form import CustomerForm
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.words import Words
from tests.gui.acts import type_text

HOME = Address("Ida", "", "5 Elm St", "", "Rolla", "Ozark", "65401", "US")
IDA = Customer(7, "CM-1", "Ida", "no mail", "314", HOME, "OLD-7", "rings\ntwice", version=3)


@pytest.fixture
def form(words: Words, qtbot: QtBot) -> CustomerForm:
    """An empty form."""
    made = CustomerForm(words)
    qtbot.addWidget(made)
    return made


def fill(form: CustomerForm, **texts: str) -> None:
    """Type into fields."""
    for name, text in texts.items():
        form.fields[name].clear()
        type_text(form.fields[name], text)


def test_what_is_typed_becomes_a_customer(form: CustomerForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.changed):
        fill(form, name="Ida Doll", phone="314 555 0142", email="Ida@B.com", street="pob 12", city="Rolla")
    fill(form, state="missouri", postal_code="654011234", country="usa", note="x")
    assert form.understood.text() == "PO Box 12, Rolla, MO 65401-1234 · PO box"
    home = Address("Ida Doll", "", "PO Box 12", "", "Rolla", "MO", "65401-1234", "US", po_box=True)
    assert form.customer() == Customer(0, "", "Ida Doll", "Ida@b.com", "(314) 555-0142", home, note="x")


def test_what_is_not_understood_is_said_while_it_is_typed(form: CustomerForm) -> None:
    fill(form, name="Ida", city="Rolla", state="Missoury")
    assert "Missoury" in form.understood.text() and "MO" in form.understood.text()
    with pytest.raises(BadInput, match="state-near"):
        form.customer()
    fill(form, state="MO", phone="call me")
    with pytest.raises(BadInput, match="phone-unreadable"):
        form.customer()
    fill(form, name=" ")
    with pytest.raises(BadInput, match="customer-nameless"):
        form.customer()


def test_an_address_abroad_says_its_country(form: CustomerForm) -> None:
    fill(form, name="Ida", city="Xalapa", country="México", phone="55 1234 5678")
    assert form.understood.text() == "Xalapa, MX"
    assert form.customer().phone == "55 1234 5678"


def test_a_customer_without_an_address_has_none(form: CustomerForm) -> None:
    fill(form, name="Ida")
    assert form.customer() == Customer(0, "", "Ida")
    assert form.understood.text() == ""


def test_what_nobody_touches_stays_to_the_letter(form: CustomerForm) -> None:
    form.show_customer(IDA)
    assert form.customer() == IDA
    fill(form, note="new")
    assert form.customer() == replace(IDA, note="new")
    assert form.typed() == {"note": "new"}


def test_a_new_name_stands_on_the_parcel_unless_it_goes_to_another(form: CustomerForm) -> None:
    form.show_customer(replace(IDA, address=replace(HOME, state="MO")))
    fill(form, name="Eva")
    assert form.customer().address.name == "Eva"
    form.show_customer(replace(IDA, address=replace(HOME, name="Her mother", state="MO")))
    fill(form, street="6 Elm St")
    assert (form.customer().address.name, form.customer().address.street) == ("Her mother", "6 Elm St")


def test_what_was_typed_is_put_back_over_what_is_shown(form: CustomerForm) -> None:
    form.show_customer(IDA)
    form.retype({"street": "PO Box 1"})
    assert form.typed() == {"street": "PO Box 1"}
    assert form.fields["name"].text() == "Ida"
