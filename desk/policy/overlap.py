"""Rules that can never apply, and pairs of which both apply and say different things about the same line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desk.policy import tables, vocabulary
from desk.policy.conditions import Among

ALL: dict[str, tuple[str, ...]] = {
    "reason": vocabulary.REASONS,
    "kind": vocabulary.KINDS,
    "by": vocabulary.BY,
    "dispatch": vocabulary.DISPATCH,
}
When = Mapping[str, Any]
Readings = Mapping[str, tuple[str, ...]]
# Pairs of keys that cannot both be true of one name.
OPPOSITES = (("has", "lacks"), ("passed", "within"))


def check(reader: tables.Reader, rules: Sequence[Mapping[str, Any]], readings: Readings) -> None:
    """Keep a fault for each rule that cannot apply, and for each whose remedy an earlier one may cross."""
    for place, rule in enumerate(rules):
        if not is_possible(rule.get("when", {}), readings):
            reader.fault("rule-impossible", ("rules", place))
    for place, earlier in crossed(rules, readings):
        reader.fault("rules-overlap", ("rules", place), other=reader.line(("rules", earlier)))


def crossed(rules: Sequence[Mapping[str, Any]], readings: Readings) -> Iterator[tuple[int, int]]:
    """Rules and earlier ones that send what comes back elsewhere in a case that fits both."""
    remedies = [(place, rule) for place, rule in enumerate(rules) if "to" in rule]
    for count, (place, rule) in enumerate(remedies):
        for earlier, other in remedies[:count]:
            differs = other["to"] != rule["to"] and set(other.get("ask", ())) & set(rule.get("ask", ()))
            if differs and is_possible(both(other.get("when", {}), rule.get("when", {})), readings):
                yield place, earlier


def both(first: When, second: When) -> dict[str, Any]:
    """Two conditions as one; what each says of the same key stands as a list of what must all hold."""
    return {
        key: [each[key] for each in (first, second) if key in each]
        for key in dict.fromkeys((*first, *second))
    }


def is_possible(when: When, readings: Readings) -> bool:
    """Whether something could fit a condition; what cannot be told beforehand could."""
    said = {key: value if isinstance(value, list) else [value] for key, value in when.items()}
    for first, second in OPPOSITES:
        names = {name for each in said.get(second, ()) for name in each}
        if any(name in names for each in said.get(first, ()) for name in each):
            return False
    return all(_can_hold(key, values, readings) for key, values in said.items())


def _can_hold(key: str, values: Sequence[Any], readings: Readings) -> bool:
    if key == "reading":
        names = {name for each in values for name in each}
        return all(
            _can_be([each[name] for each in values if name in each], readings.get(name)) for name in names
        )
    if key == "condition":
        found = [pair for each in values for pair in each.items()]
        return len(dict(found)) == len(set(found))
    if key == "price":
        return _is_open(values)
    if isinstance(values[0], Among):
        return _can_be(values, ALL.get(key))
    return not isinstance(values[0], bool | str) or len(set(values)) == 1


def _can_be(words: Sequence[Among], known: tuple[str, ...] | None) -> bool:
    """Whether a word is meant by all; of words that are free, any that is named or another."""
    named = {word for each in words for word in each.words}
    return any(all(word in each for each in words) for word in (known or (*named, "")))


def _is_open(values: Sequence[Mapping[str, int]]) -> bool:
    """Whether a price in whole cents lies within all bounds."""
    low = max([each.get("least", 0) for each in values] + [each.get("over", -1) + 1 for each in values])
    highs = [each["most"] for each in values if "most" in each]
    highs += [each["under"] - 1 for each in values if "under" in each]
    return not highs or low <= min(highs)
