"""The values of a pack's text that its shop may change, and the text with some of them changed.

What may be changed is told by the tables that read a pack: a new kind of amount is found without a line here.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from desk.policy import amounts, bounds, case_keys, contents, pack, plans, rules, tables, vocabulary
from desk.policy.pack import Pack
from desk.policy.positions import Path, positions, spans, spell
from desk.policy.toml_text import quoted
from desk.records.errors import BadInput
from desk.records.money import Money, rate
from desk.records.policies import MONEY, NUMBER, PERCENT, RATES, TEXT, Value

# What is changed of each section's tables; the rest of them says when and how, which is another policy.
_CHANGED: dict[str, frozenset[str]] = {
    "clauses": frozenset(("text",)),
    "settings": frozenset(("default",)),
    "taxes": frozenset(("percent", "price")),
    "deposits": frozenset(("percent", "flat", "least", "most", "price")),
    "plans": frozenset(plans.KEYS) - {"clause", "after"},
    "windows": frozenset(vocabulary.UNITS),
    "rules": frozenset(amounts.KEYS),
}
_SCALARS = [tables.shape_of(kind) for kind in (tables.amount, tables.percent, tables.quota)]
# What bounds an amount instead of being one: its floor and ceiling, the price that it is for, a step's time.
_BOUNDS = (*bounds.NAMES, "tiers")
_WHOLE = re.compile(r"[0-9]{1,6}", re.ASCII)
_LONGEST = 4000


@lru_cache(maxsize=8)
def read(text: str) -> Pack:
    """A pack from its text as a shop keeps it, read once while it is looked at."""
    return pack.kept(text)


@lru_cache(maxsize=8)
def values(text: str) -> tuple[Value, ...]:
    """All values that may be changed, in the text's order; raises Malformed for what cannot be read."""
    read(text)
    raw = tables.parse(text, "pack-malformed", "")
    lines = positions(text)
    found = [
        _value(path, what, least_most, raw, lines[path])
        for section in _CHANGED
        for path, what, least_most in _section(section, raw.get(section, {}))
    ]
    return tuple(sorted(found, key=lambda each: each.line))


def with_values(text: str, changes: Mapping[str, str]) -> str:
    """The text with the values at some paths changed; comments and layout stay.

    Raises BadInput for a value that is none or outside its range, Malformed for what cannot be read.
    """
    known = {each.path: each for each in values(text)}
    where = {spell(path): span for path, span in spans(text).items()}
    cuts = []
    for path, told in changes.items():
        if path not in known:
            raise BadInput("value-unknown", path=path)
        start, end = where[path]
        cuts.append((start, end, _written(known[path], told.strip(), text[start])))
    for start, end, new in sorted(cuts, reverse=True):
        text = text[:start] + new + text[end:]
    read(text)
    return text


def setting_kind(name: str) -> str:
    """What a setting is by its name: percent, number, or rates by state."""
    shape = tables.shape_of(case_keys.FILE["settings"])["properties"][name]
    if shape == tables.shape_of(tables.percent):
        return PERCENT
    return RATES if shape["type"] == "object" else NUMBER


def check_value(value: Value, told: str) -> None:
    """Raises BadInput for a new value that is not of its kind, or outside its range."""
    if value.what == TEXT:
        if not 0 < len(told) <= _LONGEST:
            raise BadInput("value-text", longest=_LONGEST)
        return
    if value.what not in (MONEY, PERCENT) and not _WHOLE.fullmatch(told):
        raise BadInput("value-not-whole", found=told)
    number: Callable[[str], Any] = {MONEY: Money.parse, PERCENT: rate}.get(value.what, int)
    if not value.most and number(told) < number(value.least):
        raise BadInput("value-too-small", found=told, least=value.least)
    if number(told) < number(value.least) or (value.most and number(told) > number(value.most)):
        raise BadInput("value-out-of-range", found=told, least=value.least, most=value.most)


def _written(value: Value, told: str, before: str) -> str:
    """A new value in TOML, written as the old one was where it can be."""
    check_value(value, told)
    if value.what == TEXT:
        return quoted(told)
    whole = value.what != MONEY and told.isdigit() and before not in "\"'"
    return str(int(told)) if whole else quoted(told)


Found = tuple[Path, str, tuple[str, str]]


