"""A report is read for the days that are chosen, and anew where it is looked at."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.fields import DayField
from desk.gui.report_page import ReportPage
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from tests.conftest import DAY
from tests.gui.acts import fill, texts


class Counted(ReportPage):
    """A report that notes for which day it was read."""

    report, concern = "outstanding", "credits"

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self.read: list[date | None] = []
        self.day = DayField(run.words, DAY, DAY)
        self._place({"outstanding.day": self.day}, [PlainLabel("first"), PlainLabel("second")])

    def load(self) -> None:
        """Note the day."""
        super().load()
        self.read.append(self.day.day())


@pytest.fixture
def page(run: Run, qtbot: QtBot) -> Any:
    made = Counted(run)
    qtbot.addWidget(made)
    return made


def test_its_cards_stand_below_the_days_that_it_is_read_for(page: Any) -> None:
    shown = texts(page)
    assert shown.index(page.words("outstanding.day")) < shown.index("first") < shown.index("second")
    assert page.day.accessibleName() == page.words("outstanding.day") and page.focusProxy() is page.day
    fill(page.day, "2026-03-01")
    page.day.chosen.emit()
    assert page.read[0] == DAY and page.read[-1] == date(2026, 3, 1)


def test_it_is_read_anew_for_its_own_nouns_and_only_where_it_is_seen(page: Any) -> None:
    page.run.changed.emit(frozenset({"credits"}))
    assert page.read == [DAY]
    page.show()
    assert page.read == [DAY, DAY]
    page.run.changed.emit(frozenset({"orders"}))
    assert page.read == [DAY, DAY]
    page.run.changed.emit(frozenset({"credits"}))
    assert page.read == [DAY, DAY, DAY]
