"""Operations are run in one place, which tells their errors and what changed."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.gui.bar import MessageBar
from desk.gui.progress import ProgressDialog
from desk.gui.run import Run
from desk.operations import orders, shipping
from desk.operations.desk import Desk
from desk.records.errors import DeskError, NotFound
from desk.records.lists import Progress
from desk.records.shipments import Dispatch


class Place(QWidget):
    """A window with a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = MessageBar("Close")


def counting(to: int, result: str = "counted") -> Iterator[Progress]:
    """A long task."""
    for number in range(to):
        yield Progress(number, to)
    return result  # type: ignore[return-value]


def test_an_answer_comes_back(run: Run, bar: MessageBar) -> None:
    assert run.read(bar, orders.open_order, "#1001").number == "#1001"
    assert bar.isHidden()


def test_an_error_is_told_in_the_bar(run: Run, bar: MessageBar) -> None:
    assert run.read(bar, orders.open_order, "#9") is None
    assert not bar.isHidden()
    assert "#9" in bar.label.text() or "9" in bar.label.text()


def test_an_error_may_be_dealt_with(run: Run, bar: MessageBar) -> None:
    heard: list[DeskError] = []
    run.read(bar, orders.open_order, "#9", unless=lambda trouble: heard.append(trouble) is None)
    assert isinstance(heard[0], NotFound)
    assert bar.isHidden()


def test_a_bug_is_one_calm_sentence_and_logged_without_names(
    run: Run, bar: MessageBar, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(desk: Desk, name: str) -> None:
        raise ValueError(f"cannot stand {name}")

    with caplog.at_level(logging.ERROR):
        assert run.read(bar, broken, "Łukasz R&D") is None
    assert "unforeseen" in bar.label.text()
    assert "ValueError" in caplog.text and "broken" in str(caplog.records[0].__dict__["places"])
    assert "Łukasz" not in caplog.text and "Traceback" not in bar.label.text()


def test_a_write_tells_what_changed(run: Run, bar: MessageBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.changed) as told:
        run.write(bar, shipping.ship, Dispatch("#1003", run.desk.clock.today()), changes=("orders",))
    assert told.args == [frozenset({"orders"})]


def test_a_failed_write_changes_nothing(run: Run, bar: MessageBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(run.changed):
        run.write(bar, shipping.ship, Dispatch("#1001", run.desk.clock.today()), changes=("orders",))
    assert not bar.isHidden()


def test_a_long_task_runs_to_its_end_and_holds_off_other_writes(run: Run, qtbot: QtBot) -> None:
    place, done = Place(), []
    qtbot.addWidget(place)
    run.long(place, "Counting", lambda _: counting(50), ("orders",), done.append)
    run.write(place.bar, shipping.ship, Dispatch("#1003", run.desk.clock.today()), changes=("orders",))
    assert "long task" in place.bar.label.text()
    qtbot.waitUntil(lambda: done == ["counted"])
    assert not run.busy


def test_cancel_ends_it_without_a_result(run: Run, qtbot: QtBot) -> None:
    place, done = Place(), []
    qtbot.addWidget(place)
    run.long(place, "Counting", lambda _: counting(10**9), ("orders",), done.append)
    dialog: Any = place.findChild(ProgressDialog)
    dialog.cancel.click()
    assert (done, run.busy) == ([], False)
