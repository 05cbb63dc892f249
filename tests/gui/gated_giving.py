"""The buttons that give store credit and refunds or take them back, with the operation behind each."""

from datetime import timedelta
from typing import Any

from desk.exchange import csv_out
from desk.operations import credits, orders, payouts
from desk.operations.desk import Desk
from desk.records.ledger import Event
from desk.records.money import Money
from desk.records.payouts import NewPayout
from desk.store import ledger
from tests.gui.gated import Button, Window
from tests.gui.returning import settled
from tests.operations.ordering import taken


def _owed(desk: Desk) -> str:
    """The only refund that there is; nobody is asked for its number."""
    amounts = (("merchandise", Money(100), ""),)
    with desk.db.atomic():
        event = Event("cancellation_refunded", "#1003", desk.clock.today(), desk.moment, amounts)
        ledger.post(desk.db, event)
    return ""


def _made(desk: Desk) -> str:
    _owed(desk)
    _mark(desk, "")
    return ""


def _mark(desk: Desk, _number: str) -> Any:
    refund = payouts.list_refunds(desk)[0].id
    return payouts.mark_refunded(desk, NewPayout(refund, "card", desk.clock.today()))


def _take_back(desk: Desk, _number: str) -> Any:
    return payouts.void_payout(desk, payouts.list_refunds(desk)[0].payouts[0].id, "not sent")


def _give_away(desk: Desk, number: str) -> Any:
    other = orders.open_order(desk, "#1003").customer.number
    return credits.transfer_credit(desk, number, other, "a present")


def _ending(desk: Desk) -> str:
    buyer = orders.open_order(desk, "#1001").customer
    with desk.db.atomic():
        return credits.grant(desk, buyer.id, "#1001", Money(500), desk.clock.today())[0]


def _extend(desk: Desk, number: str) -> Any:
    return credits.extend_credit(desk, number, desk.clock.today() + timedelta(days=30), "she was ill")


def _order(desk: Desk, _number: str) -> Any:
    return taken(desk)


def _settled(desk: Desk) -> str:
    return settled(desk).ra.number


def _refunded(desk: Desk) -> str:
    """A return that owes money beside its slip."""
    number = _settled(desk)
    amounts = (("merchandise", Money(100), ""),)
    with desk.db.atomic():
        ledger.post(desk.db, Event("return_refunded", number, desk.clock.today(), desk.moment, amounts))
    return number


def _export(desk: Desk, _number: str) -> Any:
    return csv_out.export(desk, "refunds")


GIVING = (
    Window(
        "credit",
        {"open": lambda desk: settled(desk).slip.number},  # type: ignore[union-attr]
        (
            Button("credit.slip", credits.count_print),
            Button("credit.void", lambda desk, number: credits.void_credit(desk, number, "by mistake")),
            Button("credit.transfer", _give_away),
        ),
    ),
    Window(
        "credit",
        {"spendable": lambda desk: settled(desk).slip.number},  # type: ignore[union-attr]
        (Button("credit.take", _order),),
    ),
    Window("return", {"credited": _settled}, (Button("return.exchange", _order),)),
    Window("return", {"owed": _refunded}, (Button("return.refund", _mark),)),
    Window("credit", {"ending": _ending}, (Button("credit.extend", _extend),)),
    Window("refunds", {"owed": _owed}, (Button("refunds.made", _mark),)),
    Window("refunds", {"made": _made}, (Button("refunded.void", _take_back),)),
    Window("refunds", {"listed": _owed}, (Button("list.export", _export),)),
)
