"""Runs operations for the windows; the one place that shows their errors and announces what changed."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from desk.gui.memory import Memory
from desk.operations.bugs import record_bug
from desk.records.errors import DeskError, Refused
from desk.records.lists import Progress
from desk.words import Words


class Bar(Protocol):
    """Where a window says what went wrong."""

    def fault(self, sentence: str) -> None:
        """Show a sentence until the next step."""

    def clear(self) -> None:
        """Take back what was said."""


class Run(QObject):
    """What every window works with: the desk, the words, what is remembered, and how steps are run.

    ``changed`` tells a frozenset of nouns (``{"orders", "returns"}``), ``wanted`` the kind and number of a
    record to be shown, ``redressed`` that language, zoom or colours are others and all is built anew.
    """

    changed = Signal(object)
    wanted = Signal(str, str)
    redressed = Signal()

    def __init__(self, desk: Any, words: Words, memory: Memory) -> None:
        super().__init__()
        self.desk, self.words, self.memory = desk, words, memory
        self.busy = False
        # Why nothing can be written now: the shop's file is not where it was. FileWatch sees to it.
        self.away: DeskError | None = None

    @property
    def may_write(self) -> bool:
        """Whether a write would be tried now: no long task is under way, and the file is in its place."""
        return not self.busy and self.away is None

    def read(
        self,
        bar: Bar,
        step: Callable[..., Any],
        *given: Any,
        unless: Callable[[DeskError], bool] | None = None,
    ) -> Any:
        """What an operation answers, or None after its error was shown; ``unless`` may take it."""
        return self.attempt(bar, lambda: step(self.desk, *given), unless)

    def write(self, bar: Bar, step: Callable[..., Any], *given: Any, changes: Iterable[str]) -> Any:
        """Run a write and announce what changed; None after an error, and then nothing was written."""
        bar.clear()
        done = self.attempt(bar, lambda: self._only_writer(step, *given))
        if done is not None:
            self.changed.emit(frozenset(changes))
        return done

    def attempt(
        self, bar: Bar, work: Callable[[], Any], unless: Callable[[DeskError], bool] | None = None
    ) -> Any:
        """The work's result, or None after the one sentence about what kept it from being done."""
        try:
            return work()
        except DeskError as trouble:
            if unless is None or not unless(trouble):
                bar.fault(self.words.error(trouble))
        except Exception as trouble:
            record_bug(trouble, trouble.__traceback__)
            bar.fault(self.words("run.bug"))
        return None

    def long(
        self,
        window: Any,
        title: str,
        steps: Iterator[Progress],
        changes: Iterable[str],
        done: Callable[[Any], None],
    ) -> None:
        """Step a long task under a modal dialog, all writes refused meanwhile; then ``done(result)``."""
        if self.away is not None:
            window.bar.fault(self.words.error(self.away))
            return
        from desk.gui.progress import ProgressDialog

        self.busy = True
        dialog = ProgressDialog(window, title, self.words("button.cancel"), steps)
        dialog.ended.connect(dialog.deleteLater)
        dialog.ended.connect(lambda outcome: self._end(window.bar, outcome, changes, done))
        dialog.open()

    def _end(
        self, bar: Bar, outcome: Callable[[], Any], changes: Iterable[str], done: Callable[[Any], None]
    ) -> None:
        self.busy = False
        result = self.attempt(bar, outcome)
        if result is not None:
            self.changed.emit(frozenset(changes))
            done(result)

    def _only_writer(self, step: Callable[..., Any], *given: Any) -> Any:
        if self.busy:
            raise Refused("busy")
        if self.away is not None:
            raise self.away
        return step(self.desk, *given)
