"""An order's timeline: what happened, by when it should and must leave, and what holds it."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from desk.gui.text import PlainLabel
from desk.gui.timeline import Timeline
from desk.records.orders import Order
from desk.words import Words

STEPS = ("placed", "processed", "shipped", "delivered", "cancelled")


def timeline(words: Words, today: date, order: Order) -> list[QWidget]:
    """The timeline, and under it what keeps the order in the shop."""
    done = [(name, words(f"step.{name}"), getattr(order, name)) for name in STEPS if getattr(order, name)]
    if order.told:
        done.append(("issued", words("step.told"), order.told))
    shown: list[QWidget] = [Timeline(words, today, done, _due(words, today, order))]
    held = [words(f"hold.{name}") for name in order.holds]
    if held:
        shown.append(PlainLabel("\n".join(held), "strong", wrap=True))
    return shown


def _due(words: Words, today: date, order: Order) -> Iterator[tuple[str, date]]:
    """What is due of an open order, the soonest first; the earliest day only as long as it lies ahead."""
    if not order.is_open:
        return
    first = order.first_ship if order.first_ship and order.first_ship > today else None
    days = {
        "deadline.first_ship": first,
        "deadline.ship_target": order.ship_target,
        "deadline.ship_limit": None if order.told else order.ship_limit,
        "step.promised": order.promised,
        "deadline.balance_due": order.balance_due,
    }
    found = [(name, day) for name, day in days.items() if day is not None]
    for name, day in sorted(found, key=lambda each: each[1]):
        yield words(name), day
