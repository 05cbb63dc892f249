"""Records as plain JSON values and back, by their type hints: for drafts, kept answers and ``desk do``."""

import re
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from desk.records.errors import BadInput, DeskError, Fault
from desk.records.money import Money

# Fraction() itself also reads 1e3000000, which takes minutes, and digits of every script.
_FRACTION = re.compile(r"-?[0-9]{1,12}(/0*[1-9][0-9]{0,11}|\.[0-9]{1,12})?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def to_plain(value: Any) -> Any:
    """Lists, tables, text, numbers and null; money as ``"77.45"``, dates as ISO text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: to_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Fault):
        place = {"key": value.key, "where": value.where, "line": value.line, "column": value.column}
        return place | to_plain(value.values)
    if isinstance(value, dict):
        return {str(key): to_plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(each) for each in value]
    if isinstance(value, (Money, Fraction)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def from_plain(kind: Any, value: Any, where: str = "") -> Any:
    """The value of type ``kind``; raises BadInput naming the place where the plain value does not fit."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any:
        return value
    if origin in (Union, types.UnionType):
        inner = next(each for each in arguments if each is not type(None))
        return None if value is None else from_plain(inner, value, where)
    if origin is Literal:
        return _expect(value in arguments, value, where)
    if origin is tuple:
        return _read_tuple(arguments, value, where)
    if origin is dict:
        _expect(isinstance(value, dict), value, where)
        return {key: from_plain(arguments[1], each, f"{where}.{key}") for key, each in value.items()}
    if is_dataclass(kind):
        return _read_record(kind, value, where)
    return _read_scalar(kind, value, where)


def _read_tuple(arguments: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    _expect(isinstance(value, list), value, where)
    if arguments[-1] is Ellipsis:
        return tuple(from_plain(arguments[0], each, f"{where}[{n}]") for n, each in enumerate(value))
    _expect(len(value) == len(arguments), value, where)
    return tuple(
        from_plain(kind, each, f"{where}[{n}]")
        for n, (kind, each) in enumerate(zip(arguments, value, strict=True))
    )


def _read_record(kind: Any, value: Any, where: str) -> Any:
    _expect(isinstance(value, dict), value, where)
    hints = hints_of(kind)
    unknown = sorted(set(value) - set(hints))
    if unknown:
        raise BadInput("field-unknown", where=f"{where}.{unknown[0]}".lstrip("."), known=", ".join(hints))
    missing = [
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING and each.name not in value
    ]
    if missing:
        raise BadInput("field-missing", where=f"{where}.{missing[0]}".lstrip("."))
    return kind(
        **{name: from_plain(hints[name], each, f"{where}.{name}".lstrip(".")) for name, each in value.items()}
    )


def _read_scalar(kind: Any, value: Any, where: str) -> Any:
    try:
        if kind is Money:
            return Money.parse(_expect(isinstance(value, str), value, where))
        if kind is date:
            return date.fromisoformat(_expect(_fits(_DATE, value), value, where))
        if kind is Fraction:
            return Fraction(_expect(_fits(_FRACTION, value), value, where))
    except (ValueError, DeskError) as trouble:
        raise BadInput("field-unreadable", where=where, text=str(value)) from trouble
    return _expect(isinstance(value, kind) and (kind is bool or not isinstance(value, bool)), value, where)


def _fits(grammar: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and grammar.fullmatch(value) is not None


def _expect(holds: bool, value: Any, where: str) -> Any:
    if not holds:
        raise BadInput("field-unreadable", where=where, text=str(value))
    return value


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """The type hints of a record or function, resolved once."""
    return get_type_hints(kind)
