"""Amounts of rules: percent, flat, steps and accruals by elapsed time, a fact's own amount, sums.

Compiled to functions of the view and a part that compute whole cents; a missing fact raises `Unknown`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from desk.policy import elapsed, sums, tables, vocabulary
from desk.policy.bases import BASES, HEARD, MERCHANDISE, OF_LINES, SHARED, by_value, own
from desk.policy.elapsed import Clock
from desk.policy.parts import Part
from desk.policy.taxes import Tax
from desk.policy.told import Fact
from desk.policy.view import Unknown, View
from desk.policy.windows import Windows
from desk.records.money import divide

Sum = Callable[[View, Part], int]
WHOLE_SHARES = ("with-first", "with-last", "whole")
SHARES = ("by-value", *WHOLE_SHARES)
_FEE: dict[str, tables.Kind] = {"percent": tables.percent, "flat": tables.amount}
TIER = {**{unit: tables.number(0, 100_000) for unit in elapsed.UNITS}, **_FEE}
ACCRUAL = {
    **{unit: tables.number(1, 10_000) for unit in elapsed.ACCRUING},
    **_FEE,
    "part": tables.word(elapsed.PARTS),
}
PLAIN_KEYS: dict[str, tables.Kind] = {
    **_FEE,
    "of": tables.text,
    "tiers": tables.some(tables.record(TIER)),
    "accrues": tables.record(ACCRUAL),
    "since": tables.text,
    "until": tables.text,
    "amount": tables.text,
    "share": tables.word(SHARES),
    "among": tables.some(tables.word(vocabulary.KINDS)),
    "times": tables.text,
    "least": tables.amount,
    "most": tables.amount,
}
# Lists whose amount, where it is of the whole order, can be shared over its lines.
SHAREABLE = ("greatest", "smallest", "sum", "difference")
LISTS = (*SHAREABLE, "between")
PAIRS = ("difference", "between")
# An amount in a list may itself be made of a list of plain ones; what is left to the owner stands outside.
INNER_KEYS: dict[str, tables.Kind] = {
    **PLAIN_KEYS,
    **{key: tables.some(tables.record(PLAIN_KEYS)) for key in SHAREABLE},
}
KEYS: dict[str, tables.Kind] = {
    **PLAIN_KEYS,
    **{key: tables.some(tables.record(INNER_KEYS)) for key in LISTS},
}
WAYS = ("percent", "flat", "tiers", "accrues", "amount", *LISTS)
ELAPSED = ("tiers", "accrues")
# Time elapses until the day asked unless another day is named.
UNTIL = "on"


@dataclass(frozen=True, slots=True)
class Known:
    """What the amounts of a pack may name: its taxes, the facts it declares, its windows and days."""

    taxes: Mapping[str, Tax]
    facts: Mapping[str, Fact]
    windows: Windows
    # The tests of conditions, by what they say.
    tests: dict[tuple[str, Any], Any] = field(default_factory=dict)

    def amounts(self) -> tuple[str, ...]:
        """The names of all amounts."""
        money = [name for name, fact in self.facts.items() if fact.kind == "money"]
        return (MERCHANDISE, *SHARED, *sums.SUMS, *self.taxes, *money)

    def counts(self) -> tuple[str, ...]:
        """The names of what an amount may be multiplied by."""
        return (*vocabulary.COUNTS, *(name for name, fact in self.facts.items() if fact.kind == "count"))

    def of_lines(self) -> frozenset[str]:
        """The names of what only a line has."""
        own = (name for name, fact in self.facts.items() if fact.holder == "line")
        return frozenset((*OF_LINES, *own))

    def days(self) -> tuple[str, ...]:
        """The names of all days that something can be counted from."""
        return (*vocabulary.DAYS, *self.windows)


def specs(spec: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A rule's amount and all amounts within it."""
    yield spec
    for key in LISTS:
        for inner in spec.get(key, ()):
            yield from specs(inner)


def back(spec: Mapping[str, Any], known: Known) -> str:
    """What an amount would give back of a line: its ``price``, its ``tax``, ``shipping``; else nothing."""
    bases = [base for each in specs(spec) for base in named(each)]
    if any(base in OF_LINES for base in bases):
        return "price"
    if any(base in known.taxes for base in bases):
        return "tax"
    return "shipping" if "shipping_charged" in bases else ""


def is_of_line(spec: Mapping[str, Any], known: Known) -> bool:
    """Whether an amount is of something that only a line has."""
    own = known.of_lines() | {*HEARD, *known.taxes, "paid"}
    return any(base in own for each in specs(spec) for base in (*named(each), each.get("times")))


