"""The window of a customer: orders, store credit, how to reach them, and who may be the same person."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QTableWidgetItem, QVBoxLayout, QWidget

from desk.gui.ask import Blank, Question
from desk.gui.check_links import ChecksCard
from desk.gui.check_standing import CheckMarking, standing_lines
from desk.gui.duplicates import Duplicates
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.history_table import HistoryTable
from desk.gui.pieces import Card, Columns, Pairs, SmallTable
from desk.gui.text import PlainLabel, selectable, window_title
from desk.gui.window import RecordWindow
from desk.operations import check_dues, checks, customers, shops
from desk.records.checks import CheckStanding
from desk.records.contacts import person_lines
from desk.records.customers import Customer, CustomerSheet
from desk.records.lists import OrderRow
from desk.records.rights import Act

CHANGES = ("customers", "orders", "returns", "credits")
ORDERS = ("number", "placed", "state", "total", "owed")


class CustomerWindow(RecordWindow):
    """One customer; store credit is said at once. The next step is to change what is known of them."""

    kind = "customer"
    concerns = frozenset((*CHANGES, "checks"))
    size_units = (132, 84)

    def _build(self) -> None:
        words = self.words
        self.warned = PlainLabel(role="strong", wrap=True)
        self.orders = SmallTable(
            words("customer.orders"), [words(f"column.{name}") for name in ORDERS], right=(3, 4), wide=2
        )
        self.more = PlainLabel(role="muted", wrap=True)
        self.past, self.marking = HistoryTable(words), CheckMarking(self)
        names = ("orders", "credit", "reach", "merged", "history")
        self.cards = {name: Card(words(f"customer.{name}")) for name in names[:-1]}
        self.cards["history"] = Card(words("record.history"))
        self.cards["orders"].fill(self.orders, self.more)
        self.cards["history"].fill(self.past)
        self.same = Duplicates(words, words("customer.merge"))
        left = [self.cards["orders"], self.cards["history"]]
        self.checks = ChecksCard(self.run)
        right = [self.cards["credit"], self.checks, self.cards["reach"], self.same, self.cards["merged"]]
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.warned)
        column.addWidget(Columns(left, right, shares=(6, 5)))
        self.set_body(body)

    def _connect(self) -> None:
        self.orders.itemActivated.connect(self._open_order)
        self.same.chosen.connect(self._ask_merge)

    def load(self) -> None:
        """Read the customer and show it."""
        sheet = self.run.read(self.bar, customers.open_customer, self.subject)
        if sheet is not None:
            self.show_customer(sheet)

    def show_customer(self, sheet: CustomerSheet) -> None:
        """Draw a customer."""
        words, customer = self.words, sheet.customer
        self.customer = customer
        self.standing = self.run.read(self.bar, check_dues.check_standing, customer.number) or CheckStanding()
        self.setWindowTitle(window_title(words("customer.window", name=customer.name)))
        self.head.number.setText(customer.name)
        self.head.state.hide()
        place = ", ".join(part for part in (customer.address.city, customer.address.state) if part)
        self.head.about.setText(" · ".join(part for part in (customer.number, place) if part))
        warnings = [words("customer.has-credit", amount=sheet.credit)] if sheet.credit else []
        warnings += [words("customer.has-expired", amount=sheet.expired)] if sheet.expired else []
        warnings = [*standing_lines(words, self.standing), *warnings]
        self.warned.setText("\n".join([*warnings, *([customer.note] if customer.note else [])]))
        self.warned.setVisible(bool(self.warned.text()))
        self._show_orders(sheet)
        self._show_credit(sheet)
        self.checks.show_checks(self.run.read(self.bar, checks.checks_from, customer.number) or ())
        self.cards["reach"].fill(*self._reach(customer))
        self.same.show_customers(sheet.duplicates)
        self.cards["merged"].setVisible(bool(sheet.merged))
        self.cards["merged"].fill(*(PlainLabel(_told(each), wrap=True) for each in sheet.merged))
        self._show_history()
        self._offer()

    def _show_orders(self, sheet: CustomerSheet) -> None:
        words = self.words
        self.bought = sheet.orders
        self.orders.show_rows([self._row(row) for row in sheet.orders])
        self.orders.setVisible(bool(sheet.orders))
        shown, count = len(sheet.orders), sheet.order_count
        key = "customer.no-orders" if not count else "customer.newest" if shown < count else ""
        self.more.setVisible(bool(key))
        self.more.setText(words(key, shown=shown, count=count) if key else "")

    def _row(self, row: OrderRow) -> list[str]:
        words = self.words
        owed = words.money(row.owed) if row.owed else ""
        return [row.number, words.day(row.placed), words(f"state.{row.state}"), words.money(row.total), owed]

    def _show_credit(self, sheet: CustomerSheet) -> None:
        card = self.cards["credit"]
        card.setVisible(bool(sheet.slips))
        buttons = [self._slip(number) for number in sheet.slips]
        card.fill(selectable(PlainLabel(self.words.money(sheet.credit), "credit")), *buttons)

    def _slip(self, number: str) -> QWidget:
        button = word_button(number, "link")
        button.setProperty("no_letter", True)
        button.clicked.connect(lambda: self.run.wanted.emit("credit", number))
        return button

    def _reach(self, customer: Customer) -> list[QWidget]:
        words = self.words
        rows = [
            ("phone", customer.phone),
            ("email", customer.email),
            ("address", "\n".join(person_lines(customer.address))),
            ("outside_number", customer.outside_number),
        ]
        if customer.address.po_box:
            rows.insert(3, ("kind", words("address.po-box")))
        shown = [(words(f"customer.{name}"), value) for name, value in rows if value]
        nothing = PlainLabel(words("customer.no-reach"), "muted", wrap=True)
        return [Pairs(shown) if shown else nothing]

    def _show_history(self) -> None:
        lines = self.run.read(self.bar, customers.customer_history, self.subject) or ()
        shop = self.run.read(self.bar, shops.read_shop)
        self.past.show_history(shop.time_zone, lines)
        self.cards["history"].setVisible(bool(lines))

    def _offer(self) -> None:
        words, number = self.words, self.customer.number
        act = Act("change_customer", number)
        self.head.offer(words("customer.change"), lambda: self.run.wanted.emit("customer_form", number), act)
        take_check = partial(self.run.wanted.emit, "receive_check", number)
        self.head.others(
            (
                ("checks", words("check-form.entry"), take_check, Act("receive_check")),
                ("customers", words("customer.merge-other"), self._ask_other, Act("merge_customers", number)),
                self.marking.entry(self.customer, self.standing),
                ("person", words("customer.personal"), lambda: self.run.wanted.emit("personal", number)),
            )
        )
        for button in self.same.buttons:
            gate(self.run, button, Act("merge_customers", number))

    def _open_order(self, item: QTableWidgetItem) -> None:
        self.run.wanted.emit("order", self.bought[item.row()].number)

    def _ask_other(self) -> None:
        words = self.words
        blank = Blank("other", words("customer.other-number"), "line")
        step = words("customer.merge-look")
        self.ask.put(Question(words("customer.ask-other"), step, (blank,), self._found_other))

    def _found_other(self, answers: dict[str, Any]) -> None:
        sheet = self.run.read(self.bar, customers.open_customer, answers["other"])
        if sheet is not None:
            self._ask_merge(sheet.customer.number)

    def _ask_merge(self, number: str) -> None:
        """What becomes of the two, and which of them stays."""
        words = self.words
        sheet = self.run.read(self.bar, customers.open_customer, number)
        if sheet is None:
            return
        both = (self.customer, sheet.customer)
        kept = {each.number: words("customer.keep", told=_told(each)) for each in both}
        blanks = (
            Blank("keep", words("customer.which"), "choice", options=kept),
            Blank("reason", words("ask.reason"), "reason"),
        )
        sentence = words("customer.ask-merge", one=self.customer.name, other=sheet.customer.name)
        deed = words("customer.merge-deed")
        self.ask.put(Question(sentence, deed, blanks, lambda answers: self._merge(number, answers)))

    def _merge(self, number: str, answers: dict[str, Any]) -> None:
        keep = answers["keep"]
        other = number if keep == self.customer.number else self.customer.number
        step = (customers.merge_customers, keep, other, answers["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=self._merged)

    def _merged(self, _kept: Customer) -> None:
        self.ask.take_back()


def _told(customer: Customer) -> str:
    parts = (customer.name, customer.phone, customer.email, customer.outside_number, customer.number)
    return " · ".join(part for part in parts if part)
