"""A moment in UTC as people at the shop say it, and how far off a day is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from desk.words.sentences import Words


def moment(words: Words, at: str, zone: str) -> str:
    """The day and time at the shop, such as ``Mar 13, 2026, 18:05``."""
    return _told(words, datetime.fromisoformat(at).astimezone(ZoneInfo(zone)))


def moment_here(words: Words, at: str) -> str:
    """The day and time by this computer's own clock, where no shop is open that has a zone."""
    return _told(words, datetime.fromisoformat(at).astimezone())


def days_left(words: Words, today: date, day: date) -> str:
    """How far off a day is, in words."""
    left = (day - today).days
    if left == 0:
        return words("days.today")
    return words.count("days.left", left) if left > 0 else words.count("days.past", -left)


def _told(words: Words, there: datetime) -> str:
    return words("backup.moment", day=words.day(there.date()), time=there.strftime("%H:%M"))
