"""The payments of an order: under which number, how, what for, how much; and what is asked to void one."""

from collections.abc import Callable
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.pieces import SmallTable
from desk.records.orders import Order
from desk.records.payments import Payment
from desk.records.reversals import in_force
from desk.words import Words
from desk.words.payments import way_text

_COLUMNS = ("payment", "received", "paid-by", "purpose", "amount")


def payments_table(words: Words, order: Order) -> SmallTable:
    """All payments of an order, those that were voided and what voided them too."""
    titles = [words(f"column.{name}") for name in _COLUMNS]
    table = SmallTable(words("order.payments"), titles, right=(4,), wide=2)
    good = in_force(order.payments)
    table.show_rows([_row(words, each, voided=each not in good) for each in order.payments])
    return table


def _row(words: Words, payment: Payment, *, voided: bool) -> list[str]:
    purpose = words("state.voided") if voided else words.named("purpose", payment.purpose)
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
