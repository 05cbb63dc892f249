"""The published schema agrees with the reader: it is made of the same tables and takes the shipped packs."""

import re
import tomllib
from datetime import date
from typing import Any

import pytest

from desk.policy import schema, tables
from tests.policy.material import HEAD, PACKS, RULE

TYPES = {"string": str, "boolean": bool, "integer": int, "object": dict, "array": list}


def fits(value: Any, shape: dict[str, Any]) -> bool:
    """Whether a value is as a schema wants it; only the words that ours uses."""
    if "anyOf" in shape:
        return any(fits(value, each) for each in shape["anyOf"])
    if "enum" in shape:
        return value in shape["enum"]
    if shape.get("format") == "date":
        return isinstance(value, date)
    if type(value) is not TYPES[shape["type"]]:
        return False
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


def test_every_kind_has_a_shape() -> None:
    assert tables.shape_of(tables.number(1, 5)) == {"type": "integer", "minimum": 1, "maximum": 5}
    assert tables.shape_of(tables.some(tables.flag)) == {
        "anyOf": [{"type": "boolean"}, {"type": "array", "items": {"type": "boolean"}, "minItems": 1}]
    }
