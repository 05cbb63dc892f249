"""Strict reading of TOML tables: every fault is kept with its place, and reading goes on to find the next.

A *kind* reads one value: a function of the reader, the value and its path; it returns None after a fault.
What it takes is also told as a JSON Schema, its *shape*, so that editors check while somebody types.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from fractions import Fraction
from functools import cached_property
from typing import Any

from desk.policy.nearness import nearest
from desk.policy.positions import Path, positions, spell
from desk.records.errors import BadInput, Fault, Malformed
from desk.records.money import Money, rate

Kind = Callable[["Reader", Any, Path], Any]
Shape = dict[str, Any]
_SHAPES: dict[Kind, Shape] = {}


def shaped(kind: Kind, shape: Shape) -> Kind:
    """The same kind, once it is known what it takes."""
    _SHAPES[kind] = shape
    return kind


def shape_of(kind: Kind) -> Shape:
    """What a kind takes, as a JSON Schema."""
    return _SHAPES[kind]


class Decimal(str):
    """A number with a decimal point as it is written; it never becomes a float."""

    __slots__ = ()


_SYNTAX = re.compile(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def parse(text: str, key: str, name: str) -> dict[str, Any]:
    """A TOML text as a table; raises Malformed with the one fault of syntax and its line."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as trouble:
        found = _SYNTAX.fullmatch(str(trouble))
        told = found.group(1) if found else str(trouble)
        line = int(found.group(2) or text.count("\n") + 1) if found else 1
        column = int(found.group(3) or 0) if found else 0
        fault = Fault("syntax", line=line, column=column, told=told)
        raise Malformed(key, (fault,), name=name) from trouble


class Reader:
    """Reads one text strictly; ``faults`` holds what was found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []

    @cached_property
    def lines(self) -> dict[Path, int]:
        """The line of each place; looked for when the first is asked for, since most texts have no faults."""
        return positions(self.text)

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def written(self, read: Mapping[str, Any], path: Path, keys: Iterable[str]) -> list[str]:
        """The keys that stand in the text, also those that were not read for a fault of their own."""
        failed = self.lines if self.faults else {}
        return [key for key in keys if key in read or (*path, key) in failed]

    def fault(self, key: str, path: Path, **values: Any) -> None:
        """Keep a fault of content at a path."""
        self.faults.append(Fault(key, spell(path), self.line(path), **values))

    def table(
        self, value: Any, path: Path, keys: Mapping[str, Kind], needed: Iterable[str] = ()
    ) -> dict[str, Any]:
        """The table's entries read by their kinds; unknown and missing keys are faults."""
        if not isinstance(value, dict):
            self.fault("wrong-type", path, expected="table", found=type_name(value))
            return {}
        for key in needed:
            if key not in value:
                self.fault("missing-key", path, name=key)
        read = {}
        for key, each in value.items():
            if key in keys:
                read[key] = keys[key](self, each, (*path, key))
            else:
                self.fault("unknown-key", (*path, key), name=key, nearest=nearest(key, keys))
        return {key: each for key, each in read.items() if each is not None}

    def known(self, word: str, words: Iterable[str], path: Path, key: str = "unknown-word") -> str | None:
        """The word if it is one of the known ones; else a fault with the nearest."""
        if word in words:
            return word
        self.fault(key, path, word=word, nearest=nearest(word, words))
        return None

    def malformed(self, key: str, name: str) -> Malformed:
        """The error that tells all faults in the file's order."""
        return Malformed(key, tuple(sorted(self.faults, key=lambda each: each.line)), name=name)

    def finish(self, key: str, name: str) -> None:
        """Raise Malformed if there are any faults."""
        if self.faults:
            raise self.malformed(key, name)


def type_name(value: Any) -> str:
    """What a value is, as a word that the catalogues know."""
    names: dict[type, str] = {datetime: "moment", time: "time", dict: "table", str: "text"}
    names |= {bool: "boolean", int: "whole-number", Decimal: "decimal-number"}
    return names.get(type(value)) or ("list" if isinstance(value, list) else "date")


def _typed(kind: type, name: str) -> Kind:
    def read(reader: Reader, value: Any, path: Path) -> Any:
        if type(value) is kind:
            return value
        reader.fault("wrong-type", path, expected=name, found=type_name(value))
        return None

    return shaped(read, {"type": {str: "string", bool: "boolean", int: "integer"}[kind]})


text = _typed(str, "text")
flag = _typed(bool, "boolean")
whole = _typed(int, "whole-number")


def day(reader: Reader, value: Any, path: Path) -> date | None:
    """A date such as 2026-03-02, without a time."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    reader.fault("wrong-type", path, expected="date", found=type_name(value))
    return None


def moment(reader: Reader, value: Any, path: Path) -> date | datetime | None:
    """A date, or a date with its time such as 2026-03-02T10:15:00 in the shop's own zone."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value
    return day(reader, value, path)


