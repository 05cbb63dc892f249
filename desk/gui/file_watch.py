"""Watches the shop's file while it is open: an unplugged drive is told at once, an idle log is cut short."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desk.gui.bar import MessageBar
from desk.gui.run import Run
from desk.operations import shop_file
from desk.records.errors import DeskError

EVERY_MS = 2000
IDLE_MS = 30_000


class FileWatch(QObject):
    """Tells it in the bar that ``bar`` returns, and holds off every write until the file is back (A8)."""

    def __init__(self, parent: QObject, run: Run, bar: Callable[[], MessageBar]) -> None:
        super().__init__(parent)
        self._run, self._bar = run, bar
        self._told = ""
        looks = QTimer(self, interval=EVERY_MS)
        looks.timeout.connect(self.look)
        looks.start()
        self._idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self._idle.timeout.connect(self.tidy)
        run.changed.connect(self._wait)
        # Whoever goes from field to field is at work.
        QApplication.instance().focusChanged.connect(self._put_off)  # type: ignore[union-attr]

    def look(self) -> None:
        """Look where the file is; a long task looks for itself before it commits."""
        if self._run.busy:
            return
        try:
            shop_file.need_file(self._run.desk)
        except DeskError as trouble:
            self._run.away = trouble
            self._tell(self._run.words.error(trouble))
        else:
            if self._run.away is not None:
                self._run.away = None
                self._take_back()

    def tidy(self) -> None:
        """Nobody wrote or moved about for a while: cut the log short, after a long task if there is one."""
        if self._run.busy or self._run.away is not None:
            self._idle.start()
        else:
            self._run.read(self._bar(), shop_file.tidy_file)

    def _wait(self) -> None:
        self._idle.start()

    def _put_off(self) -> None:
        if self._idle.isActive():
            self._idle.start()

    def _tell(self, sentence: str) -> None:
        bar = self._bar()
        if bar.isHidden() or bar.label.text() != sentence:
            bar.fault(sentence)
        self._told = sentence

    def _take_back(self) -> None:
        bar = self._bar()
        if bar.label.text() == self._told:
            bar.clear()
