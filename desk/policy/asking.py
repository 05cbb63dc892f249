"""The facts of a pack's own that some questions look at: what has to be asked for them at the counter."""

from collections.abc import Iterable, Iterator

from desk.policy import amounts, vocabulary, windows
from desk.policy.pack import Pack
from desk.policy.rules import Rule
from desk.policy.told import Fact

_NAMING = ("amount", "of", "times")


def facts_for(pack: Pack, asks: frozenset[str]) -> tuple[Fact, ...]:
    """The declared facts that rules of these questions look at, in the pack's order."""
    rules = [rule for rule in pack.rules if rule.asks & asks]
    named = {name for rule in rules for name in _named(rule)}
    named |= _counted((name for rule in rules for name in rule.days), pack.windows)
    return tuple(fact for name, fact in pack.facts.items() if name in named)


def times_for(pack: Pack, asks: frozenset[str]) -> tuple[str, ...]:
    """The days whose time of day these questions look at, since something is counted from them in hours."""
    rules = [rule for rule in pack.rules if rule.asks & asks]
    found: set[str] = set()
    for name in _counted((name for rule in rules for name in rule.days), pack.windows):
        window = pack.windows.get(name)
        if window is not None and window.unit == "hours":
            found |= {*windows.timed(name, pack.windows), *windows.timed(window.act, pack.windows)}
    for rule in rules:
        for spec in amounts.specs(rule.given.spec) if rule.given is not None else ():
            if any("hours" in step for step in spec.get("tiers", ())):
                for day in (spec["since"], spec.get("until", amounts.UNTIL)):
                    found |= {*windows.timed(day, pack.windows)}
    own = [fact.name for fact in pack.facts.values() if fact.kind == "day"]
    return tuple(name for name in (*vocabulary.DATES, *own) if name in found)


def _named(rule: Rule) -> Iterator[str]:
    yield from rule.when.get("fact", ())
    if "splits" in rule.when:
        yield rule.when["splits"]
    for spec in amounts.specs(rule.given.spec) if rule.given is not None else ():
        yield from (spec[key] for key in _NAMING if key in spec)


def _counted(names: Iterable[str], spans: windows.Windows) -> set[str]:
    """The days and windows named, and all that those windows are counted from or wait for."""
    found: set[str] = set()
    ahead = list(names)
    while ahead:
        name = ahead.pop()
        if name in spans and name not in found:
            ahead += (*spans[name].anchors, spans[name].act)
        found.add(name)
    return found
