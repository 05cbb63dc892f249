"""Long tasks are stepped in slices and can be given up."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.progress import ProgressDialog
from desk.records.errors import BadInput
from desk.records.lists import Progress
from tests.gui.acts import press


@pytest.fixture
def parent(qapp: QApplication) -> QWidget:
    """A window that a task was begun in."""
    return QWidget()


def dialog_of(parent: QWidget, steps: Iterator[Progress]) -> tuple[ProgressDialog, list[Any]]:
    """A dialog on some steps, and where its end is told."""
    dialog = ProgressDialog(parent, "Working", "Cancel", steps)
    ended: list[Any] = []
    dialog.ended.connect(ended.append)
    dialog.open()
    return dialog, ended


def test_the_result_is_told_at_the_end(parent: QWidget, qtbot: QtBot) -> None:
    def steps() -> Any:
        yield Progress(1, 2)
        return "report"

    _, ended = dialog_of(parent, steps())
    qtbot.waitUntil(lambda: len(ended) == 1)
    assert ended[0]() == "report"


def test_an_error_is_told_at_the_end(parent: QWidget, qtbot: QtBot) -> None:
    def steps() -> Any:
        yield Progress(1, 2)
        raise BadInput("file-missing", file="a.csv")

    _, ended = dialog_of(parent, steps())
    qtbot.waitUntil(lambda: len(ended) == 1)
    with pytest.raises(BadInput):
        ended[0]()


def test_escape_gives_the_task_up_and_lets_it_clean_up(parent: QWidget, qtbot: QtBot) -> None:
    rolled_back = []

    def steps() -> Any:
        try:
            while True:
                yield Progress(3, 7)
        finally:
            rolled_back.append(True)

    dialog, ended = dialog_of(parent, steps())
    meter = dialog.findChild(QProgressBar)
    qtbot.waitUntil(lambda: meter.maximum() == 7)
    press(dialog, Qt.Key.Key_Escape)
    assert rolled_back == [True]
    assert ended[0]() is None


def test_a_slice_is_short(parent: QWidget, qtbot: QtBot) -> None:
    def steps() -> Any:
        while True:
            yield Progress(1, 2)

    dialog, _ = dialog_of(parent, steps())
    clock = QElapsedTimer()
    clock.start()
    dialog._slice()
    assert clock.elapsed() < 100
    dialog.reject()
