"""What speaks against a check stands beside it in sentences, in both languages."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.check_warnings import CheckWarnings
from desk.records.checks import Warned
from desk.records.money import Money
from desk.words import Words
from tests.gui.acts import texts

EVERY = (
    Warned("agency", True, {"name": "Ann", "number": "CK-26-00001-7", "agency": "Checkcare"}),
    Warned("no_checks", True, {"name": "Ann"}),
    Warned("again", True, {"check": "1042", "number": "CK-26-00001-7"}),
    Warned("post_dated", True, {"on": date(2026, 5, 1)}),
    Warned("stale", True, {"on": date(2025, 5, 1)}),
    Warned("returned_before", False, {"name": "Ann", "count": 2}),
    Warned("unlike", False, {"amount": Money(100), "owed": Money(200)}),
)


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_is_a_sentence(language: str, qtbot: QtBot) -> None:
    words = Words(language)
    card = CheckWarnings(words)
    qtbot.addWidget(card)
    card.show_warned(EVERY, date(2026, 3, 23))
    card.show()
    shows = texts(card)
    for each in EVERY:
        assert words(f"check-warned.{each.key}", **each.values) in shows
    assert words("check-form.grave") in shows and words("check-form.held", day=date(2026, 3, 23)) in shows


def test_mild_ones_are_confirmed_and_none_is_said(words: Words, qtbot: QtBot) -> None:
    card = CheckWarnings(words)
    qtbot.addWidget(card)
    card.show()
    card.show_warned(EVERY[5:], None)
    QApplication.processEvents()
    assert "you confirm" in texts(card) and "It holds no order back" in texts(card)
    card.show_warned((), None)
    QApplication.processEvents()
    assert "Nothing speaks against" in texts(card)
    card.show_nothing("Type it.")
    QApplication.processEvents()
    assert "Type it." in texts(card) and "Nothing" not in texts(card)
