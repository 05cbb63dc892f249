"""Taking a payment for an order: what is owed and due now beside what is paid, several ways one by one."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from desk.gui.draft_window import DraftWindow
from desk.gui.fields import DayField, word_button
from desk.gui.gate import gate
from desk.gui.payments_form import PaymentsForm
from desk.gui.payments_view import payments_table
from desk.gui.pieces import Card, Columns, Pairs
from desk.gui.printing import print_or_show
from desk.gui.run import Run
from desk.gui.text import PlainLabel, window_title
from desk.operations import check_dues, payments, spending
from desk.records.cards import without_cards
from desk.records.checks import CheckStanding
from desk.records.errors import BadInput
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.records.payments import NewPayment
from desk.records.quotes import Owing
from desk.records.rights import Act

CHANGES = ("orders", "payments", "checks", "credits", "ledger")


class PaymentWindow(DraftWindow):
    """Each payment is taken by itself, in its turn; what is typed waits as a draft until then."""

    kind = "pay"
    concerns = frozenset({"payments", "orders"})
    size_units = (124, 72)
    # The operation that takes a payment.
    take: ClassVar[Callable[..., Any]] = staticmethod(payments.take_payment)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.owing: Owing | None = None
        self.paid: tuple[NewPayment, ...] = ()
        super().__init__(run, subject)

    def _build(self) -> None:
        words, today = self.words, self.run.desk.clock.today()
        self.setWindowTitle(window_title(words("pay.window", number=self.subject)))
        self.head.state.hide()
        self.head.offer("", None)
        self.head.others([("orders", words("pay.open-order"), self._open_order)])
        self.cards = {name: Card(words(f"pay.{name}")) for name in ("owed", "tendered", "before")}
        self.form, self.received = PaymentsForm(words), DayField(words, today, today)
        self.received.setAccessibleName(words("pay.received"))
        self.said = PlainLabel(role="strong", wrap=True)
        day = PlainLabel(words("pay.received"), "muted")
        self.whole = word_button(words("pay.whole-check"), "link")
        self.cards["tendered"].fill(self.form, self.whole, day, self.received, self.said)
        left = [self.cards["tendered"], self.cards["before"]]
        self.set_body(Columns(left, [self.cards["owed"]], shares=(7, 4)))

    def _connect(self) -> None:
        self.form.chosen.connect(self.look)
        self.received.chosen.connect(self.look)
        self.whole.clicked.connect(self._take_whole_check)
        self._begin_draft(self.form)

    def first_field(self) -> QWidget | None:
        """The first payment's reference."""
        return self.form.rows[0].details

    def load(self) -> None:
        """Read what the order owes and show it."""
        owing = self.run.read(self.bar, payments.owing, self.subject)
        if owing is not None:
            self.owing = owing
            buyer = owing.order.customer
            self.credit = self.run.read(self.bar, spending.available, buyer.id) or ZERO
            self._take_checks_of(buyer.number, buyer.name)
            self.show_owing(owing)
            self.look()

    def _take_checks_of(self, number: str, name: str) -> None:
        """Take checks of a customer in the form, or say why none are taken."""
        standing = self.run.read(self.bar, check_dues.check_standing, number) or CheckStanding()
        self.form.take_no_checks("" if standing.is_taken else self.words("take.no-checks", name=name))

    def show_owing(self, owing: Owing) -> None:
        """Draw what is owed, and what was paid before."""
        words, order = self.words, owing.order
        self.head.number.setText(order.number)
        self.head.about.setText(order.customer.name)
        self.head.offer(words("pay.deed"), self._take)
        rows = [("due", order.due), ("paid", order.paid), ("owed", owing.owed), ("now", owing.due_now)]
        rows += [("credit", self.credit)] if self.credit else []
        told = [(words(f"pay.money-{name}"), words.money(amount)) for name, amount in rows]
        strong = [words("pay.money-owed"), words("pay.money-now")]
        purpose = words("pay.purpose", purpose=words.named("purpose", owing.purpose))
        self.cards["owed"].fill(Pairs(told, amounts=True, strong=strong), PlainLabel(purpose, wrap=True))
        back = self.run.read(self.bar, check_dues.came_back, order.number) or ()
        self.cards["before"].fill(payments_table(words, order, back))
        self.cards["before"].setVisible(bool(order.payments))

    def look(self) -> None:
        """Show what stands in the fields would leave owed."""
        self.paid = ()
        self.bar.clear_fault()
        owed = self.owed()
        if owed is not None:
            self.paid = self.run.attempt(self.bar, self._read) or ()
            left = owed - total(each.amount for each in self.paid)
            self.said.setText(self.words("pay.left", amount=left) if self.paid else "")
        self.whole.setVisible(self.form.has_check())
        ready = bool(self.paid) and not self.form.needs()
        gate(self.run, self.head.next, self.act(), ready=ready)

    def owed(self) -> Money | None:
        """What can be paid at most; None before that was read."""
        return None if self.owing is None else self.owing.owed

    def due(self) -> Money:
        """What is paid where no amount is typed."""
        assert self.owing is not None, "something is due only of an order that was read"
        return self.owing.due_now or self.owing.owed

    def ordered(self) -> str:
        """The number of the order that is paid first."""
        return self.subject

    def act(self) -> Act:
        """The write that the button leads to."""
        return Act("take_payment", self.subject)

    def _read(self) -> tuple[NewPayment, ...]:
        fields = self._fields()
        if without_cards(fields) != fields:
            raise BadInput("card-number")
        received = self.received.day() or self.run.desk.clock.today()
        return self.form.payments(self.due(), self.credit, received)

    def _fields(self) -> dict[str, Any]:
        return {"payments": self.form.typed(), "received": self.received.typed()}

    def _typed(self) -> dict[str, Any]:
        fields: dict[str, Any] = without_cards(self._fields())
        return fields

    def _retype(self, typed: dict[str, Any]) -> None:
        self.form.retype(typed["payments"])
        self.received.retype(typed["received"])

    def _take(self) -> None:
        """Take them one after another; the first that is refused stays in the form with those after it."""
        self.look()
        waiting, number = self.paid, self.subject
        for place, each in enumerate(waiting):
            done = self.run.write(self.bar, self.take, number, each, changes=CHANGES)
            if done is None:
                return
            self.form.drop_first()
            if place == len(waiting) - 1:
                self._taken(done, len(waiting))

    def _taken(self, done: Any, count: int) -> None:
        order: Order = done
        self._drop_draft()
        print_or_show(self.run, "receipt", order.payments[-1].number if count == 1 else order.number)
        self.close()

    def _take_whole_check(self) -> None:
        """Go on where all that stands on a check is typed, with what was typed here of it."""
        number, amount = self.form.drop_checks()
        known = {"check_number": number, "amount": amount}
        self.run.led.emit("receive_check", self.ordered(), known)
        if all(row.is_blank() for row in self.form.rows):
            self._drop_draft()
            self.close()

    def _open_order(self) -> None:
        self.run.wanted.emit("order", self.subject)
