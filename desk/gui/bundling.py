"""Another order in the same parcel: which of the customer's others comes back with it."""

from collections.abc import Callable, Sequence
from typing import Any

from desk.gui.ask import Blank, Question
from desk.records.orders import Order
from desk.words import Words

_SHOWN = 3


def which_order(words: Words, found: Sequence[Order], step: Callable[[dict[str, Any]], None]) -> Question:
    """Which order comes in the parcel too; each with its day and what can still come back of it."""
    options = {order.number: _told(words, order) for order in found}
    blank = Blank("order", words("bundle.order"), "choice", options=options)
    return Question(words("bundle.ask"), words("bundle.deed"), (blank,), step)


def _told(words: Words, order: Order) -> str:
    left = [f"{line.returnable} × {line.name}" for line in order.lines if line.returnable > 0]
    goods = ", ".join(left[:_SHOWN]) + (" …" if len(left) > _SHOWN else "")
    return f"{order.number}  ·  {words.day(order.placed)}  ·  {goods}"
