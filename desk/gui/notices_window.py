"""Whom to tell, who has not answered, whose card to charge, and which promises to ship run out."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desk.gui.answering import ANSWER, Answering
from desk.gui.ask import Blank, Question
from desk.gui.gate import gate
from desk.gui.pieces import column_of
from desk.gui.rows_card import RowsCard
from desk.gui.run import Run
from desk.gui.told_card import CHANGES, ToldCard
from desk.gui.window import RecordWindow
from desk.operations import notices, payments, preorders, promises
from desk.records import payments as kinds
from desk.records.arrivals import Balance
from desk.records.money import Money
from desk.records.notices import AGREED, CANCELLED, DECLINED, Notice
from desk.records.payments import NewPayment, typed_payment
from desk.records.promises import CANCEL, MADE, WAITING, Promise
from desk.records.rights import Act

# The answers to a delay, by the buttons that note them.
ANSWERS = {"agree": AGREED, "decline": DECLINED, "cancel": CANCELLED}


class NoticesWindow(RecordWindow):
    """One window for all that customers are told; each card's rows have their own steps."""

    kind = "notices"
    concerns = frozenset({"orders", "preorders", "notices", "settings"})
    size_units = (124, 92)

    def __init__(self, run: Run) -> None:
        super().__init__(run, "")

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("notices.title"))
        self.head.number.setText(words("notices.title"))
        self.head.state.hide()
        self.head.others(())
        self.told = ToldCard(self.run, self.bar, self.ask)
        self.charges = RowsCard(
            self.run, "charges", ("customer", "order", "balance-open", "asked"), right=(2,)
        )
        self.charges.add_step("charge", self._ask_charge, Act("take_payment"))
        self.charges.add_step("open", self._open)
        self.overdue = RowsCard(
            self.run, "overdue", ("customer", "order", "balance-open", "due-by", "forfeit"), right=(2, 4)
        )
        self.answers = RowsCard(self.run, "answers", ("customer", "order", "new-day", "answer-by"))
        self.promises = RowsCard(self.run, "promises", ("customer", "order", "state", "ship-by", "by"))
        self._add_steps()
        self.set_body(column_of(self.told, self.charges, self.overdue, self.answers, self.promises))

    def _add_steps(self) -> None:
        self.answering = Answering(self)
        self.overdue.add_step("answer", self._ask_answer, ANSWER)
        self.overdue.add_step("open", self._open)
        for step, said in ANSWERS.items():
            self.answers.add_step(step, partial(self.answering.ask_when, said=said), ANSWER)
        self.promises.add_step("delay", self._ask_delay, Act("make_delay_notice"))
        self.promises.add_step("open", self._open)

    def _connect(self) -> None:
        self.told.table.ticked.connect(self._offer)

    def first_field(self) -> QWidget | None:
        """The list of whom to tell."""
        return self.told.table

    def load(self) -> None:
        """Read what there is to tell, to charge, to hear and to keep, and show it."""
        self.told.show_notices(self.run.read(self.bar, notices.notices_to_tell) or ())
        balances = self.run.read(self.bar, preorders.balances) or ()
        self.show_balances(tuple(each for each in balances if each.state in ("charge", "overdue")))
        self.show_answers(self.run.read(self.bar, notices.notices_unanswered) or ())
        self.show_promises(self.run.read(self.bar, promises.list_promises) or ())
        self._offer()

    def _offer(self) -> None:
        self.head.offer(self.words("told.deed"), self.told.ask_told)
        gate(self.run, self.head.next, Act("mark_told"), ready=bool(self.told.numbers))

    def show_balances(self, found: tuple[Balance, ...]) -> None:
        """Draw the card balances that are to be charged, and what is overdue."""
        words = self.words
        cards = [each for each in found if each.state == "charge"]
        rows = [[each.customer, each.order, _money(words, each.open), words.day(each.told)] for each in cards]
        self.charges.show_rows(cards, rows)
        late = [each for each in found if each.state == "overdue"]
        self.overdue.show_rows(
            late,
            [
                [
                    each.customer,
                    each.order,
                    _money(words, each.open),
                    words.day(each.due),
                    words.money(each.forfeit),
                ]
                for each in late
            ],
        )

    def show_answers(self, found: tuple[Notice, ...]) -> None:
        """Draw whose answer is awaited."""
        day = self.words.day
        silent = self.words("answers.silent")
        self.answers.show_rows(
            found,
            [
                [each.customer.name, each.order, day(each.promised), day(each.due) if each.due else silent]
                for each in found
            ],
        )

    def show_promises(self, found: tuple[Promise, ...]) -> None:
        """Draw the promises to ship that run out, or are not kept."""
        words = self.words
        self.promises.setVisible(bool(self.run.read(self.bar, promises.promises_on)))
        self.promises.show_rows(
            found,
            [
                [
                    each.customer,
                    each.order,
                    words(f"promise.{each.state}"),
                    words.day(each.due),
                    words.day(each.by),
                ]
                for each in found
            ],
        )

    def _open(self, chosen: Any) -> None:
        self.run.wanted.emit("order", chosen.order)

    def _ask_charge(self, balance: Balance) -> None:
        words, amount = self.words, balance.open
        if amount is None:
            # The policy names none: it is typed where any payment is.
            self.run.wanted.emit("pay", balance.order)
            return
        blanks = (Blank("card", words("charges.card"), "line", required=False),)

        def charge(given: dict[str, Any]) -> None:
            made = self.run.attempt(self.bar, lambda: self._by_card(amount, given["card"]))
            if made is not None:
                step = (payments.take_payment, balance.order, made)
                self.run.write(self.bar, *step, changes=(*CHANGES, "ledger"), then=self._done)

        sentence = words("charges.ask", amount=amount, name=balance.customer, order=balance.order)
        self.ask.put(Question(sentence, words("charges.charge"), blanks, charge))

    def _by_card(self, amount: Money, text: str) -> NewPayment:
        today = self.run.desk.clock.today()
        return typed_payment(kinds.CARD, amount, today, text, kinds.BALANCE)

    def _ask_answer(self, balance: Balance) -> None:
        found = self.run.read(self.bar, notices.notices_of, balance.order) or ()
        for notice in found:
            if notice.number == balance.number:
                self.answering.ask(notice)

    def _ask_delay(self, promise: Promise) -> None:
        words = self.words
        if promise.state in (MADE, WAITING, CANCEL):
            self.bar.fault(words(f"promises.is-{promise.state}"))
            return

        def make(given: dict[str, Any]) -> None:
            step = (promises.make_delay_notice, promise.order, given["promised"])
            self.run.write(self.bar, *step, changes=CHANGES, then=self._done)

        key = "promises.ask-further" if promise.further else "promises.ask"
        blanks = (Blank("promised", words("promises.new-day"), "day"),)
        sentence = words(key, name=promise.customer, day=promise.due)
        self.ask.put(Question(sentence, words("promises.delay"), blanks, make))

    def _done(self, _made: Any) -> None:
        self.ask.take_back()


def _money(words: Any, amount: Any) -> str:
    return "" if amount is None else str(words.money(amount))
