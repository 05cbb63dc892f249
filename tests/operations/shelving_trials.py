"""Trials of the rights over the damaged pieces, and over what was missing."""

from datetime import date

from desk.operations import missing, orders, policies, shelving
from desk.operations.desk import Desk
from desk.records.facts import LinePart
from desk.records.returns import AS_DAMAGED, Ask
from desk.store import shop
from tests.conftest import doll_order
from tests.operations.selling import DAY, Step, Trial


def _clear(owner: Desk, maker: Desk, state: str) -> Step:
    with owner.db.atomic():
        shelving.put(maker, "RA-1", [("B", 1, AS_DAMAGED)])
    return lambda desk: shelving.clear_damaged(desk, "B", 1, "thrown away")


def _missing(owner: Desk, maker: Desk, state: str) -> Step:
    """Under the policy that allows it, which holds for older orders."""
    with owner.db.atomic():
        first = policies.first_edition(owner.packs["miniature-expressions"], date(2026, 3, 1))
        shop.add_edition(owner.db, first)
    order = orders.enter_order(maker, doll_order("#2001", delivered=DAY))
    ask = Ask(order.number, "missing_item", DAY, (LinePart(orders.line_by_sku(order, "B"), 1),))
    return lambda desk: missing.settle_missing(desk, ask)


TRIALS: dict[str, Trial] = {"clear_damaged": _clear, "settle_missing": _missing}
