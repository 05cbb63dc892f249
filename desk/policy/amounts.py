"""Amounts of rules: percent, flat, tiers by elapsed time, a fact's own amount, the greater of some.

Compiled to functions of the view and a part that compute whole cents; a missing fact raises `Unknown`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from desk.policy import sums, tables, vocabulary, windows
from desk.policy.parts import Part, cumulated, units_value
from desk.policy.purse import purse_of
from desk.policy.taxes import Tax
from desk.policy.view import Include, Unknown, View
from desk.records.facts import LineFacts
from desk.records.money import Money, divide, share

Sum = Callable[[View, Part], int]
MERCHANDISE = "merchandise"
SHARED = ("shipping_charged", "shipping_cost", "first_payment")
SHARES = ("by-value", "with-first", "with-last", "whole")
TIER = {"days": tables.number(0), "percent": tables.percent, "flat": tables.amount}
PLAIN_KEYS: dict[str, tables.Kind] = {
    "percent": tables.percent,
    "of": tables.word((MERCHANDISE, "given", "rest", "credit")),
    "flat": tables.amount,
    "tiers": tables.some(tables.record(TIER)),
    "since": tables.word(vocabulary.DATES),
    "until": tables.word(vocabulary.DATES),
    "amount": tables.text,
    "share": tables.word(SHARES),
    "among": tables.some(tables.word(vocabulary.KINDS)),
    "least": tables.amount,
    "most": tables.amount,
}
KEYS: dict[str, tables.Kind] = {
    **PLAIN_KEYS,
    "greatest": tables.some(tables.record(PLAIN_KEYS)),
    "smallest": tables.some(tables.record(PLAIN_KEYS)),
}
WAYS = ("percent", "flat", "tiers", "amount", "greatest", "smallest")


def compile_sum(spec: Mapping[str, Any], taxes: Mapping[str, Tax]) -> Sum:
    """The function that computes an amount that has been read without faults."""
    way = next(key for key in WAYS if key in spec)
    if way in ("greatest", "smallest"):
        found = _picked(max if way == "greatest" else min, [compile_sum(each, taxes) for each in spec[way]])
    elif way == "amount":
        found = _own(spec, taxes)
    elif way == "tiers":
        found = _tiered(spec)
    else:
        found = _fee(spec, _base(spec))
    return _bounded(found, spec) if "least" in spec or "most" in spec else found


def _base(spec: Mapping[str, Any]) -> Sum:
    """What a percentage is of; of the credit: what lines of these kinds give and the order's own shipping."""
    if spec.get("of") == "credit":
        return _credit(spec.get("among", vocabulary.KINDS))
    return _BASES[spec.get("of", MERCHANDISE)]


def _credit(kinds: tuple[str, ...]) -> Sum:
    def compute(view: View, part: Part) -> int:
        purse = purse_of(view)
        given = min(view.whole.given, purse.shipping)
        given += sum(each.given - purse.missing(each) for each in view.parts if each.line.kind in kinds)
        return max(0, min(given, purse.total - int(view.order.credited)))

    return compute


_BASES: dict[str, Sum] = {
    MERCHANDISE: lambda view, part: part.value,
    "given": lambda view, part: part.given,
    "rest": lambda view, part: part.given - part.taken,
}


def _fee(spec: Mapping[str, Any], base: Sum) -> Sum:
    if "flat" in spec:
        cents = int(spec["flat"])
        return lambda view, part: cents
    percent: Fraction = spec["percent"]
    top, bottom = percent.numerator, 100 * percent.denominator
    return lambda view, part: divide(base(view, part) * top, bottom)


def _picked(pick: Callable[..., int], inner: list[Sum]) -> Sum:
    return lambda view, part: pick(each(view, part) for each in inner)


def _bounded(inner: Sum, spec: Mapping[str, Any]) -> Sum:
    """Never below ``least`` and never above ``most``, whichever of them is given; ``most`` wins."""
    least, most = spec.get("least"), spec.get("most")

    def compute(view: View, part: Part) -> int:
        cents = inner(view, part)
        if least is not None and cents < least:
            cents = int(least)
        return int(most) if most is not None and cents > most else cents

    return compute


def _tiered(spec: Mapping[str, Any]) -> Sum:
    """The first step whose days are not over, counted from ``since`` to ``until``; nothing after the last."""
    since, until = windows.event(spec["since"]), windows.event(spec.get("until", "on"))
    base = _base(spec)
    steps = [(each.get("days"), _fee(each, base)) for each in spec["tiers"]]

    def compute(view: View, part: Part) -> int:
        start, end = since(view), until(view)
        if start is None or end is None:
            raise Unknown(spec["since"] if start is None else spec["until"])
        elapsed = (end - start).days if isinstance(start, date) and isinstance(end, date) else 0
        fitting = (fee for days, fee in steps if days is None or elapsed <= days)
        fee = next(fitting, None)
        return fee(view, part) if fee else 0

    return compute


def _own(spec: Mapping[str, Any], taxes: Mapping[str, Tax]) -> Sum:
    """An amount that the facts tell: the goods' price, a tax, or a share of what is on the whole order."""
    name = spec["amount"]
    if name == MERCHANDISE:
        return _BASES[MERCHANDISE]
    if name in taxes:
        return taxes[name].in_order if "share" in spec else taxes[name].given_back
    if name in sums.SUMS:
        return sums.SUMS[name]
    share_way = spec["share"]
    if share_way == "with-first":
        return lambda view, part: 0 if view.any_returned() else _whole(view, name)
    if share_way == "with-last":
        return lambda view, part: _told(view, name) if view.takes_the_last() else 0
    if share_way == "whole":
        return lambda view, part: _told(view, name)
    include = _including(spec["among"]) if "among" in spec else None
    return _shared_first_payment(include) if name == "first_payment" else _shared(name, include)


def _including(kinds: tuple[str, ...]) -> Include:
    def include(line: LineFacts) -> bool:
        return line.kind in kinds

    return include


def _whole(view: View, name: str) -> int:
    whole = getattr(view.order if name == "first_payment" else view, name)
    if whole is None:
        raise Unknown(name)
    return int(whole)


def _told(view: View, name: str) -> int:
    """A whole amount; 0 where it is not told."""
    return int(getattr(view.order if name == "first_payment" else view, name) or 0)


def _shared(name: str, include: Include | None) -> Sum:
    """The part's share by value, cumulated: earlier lines whole, within the line what is gone before."""

    def compute(view: View, part: Part) -> int:
        whole = _whole(view, name)
        starts, value_of_all = view.spread(include)
        start = starts[part.place] + units_value(part.line, 0, part.before)
        return int(share(Money(whole), start, part.value, value_of_all)) if whole else 0

    return compute


def _shared_first_payment(include: Include | None) -> Sum:
    """A line's own first payment over its pieces; else the order's over the lines that it was made for."""
    of_order = _shared("first_payment", include)

    def compute(view: View, part: Part) -> int:
        own = part.line.first_payment
        if own is None:
            return of_order(view, part)
        return cumulated(int(own), part)

    return compute
