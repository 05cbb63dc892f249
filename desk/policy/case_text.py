"""A decision as a case file's text: by the tables that read one, so that their new keys are written too.

Nobody's name goes into it: lines are called A, B, C, and of an address only what the policy looks at stays.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from typing import Any

from desk.policy import case_keys, tables
from desk.policy.pack import Pack
from desk.policy.toml_text import name, quoted, written
from desk.records.answers import Answer
from desk.records.facts import Choices, Facts, LineFacts

_FILE = {key: tables.shape_of(kind) for key, kind in case_keys.FILE.items()}
_CASE = tables.shape_of(case_keys.case)["properties"]


def text(title: str, pack: Pack, choices: Choices, decided: tuple[Facts, Answer]) -> str:
    """One case as a file of its own: the facts, and all that the answer said."""
    facts, answer = decided
    letters = {line.key: _letters(place) for place, line in enumerate(facts.order.lines)}
    lines = [f"pack = {quoted(pack.id)}"]
    for key in ("readings", "settings"):
        chosen = _table(_FILE[key], choices.readings if key == "readings" else choices)
        lines += [f"{key} = {written(chosen)}"] if chosen else []
    lines += ["", "[[case]]", f"name = {quoted(title)}", f"ask = {quoted(facts.ask)}"]
    for key, table in (
        ("order", _order(facts, letters)),
        ("request", _request(facts, letters)),
        ("check", _table(_CASE["check"], facts.check) if facts.check else {}),
        ("expect", dict(_expected(answer))),
    ):
        # A check that came back needs no order, which is then none of any day.
        if table and table.get("placed") != date.min:
            lines += ["", f"[case.{key}]", *_entries(table)]
    return "\n".join(lines) + "\n"


def _entries(table: Mapping[str, Any]) -> Iterator[str]:
    """A table a key a line, a list of tables an entry a line."""
    for key, value in table.items():
        if isinstance(value, tuple) and value and isinstance(value[0], dict):
            yield f"{name(key)} = ["
            yield from (f"  {written(each)}," for each in value)
            yield "]"
        else:
            yield f"{name(key)} = {written(value)}"


def _letters(place: int) -> str:
    """A, B, ..., Z, AA, AB: what a line is called instead of its SKU."""
    return ("" if place < 26 else _letters(place // 26 - 1)) + chr(ord("A") + place % 26)


def _table(shape: tables.Shape, facts: Any) -> dict[str, Any]:
    """What of a record a case file can say and does not go without saying."""
    if isinstance(facts, Mapping):
        return dict(facts)
    usual = {each.name: _usual(each) for each in fields(facts)}
    told = {}
    for key, inner in shape["properties"].items():
        value = _timed(facts, key)
        if value is not None and value != usual.get(key):
            told[key] = _plain(inner, value)
    return {key: value for key, value in told.items() if value != {}}


def _timed(facts: Any, key: str) -> Any:
    """A fact; a day with its hour where one was told, what a pack asks of its own under ``facts``."""
    hours = getattr(facts, "times", {})
    if key == "facts":
        return {name: _at(value, hours.get(name)) for name, value in facts.told.items()}
    return _at(getattr(facts, key, None), hours.get(key))


def _at(value: Any, hour: time | None) -> Any:
    return value if hour is None else datetime.combine(value, hour)


def _usual(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _plain(shape: tables.Shape, value: Any) -> Any:
    """A fact as TOML has it: a record as a table, a list of one as that one where either is read."""
    if "properties" in shape:
        return _table(shape, value)
    return value[0] if "anyOf" in shape and isinstance(value, tuple) and len(value) == 1 else value


def _order(facts: Facts, letters: Mapping[str, str]) -> dict[str, Any]:
    shape = _CASE["order"]
    line = shape["properties"]["lines"]["items"]
    lines = tuple(_line(line, each, letters) for each in facts.order.lines)
    return _table(shape, facts.order) | ({"lines": lines} if lines else {})


def _line(shape: tables.Shape, line: LineFacts, letters: Mapping[str, str]) -> dict[str, Any]:
    return {"sku": letters[line.key], "price": line.price, **_without(_table(shape, line), "sku", "price")}


def _without(table: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in keys}


def _request(facts: Facts, letters: Mapping[str, str]) -> dict[str, Any]:
    request = facts.request
    table = _table(_CASE["request"], request)
    found = request.condition or next((part.condition for part in request.lines if part.condition), None)
    if found is not None:
        condition = {each.name: getattr(found, each.name) for each in fields(found)}
        table["condition"] = {key: value for key, value in condition.items() if value is not None}
    if request.granted:
        table["granted"] = {_renamed(each, letters): money for each, money in request.granted.items()}
    if request.lines:
        table["lines"] = tuple(
            {"sku": letters[part.key], "quantity": part.quantity} for part in request.lines
        )
    return table


def _renamed(name: str, letters: Mapping[str, str]) -> str:
    """What the owner granted, by its label and where it is of one line by that line's letter."""
    label, _, line = name.partition(" ")
    return f"{label} {letters.get(line, line)}" if line else label


def _expected(answer: Answer) -> Iterator[tuple[str, Any]]:
    """All that the answer says, by the keys that a case may expect."""
    for key in _CASE["expect"]["properties"]:
        if key in case_keys.FIGURES:
            value: Any = answer.figures.get(key)
        else:
            value = _SAID[key](answer) if key in _SAID else getattr(answer, key, None)
        if value or (key in ("credit", *case_keys.FIGURES) and value is not None):
            yield key, value


# What an answer lists entry by entry, as a case expects it by name.
_SAID: dict[str, Callable[[Answer], Any]] = {
    "amounts": lambda answer: {each.label: answer.amount(each.label) for each in answer.amounts},
    "deadlines": lambda answer: {each.name: _at(each.day, each.at) for each in answer.deadlines},
    "options": lambda answer: {
        each.destination: each.bounds("credit") or each.credit for each in answer.options
    },
    "intervals": lambda answer: {each.label: answer.bounds(each.label) for each in answer.intervals},
    "schedule": lambda answer: tuple({"day": each.day, "money": each.money} for each in answer.schedule),
}
