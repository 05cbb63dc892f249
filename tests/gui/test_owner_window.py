"""A shop without people asks for its owner, shows the recovery words once, and opens."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.gui.memory import Memory
from desk.gui.owner_window import OwnerWindow
from desk.gui.run import Run
from desk.operations import people
from desk.operations.desk import Desk
from desk.words import Words
from tests.gui.acts import click, press, texts, type_text
from tests.gui.staff import ownerless


@pytest.fixture
def window(desk: Desk, words: Words, memory: Memory, qtbot: QtBot) -> Iterator[OwnerWindow]:
    """The window of a shop as it was before there were people."""
    bare = ownerless(desk)
    made = OwnerWindow(Run(bare, words, memory))
    qtbot.addWidget(made)
    made.show()
    yield made
    bare.db.close()


def fill_in(window: Any, pin: str = "4711", secret: str = "a long one") -> None:
    """Type an owner."""
    for key, text in {"name": "Ida", "pin": pin, "pin_again": pin}.items():
        window.form.fields[key].clear()
        type_text(window.form.fields[key], text)
    for key in ("secret", "secret_again"):
        window.form.fields[key].clear()
        type_text(window.form.fields[key], secret)


def test_an_owner_is_made_and_the_words_are_shown_once(window: OwnerWindow) -> None:
    assert "Button & Bear" in texts(window)
    fill_in(window)
    press(window.form.fields["secret_again"], Qt.Key.Key_Return)
    assert "1.  " in texts(window.words_page) and window.isVisible()
    click(window.words_page.written)
    assert not window.isVisible() and window.desk.who == "Ida"
    (owner,) = people.list_people(window.desk)
    assert (owner.role, owner.has_pin, owner.has_secret) == ("owner", True, True)


def test_what_is_too_short_is_told_and_nothing_is_made(window: OwnerWindow) -> None:
    for pin, secret in (("12", "a long one"), ("4711", "short")):
        fill_in(window, pin, secret)
        click(window.make)
        assert not window.bar.isHidden() and window.desk is None
    type_text(window.form.fields["pin"], "9")
    click(window.make)
    assert "not the same" in window.bar.label.text()
    assert people.list_people(window._run.desk) == ()
