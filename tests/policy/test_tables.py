"""Strict reading: every fault is kept, each with its line, its path and the nearest right word."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from desk.policy import tables
from desk.records.errors import Fault, Malformed
from desk.records.money import Money


def read_one(kind: tables.Kind, text: str) -> tuple[Any, list[str]]:
    """The value of ``it`` and the faults that reading it told."""
    reader = tables.Reader(text)
    value = kind(reader, tables.parse(text, "pack-malformed", "")["it"], ("it",))
    return value, [each.key for each in reader.faults]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (tables.text, 'it = "a"', "a"),
        (tables.flag, "it = true", True),
        (tables.whole, "it = 3", 3),
        (tables.number(1), "it = 1", 1),
        (tables.day, "it = 2026-03-02", date(2026, 3, 2)),
        (tables.ident, 'it = "a-b_c1"', "a-b_c1"),
        (tables.money, 'it = "-1.50"', Money(-150)),
        (tables.amount, 'it = "12.95"', Money(1295)),
        (tables.percent, 'it = "6.1"', Fraction(61, 10)),
        (tables.percent, "it = 20", Fraction(20)),
        (tables.number(1), "it = 1000000", 1_000_000),
        (tables.amount, 'it = "0.00"', Money(0)),
        (tables.quota, "it = 250", Fraction(250)),
        (tables.quota, "it = 101", Fraction(101)),
        (tables.quota, "it = 100", Fraction(100)),
        (tables.word(("a", "b")), 'it = "b"', "b"),
        (tables.listed(tables.text), "it = []", ()),
        (tables.some(tables.text), 'it = "a"', ("a",)),
        (tables.some(tables.text), 'it = ["a", "b"]', ("a", "b")),
        (tables.mapping(tables.whole), "it = { x = 1 }", {"x": 1}),
        (tables.record({"x": tables.whole}), "it = { x = 1 }", {"x": 1}),
    ],
)
def test_a_value_is_read(kind: tables.Kind, text: str, value: object) -> None:
    assert read_one(kind, text) == (value, [])


def wrong(expected: str, found: str) -> tuple[str, dict[str, object]]:
    """The fault of a value that is of another type."""
    return "wrong-type", {"expected": expected, "found": found}


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        (tables.text, "it = 3", wrong("text", "whole-number")),
        (tables.text, "it = [1]", wrong("text", "list")),
        (tables.text, "it = {}", wrong("text", "table")),
        (tables.text, "it = 2026-03-02", wrong("text", "date")),
        (tables.flag, 'it = "yes"', wrong("boolean", "text")),
        (tables.whole, "it = true", wrong("whole-number", "boolean")),
        (tables.whole, "it = 1.0", wrong("whole-number", "decimal-number")),
        (tables.number(1, 3), "it = 4", ("out-of-range", {"least": 1, "most": 3, "found": 4})),
        (tables.number(1), "it = 1000001", ("out-of-range", {"least": 1, "most": 10**6, "found": 10**6 + 1})),
        (tables.number(1, 3), 'it = "2"', wrong("whole-number", "text")),
        (tables.day, "it = 2026-03-02T10:00:00", wrong("date", "moment")),
        (tables.day, "it = 3", wrong("date", "whole-number")),
        (tables.ident, 'it = "Not An Id"', ("bad-id", {"word": "Not An Id"})),
        (tables.ident, "it = 1", wrong("text", "whole-number")),
        (tables.money, "it = 12.95", wrong("text", "decimal-number")),
        (tables.money, 'it = "12.955"', ("money-unreadable", {"text": "12.955"})),
        (tables.amount, 'it = "-1.00"', ("money-negative", {"text": "-1.00"})),
        (tables.amount, 'it = "1.005"', ("money-unreadable", {"text": "1.005"})),
        (tables.percent, "it = 6.1", wrong("percentage", "decimal-number")),
        (tables.percent, "it = true", wrong("percentage", "boolean")),
        (tables.percent, 'it = "106"', ("percent-unreadable", {"text": "106"})),
        (tables.percent, "it = 101", ("percent-unreadable", {"text": "101"})),
        (tables.quota, 'it = "101"', ("percent-unreadable", {"text": "101"})),
        (tables.quota, "it = true", wrong("percentage", "boolean")),
        (tables.word(("a", "b")), "it = 1", wrong("text", "whole-number")),
        (tables.word(("a", "b")), 'it = "c"', ("unknown-word", {"word": "c", "nearest": "a, b"})),
        (tables.listed(tables.text), 'it = "a"', wrong("list", "text")),
        (tables.some(tables.text), "it = []", ("empty-list", {})),
        (tables.mapping(tables.whole), "it = 1", wrong("table", "whole-number")),
        (tables.record({"x": tables.whole}), "it = [1]", wrong("table", "list")),
        (tables.record({"x": tables.whole}, ("x",)), "it = {}", ("missing-key", {"name": "x"})),
        (
            tables.record({"x": tables.whole}),
            "it = { y = 1 }",
            ("unknown-key", {"name": "y", "nearest": "x"}),
        ),
    ],
)
def test_a_fault_is_kept_with_all_that_tells_it(
    kind: tables.Kind, text: str, fault: tuple[str, dict[str, object]]
) -> None:
    reader = tables.Reader(f"# a comment\n{text}")
    assert kind(reader, tables.parse(text, "pack-malformed", "")["it"], ("it",)) in (None, {})
    (found,) = reader.faults
    key, values = fault
    where = "it.y" if key == "unknown-key" else "it"
    assert found == Fault(key, where, line=2, **values)


@pytest.mark.parametrize(
    ("kind", "text", "value", "where"),
    [
        (tables.listed(tables.whole), 'it = [1, "a", 3]', (1, 3), "it[2]"),
        (tables.some(tables.whole), 'it = [1, "a"]', (1,), "it[2]"),
        (tables.some(tables.whole), 'it = "a"', (), "it[1]"),
        (tables.mapping(tables.whole), 'it = { x = 1, y = "a" }', {"x": 1}, "it.y"),
        (tables.record({"x": tables.whole, "y": tables.whole}), 'it = { x = 1, y = "a" }', {"x": 1}, "it.y"),
    ],
)
def test_what_is_wrong_in_a_list_or_a_table_is_left_out(
    kind: tables.Kind, text: str, value: object, where: str
) -> None:
    reader = tables.Reader(text)
    assert kind(reader, tables.parse(text, "pack-malformed", "")["it"], ("it",)) == value
    assert [(each.key, each.where) for each in reader.faults] == [("wrong-type", where)]


def test_reading_goes_on_after_a_fault() -> None:
    text = "it = { x = 'one', y = 2, z = { w = 3 } }"
    keys = {"x": tables.whole, "y": tables.whole, "z": tables.record({"v": tables.whole})}
    value, faults = read_one(tables.record(keys), text)
    assert value == {"y": 2, "z": {}}
    assert faults == ["wrong-type", "unknown-key"]


def test_a_fault_has_its_line_path_and_nearest_word() -> None:
    reader = tables.Reader("a = 1\n[b]\nclauze = 2\n")
    reader.table({"clauze": 2}, ("b",), {"clause": tables.whole})
    (fault,) = reader.faults
    assert (fault.line, fault.where, fault.values["nearest"]) == (3, "b.clauze", "clause")
    assert reader.line(("b", "elsewhere")) == 2
    assert reader.line(("elsewhere",)) == 1


@pytest.mark.parametrize(
    ("text", "line", "column", "told"),
    [
        ("a = 1\nb = = 2\n", 2, 5, "Invalid value"),
        ("a = 1\nb = [1", 2, 0, "Unclosed array"),
        ("# many\na = 9" + "9" * 5000, 1, 0, "Exceeds the limit"),
    ],
)
def test_a_fault_of_syntax_stands_alone_with_its_line(text: str, line: int, column: int, told: str) -> None:
    with pytest.raises(Malformed) as caught:
        tables.parse(text, "case-malformed", "a file")
    (fault,) = caught.value.faults
    assert (caught.value.key, caught.value.values["name"]) == ("case-malformed", "a file")
    assert (fault.key, fault.line, fault.column) == ("syntax", line, column)
    assert str(fault.values["told"]).startswith(told)
    assert "(at " not in str(fault.values["told"])


def test_a_deep_text_is_a_fault_and_no_crash() -> None:
    with pytest.raises(Malformed):
        tables.parse("a = " + "[" * 20_000, "pack-malformed", "")


def test_faults_come_in_the_files_order() -> None:
    reader = tables.Reader("a = 1\nb = 2\n")
    reader.fault("unknown-key", ("b",))
    reader.fault("unknown-key", ("a",))
    assert [each.where for each in reader.malformed("pack-malformed", "").faults] == ["a", "b"]
    with pytest.raises(Malformed):
        reader.finish("pack-malformed", "")
    tables.Reader("").finish("pack-malformed", "")


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        (tables.text, {"type": "string"}),
        (tables.flag, {"type": "boolean"}),
        (tables.whole, {"type": "integer"}),
        (tables.listed(tables.text), {"type": "array", "items": {"type": "string"}}),
        (tables.mapping(tables.flag), {"type": "object", "additionalProperties": {"type": "boolean"}}),
        (tables.word(("a", "b")), {"enum": ["a", "b"]}),
        (
            tables.record({"x": tables.whole}, ("x",)),
            {
                "type": "object",
                "properties": {"x": {"type": "integer"}},
                "required": ["x"],
                "additionalProperties": False,
            },
        ),
    ],
)
def test_the_shape_of_a_kind(kind: tables.Kind, shape: dict[str, Any]) -> None:
    assert tables.shape_of(kind) == shape
