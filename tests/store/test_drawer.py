"""What moved the cash between two counts: each entry is in one of them."""

from datetime import date, timedelta

import pytest

from desk.records.ledger import Event
from desk.records.money import Money
from desk.store import drawer, ledger
from desk.store.database import Database
from desk.store.drawer import Span
from tests.store.samples import DAY, MOMENT

BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def cash(db: Database, cents: int, on: date = DAY) -> int:
    """Cash that was paid on a day; the entry's id."""
    with db.atomic():
        event = Event("payment_received", "SO-1", on, MOMENT, (("cash", Money(cents), ""),))
        return ledger.post(db, event)


def test_books_without_an_entry_have_no_cash(db: Database) -> None:
    span = Span(BEFORE, DAY, drawer.last_entry(db))
    assert (span.last, drawer.moved(db, span), drawer.balance_at(db, DAY)) == (0, (), 0)
    assert (drawer.cards(db, span), drawer.checks(db, DAY)) == ((), ())


@pytest.mark.parametrize(
    ("day", "late", "moved"), [(DAY, False, 700), (BEFORE, False, 0), (BEFORE, True, 500), (DAY, True, 1200)]
)
def test_late_entries_and_those_of_the_days_count(db: Database, day: date, late: bool, moved: int) -> None:
    """The day before was counted with 1.00; 5.00 was booked for it late, or was counted too."""
    cash(db, 100, BEFORE - timedelta(days=1))
    last = drawer.last_entry(db)
    cash(db, 500, BEFORE)
    cash(db, 700)
    cash(db, 900, AFTER)
    span = Span(BEFORE, day, last if late else drawer.last_entry(db))
    assert dict(drawer.moved(db, span)).get("payment_received", 0) == moved
    assert drawer.balance_at(db, DAY) == 1300


def test_what_comes_to_nothing_is_left_out(db: Database) -> None:
    entry = cash(db, 500)
    with db.atomic():
        ledger.reverse(db, entry, DAY, MOMENT, "SO-1")
    assert drawer.moved(db, Span(BEFORE, DAY, 99)) == ()


@pytest.mark.parametrize("statement", [drawer._MOVED, drawer._CARDS])
def test_what_moved_is_read_without_reading_all(db: Database, statement: str) -> None:
    values = {"since": "2026-03-12", "day": "2026-03-13", "last": 5}
    plan = [row["detail"] for row in db.query(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert not [step for step in plan if step.startswith("SCAN") and "span" not in step], plan
