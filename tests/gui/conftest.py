"""Windows over the shop of tests/conftest.py; whatever is opened is gone before the next test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desk.gui.bar import MessageBar
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.theme import Theme
from desk.gui.windows import Windows
from desk.operations import credentials
from desk.operations.desk import Desk
from desk.words import Words


@pytest.fixture(autouse=True)
def _tidy(qapp: QApplication) -> Iterator[None]:
    """The usual looks before, no window left after."""
    Theme.apply(qapp, dark=False)
    yield
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    qapp.processEvents()


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a hash costs is tested beside its module."""
    monkeypatch.setattr(credentials, "COST", credentials.Cost(8, 1))


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """What windows remember, empty."""
    return Memory(tmp_path / "windows.ini")


@pytest.fixture
def run(qapp: QApplication, desk: Desk, words: Words, memory: Memory) -> Run:
    """How windows run operations."""
    return Run(desk, words, memory)


@pytest.fixture
def windows(run: Run) -> Iterator[Windows]:
    """Windows without a main one, closed before the shop is."""
    made = Windows(run)
    yield made
    made.close_all()


@pytest.fixture
def bar(qapp: QApplication) -> MessageBar:
    """A bar to be told in."""
    return MessageBar("Close")


@pytest.fixture
def main(qapp: QApplication, desk: Desk, words: Words, memory: Memory) -> MainWindow:
    """The main window, painted and ready."""
    window = MainWindow(desk, words, memory)
    window.show()
    for _ in range(4):
        qapp.processEvents()
    return window
