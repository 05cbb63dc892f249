"""What a condition may say of words, numbers and days: some words or all but some, bounds, a season."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desk.policy import tables
from desk.policy.positions import Path


@dataclass(frozen=True, slots=True)
class Among:
    """Some words, or all words but some."""

    words: frozenset[str]
    negated: bool = False

    def __contains__(self, word: object) -> bool:
        """Whether a word is meant."""
        return (word in self.words) is not self.negated


def among(kind: tables.Kind) -> tables.Kind:
    """A word, a list of words any of which will do, or ``{ not = ... }``."""
    words = tables.some(kind)

    def read(reader: tables.Reader, value: Any, path: Path) -> Among | None:
        negated = isinstance(value, dict)
        if negated:
            value = reader.table(value, path, {"not": words}, ("not",)).get("not")
        found = value if negated else words(reader, value, path)
        return None if found is None else Among(frozenset(found), negated)

    others = tables.shape_of(tables.record({"not": words}, ("not",)))
    return tables.shaped(read, {"anyOf": [*tables.shape_of(words)["anyOf"], others]})


def _either(reader: tables.Reader, value: Any, path: Path) -> Any:
    """An amount of money as text, or a count as a whole number."""
    return (_COUNT if type(value) is int else tables.amount)(reader, value, path)


_COUNT = tables.number(0, 1_000_000_000)
tables.shaped(_either, {"anyOf": [tables.shape_of(_COUNT), tables.shape_of(tables.amount)]})
_DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", re.ASCII)


def day_of_year(reader: tables.Reader, value: Any, path: Path) -> tuple[int, int] | None:
    """A day that every year has, as month and day such as "12-25"."""
    if isinstance(value, str) and _DAY_OF_YEAR.fullmatch(value):
        month, day = int(value[:2]), int(value[3:])
        if day <= monthrange(2001, month)[1]:
            return month, day
    reader.fault("not-a-day-of-year", path, text=str(value))
    return None


tables.shaped(day_of_year, {"type": "string", "pattern": f"^{_DAY_OF_YEAR.pattern}$"})


def season(reader: tables.Reader, value: Any, path: Path) -> tuple[Any, ...] | None:
    """A part of the year: its first and its last day."""
    found: tuple[Any, ...] = tables.listed(day_of_year)(reader, value, path) or ()
    if isinstance(value, list) and len(value) != 2:
        reader.fault("not-a-season", path)
    return found if len(found) == 2 else None


tables.shaped(season, {"type": "array", "items": tables.shape_of(day_of_year), "minItems": 2})


NAMES = ("over", "least", "under", "most")
MONEY: dict[str, tables.Kind] = {key: tables.amount for key in NAMES}
COUNTS: dict[str, tables.Kind] = {key: _COUNT for key in NAMES}
ANY: dict[str, tables.Kind] = {key: _either for key in NAMES}


def within(said: Mapping[str, int]) -> Callable[[int], bool]:
    """Whether a number lies within all bounds that are said; whole numbers or whole cents."""
    over, least = said.get("over", -1), said.get("least", 0)
    under, most = said.get("under"), said.get("most")

    def test(found: int) -> bool:
        if found <= over or found < least:
            return False
        return (under is None or found < under) and (most is None or found <= most)

    return test


def lies_in(inner: Mapping[str, int], outer: Mapping[str, int]) -> bool:
    """Whether all that lies within some bounds lies within others."""

    def low(said: Mapping[str, int]) -> int:
        """Twice the lower end, one more where that is itself outside."""
        return max(2 * said.get("least", 0), 2 * said["over"] + 1 if "over" in said else 0)

    def high(said: Mapping[str, int]) -> int | None:
        ends = [2 * said["most"]] if "most" in said else []
        return min([*ends, 2 * said["under"] - 1] if "under" in said else ends, default=None)

    top, ceiling = high(inner), high(outer)
    return low(inner) >= low(outer) and (ceiling is None or (top is not None and top <= ceiling))


def is_open(said: list[Mapping[str, int]]) -> bool:
    """Whether a whole number lies within all of several bounds."""
    low = max([each.get("least", 0) for each in said] + [each.get("over", -1) + 1 for each in said])
    highs = [each["most"] for each in said if "most" in each]
    highs += [each["under"] - 1 for each in said if "under" in each]
    return not highs or low <= min(highs)
