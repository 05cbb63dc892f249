"""The published schema agrees with the reader: it is made of the same tables and takes the shipped packs."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.policy import case_keys, schema, tables
from tests.policy.material import HEAD, PACKS, RULE

TYPES = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": float,
    "object": dict,
    "array": list,
}
CASES = tables.shape_of(tables.record(case_keys.FILE, ("pack", "case")))


def fits(value: Any, shape: dict[str, Any]) -> bool:
    """Whether a value is as a schema wants it; only the words that ours uses."""
    if "anyOf" in shape:
        return any(fits(value, each) for each in shape["anyOf"])
    if "enum" in shape:
        return value in shape["enum"]
    if shape.get("format") == "date":
        return isinstance(value, date)
    kinds = [shape["type"]] if isinstance(shape["type"], str) else shape["type"]
    if type(value) not in [TYPES[kind] for kind in kinds]:
        return isinstance(value, date) and "string" in kinds
    if isinstance(value, dict):
        known, rest = shape.get("properties", {}), shape["additionalProperties"]
        inner = [known.get(key, rest) for key in value]
        complete = all(key in value for key in shape.get("required", ()))
        return complete and all(
            each and fits(one, each) for one, each in zip(value.values(), inner, strict=True)
        )
    if isinstance(value, list):
        return len(value) >= shape.get("minItems", 0) and all(fits(one, shape["items"]) for one in value)
    if isinstance(value, str):
        return re.search(shape.get("pattern", ""), value) is not None
    return shape.get("minimum", value) <= value <= shape.get("maximum", value)


def test_the_published_schema_is_the_one_of_the_tables() -> None:
    """Write desk.policy.schema.text() to the file after a change of the format."""
    assert (PACKS / "pack.schema.json").read_text("utf-8") == schema.text()


@pytest.mark.parametrize("name", ["samanthas", "miniature-expressions"])
def test_a_shipped_pack_fits(name: str) -> None:
    assert fits(tomllib.loads((PACKS / f"{name}.toml").read_text("utf-8")), schema.schema())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "third"', 'id = "Third!"'),
        ('name = "A third shop"', ""),
        ("edition = 2026-01-01", 'edition = "2026-01-01"'),
        ('to = "store_credit"', 'to = "store_credt"'),
        ('to = "store_credit"', 'too = "store_credit"'),
        ('ask = "return"', "ask = []"),
        ('to = "store_credit"', 'take = "fee"\npercent = 101'),
        ('to = "store_credit"', 'take = "fee"\nflat = 5'),
        ('to = "store_credit"', 'to = "none"\nwhen = { kind = { not = "stok" } }'),
    ],
)
def test_what_the_reader_refuses_does_not_fit(old: str, new: str) -> None:
    text = HEAD + RULE
    assert fits(tomllib.loads(text), schema.schema())
    assert old in text
    assert not fits(tomllib.loads(text.replace(old, new)), schema.schema())


@pytest.mark.parametrize("path", sorted(PACKS.rglob("*.cases.toml")), ids=lambda path: path.name)
def test_a_shipped_case_file_fits_the_shape_of_its_keys(path: Path) -> None:
    assert fits(tomllib.loads(path.read_text("utf-8")), CASES)


@pytest.mark.parametrize(
    ("key", "value", "right"),
    [
        ("weight_lb", 3, True),
        ("weight_lb", 3.5, True),
        ("weight_lb", "3.5", True),
        ("weight_lb", True, False),
        ("facts", {"a": True, "b": 1, "c": "x"}, True),
        ("facts", {"a": 1.5}, False),
        ("placed", date(2026, 3, 2), True),
        ("placed", True, False),
        ("paid", 1, False),
    ],
)
def test_the_shape_of_a_case_takes_what_its_reader_takes(key: str, value: Any, right: bool) -> None:
    case = {"name": "x", "ask": "return", "request": {"on": date(2026, 3, 2)}, "expect": {}}
    order = {"placed": date(2026, 3, 2), key: value}
    assert fits({"pack": "x", "case": [{**case, "order": order}]}, CASES) is right


@pytest.mark.parametrize(("value", "right"), [(["0.00", "1.00"], True), (["0.00"], False), ("1.00", False)])
def test_an_interval_has_two_amounts(value: Any, right: bool) -> None:
    case = {"name": "x", "ask": "return", "request": {"on": date(2026, 3, 2)}}
    expect = {"intervals": {"credit": value}}
    assert fits({"pack": "x", "case": [{**case, "expect": expect}]}, CASES) is right
    assert not fits({"pack": "x", "case": [{"expect": expect}]}, CASES)


def test_every_kind_has_a_shape() -> None:
    assert tables.shape_of(tables.number(1, 5)) == {"type": "integer", "minimum": 1, "maximum": 5}
    assert tables.shape_of(tables.some(tables.flag)) == {
        "anyOf": [{"type": "boolean"}, {"type": "array", "items": {"type": "boolean"}, "minItems": 1}]
    }
