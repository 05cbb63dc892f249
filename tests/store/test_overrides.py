"""An override is read back with its line of history, by the days of a period."""

from datetime import date

from desk.records.money import Money
from desk.records.shop import HistoryLine
from desk.records.trust import NewOverride
from desk.store import history, overrides, people
from desk.store.database import Database
from tests.store.samples import DAY, MOMENT


def test_an_override_comes_back_with_who_why_and_how_much(db: Database) -> None:
    with db.atomic():
        owner = people.add(db, "Ann", "owner")
        line = history.add(db, HistoryLine(0, MOMENT, DAY, "Bo", "override_ra", "RA-26-00001-3", "ill"))
        overrides.add(db, NewOverride(line, owner, "refused", ("ra-request",), Money(0), Money(500)))
    (kept,) = overrides.between(db, DAY, DAY)
    assert (kept.person, kept.agreed, kept.reason) == ("Bo", "Ann", "ill")
    assert (kept.subject, kept.outcome, kept.clauses) == ("RA-26-00001-3", "refused", ("ra-request",))
    assert kept.difference == Money(500) and kept.day == DAY
    assert overrides.between(db, date(2026, 3, 3), date.max) == ()
