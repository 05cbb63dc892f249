"""The window in which a check is taken, over the tests' shop, and what a clerk types there."""

from typing import Any

from PySide6.QtWidgets import QApplication

from desk.gui.windows import Windows
from desk.operations import checks
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.orders import NewLine
from tests.gui.acts import type_text
from tests.operations.checking import ordered

AHEAD = NewLine("P", "Winter doll", 1, Money(34999), "preorder")


def two_orders(desk: Desk) -> tuple[str, str, str]:
    """A customer's number, and those of a pre-order and a younger order of theirs that owe all."""
    first = ordered(desk, AHEAD)
    second = ordered(desk, customer=first.customer.number)
    return first.customer.number, first.number, second.number


def shown(windows: Windows, kind: str, number: str = "") -> Any:
    """A window over a run of no main window: what it wants to be opened stands in ``wanted``."""
    window: Any = windows.show_record(kind, number)
    window.wanted = []
    window.run.wanted.connect(lambda *record: window.wanted.append(record))
    QApplication.processEvents()
    return window


def write_check(window: Any, amount: str, number: str = "1207") -> None:
    """Type a check's amount and number."""
    type_text(window.form.amount, amount)
    type_text(window.form.check_number, number)


def placed(window: Any) -> list[str]:
    """What of the check goes to each order, as it stands there."""
    return [field.text() for field in window.parts.fields()]


def taken(window: Any) -> Any:
    """The only check that was taken."""
    ((kind, number),) = window.wanted
    assert kind == "check"
    return checks.open_check(window.run.desk, number)
