"""The window of a close-out: what was counted and expected, printing its slip, taking the last one back."""

from functools import partial
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.close_out_window import CHANGES
from desk.gui.drawer_lines import LinesCard, moved_rows
from desk.gui.history_table import HistoryTable
from desk.gui.pieces import Card, Columns, Pairs
from desk.gui.printing import print_or_show
from desk.gui.text import PlainLabel, window_title
from desk.gui.window import RecordWindow
from desk.operations import close_outs, orders, shops
from desk.records.close_outs import CloseOut
from desk.records.rights import Act


class CloseOutSlipWindow(RecordWindow):
    """One close-out as it was made; making one has a window of its own."""

    kind = "close_out"
    concerns = frozenset({"drawer"})
    size_units = (140, 84)

    def _build(self) -> None:
        words = self.words
        self.head.offer("", None)
        self.head.others(())
        self.cash = Card(words("close-out.books"))
        self.cards, self.checks = LinesCard(words, "drawer-cards"), LinesCard(words, "drawer-checks")
        self.past, history = HistoryTable(words), Card(words("record.history"))
        history.fill(self.past)
        self.set_body(Columns([self.cash, history], [self.cards, self.checks], shares=(1, 1)))

    def load(self) -> None:
        """Read the close-out and show it."""
        done = self.run.read(self.bar, close_outs.open_close_out, self.subject)
        if done is not None:
            self.show_close_out(done)

    def show_close_out(self, done: CloseOut) -> None:
        """Draw a close-out."""
        words = self.words
        self.setWindowTitle(window_title(words("close-out.one", number=done.number)))
        self.head.number.setText(done.number)
        state = "undone" if done.undone else "made"
        self.head.state.show_state(state, words(f"close-out-state.{state}"))
        names = " · ".join(name for name in (done.person, done.witness) if name)
        self.head.about.setText(f"{words.day(done.day, 'full')} · {names}")
        self._show_cash(done)
        self.cards.show_lines(done.cards)
        self.checks.show_lines(done.checks)
        lines = self.run.read(self.bar, orders.read_history, done.number) or ()
        self.past.show_history(self.run.read(self.bar, shops.read_shop).time_zone, lines)
        self._offer(done)

    def _show_cash(self, done: CloseOut) -> None:
        words = self.words
        rows, strong = moved_rows(words, done.moved, done.counted)
        told = [("drawer.terminal", done.terminal)] if done.terminal is not None else []
        if done.banked:
            told += [("moved.banked", done.banked), ("drawer.left", done.left)]
        rows += [(words(key), words.money(amount)) for key, amount in told]
        pieces = ", ".join(f"{number} × {words.money(value)}" for value, number in done.pieces)
        said = [text for text in (pieces, done.note, words("drawer.head", head=done.head)) if text]
        labels = [PlainLabel(text, "muted", wrap=True) for text in said]
        self.cash.fill(Pairs(rows, amounts=True, strong=strong), *labels)

    def _offer(self, done: CloseOut) -> None:
        if done.undone:
            self.head.offer("", None)
            self.head.others(())
            return
        prints = partial(print_or_show, self.run, "close_out_slip", done.number)
        self.head.offer(self.words("close-out.print"), prints)
        last = self.run.read(self.bar, close_outs.last_close_out)
        undo = ("returns", self.words("close-out.undo"), self._ask_undo, Act("undo_close_out", done.number))
        self.head.others([undo] if last is not None and last.id == done.id else ())

    def _ask_undo(self) -> None:
        words = self.words
        blanks = (Blank("reason", words("ask.reason"), "reason"),)
        self.ask.put(Question(words("close-out.ask-undo"), words("close-out.undo"), blanks, self._undo))

    def _undo(self, answers: dict[str, Any]) -> None:
        step = (close_outs.undo_close_out, self.subject, answers["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self.ask.take_back())
