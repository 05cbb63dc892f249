"""Rules that can never apply or are never reached, and pairs that do not go together in one case."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from desk.policy import tables, vocabulary
from desk.policy.bounds import Among, is_open
from desk.policy.days import in_season
from desk.policy.rules import LABELS

ALL: dict[str, tuple[str, ...]] = {
    "reason": vocabulary.REASONS,
    "kind": vocabulary.KINDS,
    "by": vocabulary.BY,
    "dispatch": vocabulary.DISPATCH,
    "payment": vocabulary.PAYMENTS,
    "wish": vocabulary.DESTINATIONS,
}
When = Mapping[str, Any]
Readings = Mapping[str, tuple[str, ...]]
# What is asked of a line, and what of an order there may be several of.
OF_LINES = ("kind", "condition", "price", "pieces", "pieces_together", "tag", "fact", "splits")
SEVERAL = ("payment", "tag")
# Keys that name several things of which all must hold, and those that say something of each.
ALL_OF = ("has", "lacks", "passed", "within", "awaits")
EACH_OF = ("condition", "reading", "fact", "outlasts")
# Pairs of keys that cannot both be true of one name.
OPPOSITES = (("has", "lacks"), ("passed", "within"))


def check(reader: tables.Reader, rules: Sequence[Mapping[str, Any]], readings: Readings) -> None:
    """Keep a fault for each rule that cannot apply, is never reached or said twice, or crosses another."""
    for place, rule in enumerate(rules):
        if not is_possible(rule.get("when", {}), readings):
            reader.fault("rule-impossible", ("rules", place))
    for place, earlier in crossed(rules, readings):
        reader.fault("rules-overlap", ("rules", place), other=reader.line(("rules", earlier)))
    for place, other in lost(rules, readings):
        reader.fault("money-kept", ("rules", place), other=reader.line(("rules", other)))
    sending = {ask for rule in rules if "to" in rule for ask in rule.get("ask", ())}
    for place, rule in enumerate(rules):
        if "give" in rule and not sending.issuperset(rule.get("ask", ())):
            reader.fault("money-without-way", ("rules", place))
    for place, earlier in undecidable(rules, readings):
        reader.fault("between-twice", ("rules", place, "between"), other=reader.line(("rules", earlier)))
    for place, other in unreached(rules):
        reader.fault("rule-unreachable", ("rules", place), other=reader.line(("rules", other)))
    for place, rule in enumerate(rules):
        if rule in rules[:place]:
            reader.fault("rule-twice", ("rules", place), other=reader.line(("rules", rules.index(rule))))


def crossed(rules: Sequence[Mapping[str, Any]], readings: Readings) -> Iterator[tuple[int, int]]:
    """Rules and earlier ones that send what comes back elsewhere in a case that fits both."""
    remedies = [(place, rule) for place, rule in enumerate(rules) if "to" in rule]
    for count, (place, rule) in enumerate(remedies):
        for earlier, other in remedies[:count]:
            differs = other["to"] != rule["to"] and set(other.get("ask", ())) & set(rule.get("ask", ()))
            if differs and is_possible(both(other.get("when", {}), rule.get("when", {})), readings):
                yield place, earlier


def lost(rules: Sequence[Mapping[str, Any]], readings: Readings) -> Iterator[tuple[int, int]]:
    """Rules that give money, and the one that sends nothing in a case that fits both.

    One that says where to is told by what it crosses. Where something is taken it can be all of it, and a
    tender goes its own way: that is seen in each answer.
    """
    moneyless = set(vocabulary.MONEYLESS)
    keeps = [(place, rule) for place, rule in enumerate(rules) if moneyless.issuperset(rule.get("to", ("",)))]
    taken = {ask for rule in rules if "take" in rule or "tender" in rule for ask in rule.get("ask", ())}
    for place, rule in enumerate(rules):
        for kept, other in keeps if "give" in rule else ():
            if "to" in rule and kept != place:
                continue
            asks = set(rule.get("ask", ())) & set(other.get("ask", ()))
            if asks - taken and is_possible(both(other.get("when", {}), rule.get("when", {})), readings):
                yield place, kept


def undecidable(rules: Sequence[Mapping[str, Any]], readings: Readings) -> Iterator[tuple[int, int]]:
    """Amounts left to the owner that have an earlier one's label in the same case: one word decides both."""
    left = [(place, rule) for place, rule in enumerate(rules) if "between" in rule]
    for count, (place, rule) in enumerate(left):
        for earlier, other in left[:count]:
            alike = {rule.get(key) for key in LABELS} & {other.get(key) for key in LABELS} - {None}
            asks = set(rule.get("ask", ())) & set(other.get("ask", ()))
            if alike and asks and is_possible(both(other.get("when", {}), rule.get("when", {})), readings):
                yield place, earlier


