"""Starts the windows: the looks, the shop that was asked for, and what to do with an unforeseen error."""

import gc
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desk.gui import looks
from desk.gui.lock import first_desk
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.theme import RESOURCES
from desk.operations.bugs import record_bug
from desk.operations.people import list_people
from desk.records.errors import DeskError
from desk.words import Words

if TYPE_CHECKING:
    from desk.gui.welcome_window import Opener

SETTLED_MS = 1000
log = logging.getLogger("desk.qt")


def run(start: "Opener", shop: Path | None, person: str, language: str) -> int:
    """Open the main window on a shop and stay until it is closed; 1 where no shop was opened."""
    # Said so, the style is made once, not after the desktop's own, and Python need not know what a style is:
    # setStyle() gives it back, whose class alone takes as long as opening the shop.
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Desk")
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "desk.svg")))
    qInstallMessageHandler(_log_qt)
    sys.excepthook = lambda _kind, trouble, trace: record_bug(trouble, trace)
    memory = Memory(start.data / "windows.ini")
    looks.put_on(memory)
    words = Words(language or memory.text("language", "en"))
    told = ""
    while True:
        opened, said = _open(start, shop, person, words)
        desk = _owned(opened, words, memory)
        if desk is None:
            return 1
        try:
            window = MainWindow(desk, words, memory)
            code = _stay(app, window, said or told)
        finally:
            desk.db.close()
        if not window.keeper.reopens:
            return code
        # A restore put another file in the place of the shop's.
        shop, words, told = desk.db.path, window.run.words, window.keeper.reopens
        window.deleteLater()


def _stay(app: QApplication, window: MainWindow, told: str) -> int:
    """Show a window until it is closed, with what it says first; the exit code."""
    sys.excepthook = window.unforeseen
    window.show()
    if told:
        window.bar.tell(told)
    QTimer.singleShot(SETTLED_MS, _collect_again)
    return app.exec()


def _open(start: "Opener", shop: Path | None, person: str, words: Words) -> tuple[Any, str]:
    """The desk of the shop, None where none was opened, and what is to be said first in its window."""
    try:
        return start.open(shop, person), ""
    except DeskError as trouble:
        from desk.gui.welcome_window import WelcomeWindow

        welcome = WelcomeWindow(start, words, trouble, person, shop)
        welcome.exec()
        return welcome.desk, welcome.told


def _owned(desk: Any, words: Words, memory: Memory) -> Any:
    """The desk at which the window opens; a shop that nobody owns yet asks for its owner first."""
    if desk is None or list_people(desk):
        return desk and first_desk(desk)
    from desk.gui.owner_window import OwnerWindow

    asks = OwnerWindow(Run(desk, words, memory))
    asks.exec()
    if asks.desk is None:
        desk.db.close()
    return asks.desk


def _collect_again() -> None:
    """The start is over: what it made is left alone, what comes now is collected as usual."""
    gc.freeze()
    gc.enable()


def _log_qt(kind: QtMsgType, _context: Any, message: str) -> None:
    log.log(logging.WARNING if kind is not QtMsgType.QtDebugMsg else logging.DEBUG, "%s", message)
