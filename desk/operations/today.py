"""The day's work: what needs a hand, most urgent first, and how many orders left in time lately."""

from desk.operations.desk import Desk
from desk.records.today import HOLD_ENDS, Share, Today
from desk.store import today

# Nine orders of ten are to leave within 48 hours; told over the last thirty days.
WITHIN, OVER = 2, 30


def look_at_today(desk: Desk) -> Today:
    """What needs a hand today, by kind, each with its first few records."""
    day = desk.clock.today()
    return Today(day, today.piles(desk.db, day))


def holds_ending(desk: Desk) -> int:
    """How many orders are held no longer from today on."""
    return today.number(desk.db, desk.clock.today(), HOLD_ENDS)


def shipped_in_time(desk: Desk) -> Share:
    """The orders of the last thirty days that left within 48 hours, of all whose 48 hours are over."""
    return today.share(desk.db, desk.clock.today(), WITHIN, OVER)
