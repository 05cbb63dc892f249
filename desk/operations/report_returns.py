"""The tables of goods that came back, by reason and by item, with what the ledger says they came to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from desk.operations.desk import Desk
from desk.operations.report_tables import RETURNS
from desk.records.books import CameBack
from desk.records.money import Money, share
from desk.records.periods import Period
from desk.records.reports import Behind, Row, Table
from desk.store import report_lines

_ACCOUNTS = (RETURNS,)


def by_reason(desk: Desk, period: Period) -> Table:
    """By reason how many returns were settled and what their goods came to; one taken back counts less."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for lines in _entries(desk, period):
        one = -1 if lines[0].undone else 1
        came = found[lines[0].reason]
        came[0] += one
        came[1] += one * sum(each.pieces for each in lines)
        came[2] += lines[0].money
    rows = [
        Row((reason,), (many, pieces, Money(money)), (Behind(period, _ACCOUNTS, reason=reason),) * 3)
        for reason, (many, pieces, money) in sorted(found.items())
    ]
    return Table(("returns_settled", "pieces", "came_to"), 2, tuple(rows), _total(found.values(), 3))


def by_item(desk: Desk, period: Period) -> Table:
    """By item the pieces that came back and what they came to: an entry's amount goes by their prices."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    names: dict[str, str] = {}
    for lines in _entries(desk, period):
        one = -1 if lines[0].undone else 1
        before, every = 0, sum(each.worth for each in lines)
        for place, each in enumerate(lines):
            # What has no price is the first line's, so that nothing of the entry is lost.
            part = share(each.money, before, each.worth, every) if every else each.money * (place == 0)
            before += each.worth
            found[each.sku][0] += one * each.pieces
            found[each.sku][1] += part
            names[each.sku] = each.item
    rows = [
        Row((sku, names[sku]), (pieces, Money(money)), (Behind(period, _ACCOUNTS, sku=sku),) * 2)
        for sku, (pieces, money) in sorted(found.items(), key=lambda each: (-each[1][1], each[0]))
    ]
    return Table(("pieces", "came_to"), 1, tuple(rows), _total(found.values(), 2))


def _entries(desk: Desk, period: Period) -> list[list[CameBack]]:
    found = report_lines.came_back(desk.db, period)
    return [list(lines) for _entry, lines in groupby(found, key=lambda each: each.entry)]


def _total(found: Iterable[Sequence[int]], width: int) -> tuple[int | Money, ...]:
    """What was counted, and last the amount."""
    every = tuple(found)
    *counts, money = (sum(each[place] for each in every) for place in range(width))
    return (*counts, Money(money))
