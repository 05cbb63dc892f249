"""The owner confirms in Settings that fee and letters are lawful, with what was looked at."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import agencies
from desk.store import people
from tests.gui.acts import click
from tests.gui.collecting import answer
from tests.operations.collecting import SOURCE


@pytest.fixture
def card(main: MainWindow) -> Any:
    """The card of a shop in which nobody confirmed anything."""
    main.show_page("settings")
    QApplication.processEvents()
    page: Any = main.pages.currentWidget()
    return page.lawful


def test_the_owner_confirms_it_with_its_source(main: MainWindow, card: Any) -> None:
    assert "Not confirmed yet" in card.told.text()
    click(card.confirm)
    click(card.ask.confirm)
    assert not card.ask.isHidden(), "it asks what was looked at"
    answer(card.ask, source=SOURCE)
    assert card.ask.isHidden()
    assert card.told.text() == f"Confirmed on Mar 13, 2026 by Alma. Looked at: {SOURCE}"
    assert agencies.lawful(main.run.desk) is not None


def test_nobody_else_does(main: MainWindow, card: Any) -> None:
    with main.run.desk.db.atomic():
        bo = people.add(main.run.desk.db, "Bo", "manager")
    main.run.desk = replace(main.run.desk, who="Bo", person=bo, proven=False)
    card.load()
    assert not card.confirm.isEnabled()
