"""The window of one grant of store credit: its balance, its origin, its slip, and what the owner may do."""

from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.fields import word_button
from desk.gui.history_table import HistoryTable
from desk.gui.pieces import Card, Columns, Entry, Pairs
from desk.gui.text import PlainLabel, selectable, window_title
from desk.gui.window import RecordWindow
from desk.operations import credits, customers, orders, shops
from desk.records import codes
from desk.records.credits import EXPIRED, CreditLot
from desk.records.rights import Act

CHANGES = ("credits", "customers")
_KINDS = {codes.RA: "return", codes.CREDIT_SLIP: "credit"}


class CreditWindow(RecordWindow):
    """One lot of store credit."""

    kind = "credit"
    concerns = frozenset({"credits", "prints"})
    size_units = (112, 56)

    def _build(self) -> None:
        words = self.words
        self.left, self.facts = Card(words("credit.left")), Card(words("credit.facts"))
        self.past = HistoryTable(words)
        self.history = Card(words("record.history"))
        self.history.fill(self.past)
        self.set_body(Columns([self.left, self.history], [self.facts]))

    def load(self) -> None:
        """Read the lot and show it."""
        lot = self.run.read(self.bar, credits.open_credit, self.subject)
        if lot is not None:
            self.show_credit(lot)

    def show_credit(self, lot: CreditLot) -> None:
        """Draw a lot."""
        words = self.words
        self.lot = lot
        self.setWindowTitle(window_title(words("credit.window", number=lot.number)))
        self.head.number.setText(lot.number)
        self.head.state.show_state(lot.state, words(f"state.{lot.state}"))
        self.head.about.setText(lot.customer)
        self.left.fill(selectable(PlainLabel(words.money(lot.balance), "credit")), *self._of(lot))
        origin = word_button(words("credit.open-origin", number=lot.origin), "link")
        kind = _KINDS.get(codes.series_of(lot.origin), "order")
        origin.clicked.connect(lambda: self.run.wanted.emit(kind, lot.origin))
        facts = {"issued": words.day(lot.issued), "amount": words.money(lot.amount), "origin": lot.origin}
        facts |= {"expires": words.day(lot.expires)} if lot.expires else {}
        self.facts.fill(Pairs([(words(f"credit.{name}"), value) for name, value in facts.items()]), origin)
        self._offer(lot)
        lines = self.run.read(self.bar, orders.read_history, lot.number) or ()
        shop = self.run.read(self.bar, shops.read_shop)
        self.history.setVisible(bool(lines))
        self.past.show_history(shop.time_zone, lines)

    def _offer(self, lot: CreditLot) -> None:
        words, wanted = self.words, self.run.wanted
        if lot.state == "reversed":
            self.head.offer("", None)
        else:
            act = Act("count_print", lot.number)
            self.head.offer(words("credit.slip"), lambda: wanted.emit("credit_slip", lot.number), act)
        deeds = [("customers", "transfer", self._ask_transfer), ("close", "void", self._ask_void)]
        if lot.expires:
            deeds.insert(0, ("today", "extend", self._ask_extend))
        entries: list[Entry] = [
            (picture, words(f"credit.{name}"), step, Act(f"{name}_credit", lot.number, lot.state))
            for picture, name, step in deeds
            if lot.balance
        ]
        if lot.state == "open":
            act = Act("take_order")
            entries.insert(0, ("orders", words("credit.take"), lambda: wanted.emit("take", lot.number), act))
        self.head.others(entries)

    def _ask_extend(self) -> None:
        words, until = self.words, self.lot.expires
        blanks = (
            Blank("until", words("credit.until"), "day", ahead=True),
            Blank("reason", words("ask.reason"), "reason"),
        )
        sentence = words("credit.ask-extend", until=until)
        self.ask.put(Question(sentence, words("credit.extend"), blanks, self._extend))

    def _extend(self, answers: dict[str, Any]) -> None:
        step = (credits.extend_credit, self.lot.number, answers["until"], answers["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=lambda _lot: self.ask.take_back())

    def _ask_void(self) -> None:
        words = self.words
        blank = Blank("reason", words("ask.reason"), "reason")
        sentence = words("credit.ask-void", balance=self.lot.balance, customer=self.lot.customer)
        self.ask.put(Question(sentence, words("credit.void"), (blank,), self._void))

    def _void(self, answers: dict[str, Any]) -> None:
        step = (credits.void_credit, self.lot.number, answers["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=lambda _lot: self.ask.take_back())

    def _ask_transfer(self) -> None:
        words = self.words
        blanks = (
            Blank("customer", words("credit.to-customer"), "line"),
            Blank("amount", words("credit.amount"), "money", money=self.lot.balance),
            Blank("reason", words("ask.reason"), "reason"),
        )
        self.ask.put(Question(words("credit.ask-transfer"), words("credit.transfer"), blanks, self._find))

    def _find(self, answers: dict[str, Any]) -> None:
        """Say to whom it goes before it does: a number is soon mistyped."""
        to = self.run.read(self.bar, customers.open_customer, answers["customer"])
        if to is None:
            return
        words, found = self.words, to.customer
        said = {"amount": answers["amount"], "customer": found.name, "number": found.number}
        step = (credits.transfer_credit, self.lot.number, found.number, answers["reason"], answers["amount"])
        self.ask.put(
            Question(
                words("credit.sure-transfer", **said),
                words("credit.transfer"),
                (),
                lambda _: self.run.write(self.bar, *step, changes=CHANGES, then=self._transferred),
            )
        )

    def _transferred(self, made: CreditLot) -> None:
        self.ask.take_back()
        told = self.words("credit.transferred", customer=made.customer, number=made.number)
        self.bar.tell(
            told, self.words("credit.slip"), lambda: self.run.wanted.emit("credit_slip", made.number)
        )

    def _of(self, lot: CreditLot) -> list[PlainLabel]:
        key = "credit.whole" if lot.balance == lot.amount else "credit.of"
        told = [PlainLabel(self.words(key, amount=lot.amount), "muted", wrap=True)]
        if lot.state == EXPIRED:
            told.append(PlainLabel(self.words("credit.has-expired", until=lot.expires), "strong", wrap=True))
        return told
