"""Who buys: a customer found as one types, with store credit and note told at once, or a new one."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.check_standing import standing_lines
from desk.gui.customer_form import NOBODY, CustomerForm
from desk.gui.duplicates import Duplicates
from desk.gui.fields import word_button
from desk.gui.pieces import Card, empty
from desk.gui.run import Bar, Run
from desk.gui.search_box import SearchBox
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import check_dues, customers
from desk.records.checks import CheckStanding
from desk.records.contacts import person_lines
from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.records.lists import Hit

NEW = "new"
# Looking for the same person waits until nobody types for so long.
PAUSE_MS = 250


class BuyerCard(Card):
    """``chosen`` tells that it is somebody else, ``settled`` that a known customer was chosen.

    Where only ``known_only`` customers are meant, no new one is offered.
    """

    chosen = Signal()
    settled = Signal()

    def __init__(self, run: Run, bar: Bar, *, known_only: bool = False) -> None:
        super().__init__(run.words("take.customer"))
        self.run, self.words, self._bar, self._known_only = run, run.words, bar, known_only
        self.customer: Customer | None = None
        # How the customer stands with checks, told before anything is typed.
        self.standing = CheckStanding()
        self.is_new = False
        self.box = SearchBox(self.words, self._find, inside=True)
        self.box.field.setPlaceholderText(self.words("take.customer-hint"))
        self.box.field.setAccessibleName(self.words("take.customer"))
        self.box.opened.connect(self._choose)
        self.body.addWidget(self.box)
        self.form = CustomerForm(self.words)
        self.same = Duplicates(self.words, self.words("take.customer-same"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        for piece in (self.form, self.same):
            self.body.addWidget(piece)
        self.other = word_button(self.words("take.customer-other"), "link")
        self.other.clicked.connect(self._forget)
        self._about: QWidget | None = None
        self.body.addWidget(self.other)
        self.form.changed.connect(self._type)
        self._pause.timeout.connect(self.look_for_same)
        self.same.chosen.connect(self.choose)
        self._show()

    def _type(self) -> None:
        self._pause.start()
        self.chosen.emit()

    def look_for_same(self) -> None:
        """Offer who may be the same person as the one being entered, as far as the fields can be read."""
        try:
            wanted = self.form.customer()
        except BadInput:
            return
        found = self.run.read(self._bar, customers.likely_same, wanted) if self.is_new else ()
        self.same.show_customers(found or ())

    def _find(self, text: str) -> tuple[Hit, ...] | None:
        self._bar.clear()
        found = self.run.read(self._bar, customers.find_customers, text)
        if found is None:
            return None
        hits = [Hit("customer", each.number, each.name, _where(each)) for each in found]
        return tuple(hits) if self._known_only else (*hits, Hit(NEW, self.words("take.customer-new"), text))

    def _choose(self, hit: Hit) -> None:
        if hit.kind == NEW:
            self.is_new = True
            self.form.retype({"name": hit.title})
            self._show()
            self.form.fields["phone"].setFocus()
            self.chosen.emit()
        else:
            self.choose(hit.number)

    def choose(self, number: str) -> None:
        """Take the customer of a number, who was found or scanned."""
        sheet = self.run.read(self._bar, customers.open_customer, number)
        if sheet is not None:
            self.customer, self._sheet, self.is_new = sheet.customer, sheet, False
            self.standing = self.run.read(self._bar, check_dues.check_standing, number) or CheckStanding()
            self._show()
            self.chosen.emit()
            self.settled.emit()

    def _forget(self) -> None:
        self.customer, self.is_new, self.standing = None, False, CheckStanding()
        self._show()
        self.box.focus()
        self.chosen.emit()

    def _show(self) -> None:
        empty(self._about)
        self._about = None
        known = self.customer is not None
        self.box.setVisible(not known and not self.is_new)
        self.form.setVisible(self.is_new)
        self.same.setVisible(self.is_new and bool(self.same.numbers))
        self.other.setVisible(known or self.is_new)
        if self.customer is not None:
            self._about = self._told(self.customer)
            self.body.insertWidget(self.body.indexOf(self.other), self._about)

    def _told(self, customer: Customer) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(0.5))
        column.addWidget(PlainLabel(f"{customer.name}  ·  {customer.number}", "strong", wrap=True))
        reached = ("\n".join(person_lines(customer.address)), customer.phone, customer.email)
        for text in reached:
            if text:
                column.addWidget(PlainLabel(text, "muted", wrap=True))
        for told in standing_lines(self.words, self.standing):
            column.addWidget(PlainLabel(told, "fault", wrap=True))
        if self._sheet.credit:
            told = self.words("take.customer-credit", amount=self._sheet.credit)
            column.addWidget(PlainLabel(told, "strong", wrap=True))
        if self._sheet.expired:
            told = self.words("take.customer-expired", amount=self._sheet.expired)
            column.addWidget(PlainLabel(told, "muted", wrap=True))
        if customer.note:
            column.addWidget(PlainLabel(customer.note, "strong", wrap=True))
        return box

    def no_checks(self) -> str:
        """Why no check is taken from the customer at the counter, empty where one is."""
        if self.customer is None or self.standing.is_taken:
            return ""
        return self.words("take.no-checks", name=self.customer.name)

    def is_named(self) -> bool:
        """Whether it is known who buys."""
        return self.customer is not None or bool(self.is_new and self.form.fields["name"].text().strip())

    def facts(self) -> dict[str, Any]:
        """What an order says of its customer; raises BadInput for what cannot be understood of a new one."""
        known = self.customer or (self.form.customer() if self.is_new else NOBODY)
        reached = {"email": known.email, "phone": known.phone}
        return {"customer": known.number, "name": known.name, "address": known.address, **reached}

    def typed(self) -> dict[str, Any]:
        """What stands there, as a draft keeps it."""
        return {
            "number": self.customer.number if self.customer else "",
            "search": self.box.field.text(),
            "new": self.is_new,
            "form": self.form.typed(),
        }

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Put again what a draft kept."""
        self.is_new = bool(typed["new"])
        self.form.retype(typed["form"])
        self.box.field.setText(typed["search"])
        self._show()
        if typed["number"]:
            self.choose(typed["number"])

    def take_hit(self, hit: Hit) -> bool:
        """A scanned customer, while none is chosen."""
        if hit.kind != "customer" or self.customer is not None:
            return False
        self.choose(hit.number)
        return True


def _where(customer: Customer) -> str:
    """What tells customers of one name apart."""
    place = " ".join(part for part in (customer.address.city, customer.address.state) if part)
    return "  ·  ".join(part for part in (place, customer.phone, customer.email) if part)
