"""The window of one grant of store credit: its balance, where it came from, and its slip."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.fields import word_button
from desk.gui.pieces import Card, Columns, Pairs, SmallTable
from desk.gui.text import PlainLabel, selectable, window_title
from desk.gui.timeline import HISTORY, history_rows
from desk.gui.window import RecordWindow
from desk.operations import credits, orders, shops
from desk.records import codes
from desk.records.credits import CreditLot
from desk.records.rights import Act


class CreditWindow(RecordWindow):
    """One lot of store credit."""

    kind = "credit"
    concerns = frozenset({"credits", "prints"})
    size_units = (112, 56)

    def _build(self) -> None:
        words = self.words
        self.left, self.facts = Card(words("credit.left")), Card(words("credit.facts"))
        self.past = SmallTable(
            words("record.history"),
            [words(f"column.{name}") for name in HISTORY],
            wide=3,
        )
        self.history = Card(words("record.history"))
        self.history.fill(self.past)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns([self.left, self.history], [self.facts]))
        self.set_body(body)

    def load(self) -> None:
        """Read the lot and show it."""
        lot = self.run.read(self.bar, credits.open_credit, self.subject)
        if lot is not None:
            self.show_credit(lot)

    def show_credit(self, lot: CreditLot) -> None:
        """Draw a lot."""
        words = self.words
        self.setWindowTitle(window_title(words("credit.window", number=lot.number)))
        self.head.number.setText(lot.number)
        self.head.state.show_state(lot.state, words(f"state.{lot.state}"))
        self.head.about.setText(lot.customer)
        self.left.fill(selectable(PlainLabel(words.money(lot.balance), "credit")), self._of(lot))
        origin = word_button(words("credit.open-origin", number=lot.origin), "link")
        kind = "return" if codes.series_of(lot.origin) == codes.RA else "order"
        origin.clicked.connect(lambda: self.run.wanted.emit(kind, lot.origin))
        facts = {"issued": words.day(lot.issued), "amount": words.money(lot.amount), "origin": lot.origin}
        self.facts.fill(Pairs([(words(f"credit.{name}"), value) for name, value in facts.items()]), origin)
        act, wanted = Act("count_print", lot.number), self.run.wanted
        self.head.offer(words("credit.slip"), lambda: wanted.emit("credit_slip", lot.number), act)
        self.head.others(())
        lines = self.run.read(self.bar, orders.read_history, lot.number) or ()
        shop = self.run.read(self.bar, shops.read_shop)
        self.history.setVisible(bool(lines))
        self.past.show_rows(history_rows(words, shop.time_zone, lines))

    def _of(self, lot: CreditLot) -> PlainLabel:
        key = "credit.whole" if lot.balance == lot.amount else "credit.of"
        return PlainLabel(self.words(key, amount=lot.amount), "muted", wrap=True)