def unreached(rules: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    """Rules that give or ask, and the one that answers no wherever they fit."""
    deciding = [(place, rule) for place, rule in enumerate(rules) if "outcome" in rule]
    for place, rule in enumerate(rules):
        if "outcome" not in rule and not rule.get("always"):
            found = (other for other, decides in deciding if _goes_before(decides, rule))
            yield from ((place, other) for other in [next(found, None)] if other is not None)


def _goes_before(decides: Mapping[str, Any], rule: Mapping[str, Any]) -> bool:
    when = decides.get("when", {})
    same_part = (decides.get("per") == "order") is (rule.get("per") == "order")
    if not same_part and any(key in when for key in OF_LINES):
        return False
    asked = set(rule.get("ask", ())) <= set(decides.get("ask", ()))
    return asked and "ask" in rule and covers(when, rule.get("when", {}))


def covers(wide: When, narrow: When) -> bool:
    """Whether whatever fits the one condition fits the other; what cannot be told beforehand does not."""
    return all(key in narrow and _covers(key, value, narrow[key]) for key, value in wide.items())


def _covers(key: str, wide: Any, narrow: Any) -> bool:
    if type(wide) is not type(narrow):
        return False
    if isinstance(wide, Among):
        if narrow.negated:
            return wide.negated and wide.words <= narrow.words
        # An order may be paid in several ways: one that is meant does not keep out one that is not.
        return not (wide.negated and key in SEVERAL) and all(word in wide for word in narrow.words)
    if key in ALL_OF:
        return set(wide) <= set(narrow)
    if key in EACH_OF:
        return all(name in narrow and _covers("", each, narrow[name]) for name, each in wide.items())
    return bool(wide == narrow)


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
    if key == "season":
        return all(_meet(parts) for parts in _by_name(values).values())
    if key in SEVERAL:
        return _can_have(values, ALL.get(key))
    if key in ("condition", "fact"):
        return all(_fits_together(said) for said in _by_name(values).values())
    return _fits_together(values, ALL.get(key))


def _meet(parts: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Whether parts of the year have a day in common: if any, the first day of one of them is one."""
    return any(all(in_season(date(2000, *first), *part) for part in parts) for first, _ in parts)


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
    if any(type(each) is not type(first) for each in values):
        return True
    if isinstance(first, Among):
        return _can_be(values, known)
    if isinstance(first, Mapping):
        return any(isinstance(each, tuple | str) for each in first.values()) or is_open(list(values))
    return not isinstance(first, bool | str) or len(set(values)) == 1


def _can_have(words: Sequence[Among], known: tuple[str, ...] | None) -> bool:
    """Whether some words together fit all: one for each that asks, none that is refused."""
    refused = {word for each in words if each.negated for word in each.words}
    left = known is None or not refused.issuperset(known)
    return left and all(each.negated or each.words - refused for each in words)


def _can_be(words: Sequence[Among], known: tuple[str, ...] | None) -> bool:
    """Whether a word is meant by all; of words that are free, any that is named or another."""
    named = {word for each in words for word in each.words}
    return any(all(word in each for each in words) for word in (known or (*named, "")))
