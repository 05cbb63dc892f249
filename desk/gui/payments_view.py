"""The payments of an order: under which number, how, what for, how much; and what is asked to void one."""

from collections.abc import Callable, Container
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.pieces import SmallTable
from desk.records.orders import Order
from desk.records.payments import Payment
from desk.records.reversals import in_force
from desk.words import Words
from desk.words.payments import way_text

_COLUMNS = ("payment", "received", "paid-by", "purpose", "amount")


def payments_table(words: Words, order: Order, came_back: Container[int] = ()) -> SmallTable:
    """All payments of an order, with those that were voided or ``came_back`` by their ids."""
    titles = [words(f"column.{name}") for name in _COLUMNS]
    table = SmallTable(words("order.payments"), titles, right=(4,), wide=2)
    good = in_force(order.payments)
    table.show_rows([_row(words, each, _gone(each, good, came_back)) for each in order.payments])
    return table


def _gone(payment: Payment, good: Container[Payment], came_back: Container[int]) -> str:
    """Whether a payment stands no more, as its word's key: its check came back, or somebody voided it."""
    if payment in good:
        return ""
    return "payment.came-back" if payment.id in came_back else "state.voided"


def _row(words: Words, payment: Payment, gone: str) -> list[str]:
    purpose = words(gone) if gone else words.named("purpose", payment.purpose)
    amount = words.money(payment.amount)
    number = payment.number if payment.reverses else payment.called
    return [number, words.day(payment.received), way_text(words, payment), purpose, amount]


def ask_void(words: Words, order: Order, step: Callable[[dict[str, Any]], None]) -> Question:
    """Which payment is voided, and why."""
    options = {
        each.called: f"{each.called}  ·  {way_text(words, each)}  ·  {words.money(each.amount)}"
        for each in in_force(order.payments)
    }
    blanks = (
        Blank("payment", words("order.payments"), "choice", options=options),
        Blank("reason", words("ask.reason"), "reason"),
    )
    return Question(words("order.ask-void-payment"), words("order.void-payment-confirm"), blanks, step)
