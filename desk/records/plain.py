"""Records as plain JSON values and back, by their type hints: for drafts, kept answers and ``desk do``."""

import re
import types
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from desk.records.errors import BadInput, DeskError, Fault
from desk.records.money import Money

# Fraction() itself also reads 1e3000000, which takes minutes, and digits of every script.
_FRACTION = re.compile(r"-?[0-9]{1,12}(/0*[1-9][0-9]{0,11}|\.[0-9]{1,12})?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?", re.ASCII)


Reader = Callable[[Any, tuple[str | int, ...]], Any]


# What is plain already, and most of what a record holds.
_PLAIN = frozenset((str, int, bool, type(None)))


def to_plain(value: Any) -> Any:
    """Lists, tables, text, numbers and null; money as ``"77.45"``, dates as ISO text, bytes as base64."""
    kind: Any = type(value)
    return value if kind in _PLAIN else _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """What makes values of a type plain; made once, as what reads them is."""
    if issubclass(kind, (tuple, list)):
        return lambda value: [to_plain(each) for each in value]
    if issubclass(kind, dict):
        return lambda value: {str(key): to_plain(each) for key, each in value.items()}
    if issubclass(kind, (Money, Fraction)):
        return str
    if issubclass(kind, (date, time)):
        return lambda value: value.isoformat()
    if issubclass(kind, bytes):
        return lambda value: b64encode(value).decode("ascii")
    if is_dataclass(kind):
        names = tuple(each.name for each in fields(kind))
        return lambda value: {name: to_plain(getattr(value, name)) for name in names}
    if issubclass(kind, Fault):
        return _fault
    return (lambda value: value.value) if issubclass(kind, Enum) else (lambda value: value)


def _fault(fault: Fault) -> dict[str, Any]:
    place = {"key": fault.key, "where": fault.where, "line": fault.line, "column": fault.column}
    return place | to_plain(fault.values)


def from_plain(kind: Any, value: Any, where: str = "") -> Any:
    """The value of type ``kind``; raises BadInput naming the place where the plain value does not fit."""
    return _reader(kind)(value, (where,) if where else ())


@cache
def _reader(kind: Any) -> Reader:
    """What reads values of a type; made once, since a kept answer is a hundred values."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any:
        return lambda value, where: value
    if origin in (Union, types.UnionType):
        inner = _reader(next(each for each in arguments if each is not type(None)))
        return lambda value, where: None if value is None else inner(value, where)
    if origin is Literal:
        return lambda value, where: _expect(value in arguments, value, where)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is Sequence:
        return _tuple_reader((*arguments, ...))
    if origin in (dict, Mapping):
        return _table_reader(_NAMES.get(arguments[0], _named), _reader(arguments[1]))
    return _record_reader(kind) if is_dataclass(kind) else _scalar_reader(kind)


def _tuple_reader(arguments: tuple[Any, ...]) -> Reader:
    if arguments[-1] is Ellipsis:
        inner = _reader(arguments[0])

        def read_any(value: Any, where: tuple[str | int, ...]) -> Any:
            _expect(isinstance(value, list), value, where)
            return tuple([inner(each, (*where, place)) for place, each in enumerate(value)])

        return read_any
    readers = [_reader(each) for each in arguments]

    def read_some(value: Any, where: tuple[str | int, ...]) -> Any:
        _expect(isinstance(value, list) and len(value) == len(readers), value, where)
        pairs = enumerate(zip(readers, value, strict=True))
        return tuple([read(each, (*where, place)) for place, (read, each) in pairs])

    return read_some


def _table_reader(name: Reader, inner: Reader) -> Reader:
    def read(value: Any, where: tuple[str | int, ...]) -> Any:
        _expect(isinstance(value, dict), value, where)
        return {name(key, where): inner(each, (*where, key)) for key, each in value.items()}

    return read


def _named(key: Any, where: tuple[str | int, ...]) -> Any:
    return key


def _numbered(key: Any, where: tuple[str | int, ...]) -> Any:
    return int(_expect(isinstance(key, str) and bool(_NUMBER.fullmatch(key)), key, where))


# How the names of a table are read, where they are no texts: JSON has no others.
_NAMES: dict[Any, Reader] = {int: _numbered}


def _record_reader(kind: Any) -> Reader:
    hints = hints_of(kind)
    readers = {name: _reader(hint) for name, hint in hints.items()}
    readers |= {each.name: _untold(readers[each.name]) for each in fields(kind) if not each.repr}
    needed = [each.name for each in fields(kind) if each.default is MISSING is each.default_factory]

    def read(value: Any, where: tuple[str | int, ...]) -> Any:
        _expect(isinstance(value, dict), value, where)
        unknown = sorted(value.keys() - hints.keys())
        if unknown:
            raise BadInput("field-unknown", where=_place((*where, unknown[0])), known=", ".join(hints))
        missing = [name for name in needed if name not in value]
        if missing:
            raise BadInput("field-missing", where=_place((*where, missing[0])))
        return kind(**{name: readers[name](each, (*where, name)) for name, each in value.items()})

    return read


def _untold(inner: Reader) -> Reader:
    """What reads a field that no record shows: nor does the fault of one that cannot be read."""

    def read(value: Any, where: tuple[str | int, ...]) -> Any:
        try:
            return inner(value, where)
        except BadInput:
            raise BadInput("field-unreadable", where=_place(where), text="…") from None

    return read


def _scalar_reader(kind: Any) -> Reader:
    made = _MADE.get(kind)
    if made is None:
        return lambda value, where: _expect(_is_plainly(kind, value), value, where)

    def read(value: Any, where: tuple[str | int, ...]) -> Any:
        try:
            return made(value)
        except (TypeError, ValueError, DeskError) as trouble:
            raise BadInput("field-unreadable", where=_place(where), text=str(value)) from trouble

    return read


def _is_plainly(kind: Any, value: Any) -> bool:
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _money(value: Any) -> Money:
    return Money.parse(value)


def _bytes(value: Any) -> bytes:
    return b64decode(value, validate=True)


def _date(value: Any) -> date:
    return date.fromisoformat(_fitting(_DATE, value))


def _time(value: Any) -> time:
    return time.fromisoformat(_fitting(_TIME, value))


def _fraction(value: Any) -> Fraction:
    return Fraction(_fitting(_FRACTION, value))


_MADE: dict[Any, Callable[[Any], Any]] = {
    Money: _money,
    date: _date,
    time: _time,
    Fraction: _fraction,
    bytes: _bytes,
}


def _fitting(grammar: re.Pattern[str], value: Any) -> str:
    if not grammar.fullmatch(value):
        raise ValueError(value)
    return str(value)


def _expect(holds: bool, value: Any, where: tuple[str | int, ...]) -> Any:
    if not holds:
        raise BadInput("field-unreadable", where=_place(where), text=str(value))
    return value


def _place(where: tuple[str | int, ...]) -> str:
    return "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in where).lstrip(".")


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """The type hints of a record or function, resolved once."""
    return get_type_hints(kind)
