"""The window of a deposit slip: its checks, what became of each, printing it, taking it back."""

from functools import partial
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.history_table import HistoryTable
from desk.gui.pieces import Card, column_of
from desk.gui.printing import print_or_show
from desk.gui.rows_card import RowsCard
from desk.gui.text import window_title
from desk.gui.ticked_checks_window import CHANGES
from desk.gui.window import RecordWindow
from desk.operations import deposits, orders, shops
from desk.records.check_life import WITH_BANK
from desk.records.deposits import MADE, Deposit
from desk.records.rights import Act


class SlipWindow(RecordWindow):
    """One slip as it was made; making one has a window of its own."""

    kind = "deposit"
    concerns = frozenset({"checks"})
    size_units = (124, 84)

    def _build(self) -> None:
        words = self.words
        self.head.offer("", None)
        self.head.others(())
        columns = ("our-number", "customer", "amount", "state")
        self.checks = RowsCard(self.run, "slip-checks", columns, right=(2,), wide=1)
        self.checks.add_step("open", lambda check: self.run.wanted.emit("check", check.number))
        self.past, history = HistoryTable(words), Card(words("record.history"))
        history.fill(self.past)
        self.set_body(column_of(self.checks, history))

    def load(self) -> None:
        """Read the slip and show it."""
        slip = self.run.read(self.bar, deposits.open_deposit, self.subject)
        if slip is not None:
            self.show_deposit(slip)

    def show_deposit(self, slip: Deposit) -> None:
        """Draw a slip with its checks as they stand now."""
        words = self.words
        self.setWindowTitle(window_title(words("deposit.slip", number=slip.number)))
        self.head.number.setText(slip.number)
        self.head.state.show_state(slip.state, words(f"deposit-state.{slip.state}"))
        told = (words.day(slip.day, "full"), words.count("deposit.checks", len(slip.checks)))
        self.head.about.setText(" · ".join((*told, words.money(slip.total))))
        rows = [
            [each.number, each.payer, words.money(each.amount), words(f"check-state.{each.state}")]
            for each in slip.checks
        ]
        self.checks.show_rows(slip.checks, rows)
        lines = self.run.read(self.bar, orders.read_history, slip.number) or ()
        self.past.show_history(self.run.read(self.bar, shops.read_shop).time_zone, lines)
        self._offer(slip)

    def _offer(self, slip: Deposit) -> None:
        if slip.state != MADE:
            self.head.offer("", None)
            self.head.others(())
            return
        act = Act("undo_deposit", slip.number, slip.state)
        prints = partial(print_or_show, self.run, "deposit_slip", slip.number)
        self.head.offer(self.words("deposit.print"), prints)
        here = all(each.deposit == slip.number and each.state in WITH_BANK for each in slip.checks)
        undo = [("returns", self.words("deposit.undo"), self._ask_undo, act)]
        self.head.others(undo if here else ())

    def _ask_undo(self) -> None:
        words = self.words
        blanks = (Blank("reason", words("ask.reason"), "reason"),)
        self.ask.put(Question(words("deposit.ask-undo"), words("deposit.undo"), blanks, self._undo))

    def _undo(self, answers: dict[str, Any]) -> None:
        step = (deposits.undo_deposit, self.subject, answers["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self.ask.take_back())
