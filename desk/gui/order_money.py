"""What can be done with an order's money, and with one that was entered by mistake: entries of its menu."""

from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.payments_view import ask_void
from desk.gui.pieces import Entry
from desk.gui.window import RecordWindow
from desk.operations import payments, taking
from desk.records.money import ZERO
from desk.records.orders import Order
from desk.records.reversals import in_force
from desk.records.rights import Act

CHANGES = ("orders", "payments", "credits", "items", "ledger")


class OrderMoney:
    """The steps, taken in an order's window."""

    def __init__(self, window: RecordWindow) -> None:
        self.window, self.run, self.words = window, window.run, window.words

    def steps(self, order: Order) -> list[Entry]:
        """Take a payment, print what was paid, void a payment, or the order while nothing is paid."""
        self.order, words = order, self.words
        found: list[Entry] = []
        if order.owed > ZERO:
            act = Act("take_payment", order.number)
            found.append(("credits", words("order.pay"), self._pay, act))
            found.append(("checks", words("check-form.entry"), self._receive_check, Act("receive_check")))
        if in_force(order.payments):
            act = Act("void_payment", order.number)
            found.append(("print", words("order.receipt"), self._receipt))
            found.append(("alert", words("order.void-payment"), self._ask_void_payment, act))
        elif order.state in ("placed", "processed") and not order.paid:
            act = Act("void_order", order.number, order.state)
            found.append(("alert", words("order.void"), self._ask_void, act))
        return found

    def _pay(self) -> None:
        self.run.wanted.emit("pay", self.order.number)

    def _receive_check(self) -> None:
        self.run.wanted.emit("receive_check", self.order.number)

    def _receipt(self) -> None:
        self.run.wanted.emit("receipt", self.order.number)

    def _ask_void_payment(self) -> None:
        self.window.ask.put(ask_void(self.words, self.order, self._void_payment))

    def _void_payment(self, answers: dict[str, Any]) -> None:
        self._write(payments.void_payment, answers["payment"], answers["reason"])

    def _ask_void(self) -> None:
        blanks = (Blank("reason", self.words("ask.reason"), "reason"),)
        told = (self.words("order.ask-void"), self.words("order.void-confirm"))
        self.window.ask.put(Question(*told, blanks, self._void))

    def _void(self, answers: dict[str, Any]) -> None:
        self._write(taking.void_order, self.order.number, answers["reason"])

    def _write(self, *step: Any) -> None:
        self.run.write(self.window.bar, *step, changes=CHANGES, then=lambda _: self.window.ask.take_back())
