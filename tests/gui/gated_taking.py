"""The buttons with which orders are taken, paid and voided, with the operation behind each."""

from typing import Any

from desk.operations import orders, payments, taking
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from tests.gui.gated import Button, Window
from tests.operations.ordering import AWAY

BEAR = NewLine("A", "Felt bear, honey", 1, Money(12000))
BOX = Address("Ann", "", "PO Box 12", "", "Rolla", "MO", "65401", po_box=True)


def _new(desk: Desk, **facts: Any) -> NewOrder:
    return NewOrder(desk.clock.today(), "Ann", (BEAR,), **{"ship_to": AWAY, **facts})


def _owed(desk: Desk) -> str:
    return taking.take_order(desk, _new(desk)).number


def _paid(desk: Desk) -> str:
    return payments.take_payment(desk, _owed(desk), _cash(desk)).number


def _cash(desk: Desk) -> NewPayment:
    return NewPayment("cash", Money(100), desk.clock.today())


def _void_payment(desk: Desk, number: str) -> Any:
    kept = orders.open_order(desk, number).payments
    return payments.void_payment(desk, kept[0].number if kept else "PM-26-00009-9", "typed twice")


def _choose(shown: Any) -> None:
    known = orders.open_order(shown.run.desk, "#1001")
    shown.buyer.choose(known.customer.number)
    shown.lines._take("A")
    shown.look()


def _choose_box(shown: Any) -> None:
    _choose(shown)
    shown.sending.other.retype(
        {"street": "PO Box 12", "city": "Rolla", "state": "MO", "postal_code": "65401"}
    )
    shown.sending.where.setCurrentIndex(1)


def _type_cash(shown: Any) -> None:
    shown.form.rows[0].retype({"method": "cash", "details": "", "amount": "1"})
    shown.look()


TAKING = (
    Window(
        "take",
        {"typed": lambda desk: ""},
        (Button("take.deed", lambda desk, _: taking.take_order(desk, _new(desk))),),
        _choose,
    ),
    Window(
        "take",
        {"against": lambda desk: ""},
        (
            Button(
                "override.menu",
                lambda desk, _: taking.override_order(desk, _new(desk, ship_to=BOX), "the carrier agreed"),
            ),
            Button("take.deed", lambda desk, _: taking.take_order(desk, _new(desk, ship_to=BOX))),
        ),
        _choose_box,
    ),
    Window(
        "pay",
        {"owed": _owed, "paid": _paid},
        (Button("pay.deed", lambda desk, number: payments.take_payment(desk, number, _cash(desk))),),
        _type_cash,
    ),
    Window(
        "order",
        {"owed": _owed, "paid": _paid},
        (
            Button("order.pay", lambda desk, number: payments.take_payment(desk, number, _cash(desk))),
            Button("order.void-payment", _void_payment),
            Button("order.void", lambda desk, number: taking.void_order(desk, number, "typed twice")),
        ),
    ),
)
