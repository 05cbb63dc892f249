"""Enter a new customer, or change one: the fields, and beside them who may be the same person."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desk.gui.customer_form import CustomerForm
from desk.gui.draft_window import DraftWindow
from desk.gui.duplicates import Duplicates
from desk.gui.pieces import Card, column_of
from desk.gui.text import window_title
from desk.operations import customers
from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.records.rights import Act

CHANGES = ("customers",)
# Looking for the same person waits until nobody types for so long.
PAUSE_MS = 250


class CustomerFormWindow(DraftWindow):
    """One customer's fields; without a number it is a new one. What is typed is kept until it is saved."""

    kind = "customer_form"
    size_units = (112, 66)

    def _build(self) -> None:
        words = self.words
        title = words("customer.change-title" if self.subject else "customer.new-title")
        self.setWindowTitle(window_title(f"{title} {self.subject}".rstrip()))
        self.head.number.setText(title)
        self.head.state.hide()
        self.head.others(())
        self.head.offer("", None)
        self.form = CustomerForm(words)
        self.same = Duplicates(words, words("customer.open"))
        card = Card()
        card.fill(self.form)
        self.set_body(column_of(card, self.same))
        self.pause = QTimer(card, singleShot=True, interval=PAUSE_MS)

    def _connect(self) -> None:
        self.form.changed.connect(self.pause.start)
        self.pause.timeout.connect(self.look)
        self.same.chosen.connect(lambda number: self.run.wanted.emit("customer", number))

    def first_field(self) -> QWidget | None:
        """The name."""
        return self.form.fields["name"]

    def load(self) -> None:
        """Read the customer, and what was typed the last time."""
        if self.subject:
            sheet = self.run.read(self.bar, customers.open_customer, self.subject)
            if sheet is None:
                return
            self.head.about.setText(f"{sheet.customer.number} · {sheet.customer.name}")
            self.form.show_customer(sheet.customer)
        deed = "change_customer" if self.subject else "add_customer"
        self.head.offer(self.words("button.save"), self._save, Act(deed, self.subject))
        self._begin_draft(self.form)

    def _typed(self) -> dict[str, Any]:
        return dict(self.form.typed())

    def _retype(self, typed: dict[str, Any]) -> None:
        self.form.retype(typed)

    def look(self) -> None:
        """Offer who may be the same person, as far as the fields can be read."""
        try:
            wanted = self.form.customer()
        except BadInput:
            return
        found = self.run.read(self.bar, customers.likely_same, wanted)
        self.same.show_customers(found or ())

    def _save(self) -> None:
        wanted = self.run.attempt(self.bar, self.form.customer)
        if wanted is not None:
            step = customers.change_customer if self.subject else customers.add_customer
            self.run.write(self.bar, step, wanted, changes=CHANGES, then=self._saved)

    def _saved(self, customer: Customer) -> None:
        self._drop_draft()
        self.run.wanted.emit("customer", customer.number)
        self.close()
