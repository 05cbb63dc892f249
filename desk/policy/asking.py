"""The facts of a pack's own that some questions look at: what has to be asked for them at the counter."""

from collections.abc import Iterator, Mapping
from typing import Any

from desk.policy import amounts
from desk.policy.pack import Pack
from desk.policy.told import Fact

_NAMING = ("amount", "of", "times")


def facts_for(pack: Pack, asks: frozenset[str]) -> tuple[Fact, ...]:
    """The declared facts that rules of these questions look at, in the pack's order; days always."""
    named = {name for rule in pack.rules if rule.asks & asks for name in _named(rule.when)}
    for rule in pack.rules:
        if rule.asks & asks and rule.given is not None:
            named |= set(_of_amount(rule.given.spec))
    return tuple(fact for name, fact in pack.facts.items() if name in named or fact.kind == "day")


def _named(when: Mapping[str, Any]) -> Iterator[str]:
    yield from when.get("fact", ())
    if "splits" in when:
        yield when["splits"]


def _of_amount(spec: Mapping[str, Any]) -> Iterator[str]:
    yield from (spec[key] for key in _NAMING if key in spec)
    for key in amounts.LISTS:
        for inner in spec.get(key, ()):
            yield from _of_amount(inner)
