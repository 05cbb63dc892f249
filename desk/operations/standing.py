"""What the policy says of an order now: what holds it back, and when it may and must leave.

It is kept with the order after every write, so that lists of a million orders need not ask the policy.
"""

from dataclasses import fields, replace
from datetime import date

from desk.operations import balances, policies
from desk.operations.desk import Desk
from desk.records import billing
from desk.records.answers import Answer
from desk.records.billing import Pieces
from desk.records.errors import Refused
from desk.records.facts import RequestFacts
from desk.records.lists import Query
from desk.records.money import ZERO
from desk.records.orders import Order, Standing
from desk.records.packing import BALANCE, CHECK, UNPAID, Hold
from desk.store import orders, orders_list, orders_whole, preferences

OPEN = Query("open")
_STANDING = tuple(each.name for each in fields(Standing))


def catch_up(desk: Desk) -> None:
    """Keep the standing of every open order of a file from before it was kept; once, at its first opening."""
    with desk.db.atomic():
        waiting = orders_list.reading(desk.db, OPEN, desk.clock.today()).all()
        for order in orders_whole.read(desk.db, waiting):
            keep(desk, order)
        preferences.put(desk.db, preferences.STANDING, "kept")


def need(order: Order) -> None:
    """Raises Refused for an order of which nothing stands: it was cancelled, or voided as a mistake."""
    if order.cancelled:
        key = "order-voided" if order.voided else "order-cancelled"
        raise Refused(key, number=order.number, on=order.cancelled)


def refresh(desk: Desk, number: str) -> None:
    """Keep an order's standing anew, in the open transaction: the last thing that a write on it does."""
    keep(desk, orders.get(desk.db, number))


def keep(desk: Desk, order: Order) -> Order:
    """Keep the standing of an order that was just read, in the open transaction; the order with it."""
    if order.is_open:
        balances.keep(desk, order)
    found = look(desk, order) if order.is_open else Standing()
    orders.keep_standing(desk.db, order.id, found)
    return replace(order, **{name: getattr(found, name) for name in _STANDING})


def look(desk: Desk, order: Order) -> Standing:
    """An open order's standing as of today; a hold that ends by itself is told by the first day only."""
    today, pieces = desk.clock.today(), billing.whole(order)
    answer = due(desk, order, pieces, today)
    first = answer.deadline("first_ship") if answer else None
    later = due(desk, order, pieces, first) if first and first > today else answer
    return Standing(
        holds=tuple(hold.name for hold in _holds(order, pieces, later)),
        first_ship=first,
        ship_target=answer.deadline("ship_target") if answer else None,
        ship_limit=answer.deadline("ship_limit") if answer else None,
        balance_due=balances.due_by(balances.made(desk, order)),
        awaits=not pieces,
    )


def holds(desk: Desk, order: Order, pieces: Pieces, on: date) -> tuple[Hold, ...]:
    """What keeps these pieces of an order from leaving on a day."""
    return _holds(order, pieces, due(desk, order, pieces, on))


def due(desk: Desk, order: Order, pieces: Pieces, on: date) -> Answer | None:
    """What the policy says about sending pieces, or all that remains; None where it lacks a fact.

    What keeps pre-ordered pieces is their own balance, whichever others are paid.
    """
    paid_on = balances.paid_on(desk, order, pieces)
    ready = order if paid_on == order.balance_paid else replace(order, balance_paid=paid_on)
    request = RequestFacts(max(on, order.placed), lines=billing.parts_of(pieces))
    return policies.ask_if_known(desk, "shipping_due", ready, request)


def _holds(order: Order, pieces: Pieces, answer: Answer | None) -> tuple[Hold, ...]:
    found = [_hold(answer, name) for name in answer.holds] if answer else []
    if BALANCE not in [hold.name for hold in found] and billing.missing(order, pieces) > ZERO:
        found.append(Hold(UNPAID))
    return tuple(found)


def _hold(answer: Answer, name: str) -> Hold:
    clause = next((each for each in answer.cites if name in each), "")
    until = answer.deadline("first_ship") if name == CHECK else None
    return Hold(name, clause, until, next((each for each in answer.clauses if each.id == clause), None))
