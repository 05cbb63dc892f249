"""What was left on each lot at the end of a day, whatever happened to it since."""

from datetime import date, timedelta

from desk.records.credits import Movement, NewLot
from desk.records.money import Money
from desk.store import credits, outstanding
from desk.store.database import Database
from tests.store.samples import DAY

SLIPS = ("CS-26-00001-1", "CS-26-00002-2")


def moved(db: Database, slip: str, kind: str, amount: int, day: date) -> None:
    with db.atomic():
        credits.move(db, Movement(slip, kind, Money(amount), day, "#10100"))


def test_each_movement_counts_from_its_day_on(db: Database) -> None:
    with db.atomic():
        for slip, issued in zip(SLIPS, (DAY, DAY + timedelta(days=2)), strict=True):
            credits.issue(db, NewLot(slip, 1, "CS-26-00009-9", issued, Money(1200), DAY + timedelta(days=2)))
    moved(db, SLIPS[0], "spent", -500, DAY + timedelta(days=1))
    moved(db, SLIPS[0], "restored", 200, DAY + timedelta(days=2))
    moved(db, SLIPS[0], "transferred", -100, DAY + timedelta(days=2))
    moved(db, SLIPS[0], "voided", -800, DAY + timedelta(days=3))
    found = [outstanding.lots(db, DAY + timedelta(days=days)) for days in range(-1, 4)]
    told = [[(lot.spent, lot.transferred, lot.voided, lot.balance) for lot in lots] for lots in found]
    assert told == [
        [],
        [(0, 0, 0, 1200)],
        [(500, 0, 0, 700)],
        [(300, 100, 0, 800), (0, 0, 0, 1200)],
        [(0, 0, 0, 1200)],
    ]
    (last,) = found[-1]
    assert (last.number, last.customer, last.origin, last.record) == (
        SLIPS[1],
        "Łukasz Żak",
        "transferred",
        "CS-26-00009-9",
    )
    assert last.expired and not found[-2][1].expired
