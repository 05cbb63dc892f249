"""Checks of the tests' shop that came back and go to an agency, and trials of the rights over that."""

from datetime import date

from desk.operations import agencies, demands, handing_over
from desk.operations.desk import Desk
from desk.records.checks import CheckSheet
from desk.records.demands import Agency, Demand
from tests.operations import checking

CHECKCARE = Agency(
    "Checkcare", "1 Main Street, Columbus, GA 31901", "706-555-0100", "desk@cc.example", "S-77"
)
# A check that is returned on this day is due ten days later, and handed over from the day after that.
BACK, DUE, OVER = date(2026, 3, 13), date(2026, 3, 23), date(2026, 3, 24)
SOURCE = "Ga. Code 13-6-15, read on the state's site"


def sent(desk: Desk, check: str, kind: str = "") -> Demand:
    """A letter for a check, made and sent today by certified mail."""
    made = demands.make_demand(desk, check, kind)
    return demands.note_demand_sent(desk, made.called, "certified", desk.clock.today(), "RR 12")


def with_agency(desk: Desk) -> Agency:
    """The shop's agency."""
    return agencies.set_agency(desk, CHECKCARE)


def handed(desk: Desk) -> CheckSheet:
    """A check of 100.00 that came back and went to the agency once its deadline was over."""
    number = checking.returned(desk).check.number
    with_agency(desk)
    desk.clock.day = OVER  # type: ignore[attr-defined]
    return handing_over.hand_over(desk, number)