def _section(name: str, raw: Any) -> Iterator[Found]:
    """Each value of a section: its path, its kind and its range."""
    shape = tables.shape_of(contents.KEYS[name])
    inner = shape.get("items") or shape["additionalProperties"]
    for key, table in raw.items() if isinstance(raw, dict) else enumerate(raw):
        for entry, value in table.items():
            if entry in _CHANGED[name]:
                yield from _leaves(inner["properties"][entry], value, (name, key, entry))


def _leaves(shape: tables.Shape, value: Any, path: Path) -> Iterator[Found]:
    if isinstance(value, dict):
        table = _alternative(shape, "object")
        for key, each in value.items():
            inner = table["properties"][key] if "properties" in table else table["additionalProperties"]
            yield from _leaves(inner, each, (*path, key))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _leaves(_alternative(shape, "array")["items"], each, (*path, place))
    elif found := _scalar(shape, path):
        yield path, *found


def _alternative(shape: tables.Shape, kind: str) -> tables.Shape:
    return next(each for each in shape.get("anyOf", (shape,)) if each.get("type") == kind)


def _scalar(shape: tables.Shape, path: Path) -> tuple[str, tuple[str, str]] | None:
    """The kind and range of a value; None for words that name things, which are no values."""
    money, percent, quota = _SCALARS
    if shape == quota:
        kind = setting_kind(str(path[1]))
        return kind, ("0", "100") if kind == PERCENT else ("1", "1000000")
    if shape in (money, percent):
        return (MONEY, ("0.00", "")) if shape == money else (PERCENT, ("0", "100"))
    if shape.get("type") == "integer":
        unit = str(path[-1]) if path[-1] in vocabulary.UNITS else NUMBER
        return unit, (str(shape["minimum"]), str(shape["maximum"]))
    return (TEXT, ("", "")) if path[0] == "clauses" else None


def _value(path: Path, what: str, span: tuple[str, str], raw: dict[str, Any], line: int) -> Value:
    section, key = path[0], path[1]
    table = raw[str(section)][key]
    least, most = span
    if section == "settings" and path[2] == "default":
        least, most = str(table.get("least", least)), str(table.get("most", most))
    text: Any = raw
    for part in path:
        text = text[part]
    name, event = _name(path, table, raw), _event(path, table, raw)
    own = {fact: each["text"] for fact, each in raw.get("facts", {}).items()} | raw.get("names", {})
    return Value(
        path=spell(path),
        line=line,
        clause=str(key) if section == "clauses" else table.get("clause", ""),
        what=what,
        text=str(text),
        least=least,
        most=most,
        name=name,
        event=event,
        asks=tuple(_some(table["ask"])) if section == "rules" else (),
        options=_options(table, raw) if section == "rules" else (),
        names={each: own[each] for each in (name, event.partition(".")[2]) if each in own},
    )


def _some(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(path: Path, table: dict[str, Any], raw: dict[str, Any]) -> str:
    """What a value is of: a clause's language, a tax, an amount's label, the deadline that a window sets."""
    section, key = path[0], path[1]
    if section == "clauses":
        return str(path[3])
    if section == "rules":
        label = next((table[label] for label in rules.LABELS if label in table), "")
        return label or str(_some(table.get("show", ""))[0])
    if section == "windows":
        return _deadline(str(key), raw)
    return {"deposits": "deposit", "plans": "plan"}.get(str(section)) or str(table.get("name", key))


def _deadline(window: str, raw: dict[str, Any]) -> str:
    """The deadline that a window sets; its own id where it sets none."""
    set_by = (rule.get("deadline", {}).items() for rule in raw["rules"])
    return next((label for pairs in set_by for label, found in pairs if found == window), window)


def _event(path: Path, table: dict[str, Any], raw: dict[str, Any]) -> str:
    """From which event a window counts and which way (``after.delivered``); which bound of an amount."""
    if path[0] != "windows":
        return next((str(part) for part in (path[-1], "tiers") if part in _BOUNDS and part in path), "")
    return next(f"{key}.{_deadline(_some(table[key])[0], raw)}" for key in contents.ANCHORED if key in table)


def _options(table: dict[str, Any], raw: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The options of readings under which a rule counts."""
    found = []
    for name, told in table.get("when", {}).get("reading", {}).items():
        known = raw["readings"][name]["options"]
        other = _some(told["not"]) if isinstance(told, dict) else ()
        wanted = [each for each in known if each not in other] if other else _some(told)
        found += [(name, option) for option in wanted]
    return tuple(found)
