"""A page that is not built says so."""

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.actions import PAGES
from desk.gui.coming_page import ComingPage
from desk.words import Words
from tests.gui.acts import texts


@pytest.mark.parametrize("name", [page.id for page in PAGES if not page.ready])
def test_it_says_what_will_stand_there(qtbot: QtBot, words: Words, name: str) -> None:
    page = ComingPage(words, name)
    qtbot.addWidget(page)
    assert words(f"coming.{name}") in texts(page)
    assert "later version" in texts(page)
