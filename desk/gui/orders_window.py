"""The window of an order: look, and go on to its next step."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desk.gui.ask import Blank, Question
from desk.gui.billed_card import BilledCard
from desk.gui.button import Button
from desk.gui.cancelled_card import CancelledCard
from desk.gui.check_links import check_links, owed_again
from desk.gui.fields import word_button
from desk.gui.history_table import HistoryTable
from desk.gui.icons import icon
from desk.gui.layaway_card import LayawayCard
from desk.gui.order_lines import line_rows, lines_table
from desk.gui.order_money import OrderMoney
from desk.gui.order_notices import OrderNotices
from desk.gui.order_timeline import timeline
from desk.gui.parcels_card import ParcelsCard
from desk.gui.payments_view import payments_table
from desk.gui.pieces import Card, Columns, Entry, Pairs
from desk.gui.requests_card import RequestsCard
from desk.gui.text import PlainLabel, caption, window_title
from desk.gui.window import RecordWindow
from desk.operations import check_dues, checks, finality, orders, replacements, returns_list, shops
from desk.records.contacts import person_lines
from desk.records.money import ZERO
from desk.records.orders import Order
from desk.records.reversals import in_force
from desk.records.rights import Act
from desk.words.payments import way_text

CHANGES = ("orders",)


class OrderWindow(RecordWindow):
    """One order: head, lines, money, timeline, papers and history; its next step is the top right button."""

    kind = "order"
    concerns = frozenset({"orders", "returns", "payments", "notices", "requests", "checks"})
    size_units = (136, 88)

    def _build(self) -> None:
        words = self.words
        self.payments = OrderMoney(self)
        self.lines = lines_table(words)
        self.past = HistoryTable(words)
        self.flags = PlainLabel(role="strong", wrap=True)
        self.cards = {
            name: Card(words(f"order.{name}")) for name in ("lines", "money", "timeline", "to", "returns")
        }
        self.cards["history"] = Card(words("record.history"))
        self.parcels = ParcelsCard(self)
        self.final = PlainLabel(role="muted", wrap=True)
        self.cards["lines"].fill(self.lines, self.final)
        self.cards["history"].fill(self.past)
        self.billed = BilledCard(self)
        self.requests = RequestsCard(self.run, self.bar)
        left = [self.cards["lines"], self.cards["money"], self.billed, self.requests, self.cards["history"]]
        self.cancelled = CancelledCard(self.run, self.bar)
        self.layaway = LayawayCard(self.run, self.bar)
        self.notices = OrderNotices(self)
        right = [self.cards["timeline"], self.notices, self.layaway, self.cancelled]
        right += [self.cards["to"], self.parcels]
        right.append(self.cards["returns"])
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.flags)
        self.instead = word_button("", "link")
        self.instead.setProperty("no_letter", True)
        self.instead.clicked.connect(lambda: self.run.wanted.emit("return", self.replaces))
        column.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Columns(left, right, shares=(7, 4)))
        self.set_body(body)

    def load(self) -> None:
        """Read the order and show it."""
        order = self.run.read(self.bar, orders.open_order, self.subject)
        if order is not None:
            self.order = order
            self.show_order(order)

    def show_order(self, order: Order) -> None:
        """Draw an order."""
        words = self.words
        self.setWindowTitle(window_title(words("order.window", number=order.number)))
        self.head.number.setText(order.number)
        self.head.state.show_state(order.state, words(f"state.{order.state}"))
        self.head.about.setText(
            words("order.about", customer=order.customer.name, day=order.placed, total=order.total)
        )
        self.paid_by = self.run.read(self.bar, checks.checks_of, order.number) or ()
        told = [words.named("report.flag", flag) for flag in order.flags]
        self.flags.setText("\n".join([*owed_again(words, self.paid_by), *told]))
        self.flags.setVisible(bool(self.flags.text()))
        self.replaces = self.run.read(self.bar, replacements.return_of, order) or ""
        self.instead.setText(caption(words("order.replaces", number=self.replaces)))
        self.instead.setVisible(bool(self.replaces))
        self.lines.show_rows(line_rows(words, order))
        self._show_money(order)
        self.billed.show_order(order)
        self._show_final(order)
        today = self.run.desk.clock.today()
        self.cards["timeline"].fill(*timeline(words, today, order))
        goes = PlainLabel("\n".join(person_lines(order.ship_to)), wrap=True)
        self.cards["to"].fill(goes, Pairs(self._facts(order)))
        self.parcels.show_parcels(order)
        self.layaway.show_order(order)
        self.cancelled.show_order(order)
        self.notices.show_order(order)
        self._show_returns(order)
        self.requests.show_requests(order.number)
        self._show_history(order)
        self._offer(order)

    def _show_money(self, order: Order) -> None:
        sums = Pairs(
            self._money(order), amounts=True, strong=[self.words("money.total"), self.words("money.owed")]
        )
        back = self.run.read(self.bar, check_dues.came_back, order.number) if self.paid_by else None
        paid = [payments_table(self.words, order, back or ())] if order.payments else []
        self.cards["money"].fill(sums, *paid, *check_links(self.run, self.paid_by))

    def _show_final(self, order: Order) -> None:
        """Name the lines that cannot be returned, in the clause's own words."""
        found = self.run.read(self.bar, finality.final_lines, order) or {}
        lines = [line for line in order.lines if str(line.id) in found]
        self.final.setText(
            "\n".join(f"{each.name}: {self.words.clause(found[str(each.id)])}" for each in lines)
        )
        self.final.setVisible(bool(lines))

    def _money(self, order: Order) -> list[tuple[str, str]]:
        amounts = [
            ("merchandise", order.merchandise),
            ("shipping", order.shipping_charged),
            ("tax", order.tax),
            ("total", order.total),
            ("paid", order.paid),
            ("charged", order.charged),
            ("released", order.released),
            ("owed", order.owed),
            ("overpaid", -order.owed),
            ("credited", order.credited),
        ]
        always = ("merchandise", "shipping", "tax", "total", "paid")
        rows = [(name, amount) for name, amount in amounts if name in always or amount > ZERO]
        return [(self.words(f"money.{name}"), self.words.money(amount)) for name, amount in rows]

    def _facts(self, order: Order) -> list[tuple[str, str]]:
        words = self.words
        paid = [way_text(words, each) for each in in_force(order.payments)]
        usual = "" if self.replaces else words.named("payment", order.payment_method)
        cost = (
            words.money(order.shipping_cost)
            if order.shipping_cost is not None
            else words("order.cost-unknown")
        )
        facts = [
            ("service", words.named("service", order.service)),
            ("cost", cost),
            ("payment", ", ".join(paid) or usual),
            ("email", order.customer.email),
            ("phone", order.customer.phone),
            ("note", order.note),
        ]
        return [(words(f"order.{name}"), value) for name, value in facts if value]

    def _show_returns(self, order: Order) -> None:
        found = self.run.read(self.bar, returns_list.of_order, order.number) or ()
        self._judged = any(row.state != "voided" for row in found)
        nothing: list[QWidget] = [PlainLabel(self.words("order.no-returns"), "muted", wrap=True)]
        self.cards["returns"].fill(*([self._return_button(row) for row in found] or nothing))

    def _return_button(self, row: Any) -> QPushButton:
        text = f"{row.number}  ·  {self.words(f'state.{row.state}')}"
        button = Button(icon("returns", "accent"), caption(text))
        button.setProperty("role", "link")
        button.setProperty("no_letter", True)
        button.clicked.connect(lambda: self.run.wanted.emit("return", row.number))
        return button

    def _show_history(self, order: Order) -> None:
        lines = self.run.read(self.bar, orders.read_history, order.number) or ()
        shop = self.run.read(self.bar, shops.read_shop)
        self.past.show_history(shop.time_zone, lines)

    def _offer(self, order: Order) -> None:
        words, issue = self.words, Act("issue_ra", order.number)
        others: list[Entry] = [("print", words("order.print"), self._print)]
        if order.is_open or self.parcels.waiting:
            self.head.offer(words("order.ship"), self._ship, Act("ship", order.number))
            if order.is_open:
                act = Act("cancel_order", order.number)
                others.append(("alert", words("cancel.entry"), self._cancel, act))
            if any(line.returnable for line in order.lines) and not self.parcels.all_back:
                others.insert(0, ("returns", words("action.issue"), self._issue, issue))
        elif order.state == "shipped" and self.parcels.all_back:
            self.head.offer(words("order.print"), self._print)
        elif order.state == "shipped":
            act = Act("mark_delivered", order.number)
            self.head.offer(words("order.mark-delivered"), self._ask_delivered, act)
            others.insert(0, ("returns", words("action.issue"), self._issue, issue))
        elif order.state == "delivered":
            self.head.offer(words("action.issue"), self._issue, issue)
            if not self._judged:
                act = Act("correct_delivery", order.number, order.state)
                others.append(("today", words("order.correct-delivery"), self._ask_correction, act))
        else:
            self.head.offer(words("order.print"), self._print)
            others = []
        buyer = ("customers", words("order.customer"), self._open_customer)
        self.head.others([*others, *self.payments.steps(order), buyer])

    def _open_customer(self) -> None:
        self.run.wanted.emit("customer", self.order.customer.number)

    def _ship(self) -> None:
        self.run.wanted.emit("ship", self.order.number)

    def _cancel(self) -> None:
        self.run.wanted.emit("cancel", self.order.number)

    def _ask_delivered(self) -> None:
        blanks = (Blank("on", self.words("order.delivered-on"), "day", day=self.run.desk.clock.today()),)
        self.ask.put(
            Question(
                self.words("order.ask-delivered"), self.words("order.mark-delivered"), blanks, self._delivered
            )
        )

    def _delivered(self, answers: dict[str, Any]) -> None:
        step = (orders.mark_delivered, self.order.number, answers["on"])
        self.run.write(self.bar, *step, changes=CHANGES, then=self._done)

    def _ask_correction(self) -> None:
        words = self.words
        today = self.run.desk.clock.today()
        blanks = (
            Blank("on", words("order.delivered-on"), "day", day=today),
            Blank("reason", words("ask.reason"), "reason"),
        )
        sentence, deed = words("order.ask-correction"), words("order.correct-delivery")
        self.ask.put(Question(sentence, deed, blanks, self._corrected))

    def _corrected(self, answers: dict[str, Any]) -> None:
        step = (orders.correct_delivery, self.order.number, answers["on"], answers["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=self._done)

    def _done(self, _order: Order) -> None:
        self.ask.take_back()

    def _issue(self) -> None:
        self.run.wanted.emit("issue", self.order.number)

    def _print(self) -> None:
        self.run.wanted.emit("order_sheet", self.order.number)
