"""Taking an order: who, what, where to, how paid, left to right, and the policy's live quote beside it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desk.gui.ask import Blank, Question
from desk.gui.buyer_card import BuyerCard
from desk.gui.draft_window import DraftWindow
from desk.gui.gate import gate
from desk.gui.lines_form import LinesForm
from desk.gui.overriding import offer_override
from desk.gui.payments_form import PaymentsForm
from desk.gui.pieces import Card, column_of
from desk.gui.printing import print_or_show
from desk.gui.quote_view import QuoteView
from desk.gui.run import Run
from desk.gui.sending_card import SendingCard
from desk.gui.sides import Sides
from desk.gui.theme import Theme
from desk.operations import credits, customers, finality, layaways, quoting, taking
from desk.records.cards import without_cards
from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.records.lists import Hit
from desk.records.money import ZERO
from desk.records.orders import PICKUP, PREORDER, NewOrder, Order
from desk.records.payments import STORE_CREDIT
from desk.records.quotes import Quote
from desk.records.rights import Act

CHANGES = ("orders", "payments", "customers", "items", "credits", "ledger")


class OrderTakingWindow(DraftWindow):
    """Nothing is written before the order is placed; what is typed waits as a draft.

    The subject is the number of the credit slip that an exchange is paid with, or empty.
    """

    kind = "take"
    size_units = (156, 96)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.quote: Quote | None = None
        self.new: NewOrder | None = None
        super().__init__(run, subject)

    def _build(self) -> None:
        words, today = self.words, self.run.desk.clock.today()
        self.setWindowTitle(self.words("action.take"))
        self.head.number.setText(words("action.take"))
        self.head.about.setText(words("take.hint"))
        self.head.state.hide()
        self.head.offer(words("take.deed"), self._place)
        self.buyer = BuyerCard(self.run, self.bar)
        self.lines = LinesForm(self.run, self.bar)
        self.sending = SendingCard(words, today)
        self.payments = PaymentsForm(words)
        self.view = QuoteView(words)
        cards = {name: Card(words(f"take.{name}")) for name in ("lines", "payments", "quote")}
        for name, piece in (("lines", self.lines), ("payments", self.payments), ("quote", self.view)):
            cards[name].fill(piece)
        left = column_of(self.buyer, cards["lines"], self.sending, cards["payments"])
        self.sides = Sides(left, column_of(cards["quote"]))
        self.set_body(self.sides)

    def _connect(self) -> None:
        self.buyer.chosen.connect(lambda: self.payments.take_no_checks(self.buyer.no_checks()))
        for piece in (self.buyer, self.lines, self.sending, self.payments):
            piece.chosen.connect(self.look)
        self.buyer.settled.connect(lambda: self._go_to(self.lines.box.field))
        self.lines.settled.connect(lambda: self._go_to(self.payments.rows[0].details))

    def _go_to(self, field: QWidget) -> None:
        field.setFocus()
        self.sides.left.ensureWidgetVisible(field, 0, Theme.px(8))

    def load(self) -> None:
        """Begin with what was typed the last time; for an exchange with whose credit pays it."""
        if self.subject:
            self._begin_with(self.subject)
        self._begin_draft(self.view)
        self.look()

    def _begin_with(self, slip: str) -> None:
        """The new order of an exchange: its customer is known, and their store credit pays what it can."""
        lot = self.run.read(self.bar, credits.open_credit, slip)
        if lot is not None:
            self.buyer.choose(lot.holder)
            self.payments.begin_with(STORE_CREDIT)

    def first_field(self) -> QWidget | None:
        """The customer; once that is known, the next item."""
        return self.lines.box.field if self.buyer.is_named() else self.buyer.box.field

    def take_hit(self, hit: Hit) -> bool:
        """A scanned item is a line; a scanned customer buys."""
        return self.lines.take_hit(hit) or self.buyer.take_hit(hit)

    def _typed(self) -> dict[str, Any]:
        """What is typed; what looks like a card's number is no part of it, so that the rest is kept."""
        fields: dict[str, Any] = without_cards(self._fields())
        return fields

    def _retype(self, typed: dict[str, Any]) -> None:
        self.buyer.retype(typed["buyer"])
        self.lines.retype(typed["lines"])
        self.sending.retype(typed["sending"])
        self.payments.retype(typed["payments"])

    def _fields(self) -> dict[str, Any]:
        return {
            "buyer": self.buyer.typed(),
            "lines": self.lines.typed(),
            "sending": self.sending.typed(),
            "payments": self.payments.typed(),
        }

    def look(self) -> None:
        """Ask the policy about what stands there, and show the quote or what is still needed."""
        self.quote = None
        self.bar.clear_fault()
        if self.lines.rows:
            self.quote = self.run.attempt(self.bar, self._ask)
        need = self._needs()
        if self.quote is not None:
            self.view.show_quote(self.quote, need)
            self._tell(self.quote)
        else:
            self.view.show_nothing(need or self.words("take.needs-correction"))
        against = self.quote is not None and quoting.is_against(self.quote.answer)
        ready = self.quote is not None and not need and not against and not self.quote.short
        gate(self.run, self.head.next, Act("take_order"), ready=ready)
        asked = self.quote.answer if self.quote is not None and against and not need else None
        offer_override(self, asked, Act("override_order"), self._ask_why)

    def _needs(self) -> str:
        """What is still needed before the order can be placed; what its address lacks is told beside it."""
        asked = self.quote is not None and self.buyer.is_named()
        lacking = quoting.lacks(self._order()) if asked else ()
        told = self.sending.tell(lacking)
        self.buyer.form.mark(lacking if self.sending.is_home() else ())
        if not self.lines.rows:
            return self.words("take.needs-lines")
        return told or self.payments.needs() if self.buyer.is_named() else self.words("take.needs-customer")

    def _ask(self) -> Quote:
        """The quote of what stands there: payments that name no amount take what is due now."""
        if without_cards(self._fields()) != self._fields():
            raise BadInput("card-number")
        desk, today = self.run.desk, self.run.desk.clock.today()
        bare = self._order()
        due = quoting.quote(desk, bare)
        paid = self.payments.payments(due.due_now, due.credit, today)
        self.new = self._order(payments=paid, payment_method=paid[0].method if paid else "card")
        return quoting.quote(desk, self.new) if paid else due

    def _order(self, **paid: Any) -> NewOrder:
        self.sending.propose(self.lines.weight(), self.lines.packed_size())
        buyer = self.buyer.facts()
        sent = self.sending.facts(buyer["address"], buyer["name"])
        today = self.run.desk.clock.today()
        return NewOrder(placed=today, lines=self.lines.lines(), **buyer, **sent, **paid)

    def _tell(self, quote: Quote) -> None:
        """Show beside each line what it comes to, and where it cannot be returned."""
        final = finality.final_lines(self.run.desk, quote.order)
        marks = {key: self.words.clause(clause) for key, clause in final.items()}
        lines = quote.order.lines
        self.lines.tell([(self.words.money(each.value), marks.get(str(each.id), "")) for each in lines])

    def _place(self) -> None:
        self.look()
        if self.head.next.isEnabled():
            self._with_customer(self._write)

    def _with_customer(self, then: Callable[[], None]) -> None:
        """A new customer is entered first; whatever becomes of the order, they need not be typed again."""
        if not self.buyer.is_new:
            then()
            return
        wanted = self.run.attempt(self.bar, self.buyer.form.customer)
        if wanted is not None:
            step = (customers.add_customer, wanted)
            self.run.write(self.bar, *step, changes=("customers",), then=lambda made: self._know(made, then))

    def _know(self, made: Customer, then: Callable[[], None]) -> None:
        self.buyer.choose(made.number)
        then()

    def _write(self) -> None:
        step = (taking.take_order, self.new, self.quote)
        self.run.write(self.bar, *step, changes=CHANGES, then=self._placed)

    def _ask_why(self) -> None:
        blanks = (Blank("reason", self.words("ask.reason"), "reason"),)
        told = (self.words("take.override"), self.words("take.override-confirm"))
        self.ask.put(Question(*told, blanks, self._override))

    def _override(self, answers: dict[str, Any]) -> None:
        self.look()
        self._with_customer(lambda: self._write_against(answers["reason"]))

    def _write_against(self, reason: str) -> None:
        step = (taking.override_order, self.new, reason, self.quote)
        self.run.write(self.bar, *step, changes=(*CHANGES, "overrides"), then=self._placed)

    def _placed(self, order: Order) -> None:
        self._drop_draft()
        self.run.wanted.emit("order", order.number)
        print_or_show(self.run, paper_of(order), order.number)
        self.close()


def paper_of(order: Order) -> str:
    """The paper of an order just placed: statement, receipt, agreement, packing slip or the order."""
    if layaways.is_layaway(order):
        return "layaway_statement"
    if order.service == PICKUP and order.paid > ZERO:
        return "receipt"
    if any(line.kind == PREORDER for line in order.lines):
        return "preorder_agreement"
    return "packing_slip" if any(line.shippable for line in order.lines) else "order_sheet"
