"""Who owns the shop: PIN and secret are typed twice, and signed in with at once."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.gui.owner_form import OwnerForm, sign_in_owner
from desk.operations import people
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.people import NewOwner
from desk.records.recovery import key_of
from desk.words import Words
from tests.gui.acts import press, type_text
from tests.gui.staff import ownerless

TYPED = {
    "name": " Ida ",
    "pin": "4711",
    "pin_again": "4711",
    "secret": "a long one ",
    "secret_again": "a long one ",
}


@pytest.fixture
def form(qtbot: QtBot, words: Words) -> OwnerForm:
    """The form as somebody filled it."""
    made = OwnerForm(words)
    qtbot.addWidget(made)
    for key, text in TYPED.items():
        type_text(made.fields[key], text)
    return made


def test_what_was_typed_twice_is_taken_as_it_is(form: OwnerForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.ready):
        press(form.fields["secret_again"], Qt.Key.Key_Return)
    assert form.owner() == NewOwner("Ida", "4711", "a long one ")


@pytest.mark.parametrize("kind", ["pin", "secret"])
def test_two_that_differ_are_told(form: OwnerForm, kind: str) -> None:
    type_text(form.fields[f"{kind}_again"], "1")
    with pytest.raises(BadInput, match=f"{kind}-differs"):
        form.owner()


def test_an_owner_is_signed_in_and_told_the_words(desk: Desk) -> None:
    nobody = ownerless(desk)
    people.make_owner(nobody, "Ida", "4711", "a long one ")
    signed, sheet = sign_in_owner(nobody, NewOwner("Ida", "4711", "a long one "))
    assert (signed.who, signed.proven) == ("Ida", False)
    assert key_of(" ".join(sheet.words)) == nobody.db.sealer.key
    nobody.db.close()
