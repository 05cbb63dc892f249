"""What stands on a parcel: whose number it is, the nearest one, or nobody's."""

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.bar import MessageBar
from desk.gui.keys import plain_text
from desk.gui.run import Run
from desk.gui.written_number import WrittenNumber
from desk.operations import returns
from tests.conftest import FixedClock
from tests.gui.acts import click, fill
from tests.gui.returning import issued


@pytest.fixture
def written(run: Run, qtbot: QtBot) -> WrittenNumber:
    """The field with nothing in it."""
    bar = MessageBar("x")
    qtbot.addWidget(bar)
    field = WrittenNumber(run, bar)
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_number_says_whose_it_is(run: Run, written: WrittenNumber, clock: FixedClock) -> None:
    ra = issued(run.desk)
    assert written.told.text() == "Scan or type what stands on it." and written.nearest.isHidden()
    fill(written.field, ra.number.lower())
    assert written.found == ra
    assert written.told.text() == (
        "It is the number of Łukasz R&D, order #1001: 1 × Porcelain doll “Ida” (Open)."
    )
    clock.day = clock.day.replace(month=5)
    written.look()
    assert "(Lapsed)" in written.told.text()
    returns.void_ra(run.desk, ra.number, "not meant")
    written.look()
    assert "(Voided)" in written.told.text()


def test_a_wrong_figure_offers_the_nearest(run: Run, written: WrittenNumber) -> None:
    ra = issued(run.desk)
    heard: list[bool] = []
    written.chosen.connect(lambda: heard.append(True))
    fill(written.field, "RA-26-00001-4")
    assert written.found is None and "a figure of it is wrong" in written.told.text()
    assert plain_text(written.nearest.text()) == f"Do they mean {ra.number}?"
    click(written.nearest)
    assert (written.text(), written.found) == (ra.number, ra) and heard
    assert written.nearest.isHidden()


@pytest.mark.parametrize("text", ["RA-26-00002-1", "17", "#1001"])
def test_anything_else_is_nobodys(written: WrittenNumber, text: str) -> None:
    fill(written.field, text)
    assert written.found is None and written.told.text() == "No return has this number."