def named(spec: Mapping[str, Any]) -> Iterator[str]:
    """What an amount is of: that of a percentage, unless said the price, or the amount itself."""
    fees = (spec, *spec.get("tiers", ()), spec.get("accrues", {}))
    if any("percent" in fee for fee in fees):
        yield spec.get("of", MERCHANDISE)
    if "amount" in spec:
        yield spec["amount"]


def compile_sum(spec: Mapping[str, Any], known: Known) -> Sum:
    """The function that computes an amount that has been read without faults."""
    way = next(key for key in WAYS if key in spec)
    if way in LISTS:
        found = _JOINS[way]([compile_sum(each, known) for each in spec[way]])
        found = by_value(found) if "share" in spec else found
    elif way == "amount":
        found = own(spec["amount"], spec, known)
    elif way in ELAPSED:
        found = _elapsed(spec, known)
    else:
        found = _fee(spec, _base(spec, known))
    return _limited(found, spec, known)


def _limited(found: Sum, spec: Mapping[str, Any], known: Known) -> Sum:
    """So many times an amount, within its bounds."""
    if "times" in spec:
        found = _times(found, spec["times"], known)
    return _bounded(found, spec) if "least" in spec or "most" in spec else found


def between(spec: Mapping[str, Any], known: Known) -> tuple[Sum, Sum] | None:
    """The least and the most of an amount that the policy leaves to the owner; None where it is told."""
    if "between" not in spec:
        return None
    least, most = [_limited(compile_sum(each, known), spec, known) for each in spec["between"]]
    return least, most


def _base(spec: Mapping[str, Any], known: Known) -> Sum:
    """What a percentage is of: the part's price unless another amount is named."""
    name = spec.get("of", MERCHANDISE)
    if name in BASES:
        return BASES[name](spec.get("among", vocabulary.KINDS))
    return own(name, {"share": "whole"} if name in SHARED else {}, known)


def _fee(spec: Mapping[str, Any], base: Sum) -> Sum:
    if "flat" in spec:
        cents = int(spec["flat"])
        return lambda view, part: cents
    percent: Fraction = spec["percent"]
    top, bottom = percent.numerator, 100 * percent.denominator
    return lambda view, part: divide(base(view, part) * top, bottom)


def _elapsed(spec: Mapping[str, Any], known: Known) -> Sum:
    """The first step that is not over, or so much for each unit, from ``since`` to ``until``."""
    clock = Clock(spec["since"], spec.get("until", UNTIL), known.windows)
    base = _base(spec, known)
    if "accrues" in spec:
        return elapsed.accrual(spec["accrues"], _fee(spec["accrues"], base), clock)
    return elapsed.tiered([(each, _fee(each, base)) for each in spec["tiers"]], clock)


def _times(inner: Sum, name: str, known: Known) -> Sum:
    if name in vocabulary.COUNTS:
        return lambda view, part: inner(view, part) * sums.count(view, part, name)
    fact = known.facts[name]

    def compute(view: View, part: Part) -> int:
        found = fact.of(view, part)
        if found is None:
            raise Unknown("fact", fact.name)
        return inner(view, part) * int(found)

    return compute


def _bounded(inner: Sum, spec: Mapping[str, Any]) -> Sum:
    """Never below ``least`` and never above ``most``, whichever of them is given; ``most`` wins."""
    least, most = spec.get("least"), spec.get("most")

    def compute(view: View, part: Part) -> int:
        cents = inner(view, part)
        if least is not None and cents < least:
            cents = int(least)
        return int(most) if most is not None and cents > most else cents

    return compute


def _greatest(inner: list[Sum]) -> Sum:
    return lambda view, part: max([each(view, part) for each in inner])


def _smallest(inner: list[Sum]) -> Sum:
    return lambda view, part: min([each(view, part) for each in inner])


def _sum(inner: list[Sum]) -> Sum:
    return lambda view, part: sum([each(view, part) for each in inner])


def _difference(inner: list[Sum]) -> Sum:
    """The first less the second, never below 0.00."""
    first, second = inner
    return lambda view, part: max(0, first(view, part) - second(view, part))


_JOINS: dict[str, Callable[[list[Sum]], Sum]] = {
    "greatest": _greatest,
    "smallest": _smallest,
    "sum": _sum,
    "difference": _difference,
    # An amount between two bounds is at least the first of them.
    "between": lambda inner: inner[0],
}
