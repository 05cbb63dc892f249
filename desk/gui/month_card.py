"""Closed months, in Settings: what is open of the next one, and closing it for good."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.gui.ask import AskPanel, Question
from desk.gui.bar import MessageBar
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.pieces import Card, SmallTable
from desk.gui.run import Run
from desk.gui.text import PlainLabel, caption
from desk.operations import closings
from desk.records.books import Closing, MonthLook
from desk.records.rights import Act
from desk.words import Words

CHANGES = ("closings", "ledger")


class MonthCard(Card):
    """``asked`` tells that a question stands below the button now."""

    asked = Signal(QWidget)

    def __init__(self, run: Run, bar: MessageBar) -> None:
        words = run.words
        super().__init__(words("months.title"))
        self.run, self.words, self.bar = run, words, bar
        self.next: MonthLook | None = None
        self._stale = False
        titles = [words(f"months.{name}") for name in ("until", "by", "entries")]
        self.table = SmallTable(words("months.title"), titles, right=(2,), wide=1)
        self.nothing = PlainLabel(words("months.none"), "muted", wrap=True)
        self.open = PlainLabel(wrap=True)
        self.close_next = word_button("")
        self.close_next.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.close_next.clicked.connect(self._ask)
        self.ask = AskPanel(run, bar)
        hint = PlainLabel(f"{words('months.hint')} {words('months.who')}", "muted", wrap=True)
        self.fill(hint, self.nothing, self.table, self.open, self.close_next, self.ask)
        run.changed.connect(self._changed)
        self.load()

    def load(self) -> None:
        """Read the closed months and what is open of the next one, and show them."""
        self._stale = False
        self.show_closed(self.run.read(self.bar, closings.list_closings) or ())
        month = self.run.attempt(self.bar, lambda: closings.next_month(self.run.desk))
        self.show_next(self.run.read(self.bar, closings.look_at_month, month) if month else None)

    def show_closed(self, found: tuple[Closing, ...]) -> None:
        """Draw the closed months, the newest first."""
        rows = [[self.words.day(each.until), each.person, str(each.entries)] for each in reversed(found)]
        self.table.show_rows(rows, most=6)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def show_next(self, look: MonthLook | None) -> None:
        """Draw what is open of the month that can be closed; None where no other one is over."""
        words, self.next = self.words, look
        self.close_next.setVisible(look is not None)
        if look is None:
            self.open.setText(words("months.no-next"))
            return
        told = [words.count(f"months.open-{name}", number) for name, number in look.open]
        first = words("months.open" if told else "months.whole")
        self.open.setText("\n".join((words("months.next", until=look.until), first, *told)))
        self.close_next.setText(caption(words("months.close", month=month_name(words, look.until))))
        gate(self.run, self.close_next, Act("close_month"))

    def _ask(self) -> None:
        look, words = self.next, self.words
        if look is None:
            return
        asked = words("months.ask", month=month_name(words, look.until), entries=look.entries)
        self.ask.put(Question(asked, words("months.confirm"), (), lambda _: self._close(look.until)))
        self.asked.emit(self.ask)

    def _close(self, until: date) -> None:
        step = (closings.close_month, until)
        self.run.write(self.bar, *step, changes=CHANGES, then=self._closed)

    def _closed(self, done: Closing) -> None:
        self.ask.take_back()
        self.load()
        self.bar.tell(self.words("months.done", month=month_name(self.words, done.until)))

    def _changed(self, nouns: Any) -> None:
        """What is open changes with nearly every step: it is read anew where it is looked at."""
        self._stale = True
        if self.isVisible() and "closings" in nouns:
            self.load()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is read now."""
        super().showEvent(event)
        if self._stale:
            self.load()


def month_name(words: Words, day: date) -> str:
    """A day's month with its year, as it is written."""
    return words("months.name", month=words(f"form.MMMM.{day.month}"), year=day.year)
