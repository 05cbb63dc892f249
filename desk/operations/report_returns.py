"""The tables of goods that came back, by reason and by item, with what the ledger says they came to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from desk.operations.desk import Desk
from desk.operations.report_tables import RETURNS
from desk.records.books import Returned
from desk.records.money import Money, total
from desk.records.periods import Period
from desk.records.reports import Behind, Row, Table
from desk.store import sums

_ACCOUNTS = (RETURNS,)


def by_reason(desk: Desk, period: Period) -> Table:
    """By reason how many returns were settled and what their goods came to; one taken back counts less."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for each in _returned(desk, period):
        for place, value in enumerate((each.returns, each.pieces, each.money)):
            found[each.reason][place] += value
    rows = [
        Row((reason,), (many, pieces, Money(money)), (Behind(period, _ACCOUNTS, reason=reason),) * 3)
        for reason, (many, pieces, money) in sorted(found.items())
    ]
    return Table(("returns_settled", "pieces", "came_to"), 2, tuple(rows), _total(found.values(), 3))


def by_item(desk: Desk, period: Period) -> Table:
    """By item the pieces that came back and what they came to, of the dearest first."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    names: dict[str, str] = {}
    for each in _returned(desk, period):
        found[each.sku][0] += each.pieces
        found[each.sku][1] += each.money
        names[each.sku] = each.item
    rows = [
        Row((sku, names[sku]), (pieces, Money(money)), (Behind(period, _ACCOUNTS, sku=sku),) * 2)
        for sku, (pieces, money) in sorted(found.items(), key=lambda each: (-each[1][1], each[0]))
    ]
    return Table(("pieces", "came_to"), 1, tuple(rows), _total(found.values(), 2))


def _returned(desk: Desk, period: Period) -> tuple[Returned, ...]:
    """What came back with a return; the rest of the account has neither reason nor item."""
    found = sums.returned(desk.db, period.start, period.end)
    flows = sums.flows(desk.db, period.start, period.end)
    came = total(each.balance for each in flows if each.account == RETURNS)
    rest = came - total(each.money for each in found)
    return (*found, Returned("", "", "", 0, 0, Money(rest))) if rest else found


def _total(found: Iterable[Sequence[int]], width: int) -> tuple[int | Money, ...]:
    """What was counted, and last the amount."""
    every = tuple(found)
    *counts, money = (sum(each[place] for each in every) for place in range(width))
    return (*counts, Money(money))
