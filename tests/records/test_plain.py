"""Plain values: every record goes to JSON and back unchanged, and what does not fit is told by its place."""

import importlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date, time
from enum import Enum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.records import plain
from desk.records.addresses import Address
from desk.records.errors import BadInput, Fault
from desk.records.facts import Choices, Facts
from desk.records.imports import ImportReport, ListReport, Planned
from desk.records.money import LARGEST, Money
from desk.records.orders import NewLine
from desk.records.papers import RefusalPaper
from desk.records.requests import NewRequest, Request
from desk.records.shop import Shop

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


def test_a_table_by_numbers_is_read_from_its_texts() -> None:
    """JSON has no numbers as names."""
    kind = Mapping[int, int]
    assert plain.from_plain(kind, plain.to_plain({7: 2, 12: 1})) == {7: 2, 12: 1}
    for value in ({"seven": 1}, {"7.5": 1}, {"-7": 1}, {"٧": 1}, {"7": "1"}, {"7": True}, {"9" * 30: 1}, [7]):
        with pytest.raises(BadInput, match="field-unreadable"):
            plain.from_plain(kind, value, "pieces")


@dataclass(frozen=True)
class Pair:
    """A record with the shapes that no record of the house has yet."""

    size: tuple[int, str]
    anything: Any = None


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


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(plain.to_plain(value)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(records()), ids=lambda kind: kind.__name__)
def test_every_record_comes_back_unchanged(kind: type) -> None:
    # An answer with its steps is many small records, which a busy machine makes slowly.
    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(any_of(kind))
    def comes_back(record: Any) -> None:
        text = through_json(record)
        read = plain.from_plain(kind, text)
        assert read == record
        assert through_json(read) == text

    comes_back()


def test_bytes_that_are_no_base64_are_told() -> None:
    for value in ("no base64", "é", 7, None):
        with pytest.raises(BadInput, match="field-unreadable"):
            plain.from_plain(bytes, value, "photo")


def test_the_records_are_all_there() -> None:
    """So that the round trip cannot pass for want of records."""
    names = {kind.__name__ for kind in records()}
    assert len(names) >= 40
    assert {"Order", "Return", "Answer", "CreditSlip", "ReturnPaper", "Edition", "Ask"} <= names


def test_money_days_and_rates_are_text() -> None:
    values = {1: Money(7745), "on": date(2026, 3, 9), "rates": [Fraction(61, 10), Fraction(3)]}
    assert plain.to_plain(values) == {"1": "77.45", "on": "2026-03-09", "rates": ["61/10", "3"]}
    assert plain.to_plain([True, None, 3, "x"]) == [True, None, 3, "x"]


def test_an_enumeration_is_its_value_and_a_class_is_left_alone() -> None:
    colour = Enum("colour", {"RED": "red"})
    assert plain.to_plain(colour.RED) == "red"  # type: ignore[attr-defined]
    assert plain.to_plain(Shop) is Shop


def test_a_report_with_faults_is_json_too() -> None:
    fault = Fault("import-unreadable", "Total", 7, 3, text="1e3", limit=Money(100))
    report = ImportReport("a.csv", "00", 1, 0, 0, 0, 0, 0, faults=(fault,))
    assert through_json(report)["faults"] == [
        {
            "key": "import-unreadable",
            "where": "Total",
            "line": 7,
            "column": 3,
            "text": "1e3",
            "limit": "1.00",
        }
    ]


def test_a_rate_may_be_typed_as_a_decimal() -> None:
    found = plain.from_plain(Choices, {"deposit_rate": "30", "tax_rates": {"OH": "5.75", "MO": "61/10"}})
    assert found == Choices({}, Fraction(30), {"OH": Fraction("5.75"), "MO": Fraction(61, 10)})


def test_a_tuple_of_set_length_and_anything_at_all() -> None:
    assert plain.from_plain(Pair, {"size": [1, "x"], "anything": {"a": [1.5]}}) == Pair(
        (1, "x"), {"a": [1.5]}
    )
    for wrong in ([1], [1, "x", 2], "ab", None):
        with pytest.raises(BadInput) as told:
            plain.from_plain(Pair, {"size": wrong})
        assert told.value.values == {"where": "size", "text": str(wrong)}
    with pytest.raises(BadInput) as told:
        plain.from_plain(Pair, {"size": ["x", "x"]})
    assert told.value.values["where"] == "size[0]"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Money, text)
        for text in ("1e3", "NaN", "Infinity", "1_000", " 7", "٧", "７", "7.005", "", 7, 7.0, True, None)
    ]
    + [
        (date, text)
        for text in (
            "20260313",
            "2026-W11-5",
            "2026-02-30",
            "0000-01-01",
            "２０２６-０３-１３",
            "",
            "2026-3-9",
            20260313,
        )
    ]
    + [
        (Fraction, text)
        for text in (
            "1e3000000",
            "1/0",
            "1/00",
            "1_0",
            " 1",
            "1/ 2",
            "٦",
            "６.1",
            "NaN",
            "inf",
            "",
            "+1",
            1,
            0.5,
        )
    ]
    + [(int, value) for value in (True, "7", 7.0, None)]
    + [(bool, value) for value in (0, 1, "true", None)]
    + [(str, value) for value in (7, None, ["x"])]
    + [(Literal["a", "b"], value) for value in ("c", None, ["a"])]
    + [(dict[str, str], value) for value in ([], "x", None)]
    + [(tuple[str, ...], value) for value in ("ab", {}, None)]
    + [(Shop, value) for value in ([], "x", None)],
    ids=lambda each: ascii(each)[:40],
)
def test_what_does_not_fit_is_told(kind: Any, value: Any) -> None:
    with pytest.raises(BadInput, match="field-unreadable") as told:
        plain.from_plain(kind, value, "here")
    assert told.value.values == {"where": "here", "text": str(value)}


@pytest.mark.parametrize(
    ("kind", "value", "where"),
    [
        (Shop, {"name": 7}, "name"),
        (Shop, {"name": "A", "address": {"po_box": "yes"}}, "address.po_box"),
        (tuple[NewLine, ...], [{"sku": "A", "name": "B", "quantity": 1, "price": "x"}], "[0].price"),
        (Choices, {"tax_rates": {"OH": "5,75"}}, "tax_rates.OH"),
    ],
    ids=["field", "inner-field", "row", "key"],
)
def test_the_place_is_told(kind: Any, value: Any, where: str) -> None:
    with pytest.raises(BadInput) as told:
        plain.from_plain(kind, value)
    assert told.value.values["where"] == where


def test_an_unknown_field_is_told_with_those_there_are() -> None:
    with pytest.raises(BadInput, match="field-unknown") as told:
        plain.from_plain(Shop, {"name": "A", "address": {"town": "Rolla"}})
    assert told.value.values["where"] == "address.town"
    assert str(told.value.values["known"]).split(", ") == list(Address.__dataclass_fields__)


def test_a_missing_field_is_told() -> None:
    with pytest.raises(BadInput, match="field-missing") as told:
        plain.from_plain(Shop, {"language": "en"})
    assert told.value.values == {"where": "name"}
    with pytest.raises(BadInput) as told:
        plain.from_plain(tuple[NewLine, ...], [{"sku": "A", "name": "B"}], "lines")
    assert told.value.values == {"where": "lines[0].quantity"}
