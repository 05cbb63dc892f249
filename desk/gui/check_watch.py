"""Checks the shop's file beside the work: what is new at each start, all of it once a night."""

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desk.gui.bar import MessageBar
from desk.gui.run import Run
from desk.operations import trust
from desk.records.lists import Progress

# A slice so short that nobody at the counter feels it, with longer pauses between.
SLICE_MS = 8
PAUSE_MS = 60
QUIET_MS = 60_000


class CheckWatch(QObject):
    """Steps a check while no long task runs; announces ``trust`` once it is done, whatever it found."""

    def __init__(self, parent: QObject, run: Run, bar: MessageBar) -> None:
        super().__init__(parent)
        self._run, self._bar = run, bar
        self._steps: Generator[Progress, None, Any] | None = None
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self.step)
        self._quiet = QTimer(self, interval=QUIET_MS)
        self._quiet.timeout.connect(self.look)
        self._quiet.start()
        run.changed.connect(self._wait)
        # Whoever goes from field to field is at work.
        QApplication.instance().focusChanged.connect(self._wait)  # type: ignore[union-attr]
        self._begin(trust.verify_recent(run.desk))

    def _wait(self) -> None:
        self._quiet.start()

    def look(self) -> None:
        """It was quiet for a while: check the whole file, if that was not done since last night."""
        if self._steps is None and self._run.read(self._bar, trust.is_due):
            self._begin(trust.verify(self._run.desk))

    def step(self) -> None:
        """Take the next steps, unless a long task holds the file or the file is away."""
        if self._steps is None or not self._run.may_write:
            return
        clock = QElapsedTimer()
        clock.start()
        if self._run.attempt(self._bar, lambda: self._take(clock)) is None:
            self._end()

    def _begin(self, steps: Generator[Progress, None, Any]) -> None:
        self._steps = steps
        self._timer.start()

    def _take(self, clock: QElapsedTimer) -> bool | None:
        assert self._steps is not None, "step() looked"
        try:
            while clock.elapsed() < SLICE_MS:
                next(self._steps)
        except StopIteration:
            return None
        return True

    def _end(self) -> None:
        self._steps = None
        self._timer.stop()
        self._run.changed.emit(frozenset({"trust"}))