def ident(reader: Reader, value: Any, path: Path) -> str | None:
    """An id: small letters and digits, joined by hyphens or underscores."""
    word = text(reader, value, path)
    if word is None or _ID.fullmatch(word):
        return word
    reader.fault("bad-id", path, word=word)
    return None


def number(least: int, most: int = 1_000_000) -> Kind:
    """A whole number within bounds."""

    def read(reader: Reader, value: Any, path: Path) -> Any:
        count = whole(reader, value, path)
        if count is None or least <= count <= most:
            return count
        reader.fault("out-of-range", path, least=least, most=most, found=count)
        return None

    return shaped(read, {"type": "integer", "minimum": least, "maximum": most})


def money(reader: Reader, value: Any, path: Path) -> Money | None:
    """An amount as text such as "12.95", not below 0.00 and never a decimal number."""
    word = text(reader, value, path)
    return None if word is None else _told(reader, path, lambda: Money.parse(word), word, "money-unreadable")


def amount(reader: Reader, value: Any, path: Path) -> Money | None:
    """Money that is not below 0.00."""
    found = money(reader, value, path)
    if found is None or found >= 0:
        return found
    reader.fault("money-negative", path, text=str(found))
    return None


def percent(reader: Reader, value: Any, path: Path) -> Fraction | None:
    """A percentage as text such as "6.1" or a whole number, 0 to 100."""
    if type(value) not in (int, str):
        reader.fault("wrong-type", path, expected="percentage", found=type_name(value))
        return None
    return _told(reader, path, lambda: rate(str(value)), str(value), "percent-unreadable")


def quota(reader: Reader, value: Any, path: Path) -> Fraction | None:
    """A percentage, or a whole number that may be larger."""
    if type(value) is int and value > 100:
        return Fraction(value)
    return percent(reader, value, path)


_DIGITS = "[0-9]{1,3}([.][0-9]{1,4})?"
_PERCENT: Shape = {
    "anyOf": [
        {"type": "integer", "minimum": 0, "maximum": 100},
        {"type": "string", "pattern": f"^{_DIGITS}$"},
    ]
}
shaped(day, {"type": "string", "format": "date"})
shaped(moment, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"})
shaped(ident, {"type": "string", "pattern": f"^{_ID.pattern}$"})
shaped(money, {"type": "string", "pattern": "^-?[0-9]{1,10}([.][0-9]{1,2})?$"})
shaped(amount, {"type": "string", "pattern": "^[0-9]{1,10}([.][0-9]{1,2})?$"})
shaped(percent, _PERCENT)
shaped(quota, {"anyOf": [*_PERCENT["anyOf"], {"type": "integer", "minimum": 101}]})


def _told(reader: Reader, path: Path, read: Callable[[], Any], word: str, key: str) -> Any:
    try:
        return read()
    except BadInput:
        reader.fault(key, path, text=word)
        return None


def word(known: Iterable[str]) -> Kind:
    """One of some known words."""
    words = tuple(known)

    def read(reader: Reader, value: Any, path: Path) -> Any:
        found = text(reader, value, path)
        return None if found is None else reader.known(found, words, path)

    return shaped(read, {"enum": list(words)})


def listed(kind: Kind) -> Kind:
    """A list of values of one kind, as a tuple; entries with faults are left out."""

    def read(reader: Reader, value: Any, path: Path) -> Any:
        if not isinstance(value, list):
            reader.fault("wrong-type", path, expected="list", found=type_name(value))
            return None
        found = [kind(reader, each, (*path, place)) for place, each in enumerate(value)]
        return tuple(each for each in found if each is not None)

    return shaped(read, {"type": "array", "items": shape_of(kind)})


def some(kind: Kind) -> Kind:
    """One value or a list of them, always as a tuple; an empty list is a fault."""
    many = listed(kind)

    def read(reader: Reader, value: Any, path: Path) -> Any:
        if value == []:
            reader.fault("empty-list", path)
            return None
        return many(reader, value if isinstance(value, list) else [value], path)

    return shaped(read, {"anyOf": [shape_of(kind), {**shape_of(many), "minItems": 1}]})


def record(keys: Mapping[str, Kind], needed: Iterable[str] = ()) -> Kind:
    """A table with these keys."""
    shape = {
        "type": "object",
        "properties": {key: shape_of(kind) for key, kind in keys.items()},
        "required": list(needed),
        "additionalProperties": False,
    }
    return shaped(lambda reader, value, path: reader.table(value, path, keys, needed), shape)


def mapping(kind: Kind, *, named: bool = False) -> Kind:
    """A table whose keys are free, or ids where the text is to name things by them; all of one kind."""

    def read(reader: Reader, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            reader.fault("wrong-type", path, expected="table", found=type_name(value))
            return None
        for key in value if named else ():
            ident(reader, key, (*path, key))
        found = {key: kind(reader, each, (*path, key)) for key, each in value.items()}
        return {key: each for key, each in found.items() if each is not None}

    names = {"propertyNames": {"pattern": shape_of(ident)["pattern"]}} if named else {}
    return shaped(read, {"type": "object", "additionalProperties": shape_of(kind), **names})
