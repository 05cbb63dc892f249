"""A shop's life by chance: RAs issued, voided, settled and reversed, orders delivered, days that pass."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from desk.operations import orders, orders_list, returns, returns_list
from desk.operations.desk import Desk
from desk.records.errors import DeskError
from desk.records.facts import Condition, LinePart
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.returns import REASONS, Ask, Parcel, Return
from tests.conftest import FixedClock


def live(desk: Desk, clock: FixedClock, chance: Random, steps: int) -> int:
    """Do so many things at the counter, as far as the policy and the records let them; how many were done."""
    done = 0
    for _ in range(steps):
        step = chance.choice((_issue,) * 5 + (_settle,) * 5 + (_reverse, _void, _pass))
        try:
            step(desk, clock, chance)
            done += 1
        except DeskError:
            continue
    return done


def _pass(desk: Desk, clock: FixedClock, chance: Random) -> None:
    clock.day += timedelta(days=chance.randint(0, 4))


def _issue(desk: Desk, clock: FixedClock, chance: Random) -> None:
    # Few orders, the ones with most pieces, so that much comes back of each.
    row = chance.choice(orders_list.list_orders(desk, Query(sort="total"), 8))
    order = orders.open_order(desk, row.number)
    left = [line for line in order.lines if line.returnable > 0]
    lines = chance.sample(left, chance.choice((1, 1, len(left)))) if left else []
    parts = tuple(LinePart(str(line.id), chance.randint(1, line.returnable)) for line in lines)
    delivered = order.delivered or (order.shipped or order.placed) + timedelta(days=chance.randint(1, 5))
    on = delivered + timedelta(days=chance.choice((0, 1, 2, 3, 5, 6)))
    cost = Money(chance.randint(0, 1200)) if order.shipping_cost is None and chance.random() < 0.5 else None
    told = None if order.delivered else delivered
    reason = chance.choice(("changed_mind", "changed_mind", *REASONS))
    returns.issue_ra(desk, Ask(order.number, reason, on, parts, told, cost))


def _settle(desk: Desk, clock: FixedClock, chance: Random) -> None:
    ra = _some(desk, chance, "open")
    lacks = orders.open_order(desk, ra.order).shipping_cost is None
    parcel = Parcel(
        received=ra.issued + timedelta(days=chance.choice((2, 7, 11))),
        sent=ra.issued + timedelta(days=chance.choice((1, 2))),
        ra_on_package=chance.random() < 0.9,
        conditions=tuple((line.id, _found(chance)) for line in ra.lines),
        shipping_cost=Money(chance.randint(0, 1200)) if lacks else None,
        destination="store_credit",
    )
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))


def _found(chance: Random) -> Condition:
    fine = Condition(opened=False, original_packaging=True, secured=True, resaleable=True, damaged=False)
    return replace(fine, damaged=True) if chance.random() < 0.3 else fine


def _reverse(desk: Desk, clock: FixedClock, chance: Random) -> None:
    returns.reverse_settlement(desk, _some(desk, chance, "settled").number, "a mistake")


def _void(desk: Desk, clock: FixedClock, chance: Random) -> None:
    returns.void_ra(desk, _some(desk, chance, "open").number, "a mistake")


def _some(desk: Desk, chance: Random, state: str) -> Return:
    rows = returns_list.list_returns(desk, Query(state))
    return returns.open_return(desk, chance.choice(rows).number if rows else "none").ra
