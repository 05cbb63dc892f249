"""Values as TOML text: what a pack's value is changed to, and what a case file is written of."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from desk.records.money import Money

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]+")


def quoted(text: str) -> str:
    """A text as a TOML string of one line."""
    line = _UNSEEN.sub(" ", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{line}"'


def decimal(number: Fraction) -> str:
    """A fraction of at most four decimals as people write it, such as ``6.1``."""
    whole, rest = divmod(number.numerator * 10_000 // number.denominator, 10_000)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".")


def written(value: Any) -> str:
    """Text, flags, numbers, money, dates, lists and tables (on one line) as a pack or case file has them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (Money, Fraction)):
        return f'"{value if isinstance(value, Money) else decimal(value)}"'
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{name(key)} = {written(each)}" for key, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return quoted(value) if isinstance(value, str) else f"[{', '.join(written(each) for each in value)}]"


def name(key: str) -> str:
    """A key, quoted where it must be."""
    return key if _BARE.fullmatch(key) else quoted(key)
