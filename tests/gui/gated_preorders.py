"""The buttons of arrivals and notices that lead to a write, with the operations behind them."""

from datetime import timedelta
from typing import Any

from desk.operations import notices, orders, preorders, promises
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from tests.gui.gated import DAY, Button, Window


def _awaited(desk: Desk) -> str:
    line = NewLine("WINTER", "Winter doll", 1, Money(10000), "preorder")
    paid = (NewPayment("check", Money(2000), DAY),)
    orders.enter_order(desk, NewOrder(DAY, "Ann", (line,), payments=paid, channel="phone"))
    return "WINTER"


def _untold(desk: Desk) -> str:
    preorders.arrive(desk, _awaited(desk), 1, DAY)
    notices.make_balance_notices(desk)
    return ""


def _tell_all(desk: Desk, _number: str) -> Any:
    numbers = ",".join(each.number for each in notices.notices_to_tell(desk))
    return notices.mark_told(desk, numbers, DAY, "phone")


def _told(desk: Desk) -> str:
    _untold(desk)
    number: str = _tell_all(desk, "")[0].order
    return number


def _delayed(desk: Desk) -> str:
    _awaited(desk)
    order = preorders.waiting_for(desk, "WINTER")[0].order
    promises.make_delay_notice(desk, order, DAY + timedelta(60))
    _tell_all(desk, "")
    return ""


def _answer(desk: Desk, number: str) -> Any:
    found = notices.notices_of(desk, number) if number else notices.notices_unanswered(desk)
    return notices.answer_notice(desk, found[0].number if found else "LT-1", "declined", DAY)


ARRIVAL = Window(
    "arrival",
    {"awaited": _awaited},
    (Button("arrival.deed", lambda desk, number: preorders.arrive(desk, number, 1, DAY)),),
    lambda shown: (shown.pieces.setText("1"), shown.look()),
)
NOTICES = Window(
    "notices",
    {"untold": _untold, "delayed": _delayed},
    (
        Button("told.deed", _tell_all),
        Button("told.make", lambda desk, _: notices.make_balance_notices(desk)),
        Button("answers.decline", _answer),
    ),
)
ORDER = Window("order", {"told": _told}, (Button("order.answer-notice", _answer),))
PREORDERS = (ARRIVAL, NOTICES, ORDER)
