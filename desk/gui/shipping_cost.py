"""What shipping will really cost: noted before the parcel leaves, and what the customer agreed to pay."""

from functools import partial
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.pieces import Entry
from desk.gui.window import RecordWindow
from desk.operations import carriage
from desk.records.packing import PackSheet
from desk.records.rights import Act

CHANGES = ("orders",)


def cost_entries(window: RecordWindow, sheet: PackSheet) -> list[Entry]:
    """The menu's entries about the cost, while the order's shipping is not billed yet."""
    order = sheet.order
    if not order.is_open or any(line.shipped for line in order.lines):
        return []
    return [
        (
            "orders",
            window.words(f"ship.{name}"),
            partial(_ask, window, order.number, name),
            Act(act, order.number),
        )
        for name, act in (("foresee", "foresee_cost"), ("agree", "agree_shipping"))
    ]


def _ask(window: RecordWindow, number: str, name: str) -> None:
    words = window.words
    blanks = (Blank("amount", words(f"ship.{name}-amount"), "money"),)
    sentence, deed = words(f"ship.{name}-ask"), words(f"ship.{name}-deed")
    window.ask.put(Question(sentence, deed, blanks, partial(_note, window, number, name)))


def _note(window: RecordWindow, number: str, name: str, answers: dict[str, Any]) -> None:
    step = carriage.foresee_cost if name == "foresee" else carriage.agree_shipping
    window.run.write(
        window.bar, step, number, answers["amount"], changes=CHANGES, then=lambda _: window.ask.take_back()
    )
