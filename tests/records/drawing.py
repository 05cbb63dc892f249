"""Records to try: every kind of the house, any values in its own fields, examples in what it holds."""

import importlib
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date, time
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from desk.records import plain
from desk.records.errors import Fault
from desk.records.facts import Facts
from desk.records.imports import ListReport, Planned
from desk.records.money import LARGEST, Money
from desk.records.papers import RefusalPaper
from desk.records.requests import NewRequest, Request

ROOMS = (
    "answers",
    "claims",
    "credits",
    "differences",
    "facts",
    "imports",
    "ledger",
    "lists",
    "orders",
    "papers",
    "requests",
    "returns",
    "shop",
    "strays",
)
BY_KIND = (Planned, ListReport, Request, NewRequest, RefusalPaper)
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=6) | st.sampled_from(["Łukasz", "山田 花子", "R&D <x@y>", ""]),
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    Money: st.integers(-LARGEST, LARGEST).map(Money),
    date: st.dates(),
    time: st.times().map(lambda found: found.replace(microsecond=0)),
    bytes: st.binary(max_size=6),
    Any: st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    Fraction: st.fractions(-1000, 1000, max_denominator=10**6),
}


BARE: dict[Any, Any] = {
    **{str: "", int: 0, bool: False, bytes: b"", Money: Money(0), Any: False},
    **{date: date(2026, 3, 13), time: time(9, 30), Fraction: Fraction(0)},
}
FULL: dict[Any, Any] = {
    **{str: "Łukasz <x@y>", int: -7, bool: True, bytes: b"\xff\xd8", Money: Money(-7745), Any: "x"},
    **{date: date(2027, 12, 31), time: time(23, 59), Fraction: Fraction(139, 7)},
}


def records() -> Iterator[type]:
    """Every record of the house but Facts, whose holidays are a calendar and no data, and planned imports.

    These hold a customer or an item, and requests an ask or a parcel, which their kind tells apart: they are
    read by who knows it.
    """
    for room in ROOMS:
        module = importlib.import_module(f"desk.records.{room}")
        for kind in vars(module).values():
            if is_dataclass(kind) and kind.__module__ == module.__name__ and kind not in (Facts, *BY_KIND):
                yield kind


@cache
def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that a record's field may have."""
    if kind in SCALARS:
        return SCALARS[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, UnionType):
        return st.one_of([st.none() if each is type(None) else part_of(each) for each in arguments])
    if arguments[:1] == (Fault,):
        return st.just(())  # faults are shown, and never read back
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(part_of(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(part_of, arguments))
    if origin is dict:
        return st.dictionaries(st.text(max_size=4), part_of(arguments[1]), max_size=2)
    return st.builds(kind, **{name: part_of(hint) for name, hint in plain.hints_of(kind).items()})


@cache
def part_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a field; of a record in it a bare or a full one, since each is drawn by itself as well.

    Papers hold records that hold records: drawn to the bottom they are thousands of values.
    """
    if kind not in SCALARS and is_dataclass(kind):
        return st.sampled_from([example(kind, full=False), example(kind, full=True)])
    return any_of(kind)


def example(kind: Any, *, full: bool) -> Any:
    """A value of a type with nothing in what may be empty, or with something in all of it."""
    if kind in SCALARS:
        return FULL[kind] if full else BARE[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return arguments[-1 if full else 0]
    if origin in (Union, UnionType):
        some = [each for each in arguments if each is not type(None)]
        return None if not full and len(some) < len(arguments) else example(some[0], full=full)
    if origin is tuple and arguments[-1] is not Ellipsis:
        return tuple(example(each, full=full) for each in arguments)
    if origin is tuple:
        return (example(arguments[0], full=full),) if full and arguments[0] is not Fault else ()
    if origin is dict:
        return {"a b": example(arguments[1], full=full)} if full else {}
    return kind(**{name: example(hint, full=full) for name, hint in plain.hints_of(kind).items()})
