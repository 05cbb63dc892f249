"""The buttons with which orders are cancelled, with the operation behind each."""

from typing import Any

from desk.operations import cancelling
from desk.operations.desk import Desk
from desk.records.cancellations import CUSTOMER, SHOP, CancelAsk, CancelSheet
from desk.records.money import Money
from tests.gui.gated import Button, Window


def _sheet(desk: Desk, number: str, by: str = CUSTOMER) -> CancelSheet:
    return cancelling.ask_cancel(desk, CancelAsk(number, desk.clock.today(), by=by))


def _cancel(desk: Desk, number: str) -> Any:
    return cancelling.cancel_order(desk, _sheet(desk, number))


def _decide(desk: Desk, number: str) -> Any:
    sheet = _sheet(desk, number, SHOP)
    return cancelling.decide_cancel(desk, sheet, Money(0), "store_credit", "sold out")


CANCELLING = (
    Window(
        "order",
        {"open": lambda desk: "#1003", "left": lambda desk: "#1002", "cancelled": lambda desk: "#1004"},
        (Button("cancel.entry", _cancel),),
    ),
    Window("cancel", {"open": lambda desk: "#1003"}, (Button("cancel.deed", _cancel),)),
    Window(
        "cancel",
        {"left open": lambda desk: "#1003"},
        (Button("override.menu", _decide),),
        lambda shown: shown.by.option(SHOP).click(),
    ),
)
