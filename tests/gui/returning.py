"""Returns of the shop's order #1001, made without a window, for windows to show."""

from datetime import date

from desk.operations import orders, returns
from desk.operations.desk import Desk
from desk.records.facts import Condition, LinePart
from desk.records.returns import Ask, Parcel, Return, Settled

FOUND = Condition(opened=False, damaged=False, original_packaging=True, secured=True, resaleable=True)


def issued(desk: Desk, sku: str = "B") -> Return:
    """An RA for one doll of #1001, changed mind."""
    order = orders.open_order(desk, "#1001")
    parts = (LinePart(orders.line_by_sku(order, sku), 1),)
    return returns.issue_ra(desk, Ask("#1001", "changed_mind", desk.clock.today(), parts))


def together(desk: Desk, *skus: str, reason: str = "changed_mind") -> Return:
    """One RA for a piece of each of #1001."""
    order = orders.open_order(desk, "#1001")
    parts = tuple(LinePart(orders.line_by_sku(order, sku), 1) for sku in skus)
    return returns.issue_ra(desk, Ask("#1001", reason, desk.clock.today(), parts))


def settled(desk: Desk) -> Settled:
    """The same doll, come back as it should be: 77.45 of store credit."""
    ra = issued(desk)
    parcel = Parcel(date(2026, 3, 13), date(2026, 3, 13), True, ((ra.lines[0].id, FOUND),))
    return returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
