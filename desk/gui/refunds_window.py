"""Refunds to be made outside of Desk: what is owed to whom, marked done with its way, day and reference."""

from typing import Any

from PySide6.QtWidgets import QWidget

from desk.exchange import csv_out
from desk.gui.ask import Blank, Question, save_file
from desk.gui.pieces import column_of
from desk.gui.rows_card import RowsCard
from desk.gui.run import Run
from desk.gui.window import RecordWindow
from desk.operations import payouts
from desk.records import codes
from desk.records.payouts import NewPayout, Payout, Refund
from desk.records.reversals import in_force
from desk.records.rights import Act
from desk.words.payments import way_text

CHANGES = ("refunds", "returns", "orders", "ledger")
# So many of the refunds that were made are shown, the newest first.
NEWEST = 20


class RefundsWindow(RecordWindow):
    """One window for what is to be given back, and below it what was given back lately."""

    kind = "refunds"
    concerns = frozenset({"refunds", "returns", "orders"})
    size_units = (116, 76)

    def __init__(self, run: Run) -> None:
        super().__init__(run, "")

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("refunds.window"))
        self.head.number.setText(words("refunds.window"))
        self.head.state.hide()
        self.head.offer("", None)
        self.head.others([("export", words("list.export"), self._export, Act("export_list", "refunds"))])
        due = ("customer", "record", "since", "paid-by", "amount")
        self.due = RowsCard(self.run, "refunds", due, right=(4,))
        self.due.add_step("made", self._ask_made, Act("mark_refunded"))
        self.due.add_step("open", self._open)
        made = ("customer", "record", "refunded-on", "way", "amount")
        self.made = RowsCard(self.run, "refunded", made, right=(4,))
        self.made.add_step("void", self._ask_void, Act("void_payout"))
        self.set_body(column_of(self.due, self.made))

    def first_field(self) -> QWidget | None:
        """The list of what is owed."""
        return self.due.table

    def load(self) -> None:
        """Read what is owed and what was given back, and show it."""
        self.show_due(self.run.read(self.bar, payouts.refunds_due) or ())
        self.show_made(self.run.read(self.bar, payouts.refunds_made, NEWEST) or ())

    def show_due(self, found: tuple[Refund, ...]) -> None:
        """Draw what is still owed."""
        words = self.words
        rows = [
            [
                each.customer,
                each.record,
                words.day(each.since),
                ", ".join(way_text(words, paid) for paid in each.paid_by),
                words.money(each.open),
            ]
            for each in found
        ]
        self.due.show_rows(found, rows)

    def show_made(self, found: tuple[Refund, ...]) -> None:
        """Draw what was given back, the newest first."""
        words = self.words
        pairs = [(each, payout) for each in found for payout in in_force(each.payouts)]
        pairs.sort(key=lambda pair: (pair[1].day, pair[1].id), reverse=True)
        rows = [
            [each.customer, each.record, words.day(payout.day), self._way(payout), words.money(payout.amount)]
            for each, payout in pairs[:NEWEST]
        ]
        self.made.show_rows(pairs[:NEWEST], rows)

    def _way(self, payout: Payout) -> str:
        return " ".join(part for part in (self.words(f"payment.{payout.method}"), payout.reference) if part)

    def _open(self, refund: Refund) -> None:
        kind = "return" if codes.series_of(refund.record) == codes.RA else "order"
        self.run.wanted.emit(kind, refund.record)

    def _export(self) -> None:
        data = self.run.write(self.bar, csv_out.export, "refunds", changes=())
        path = save_file(self, "refunds.csv", "CSV (*.csv)", data) if data else None
        if path:
            self.bar.tell(self.words("file.saved", file=path.name))

    def _ask_made(self, refund: Refund) -> None:
        words = self.words
        before = [each.method for each in refund.paid_by if each.method in payouts.WAYS]
        ways = sorted(payouts.WAYS, key=lambda way: way not in before[:1])
        blanks = (
            Blank("method", words("refunds.way"), "choice", options={w: words(f"payment.{w}") for w in ways}),
            Blank("amount", words("refunds.amount"), "money", money=refund.open),
            Blank("day", words("refunds.day"), "day", day=self.run.desk.clock.today()),
            Blank("reference", words("refunds.reference"), "line", required=False),
        )

        def mark(given: dict[str, Any]) -> None:
            step = (payouts.mark_refunded, NewPayout(refund=refund.id, **given))
            self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self.ask.take_back())

        sentence = words("refunds.ask", amount=refund.open, name=refund.customer, record=refund.record)
        self.ask.put(Question(sentence, words("refunds.made"), blanks, mark))

    def _ask_void(self, pair: tuple[Refund, Payout]) -> None:
        words, (refund, payout) = self.words, pair
        blank = Blank("reason", words("ask.reason"), "reason")

        def void(given: dict[str, Any]) -> None:
            step = (payouts.void_payout, payout.id, given["reason"])
            self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self.ask.take_back())

        sentence = words("refunded.ask", amount=payout.amount, name=refund.customer)
        self.ask.put(Question(sentence, words("refunded.void"), (blank,), void))
