"""Days, and what is known or not, as they stand in the file and in records."""

from datetime import date


def to_day(text: str | None) -> date | None:
    """The day that an ISO text names, None for none."""
    return date.fromisoformat(text) if text else None


def to_flag(value: int | None) -> bool | None:
    """Yes or no, None for what is not known."""
    return None if value is None else bool(value)


def to_text(day: date | None) -> str | None:
    """A day as ISO text, None for none."""
    return day.isoformat() if day else None
