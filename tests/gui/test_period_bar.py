"""Days are chosen as a month, a quarter, a year or any others; a step goes to those before and after."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.period_bar import PeriodBar
from desk.records.errors import BadInput
from desk.records.periods import Period, around
from desk.words import Words
from tests.conftest import DAY
from tests.gui.acts import click, fill


@pytest.fixture
def bar(qtbot: QtBot, words: Words) -> PeriodBar:
    """The days of a report on the tests' day."""
    made = PeriodBar(words, DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_begins_with_this_month_and_goes_to_longer_and_other_ones(bar: PeriodBar) -> None:
    assert bar.period() == around(DAY, "month") and bar.kinds["month"].isChecked()
    click(bar.kinds["year"])
    assert bar.period() == around(DAY, "year") and not bar.kinds["month"].isChecked()
    click(bar.earlier)
    assert bar.period() == around(date(2025, 1, 1), "year") and bar.kinds["year"].isChecked()
    click(bar.kinds["quarter"])
    assert bar.period() == around(date(2025, 1, 1), "quarter")
    click(bar.later)
    assert bar.period() == around(date(2025, 4, 1), "quarter")


def test_days_of_ones_own_and_what_is_no_day(bar: PeriodBar) -> None:
    told: list[None] = []
    bar.chosen.connect(lambda: told.append(None))
    fill(bar.start, "3/10/2026")
    assert bar.period() == Period(date(2026, 3, 10), date(2026, 3, 31)) and len(told) == 1
    assert not any(chip.isChecked() for chip in bar.kinds.values())
    fill(bar.start, "4/10/2026")
    with pytest.raises(BadInput, match="period-backwards"):
        bar.period()
    click(bar.later)
    assert len(told) == 2, "nobody knows which days are meant"
    click(bar.kinds["month"])
    assert bar.period() == around(DAY, "month")
    for field in (bar.start, bar.end):
        field.clear()
        field.editingFinished.emit()
    assert bar.period() == Period(DAY, DAY)
