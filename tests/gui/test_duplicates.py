"""Who may be the same person is offered, each a click away."""

from pytestqt.qtbot import QtBot

from desk.gui.duplicates import Duplicates
from desk.records.customers import Customer
from desk.words import Words
from tests.gui.acts import click, texts

IDA, EVA = Customer(1, "CM-1", "Ida & Co", phone="314"), Customer(2, "CM-2", "Eva")


def test_each_is_offered_and_chosen_by_a_click(words: Words, qtbot: QtBot) -> None:
    card = Duplicates(words, "Merge…")
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_customers((IDA, EVA))
    card.show()
    assert "Ida & Co · 314" in texts(card) and "Merge…  ·  CM-2" in texts(card)
    with qtbot.waitSignal(card.chosen) as told:
        click(card.buttons[1])
    assert told.args == ["CM-2"]


def test_it_goes_with_the_last_of_them(words: Words, qtbot: QtBot) -> None:
    card = Duplicates(words, "Open")
    qtbot.addWidget(card)
    card.show_customers((IDA,))
    first = card.buttons
    card.show_customers((IDA,))
    assert card.buttons is first, "nothing moves under the mouse while somebody types"
    card.show_customers(())
    assert card.isHidden()
