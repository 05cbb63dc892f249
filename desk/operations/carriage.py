"""What sending an order will really cost: foreseen before it leaves, agreed with the customer."""

from dataclasses import replace

from desk.operations import balances, policies, standing
from desk.operations import notices as telling
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records import codes
from desk.records.errors import BadInput, Refused
from desk.records.facts import RequestFacts
from desk.records.money import ZERO, Money
from desk.records.notices import AGREED, SHIPPING_COST, NewNotice, Notice
from desk.records.orders import Order
from desk.records.packing import INTERNATIONAL
from desk.records.rights import Act
from desk.store import notices, numbers, orders


def foresee_cost(desk: Desk, number: str, cost: Money) -> Order:
    """Note what sending an order will really cost; where the policy says so, a difference holds it.

    The customer is to be told then: a notice is made, unless one waits to be told already.
    """
    with desk.db.atomic():
        permit(desk, Act("foresee_cost", number))
        order = _open(desk, number, cost)
        orders.touch(desk.db, order)
        orders.foresee_cost(desk.db, order.id, cost)
        standing.refresh(desk, order.number)
        if INTERNATIONAL in orders.get(desk.db, order.number).holds:
            _notify(desk, order, cost)
        before = {} if order.foreseen_cost is None else {"foreseen_cost": order.foreseen_cost}
        desk.remember("foresee_cost", order.number, "", before, {"foreseen_cost": cost})
    return orders.get(desk.db, number)


def agree_shipping(desk: Desk, number: str, charged: Money) -> Order:
    """Note the shipping that the customer agreed to pay instead, which then is part of the order's total.

    Raises Refused ``shipping-below-paid`` where more was paid than the order would come to.
    """
    with desk.db.atomic():
        permit(desk, Act("agree_shipping", number))
        order = _open(desk, number, charged)
        if any(line.shipped for line in order.lines):
            # The first parcel brought the shipping: it is billed already.
            raise Refused("shipping-billed", number=order.number)
        over = order.shipping_charged - charged - max(ZERO, order.owed)
        if over > ZERO:
            raise Refused("shipping-below-paid", number=order.number, over=over)
        asked = balances.made(desk, order)
        orders.touch(desk.db, order)
        orders.agree_shipping(desk.db, order.id, charged)
        _note_agreed(desk, order)
        standing.refresh(desk, order.number)
        telling.renew(desk, orders.get(desk.db, order.number), asked)
        before = {"shipping_charged": order.shipping_charged}
        desk.remember("agree_shipping", order.number, "", before, {"shipping_charged": charged})
    return orders.get(desk.db, number)


def _notify(desk: Desk, order: Order, cost: Money) -> None:
    """Have the customer told what shipping costs now; a notice with another amount is another one."""
    waiting = [each for each in _asked(desk, order) if each.told is None]
    if cost in [each.amount for each in waiting]:
        return
    today = desk.clock.today()
    answer = policies.ask(desk, "shipping_due", replace(order, foreseen_cost=cost), RequestFacts(today))
    number = numbers.next_number(desk.db, codes.LETTER, today.year)
    notices.add(desk.db, NewNotice(order.id, SHIPPING_COST, today, number, cost, answer=answer))


def _asked(desk: Desk, order: Order) -> list[Notice]:
    found = notices.of_orders(desk.db, [order.id])
    return [each for each in found if each.kind == SHIPPING_COST and not each.said]


def _note_agreed(desk: Desk, order: Order) -> None:
    """Nobody waits for an answer any more; who was not told yet agreed at once, by phone."""
    today = desk.clock.today()
    for each in _asked(desk, order):
        if each.told is None:
            notices.mark_told(desk.db, each, today, "phone", None)
        notices.mark_answered(desk.db, notices.get(desk.db, each.number), AGREED, today)


def _open(desk: Desk, number: str, amount: Money) -> Order:
    order = orders.get(desk.db, number)
    if amount < ZERO:
        raise BadInput("cost-negative", amount=amount)
    standing.need(order)
    if order.shipped or order.delivered:
        raise Refused("order-already-shipped", number=order.number, on=order.shipped or order.delivered)
    return order
