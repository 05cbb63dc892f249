"""Runs operations for the windows; the one place that shows their errors and announces what changed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from desk.gui.memory import Memory
from desk.operations.bugs import record_bug
from desk.records.errors import DeskError, NeedsConsent, Refused
from desk.records.lists import Progress
from desk.records.people import Consent
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
    record to be shown, ``led`` the same with what is known of it, ``redressed`` that language, zoom or
    colours are others and all is built anew, ``replaced`` that the shop's file is another one and has to be
    opened anew, and what is to be said then.
    """

    changed = Signal(object)
    wanted = Signal(str, str)
    led = Signal(str, str, object)
    redressed = Signal()
    replaced = Signal(str)

    def __init__(self, desk: Any, words: Words, memory: Memory) -> None:
        super().__init__()
        self.desk, self.words, self.memory = desk, words, memory
        self.busy = False
        # Why nothing can be written now: the shop's file is not where it was. FileWatch sees to it.
        self.away: DeskError | None = None
        # Shows the panel that asks for a secret; it is made of what is run here, so it is put in from above.
        self.asker: Callable[[Bar, NeedsConsent, Callable[[Consent], Any]], None] | None = None

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

    def write(
        self,
        bar: Bar,
        step: Callable[..., Any],
        *given: Any,
        changes: Iterable[str],
        then: Callable[[Any], None] | None = None,
    ) -> Any:
        """Run a write and announce what changed, ``then`` go on with its result; None after an error.

        Where it wants a secret, that is asked for in the window, and the step is taken once it was given.
        """
        bar.clear()

        def take(desk: Any) -> Any:
            done = self.attempt(bar, lambda: self._only_writer(step, desk, *given), asks(desk))
            if done is not None:
                self.changed.emit(frozenset(changes))
                if then is not None:
                    then(done)
            return done

        def asks(desk: Any) -> Callable[[DeskError], bool]:
            return lambda trouble: self._asks(bar, desk, trouble, take)

        return take(self.desk)

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
        steps: Callable[[Any], Iterator[Progress]],
        changes: Iterable[str],
        done: Callable[[Any], None],
    ) -> None:
        """Take the ``steps`` of a desk under a modal dialog, all writes refused meanwhile; ``done(result)``.

        Where they want a secret, it is asked for as by ``write``, and they are taken from the beginning.
        """
        if self.away is not None:
            window.bar.fault(self.words.error(self.away))
            return
        from desk.gui.progress import ProgressDialog

        def begin(desk: Any) -> None:
            self.busy = True
            dialog = ProgressDialog(window, title, self.words("button.cancel"), steps(desk))
            dialog.ended.connect(dialog.deleteLater)
            dialog.ended.connect(lambda outcome: end(desk, outcome))
            dialog.open()

        def end(desk: Any, outcome: Callable[[], Any]) -> None:
            self.busy = False
            asks = partial(self._asks, window.bar, desk)
            result = self.attempt(window.bar, outcome, lambda trouble: asks(trouble, begin))
            if result is not None:
                self.changed.emit(frozenset(changes))
                done(result)

        begin(self.desk)

    def _asks(self, bar: Bar, desk: Any, trouble: DeskError, again: Callable[[Any], Any]) -> bool:
        """Whether a step is asked for a consent that it wants; it gets one chance with it, and no second."""
        if not isinstance(trouble, NeedsConsent) or desk.consents or self.asker is None:
            return False
        self.asker(bar, trouble, lambda consent: again(replace(self.desk, consents=(consent,))))
        return True

    def _only_writer(self, step: Callable[..., Any], desk: Any, *given: Any) -> Any:
        if self.busy:
            raise Refused("busy")
        if self.away is not None:
            raise self.away
        return step(desk, *given)
