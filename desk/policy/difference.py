"""Two editions of a policy compared entry by entry; rules by their clause, the most alike with each other."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from desk.policy import contents, pack, rules, tables
from desk.policy.bounds import Among
from desk.records.answers import Point
from desk.records.differences import Difference, Value, What
from desk.records.facts import Choices

HEAD = ("id", "name", "edition", "currency", "home", "names")
SIMPLE: dict[str, What] = {
    "clauses": "clause",
    "settings": "setting",
    "facts": "fact",
    "windows": "window",
}
PLACED: dict[str, What] = {"taxes": "tax", "deposits": "deposit", "plans": "plan"}
Table = Mapping[str, Any]
DEFAULTS = Choices()


def differences(
    old: str, new: str, chosen: Choices = DEFAULTS, choosing: Choices = DEFAULTS
) -> tuple[Difference, ...]:
    """What is other in a pack's new text, and in what the owner chooses; raises Malformed for either."""
    before, after = _read(old), _read(new)
    found = [*_named("head", {"": _head(before)}, {"": _head(after)})]
    for table, what in SIMPLE.items():
        found += _named(what, before.get(table, {}), after.get(table, {}))
    found += _readings(before.get("readings", {}), after.get("readings", {}))
    for table, what in PLACED.items():
        found += _named(what, _placed(before, table), _placed(after, table))
    found += _named("choice", _chosen(chosen), _chosen(choosing))
    found += _rules(before["rules"], after["rules"])
    names = {**before.get("names", {}), **after.get("names", {})}
    return tuple(replace(each, names=names) for each in found)


def _read(text: str) -> Table:
    """A pack's tables, read strictly: the same thing said in two ways is the same."""
    pack.read(text)
    return tables.Reader(text).table(
        tables.parse(text, "pack-malformed", ""), (), contents.KEYS, contents.NEEDED
    )


def _head(read: Table) -> Table:
    return {key: read[key] for key in HEAD if key in read}


def _placed(read: Table, table: str) -> dict[str, Table]:
    """The entries of a list, by their names where they have some, else by their places."""
    return {each.get("name", str(place)): each for place, each in enumerate(read.get(table, ()), 1)}


def _chosen(choices: Choices) -> dict[str, Table]:
    """What an owner chooses within a pack, reading by reading and setting by setting."""
    told = {each.name: getattr(choices, each.name) for each in fields(choices)}
    readings = told.pop("readings")
    return {name: {"": value} for name, value in (readings | told).items() if value not in (None, {})}


def _named(what: What, before: Mapping[str, Table], after: Mapping[str, Table]) -> Iterator[Difference]:
    """Entries that have a name of their own, in the order of the new edition; those that are gone last."""
    for name, entry in after.items():
        values = _values(before.get(name, {}), entry)
        if name not in before:
            yield Difference("added", what, name, _clause(entry), values=values)
        elif values:
            yield Difference("changed", what, name, _clause(entry), values=values)
    for name, entry in before.items():
        if name not in after:
            yield Difference("removed", what, name, _clause(entry), values=_values(entry, {}))


def _readings(before: Mapping[str, Table], after: Mapping[str, Table]) -> Iterator[Difference]:
    """Readings without their options, then options; the first one of a reading is its default."""
    yield from _named("reading", _with_defaults(before), _with_defaults(after))
    for name in after:
        if name in before:
            yield from _named("option", _options(name, before[name]), _options(name, after[name]))


def _with_defaults(readings: Mapping[str, Table]) -> dict[str, Table]:
    return {
        name: {
            **{key: value for key, value in each.items() if key != "options"},
            "default": next(iter(each["options"])),
        }
        for name, each in readings.items()
    }


def _options(name: str, reading: Table) -> dict[str, Table]:
    return {f"{name}.{option}": {"text": text} for option, text in reading["options"].items()}


def _rules(before: tuple[Table, ...], after: tuple[Table, ...]) -> Iterator[Difference]:
    """Rules that are the same are left out; the others of a clause are paired with the most alike."""
    left = list(before)
    new, kept = [], []
    for rule in after:
        if rule in left:
            kept.append(left.pop(left.index(rule)))
        else:
            new.append(rule)
    for rule in new:
        twin = _twin(rule, left)
        if twin is None:
            yield _rule("added", rule, _values({}, _own(rule)))
        else:
            left.remove(twin)
            yield _rule("changed", rule, _values(_own(twin), _own(rule)))
    for rule in left:
        yield _rule("removed", rule, _values(_own(rule), {}))
    if [rule for rule in before if rule in kept] != kept:
        yield Difference("moved", "rule")


def _twin(rule: Table, others: list[Table]) -> Table | None:
    """The rule of the same clause that says most of the same and brings the same kind of thing."""
    alike = [
        each for each in others if each.get("clause") == rule.get("clause") and _brings(each) == _brings(rule)
    ]
    told = _flat(rule)
    return max(alike, key=lambda each: len(told.items() & _flat(each).items()), default=None)


def _rule(way: Any, rule: Table, values: tuple[Value, ...]) -> Difference:
    return Difference(way, "rule", "", rule.get("clause", ""), _about(rule), rule["ask"], values)


def _own(rule: Table) -> Table:
    """A rule without what names it."""
    return {key: value for key, value in rule.items() if key != "clause"}


def _about(rule: Table) -> Point:
    """What a rule could bring, first of all; of one that decides also what it says."""
    key, label = _brings(rule)
    if key == "outcome":
        return Point(key, {"label": label, "finding": rule.get("finding", rules.GROUNDS[label])})
    return Point(key, {} if key in ("requires", "cite") else {"label": label})


def _brings(rule: Table) -> tuple[str, Any]:
    order = ("outcome", *rules.LABELS, "show", *rules.EFFECTS)
    key = next(key for key in order if key in rule)
    return key, tuple(rule[key]) if isinstance(rule[key], Mapping | tuple) else rule[key]


def _clause(entry: Table) -> str:
    clause = entry.get("clause", "")
    return clause if isinstance(clause, str) else ", ".join(clause)


def _values(before: Table, after: Table) -> tuple[Value, ...]:
    """The values that differ, by their keys."""
    old, new = _flat(before), _flat(after)
    keys = dict.fromkeys((*new, *old))
    return tuple(Value(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def _flat(value: Any, path: str = "") -> dict[str, Any]:
    """A table's values by their paths; lists of words stay whole, in the file's order where that counts."""
    if isinstance(value, Among):
        return {f"{path}.not" if value.negated else path: tuple(sorted(value.words))}
    if isinstance(value, Mapping):
        entries = value.items()
    elif isinstance(value, tuple) and value and isinstance(value[0], Mapping):
        entries = {str(place): each for place, each in enumerate(value, 1)}.items()
    else:
        return {path: value}
    found: dict[str, Any] = {}
    for key, each in entries:
        found |= _flat(each, f"{path}.{key}".strip("."))
    return found
