"""Keeps what is typed and not yet placed, through a crash: on leaving a field, every two seconds."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desk.gui.run import Bar, Run
from desk.operations import drafts
from desk.records.errors import DeskError

EVERY_MS = 2000
Fields = dict[str, Any]


class DraftKeeper(QObject):
    """Saves what ``gather`` returns under a window's kind and record, once it differs from the beginning."""

    def __init__(self, parent: QObject, run: Run, bar: Bar, gather: Callable[[], Fields]) -> None:
        super().__init__(parent)
        self._run, self._bar, self._gather = run, bar, gather
        self._kind = self._subject = ""
        self._kept: Fields | None = None
        self._trouble = ""
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep)
        QApplication.instance().focusChanged.connect(self.keep)  # type: ignore[union-attr]

    def begin(self, kind: str, subject: str) -> Fields | None:
        """Start keeping; what was typed the last time, if it was never placed."""
        self._kind, self._subject = kind, subject
        found = self._run.read(self._bar, drafts.load, kind, subject)
        self._kept = self._gather()
        self._timer.start()
        return found

    def keep(self) -> None:
        """Save now if anything changed; waits while a long operation holds the shop's file, or it is away.

        What could not be saved is tried again the next time, and why not is said once.
        """
        if self._timer.isActive() and self._run.may_write:
            fields = self._gather()
            if fields != self._kept:
                before, self._kept = self._kept, fields
                self._run.attempt(
                    self._bar, lambda: self._save(fields), lambda why: self._put_off(why, before)
                )

    def _save(self, fields: Fields) -> None:
        drafts.save(self._run.desk, self._kind, self._subject, fields)
        self._trouble = ""

    def _put_off(self, trouble: DeskError, before: Fields | None) -> bool:
        """Whether it was said already why the fields are not saved; they count as changed still."""
        self._kept = before
        said, self._trouble = self._trouble == trouble.key, trouble.key
        return said

    def drop(self) -> None:
        """What was typed is placed or given up: forget it and keep nothing more."""
        self._timer.stop()
        self._run.read(self._bar, drafts.drop, self._kind, self._subject)
        self._kept = None

    def stop(self) -> None:
        """Keep what is typed now, then nothing more: the window closes."""
        self.keep()
        self._timer.stop()
