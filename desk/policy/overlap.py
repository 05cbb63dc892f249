"""Rules that can never apply, and pairs of which both apply and say different things about the same line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desk.policy import tables, vocabulary
from desk.policy.bounds import Among, is_open

ALL: dict[str, tuple[str, ...]] = {
    "reason": vocabulary.REASONS,
    "kind": vocabulary.KINDS,
    "by": vocabulary.BY,
    "dispatch": vocabulary.DISPATCH,
    "wish": vocabulary.DESTINATIONS,
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
        return all(_can_be(said, readings.get(name)) for name, said in _by_name(values).items())
    if key in ("condition", "fact"):
        return all(_fits_together(said) for said in _by_name(values).values())
    return _fits_together(values, ALL.get(key))


def _by_name(values: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """What several tables say of each name."""
    found: dict[str, list[Any]] = {}
    for each in values:
        for name, said in each.items():
            found.setdefault(name, []).append(said)
    return found


def _fits_together(values: Sequence[Any], known: tuple[str, ...] | None = None) -> bool:
    """Whether something can be all that is said of it; what cannot be compared could."""
    first = values[0]
    if isinstance(first, Among):
        return _can_be(values, known)
    if isinstance(first, Mapping):
        return any(isinstance(each, tuple | str) for each in first.values()) or is_open(list(values))
    return not isinstance(first, bool | str) or len(set(values)) == 1


def _can_be(words: Sequence[Among], known: tuple[str, ...] | None) -> bool:
    """Whether a word is meant by all; of words that are free, any that is named or another."""
    named = {word for each in words for word in each.words}
    return any(all(word in each for each in words) for word in (known or (*named, "")))
