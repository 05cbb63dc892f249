"""Random histories in which months are closed: what is closed stays as it was, to the byte."""

import os
from random import Random

import pytest

from desk.operations import closings
from desk.operations.desk import Desk
from tests.operations.closing_history import HISTORIES, Closes
from tests.operations.ledger_books import check_ledger, check_taxes, last_entry
from tests.operations.order_history import SHOPS

LONG = bool(os.environ.get("DESK_LONG"))
PACKS = ("samanthas", "miniature-expressions")
TIMES, STEPS = (200, 60) if LONG else (4, 40)
# All that reports of a closed month are made of.
_CLOSED = (
    "SELECT * FROM journal_entries WHERE effective <= ? ORDER BY id",
    """SELECT leg.* FROM journal_legs leg JOIN journal_entries entry ON entry.id = leg.entry
    WHERE entry.effective <= ? ORDER BY leg.id""",
    "SELECT * FROM ledger_days WHERE day <= ? ORDER BY day, account, event, clause",
    "SELECT * FROM tax_days WHERE day <= ? ORDER BY day, state",
    "SELECT * FROM sent_days WHERE day <= ? ORDER BY day, days",
    "SELECT * FROM return_days WHERE day <= ? ORDER BY day, reason, sku, item",
    "SELECT * FROM closings WHERE until <= ? ORDER BY id",
)
_LATE = "SELECT count(*) AS number FROM journal_entries WHERE happened IS NOT NULL"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(4 * 3600 if LONG else 120)]


def of_closed(desk: Desk, until: str) -> list[list[tuple[object, ...]]]:
    """Every row that counts for the days up to one."""
    return [[tuple(row) for row in desk.db.query(sql, (until,))] for sql in _CLOSED]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("kind", HISTORIES)
def test_closed_months_stay_and_the_books_hold_at_every_step(kind: type[Closes], pack: str) -> None:
    closed, late = 0, 0
    for seed in range(TIMES):
        # In a shop of its own: its months are closed for ever.
        SHOPS.pop(pack, None)
        chance, history = Random(f"{kind.__name__} {pack} {seed}"), kind(pack)
        try:
            stood = live(history, chance)
        finally:
            del SHOPS[pack]
        closed += len(stood)
        late += history.desk.db.query(_LATE)[0]["number"]
        for until, rows in stood.items():
            assert of_closed(history.desk, until) == rows, until
        check_taxes(history.desk)
    assert closed and late, "no month was closed, or nothing was told of one later: nothing was tried"


def live(history: Closes, chance: Random) -> dict[str, list[list[tuple[object, ...]]]]:
    """Take the steps; what stood in the closed months when each was closed."""
    stood: dict[str, list[list[tuple[object, ...]]]] = {}
    booked = last_entry(history.desk)
    for _ in range(STEPS):
        history.step(chance.randrange(2**32))
        booked = check_ledger(history.desk, booked)
        for each in closings.list_closings(history.desk):
            until = each.until.isoformat()
            stood.setdefault(until, of_closed(history.desk, until))
    return stood
