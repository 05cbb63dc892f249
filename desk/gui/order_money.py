"""What can be done with an order's money: entries of the menu of its window."""

from typing import Any

from desk.gui.payments_view import ask_void, voidable
from desk.gui.pieces import Entry
from desk.gui.window import RecordWindow
from desk.operations import payments
from desk.records.money import ZERO
from desk.records.orders import Order
from desk.records.rights import Act

CHANGES = ("orders", "payments", "credits", "ledger")


class OrderMoney:
    """The steps, taken in an order's window."""

    def __init__(self, window: RecordWindow) -> None:
        self.window, self.run, self.words = window, window.run, window.words

    def steps(self, order: Order) -> list[Entry]:
        """Take a payment, print what was paid, void a payment that was a mistake."""
        self.order, words = order, self.words
        found: list[Entry] = []
        if order.owed > ZERO:
            act = Act("take_payment", order.number)
            found.append(("credits", words("order.pay"), self._pay, act))
        if voidable(order):
            act = Act("void_payment", order.number)
            found.append(("print", words("order.receipt"), self._receipt))
            found.append(("alert", words("order.void-payment"), self._ask_void_payment, act))
        return found

    def _pay(self) -> None:
        self.run.wanted.emit("pay", self.order.number)

    def _receipt(self) -> None:
        self.run.wanted.emit("receipt", self.order.number)

    def _ask_void_payment(self) -> None:
        self.window.ask.put(ask_void(self.words, self.order, self._void_payment))

    def _void_payment(self, answers: dict[str, Any]) -> None:
        step = (payments.void_payment, answers["payment"], answers["reason"])
        self.run.write(self.window.bar, *step, changes=CHANGES, then=lambda _: self.window.ask.take_back())
