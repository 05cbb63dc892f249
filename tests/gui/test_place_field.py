"""Where pieces go follows what was found, until somebody says otherwise."""

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.place_field import PlaceField
from desk.words import Words


@pytest.fixture
def field(words: Words, qtbot: QtBot) -> PlaceField:
    """A field that nobody has touched."""
    made = PlaceField(words, "Doll, Goes to")
    qtbot.addWidget(made)
    return made


def choose(field: PlaceField, place: str) -> None:
    """Choose as a person does."""
    field.setCurrentIndex(field.findData(place))
    field.activated.emit(field.currentIndex())


def test_it_follows_the_proposal(field: PlaceField) -> None:
    assert field.value() == "" and field.chosen_place() is None
    for place in ("stock", "damaged", ""):
        field.propose(place)
        assert field.value() == place


def test_what_somebody_chose_stays(field: PlaceField, qtbot: QtBot) -> None:
    field.propose("stock")
    with qtbot.waitSignal(field.chosen):
        choose(field, "")
    field.propose("damaged")
    assert field.value() == "" and field.chosen_place() == ""
    choose(field, "damaged")
    assert field.chosen_place() is None, "it is the proposal again"
    field.propose("stock")
    assert field.value() == "stock"


def test_a_draft_brings_it_back(field: PlaceField) -> None:
    field.propose("stock")
    field.choose("damaged")
    field.propose("stock")
    assert (field.value(), field.chosen_place()) == ("damaged", "damaged")
    field.choose(None)
    assert (field.value(), field.chosen_place()) == ("stock", None)
    field.choose("of another version")
    assert field.value() == "stock"
