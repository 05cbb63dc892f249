"""The agency is entered in Settings."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import agencies
from desk.store import people
from tests.gui.acts import click, texts
from tests.gui.collecting import answer


@pytest.fixture
def card(main: MainWindow) -> Any:
    """The card of a shop without an agency."""
    main.show_page("settings")
    QApplication.processEvents()
    page: Any = main.pages.currentWidget()
    return page.agency


def test_an_agency_is_entered_and_changed(main: MainWindow, card: Any) -> None:
    assert "No agency is set." in texts(card) and card.known.isHidden()
    click(card.change)
    answer(card.ask, name="Checkcare", phone="706-555-0100")
    assert card.ask.isHidden() and card.none.isHidden()
    assert "706-555-0100" in texts(card)
    click(card.change)
    assert card.ask._fields["name"].text() == "Checkcare"
    answer(card.ask, phone="555-0199")
    assert agencies.agency(main.run.desk).called == "Checkcare, 555-0199"


def test_a_clerk_does_not(main: MainWindow, card: Any) -> None:
    with main.run.desk.db.atomic():
        cy = people.add(main.run.desk.db, "Cy", "clerk")
    main.run.desk = replace(main.run.desk, who="Cy", person=cy, proven=False)
    card.load()
    assert not card.change.isEnabled()
