"""Sees to it that backups are made: at a start, every night at the shop, and when the window is closed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from desk.records.errors import DeskError
from desk.records.lists import Progress

if TYPE_CHECKING:
    from desk.records.backups import BackedUp

LOOKS_MS, SLICE_MS, QUIET_MS = 60_000, 15, 500
CHANGES = frozenset(("backups", "history"))


class BackupKeeper(QObject):
    """Belongs to the main window: backs up in small steps beside the work, without a dialog.

    Nothing is done while a long task runs. What keeps a backup from being made is told once, not each minute.
    """

    def __init__(self, main: Any) -> None:
        super().__init__(main)
        self._main = main
        self._steps: Any = None
        self._tried: object = None
        self._let_go = False
        # What the window that is opened after this one says first; empty where none is.
        self.reopens = ""
        main.run.replaced.connect(self._reopen)
        self.looks = QTimer(self, interval=LOOKS_MS)
        self.looks.timeout.connect(self.look)
        self.slices = QTimer(self, interval=0)
        self.slices.timeout.connect(self._slice)

    @property
    def is_running(self) -> bool:
        """Whether a backup is being made beside the work."""
        return self._steps is not None

    def begin(self) -> None:
        """Look at once, and from now on every minute."""
        self.looks.start()
        self.look()

    def look(self) -> None:
        """Back up where that is due, once for each night."""
        # Imported here: the first look comes once the first page is painted.
        from desk.operations import backups

        run = self._main.run
        if run.busy or self.is_running or not run.desk.db.is_open:
            return
        night = backups.last_night(run.desk)
        if night != self._tried and backups.is_due(run.desk):
            self._tried = night
            self._steps = backups.back_up(run.desk)
            self.slices.start()

    def stop(self) -> None:
        """Give up what is being made: nothing of it is left."""
        self.slices.stop()
        if self._steps is not None:
            self._steps.close()
            self._steps = None

    def show_card(self) -> None:
        """Show the card of backups, unless nobody is signed in."""
        if not self._main.locked:
            self._main.show_page("settings")
            self._main.pages.currentWidget().show_backups()

    def _reopen(self, sentence: str) -> None:
        self.reopens = sentence
        self._main.close()

    def _slice(self) -> None:
        if self._main.run.busy:
            return
        outcome = _run(self._steps, SLICE_MS)
        if outcome is None:
            return
        self.stop()
        done = self._main.run.attempt(self._main.bar, outcome)
        if done is not None:
            self._tell(done)

    def _tell(self, done: "BackedUp") -> None:
        main = self._main
        main.run.changed.emit(CHANGES)
        if done.second and done.second.trouble:
            trouble = DeskError(done.second.trouble, path=done.second.folder)
            main.bar.fault(main.run.words.error(trouble))

    def may_close(self) -> bool:
        """Whether the window may close now: a backup was made if one is wanted, or nobody waits for it.

        What takes longer than half a second is shown; taken back or failed, the next attempt closes at once.
        """
        from desk.operations import backups

        run = self._main.run
        self.stop()
        if self._let_go or run.busy or not run.desk.db.is_open:
            return not run.busy
        if run.attempt(self._main.bar, lambda: backups.is_changed(run.desk)) is not True:
            return True
        steps = backups.back_up(run.desk)
        outcome = _run(steps, QUIET_MS)
        if outcome is not None:
            self._let_go = run.attempt(self._main.bar, outcome) is None
            return not self._let_go
        self._let_go = True
        title = run.words("backup.closing")
        run.long(self._main, title, lambda _desk: steps, CHANGES, lambda _done: self._main.close())
        return False


def _run(steps: Iterator[Progress], most: int) -> Any:
    """Take steps for so many milliseconds; at their end a callable with their result or error."""
    clock = QElapsedTimer()
    clock.start()
    try:
        while clock.elapsed() < most:
            next(steps)
    except StopIteration as end:
        result = end.value
        return lambda: result
    except Exception as trouble:
        from desk.gui.progress import raiser

        return raiser(trouble)
    return None
