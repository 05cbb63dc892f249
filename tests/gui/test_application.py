"""A start opens the shop that was asked for, or says why not and offers the ways on."""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desk.app import Start
from desk.gui import application
from desk.gui.main_window import MainWindow
from desk.gui.owner_window import OwnerWindow
from desk.gui.welcome_window import WelcomeWindow
from desk.records.shop import Shop
from tests.gui.acts import click, texts
from tests.gui.test_owner_window import fill_in


@pytest.fixture
def start(tmp_path: Path, qapp: QApplication) -> Iterator[Start]:
    """A user's own folder; the program's hooks are taken out again."""
    hook = sys.excepthook
    yield Start(tmp_path / "data")
    sys.excepthook = hook
    qInstallMessageHandler(None)


def seen(kind: type, look: Callable[[Any], None]) -> None:
    """Look at the window of a kind as soon as it is there, then close it."""

    def try_again() -> None:
        shown = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        window = next((each for each in shown if isinstance(each, kind)), None)
        if window is None:
            QTimer.singleShot(5, try_again)
            return
        look(window)
        window.close()

    QTimer.singleShot(0, try_again)


def test_a_shop_is_opened_in_the_language_asked_for(start: Start) -> None:
    titles: list[str] = []
    seen(MainWindow, lambda window: titles.append(window.windowTitle()))
    assert application.run(start, start.sample_shop(), "Alma", "es") == 0
    assert titles[0].startswith("Hoy")
    with start.open_desk(start.sample_shop()) as desk:
        assert desk.db.path.exists()


def test_the_sample_opens_signed_in(start: Start) -> None:
    found: list[tuple[bool, str]] = []
    seen(MainWindow, lambda window: found.append((window.locked, window.run.desk.who)))
    assert application.run(start, start.sample_shop(), "", "en") == 0
    assert found == [(False, "Tess Thimble")]


def test_a_shop_of_nobody_asks_for_its_owner_first(start: Start) -> None:
    path = start.create_shop(None, Shop("Dolls"), "samanthas")
    asked: list[str] = []
    seen(OwnerWindow, lambda window: asked.append(texts(window)))
    assert application.run(start, path, "", "en") == 1
    assert "Who owns this shop?" in asked[0]
    seen(OwnerWindow, lambda window: (fill_in(window), click(window.make)))
    seen(MainWindow, lambda window: asked.append(window.run.desk.who))
    assert application.run(start, path, "", "en") == 0
    assert asked[1] == "Ida"
    locked: list[bool] = []
    seen(MainWindow, lambda window: locked.append(window.locked))
    assert application.run(start, path, "", "en") == 0
    assert locked == [True]


def test_a_restored_shop_is_opened_anew_and_says_so(start: Start) -> None:
    """The restore itself is tested at its card; here the window that follows it."""
    first: list[MainWindow] = []
    said: list[str] = []

    def restored(window: MainWindow) -> None:
        first.append(window)
        window.run.desk.db.close()
        window.run.replaced.emit("This is the shop as of Monday.")

    def after(window: MainWindow) -> None:
        assert window is not first[0] and window.run.desk.db.is_open
        said.append(window.bar.label.text())

    seen(MainWindow, lambda window: (restored(window), seen(MainWindow, after)))
    assert application.run(start, start.sample_shop(), "", "en") == 0
    assert said == ["This is the shop as of Monday."]


def test_without_a_shop_the_ways_on_are_offered(start: Start) -> None:
    offered: list[WelcomeWindow] = []
    seen(WelcomeWindow, offered.append)
    assert application.run(start, None, "Alma", "en") == 1
    assert offered[0].desk is None


def test_what_qt_complains_of_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        application._log_qt(QtMsgType.QtWarningMsg, None, "a timer was left")
        application._log_qt(QtMsgType.QtDebugMsg, None, "a detail")
    assert "a timer was left" in caplog.text and "a detail" not in caplog.text


def test_a_shop_from_a_backup_says_first_until_when_it_goes(start: Start) -> None:
    said: list[str] = []

    def restored(window: WelcomeWindow) -> None:
        window.told = "This is the shop as of Monday."
        window.desk = start.open(start.sample_shop())
        window.accept()

    seen(
        WelcomeWindow,
        lambda window: (seen(MainWindow, lambda main: said.append(main.bar.label.text())), restored(window)),
    )
    assert application.run(start, None, "Alma", "en") == 0
    assert said == ["This is the shop as of Monday."]
