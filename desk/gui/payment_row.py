"""One way to pay: card reference, check number, cash handed over, store credit; the amount if not all."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.gui.fields import MoneyField, read_money, word_button
from desk.gui.text import PlainLabel, restyle
from desk.gui.theme import Theme
from desk.records.errors import BadInput
from desk.records.money import ZERO, Money
from desk.records.payments import (
    CARD,
    CASH,
    CHECK,
    METHODS,
    STORE_CREDIT,
    NewPayment,
    card_parts,
    typed_payment,
)
from desk.words import Words


class PaymentRow(QWidget):
    """``chosen`` tells that something is typed, ``done`` that Enter was pressed, ``removed`` its button."""

    chosen = Signal()
    done = Signal()
    removed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        # Why no check is taken here, empty where one is.
        self.no_checks = ""
        self.method = QComboBox()
        for method in METHODS:
            self.method.addItem(words(f"payment.{method}"), method)
        self.method.setAccessibleName(words("take.pay-method"))
        self.details, self.amount = QLineEdit(), MoneyField("")
        self.details.setMinimumWidth(Theme.px(18))
        self.amount.setAccessibleName(words("take.pay-amount"))
        self.remove = word_button(words("take.line-remove"), "link")
        self.told = PlainLabel(role="muted", wrap=True)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(0.5))
        row.setSpacing(Theme.px(1))
        for field, stretch in ((self.method, 0), (self.details, 1), (self.amount, 0), (self.remove, 0)):
            row.addWidget(field, stretch)
        column.addLayout(row)
        column.addWidget(self.told)
        self.told.hide()
        self.setFocusProxy(self.details)
        self._listen()
        self._fit_method()

    def _listen(self) -> None:
        self.method.currentIndexChanged.connect(self._change_method)
        self.details.textEdited.connect(self._type)
        self.amount.textEdited.connect(lambda: self.chosen.emit())
        for field in (self.details, self.amount):
            field.returnPressed.connect(self.done)
        self.remove.clicked.connect(self.removed)

    def _type(self, text: str) -> None:
        """A way to pay that is typed where its details belong chooses it."""
        typed = text.strip().casefold()
        for place, method in enumerate(METHODS):
            if typed in self.words(f"payment-words.{method}").split("|"):
                self.details.clear()
                self.method.setCurrentIndex(place)
        self.chosen.emit()

    def _change_method(self) -> None:
        self._fit_method()
        self.chosen.emit()

    def _fit_method(self) -> None:
        hint = self.words(f"take.pay-{self.way}")
        self.details.setPlaceholderText(hint)
        self.details.setAccessibleName(hint)
        self.details.setReadOnly(self.way == STORE_CREDIT)

    def fields(self) -> tuple[QWidget, ...]:
        """What can be typed in, from left to right."""
        return (self.method, self.details, self.amount, self.remove)

    @property
    def way(self) -> str:
        """The method that is chosen."""
        return str(self.method.currentData())

    def choose(self, method: str) -> None:
        """Choose a way to pay."""
        self.method.setCurrentIndex(METHODS.index(method))

    def is_blank(self) -> bool:
        """Whether nothing is said here: a card of which nothing is typed."""
        return self.way == CARD and not self.details.text().strip() and not self.amount.text().strip()

    def needs(self) -> str:
        """What is still needed here, empty where nothing is: a check's number, or other means."""
        if self.way != CHECK:
            return ""
        return self.no_checks or ("" if self.details.text().strip() else self.words("take.needs-check"))

    def payment(self, left: Money, credit: Money, on: date) -> NewPayment:
        """What is paid this way, of what is ``left`` where no amount is typed; raises BadInput."""
        given = self._handed_over()
        amount = self.amount.money()
        if amount is None:
            usual = min(left, credit) if self.way == STORE_CREDIT else left
            amount = Money(max(0, usual if given is None else min(usual, given)))
        if given is not None and given < amount:
            raise BadInput("cash-short", given=given, amount=amount)
        self.tell(left, amount, given)
        text = "" if self.way in (CASH, STORE_CREDIT) else self.details.text().strip()
        return typed_payment(self.way, amount, on, text)

    def _handed_over(self) -> Money | None:
        """The cash that was given, where it was typed; raises BadInput if it is no amount."""
        return read_money(self.details.text()) if self.way == CASH else None

    def tell(self, left: Money, amount: Money, given: Money | None) -> None:
        """Show what is taken this way, and the change for cash."""
        self.amount.setPlaceholderText(str(max(ZERO, left)))
        if given is not None:
            text = self.words("take.pay-change", amount=amount, change=given - amount)
        elif self.way == CARD and not self.is_blank():
            brand, last4, code = (part or "–" for part in card_parts(self.details.text()))
            text = self.words("take.pay-card-read", amount=amount, brand=brand, last4=last4, code=code)
        else:
            text = self.needs() or self.words("take.pay-takes", amount=amount)
        restyle(self.told, "fault" if self.no_checks and self.way == CHECK else "muted")
        self.told.setText(text)
        self.told.show()

    def tell_nothing(self, left: Money) -> None:
        """Nothing is taken this way yet; ``left`` would be."""
        self.amount.setPlaceholderText(str(max(ZERO, left)))
        self.told.hide()

    def typed(self) -> dict[str, str]:
        """What stands there, as a draft keeps it."""
        return {"method": self.way, "details": self.details.text(), "amount": self.amount.text()}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Put again what a draft kept."""
        self.choose(typed["method"])
        self.details.setText(typed["details"])
        self.amount.setText(typed["amount"])
