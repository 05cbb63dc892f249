"""A moment in UTC as people at the shop say it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from desk.words.sentences import Words


def moment(words: Words, at: str, zone: str) -> str:
    """The day and time at the shop, such as ``Mar 13, 2026, 18:05``."""
    there = datetime.fromisoformat(at).astimezone(ZoneInfo(zone))
    return words("backup.moment", day=words.day(there.date()), time=there.strftime("%H:%M"))
