"""Each entry of the rail has a page."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.gui.actions import PAGES
from desk.gui.pages import make_page
from desk.gui.run import Run

NO_PAGE = ("person", "lock")


@pytest.mark.parametrize("name", [each.id for each in PAGES if each.id not in NO_PAGE])
def test_its_page_stands(run: Run, name: str, qtbot: QtBot) -> None:
    made = make_page(run, name)
    qtbot.addWidget(made)
    assert isinstance(made, QWidget)
