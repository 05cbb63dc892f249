"""What a page shows later comes piece by piece, when it is quiet, and only what was asked last."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui import filling
from desk.gui.bar import MessageBar
from desk.gui.filling import Filling
from desk.gui.run import Run
from desk.records.errors import NotFound


@pytest.fixture
def parent(qapp: QApplication) -> QObject:
    """What a filling lives as long as."""
    return QObject()


@pytest.fixture
def filled(run: Run, parent: QObject, qtbot: QtBot) -> Filling:
    """A filling without steps."""
    bar = MessageBar("Close")
    qtbot.addWidget(bar)
    return Filling(run, bar, parent)


def pieces(done: list[int], *numbers: int) -> Iterator[bool]:
    """A step that notes its pieces."""
    for number in numbers:
        done.append(number)
        yield True


def passed(qapp: QApplication) -> None:
    """Let what is due happen."""
    for _ in range(6):
        qapp.processEvents()


def test_steps_are_taken_one_piece_after_the_other(filled: Filling, qtbot: QtBot) -> None:
    done: list[int] = []
    filled.prepare([pieces(done, 1, 2), pieces(done, 3)])
    filled.begin(at_once=True)
    assert done == []
    qtbot.waitUntil(lambda: done == [1, 2, 3])


def test_what_is_asked_later_leaves_the_older_undone(filled: Filling, qtbot: QtBot) -> None:
    done: list[int] = []
    filled.prepare([pieces(done, 1)])
    filled.begin(at_once=True)
    filled.prepare([pieces(done, 2)])
    filled.begin(at_once=False)
    qtbot.waitUntil(lambda: done == [2])


def test_nothing_comes_while_somebody_types(
    filled: Filling, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[int] = []
    filled.prepare([pieces(done, 1)])
    filled.wait()
    passed(qapp)
    filled.begin(at_once=True)
    monkeypatch.setattr(filling, "QUIET_MS", 100_000)
    filled.wait()
    passed(qapp)
    assert done == []


def test_nothing_comes_during_a_long_step(
    filled: Filling, run: Run, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "QUIET_MS", 1)
    done: list[int] = []
    run.busy = True
    filled.prepare([pieces(done, 1)])
    filled.begin(at_once=True)
    passed(qapp)
    assert done == []
    run.busy = False
    qtbot.waitUntil(lambda: done == [1])


def test_a_shop_that_was_closed_is_left_alone(filled: Filling, run: Run, qapp: QApplication) -> None:
    done: list[int] = []
    filled.prepare([pieces(done, 1)])
    run.desk.db.close()
    filled.begin(at_once=True)
    passed(qapp)
    assert done == []


def test_a_step_that_fails_is_told_and_the_next_one_is_taken(filled: Filling, qtbot: QtBot) -> None:
    def fails() -> Iterator[bool]:
        yield True
        raise NotFound("order-unknown", number="#7")

    done: list[int] = []
    filled.prepare([fails(), pieces(done, 1)])
    filled.begin(at_once=True)
    qtbot.waitUntil(lambda: done == [1])
    assert not filled._bar.isHidden()
