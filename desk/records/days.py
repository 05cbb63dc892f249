"""Days as files and commands write them: ISO 8601, and nothing else, since any other way means two days."""

import re
from contextlib import suppress
from datetime import date

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def iso_day(text: str) -> date | None:
    """The day that a text such as ``2026-03-13`` names; None for any other, which the caller tells."""
    with suppress(ValueError):  # a day that no calendar has
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
    return None
