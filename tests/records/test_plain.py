"""Plain values: every record goes to JSON and back unchanged, and what does not fit is told by its place."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings

from desk.records import plain
from desk.records.addresses import Address
from desk.records.checks import NewCheck
from desk.records.errors import BadInput, Fault
from desk.records.facts import Choices
from desk.records.imports import ImportReport
from desk.records.money import Money
from desk.records.orders import NewLine
from desk.records.shop import Shop
from tests.records.drawing import any_of, records


def test_a_table_by_numbers_is_read_from_its_texts() -> None:
    """JSON has no numbers as names."""
    kind = Mapping[int, int]
    assert plain.from_plain(kind, plain.to_plain({7: 2, 12: 1})) == {7: 2, 12: 1}
    for value in ({"seven": 1}, {"7.5": 1}, {"-7": 1}, {"٧": 1}, {"7": "1"}, {"7": True}, {"9" * 30: 1}, [7]):
        with pytest.raises(BadInput, match="field-unreadable"):
            plain.from_plain(kind, value, "pieces")


def test_a_sequence_is_read_as_a_tuple() -> None:
    assert plain.from_plain(Sequence[str], ["a", "b"]) == ("a", "b")
    with pytest.raises(BadInput, match="field-unreadable"):
        plain.from_plain(Sequence[str], "ab", "wanted")


@dataclass(frozen=True)
class Pair:
    """A record with the shapes that no record of the house has yet."""

    size: tuple[int, str]
    anything: Any = None


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


def test_several_of_a_kind_are_read_in_their_order() -> None:
    assert plain.from_plain(Sequence[Money], ["1.00", "2.00"]) == (Money(100), Money(200))
    with pytest.raises(BadInput, match="field-unreadable"):
        plain.from_plain(Sequence[Money], ["x"], "wanted")


def test_a_field_that_no_record_shows_is_in_no_fault_either() -> None:
    with pytest.raises(BadInput) as told:
        plain.from_plain(NewCheck, {"account": 123456789}, "new")
    assert "123456789" not in repr(told.value.values)
    whole = {"amount": "1.00", "received": "2026-03-13", "parts": []}
    with pytest.raises(BadInput) as told:
        plain.from_plain(NewCheck, {**whole, "account": 123456789}, "new")
    assert told.value.values == {"where": "new.account", "text": "…"}
    assert plain.from_plain(NewCheck, {**whole, "account": "123456789"}, "new").account == "123456789"
