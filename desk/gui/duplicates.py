"""Customers who may be the same person: each one a click away, to be opened, chosen or merged."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desk.gui.fields import word_button
from desk.gui.pieces import Card
from desk.gui.text import PlainLabel
from desk.records.customers import Customer
from desk.words import Words


class Duplicates(Card):
    """Hidden where there is none; ``chosen`` tells the number of the one that was clicked."""

    chosen = Signal(str)

    def __init__(self, words: Words, deed: str) -> None:
        super().__init__(words("customer.duplicates"))
        self._words, self._deed = words, deed
        self.numbers: tuple[str, ...] = ()
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_customers(self, found: Sequence[Customer]) -> None:
        """Show these, or nothing."""
        numbers = tuple(each.number for each in found)
        if numbers != self.numbers:
            self.numbers = numbers
            self.buttons = []
            widgets = [widget for each in found for widget in self._row(each)]
            self.fill(PlainLabel(self._words("customer.duplicates.why"), "muted", wrap=True), *widgets)
        self.setVisible(bool(found))

    def _row(self, customer: Customer) -> tuple[QWidget, QWidget]:
        parts = (customer.name, customer.phone, customer.email, customer.address.city)
        button = word_button(f"{self._deed}  ·  {customer.number}", "link")
        button.setProperty("no_letter", True)
        self.buttons.append(button)
        button.clicked.connect(lambda: self.chosen.emit(customer.number))
        return PlainLabel(" · ".join(part for part in parts if part), wrap=True), button
