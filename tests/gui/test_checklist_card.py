"""Checklists are edited in Settings: a question added, a category begun, one removed."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import checklists
from desk.records.checklists import Check
from desk.store import people
from tests.gui.acts import cells, click


@pytest.fixture
def card(main: MainWindow) -> Any:
    """The card of a shop without a checklist."""
    main.show_page("settings")
    QApplication.processEvents()
    page: Any = main.pages.currentWidget()
    return page.checklists


def add(card: Any, category: str, question: str, kind: str = "yes", spoils: str = "") -> None:
    """Add a question; an empty category leaves the one that is proposed."""
    click(card.buttons["add"])
    fields = card.ask._fields
    if category:
        fields["category"].setText(category)
    fields["question"].setText(question)
    fields["kind"].setCurrentIndex(fields["kind"].findData(kind))
    fields["spoils"].setCurrentIndex(fields["spoils"].findData(spoils))
    click(card.ask.confirm)


def test_questions_are_added_and_removed(main: MainWindow, card: Any) -> None:
    desk = main.run.desk
    assert not card.none.isHidden() and not card.buttons["remove"].isEnabled()
    add(card, "Dolls & bears", "Box there?", spoils="original_packaging")
    add(card, "", "Edition number", "text", "damaged")
    box, edition = Check("Box there?", spoils="original_packaging"), Check("Edition number", "text")
    assert checklists.list_checklists(desk) == {"Dolls & bears": (box, edition)}
    assert cells(card)[:8] == [
        "Dolls & bears", "Box there?", "Yes or no", "Not in its original packing",
        "Dolls & bears", "Edition number", "A text", "",
    ]  # fmt: skip
    add(card, "", "box there?")
    assert not card.ask.isHidden(), "it is asked already"
    click(card.buttons["remove"])
    click(card.ask.confirm)
    assert checklists.list_checklists(desk) == {"Dolls & bears": (edition,)}
    click(card.buttons["remove"])
    click(card.ask.confirm)
    assert checklists.list_checklists(desk) == {} and not card.none.isHidden() and card.chosen is None


def test_a_clerk_only_reads_them(main: MainWindow, card: Any) -> None:
    add(card, "Dolls", "Tags on?")
    with main.run.desk.db.atomic():
        cy = people.add(main.run.desk.db, "Cy", "clerk")
    main.run.desk = replace(main.run.desk, who="Cy", person=cy, proven=False)
    card.load()
    assert cells(card)[:2] == ["Dolls", "Tags on?"]
    assert not card.buttons["add"].isEnabled() and not card.buttons["remove"].isEnabled()
