"""The chart of accounts in Settings: the owner calls an account as the accountant does."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import accounts
from desk.store import people
from tests.gui.acts import click
from tests.gui.collecting import answer


@pytest.fixture
def card(main: MainWindow) -> Any:
    """The card of a shop."""
    main.show_page("settings")
    QApplication.processEvents()
    page: Any = main.pages.currentWidget()
    return page.accounts


def cells(card: Any, row: int) -> list[str]:
    """What stands in a row."""
    return [card.table.item(row, column).text() for column in range(3)]


def test_an_account_is_called_otherwise(main: MainWindow, card: Any) -> None:
    assert cells(card, 0) == ["1000", "Cash", "Asset"] and not card.change.isEnabled()
    card._ask_change()
    assert card.ask.isHidden()
    card.table.selectRow(0)
    click(card.change)
    answer(card.ask, number="10-A", name="Till")
    assert cells(card, 0) == ["10-A", "Till", "Asset"] and card.ask.isHidden()
    assert accounts.list_accounts(main.run.desk)[0].title == "Till"
    assert card.table.currentRow() == 0


def test_a_number_that_is_taken_is_told_and_nothing_typed_is_lost(main: MainWindow, card: Any) -> None:
    card.table.selectRow(0)
    click(card.change)
    answer(card.ask, number="1020", name="Till")
    assert not card.ask.isHidden() and card.ask._fields["number"].text() == "1020"
    assert accounts.list_accounts(main.run.desk)[0].title == "Cash"


def test_the_guide_opens(main: MainWindow, card: Any) -> None:
    click(card.print)
    window: Any = main.windows.shown("posting_table", "")
    assert window is not None and window.isVisible()
    assert window.head.about.text() == "How the books are kept"
    window.close()


def test_a_state_s_account_comes_with_its_first_sale(main: MainWindow, card: Any) -> None:
    numbers = {each.number for each in card.accounts}
    assert "2230" in numbers
    main.run.changed.emit(frozenset({"checks"}))
    main.run.changed.emit(frozenset({"ledger"}))
    assert {each.number for each in card.accounts} == numbers


def test_a_clerk_does_not(main: MainWindow, card: Any) -> None:
    with main.run.desk.db.atomic():
        cy = people.add(main.run.desk.db, "Cy", "clerk")
    main.run.desk = replace(main.run.desk, who="Cy", person=cy, proven=False)
    card.table.selectRow(0)
    card.load()
    assert not card.change.isEnabled()
