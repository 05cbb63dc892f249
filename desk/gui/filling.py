"""Fills in what a page shows later: a piece at a time, while nobody types and no long step is under way."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desk.gui.run import Bar, Run

# Nobody has typed for so long: what they look for is what stands there.
QUIET_MS = 200


class Filling(QObject):
    """Takes steps, iterators of pieces, one after the other; newer steps leave the older ones undone."""

    def __init__(self, run: Run, bar: Bar, parent: QObject) -> None:
        super().__init__(parent)
        self._run, self._bar = run, bar
        self._steps: list[Iterator[Any]] = []
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._fill)

    def prepare(self, steps: Sequence[Iterator[Any]]) -> None:
        """Have these steps ready, to be begun once the first rows are painted, and no others."""
        self._quiet.stop()
        self._steps = list(steps)

    def begin(self, *, at_once: bool) -> None:
        """Take the steps at once, or when it has been quiet for a moment."""
        self._quiet.start(0 if at_once else QUIET_MS)

    def wait(self) -> None:
        """Somebody types: what is under way goes on when they stop."""
        if self._quiet.isActive():
            self._quiet.start(QUIET_MS)

    def _fill(self) -> None:
        if not self._run.desk.db.is_open:
            return
        if self._run.busy:
            self._quiet.start(QUIET_MS)
        elif self._steps:
            done = self._run.attempt(self._bar, lambda: next(self._steps[0], None) is None)
            # A step that failed was told of; there is no use in going on with it.
            if done is not False:
                self._steps.pop(0)
            self._quiet.start(0)
