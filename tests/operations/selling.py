"""Trials of the rights over orders that are taken, paid, shipped and cancelled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desk.operations import cancelling, payments, payouts, shipping, taking
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk, CancelSheet
from desk.records.money import Money
from desk.records.orders import NewOrder
from desk.records.payouts import NewPayout, Refund
from desk.records.shipments import Dispatch
from tests.operations import ordering, parceling

DAY = date(2026, 3, 13)
Step = Callable[[Desk], object]
Trial = Callable[[Desk, Desk, str], Step]


def _simple(step: Step) -> Trial:
    return lambda owner, maker, state: step


def boxed(desk: Desk) -> NewOrder:
    """An order that the policy refuses: to a PO box by ground."""
    home = replace(ordering.HOME, po_box=True)
    return ordering.basket(desk, ship_to=home)


def calling_off(desk: Desk, by: str) -> CancelSheet:
    """What cancelling the order that was placed comes to, which the customer or the shop wants."""
    return cancelling.ask_cancel(desk, CancelAsk("#1003", DAY, by=by))


def _void_order(owner: Desk, maker: Desk, state: str) -> Step:
    made = ordering.taken(maker)
    if state == "shipped":
        shipping.ship_anyway(owner, Dispatch(made.number, owner.clock.today()), "so")
    elif state == "processed":
        free = replace(ordering.BEAR, price=Money(0))
        made = ordering.taken(maker, free, shipping_charged=Money(0))
    return lambda desk: taking.void_order(desk, made.number, "typed twice")


def _pay(owner: Desk, maker: Desk, state: str) -> Step:
    made = ordering.taken(owner)
    return lambda desk: payments.take_payment(desk, made.number, ordering.paid(desk, 100)[0])


def _void_payment(owner: Desk, maker: Desk, state: str) -> Step:
    made = ordering.taken(maker, payments=ordering.paid(maker, 100))
    return lambda desk: payments.void_payment(desk, made.payments[0].number, "the wrong order")


def _owed(owner: Desk) -> Refund:
    """What is owed for an order that the shop itself cancelled."""
    sheet = calling_off(owner, "shop")
    cancelling.decide_cancel(owner, sheet, sheet.proposed, "original_payment", "sold out")
    return payouts.refunds_due(owner)[0]


def _refund(owner: Desk, maker: Desk, state: str) -> Step:
    new = NewPayout(_owed(owner).id, "card", DAY)
    return lambda desk: payouts.mark_refunded(desk, new)


def _void_payout(owner: Desk, maker: Desk, state: str) -> Step:
    made = payouts.mark_refunded(maker, NewPayout(_owed(owner).id, "card", DAY)).payouts[0].id
    return lambda desk: payouts.void_payout(desk, made, "not sent")


TRIALS: dict[str, Trial] = {
    **parceling.TRIALS,
    "mark_refunded": _refund,
    "void_payout": _void_payout,
    "take_order": _simple(ordering.taken),
    "override_order": _simple(lambda desk: taking.override_order(desk, boxed(desk), "a good customer")),
    "void_order": _void_order,
    "take_payment": _pay,
    "void_payment": _void_payment,
    "ship": _simple(lambda desk: shipping.ship(desk, Dispatch("#1003", DAY))),
    "ship_anyway": _simple(
        lambda desk: shipping.ship_anyway(desk, Dispatch("#1003", date(2026, 3, 3)), "a good customer")
    ),
    "cancel_order": _simple(lambda desk: cancelling.cancel_order(desk, calling_off(desk, "customer"))),
    "decide_cancel": _simple(
        lambda desk: cancelling.decide_cancel(
            desk, calling_off(desk, "shop"), Money(500), "store_credit", "our fault"
        )
    ),
}
