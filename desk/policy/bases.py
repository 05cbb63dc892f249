"""What amounts are of: goods, taxes, shares of what is on the whole order, money that a pack asks for."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from desk.policy import sums
from desk.policy.parts import Part, cumulated, units_value
from desk.policy.purse import purse_of
from desk.policy.taxes import Tax
from desk.policy.told import Fact
from desk.policy.view import Include, Unknown, View
from desk.records.facts import LineFacts
from desk.records.money import share

Sum = Callable[[View, Part], int]
MERCHANDISE = "merchandise"
SHARED = ("shipping_charged", "shipping_cost", "first_payment")

# What of a line depends on the rules that were heard for it.
HEARD = ("given", "rest")
# What only a line has.
OF_LINES = (MERCHANDISE, "deposit", "forfeit", "balance", "open_tax", "full_price", "discount")


class Named(Protocol):
    """Where the names that amounts use are looked up."""

    @property
    def taxes(self) -> Mapping[str, Tax]:
        """The pack's taxes."""
        ...

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts that the pack declares."""
        ...


def _credit(kinds: tuple[str, ...]) -> Sum:
    """What a cancellation would give back: what lines of these kinds give and the order's own shipping."""

    def compute(view: View, part: Part) -> int:
        purse = purse_of(view)
        given = purse.shipping_given()
        parts = [each for each in view.parts if each.line.kind in kinds]
        given += sum(each.given - purse.missing(each) for each in parts) - purse.unpaid_shipping(parts)
        return max(0, min(given, purse.total - int(view.order.credited)))

    return compute


def _merchandise(view: View, part: Part) -> int:
    return part.value


def _goods(view: View, part: Part) -> int:
    """The price of all the parts asked about together."""
    return sum(each.value for each in view.parts)


def _given(view: View, part: Part) -> int:
    """What the rules above this one gave a line; all of it where the whole order is meant."""
    if part.key:
        return sum(given for place, given, _ in part.log if place < view.hearing)
    return sum(each.given for each in _of(view, part))


def _rest(view: View, part: Part) -> int:
    """What the rules above this one left; never below 0.00."""
    if part.key:
        return max(0, sum(given - taken for place, given, taken in part.log if place < view.hearing))
    return max(0, _given(view, part) - sum(each.taken for each in _of(view, part)))


def _of(view: View, part: Part) -> tuple[Part, ...]:
    """A line's part alone; the order as a whole is all its parts and what it has of its own."""
    return (part,) if part.key else (*view.parts, part)


BASES: dict[str, Callable[[tuple[str, ...]], Sum]] = {
    MERCHANDISE: lambda kinds: _merchandise,
    "goods": lambda kinds: _goods,
    "given": lambda kinds: _given,
    "rest": lambda kinds: _rest,
    "credit": _credit,
}


def own(name: str, spec: Mapping[str, Any], known: Named) -> Sum:
    """An amount that the facts tell: the goods' price, a tax, a share of what is on the whole order."""
    if name == MERCHANDISE:
        return _merchandise
    if name in known.taxes:
        return _taxed(known.taxes[name], spec.get("share"))
    if name in sums.SUMS:
        return sums.SUMS[name]
    if name in known.facts:
        return _told(known.facts[name])
    share_way = spec["share"]
    # What was charged and is not told was nothing; what it cost has to be told.
    whole = _whole if name == "shipping_cost" else _known
    if share_way == "with-first":
        return lambda view, part: 0 if view.any_returned() else _whole(view, name)
    if share_way == "with-last":
        return lambda view, part: whole(view, name) if view.takes_the_last() else 0
    if share_way == "whole":
        return lambda view, part: whole(view, name)
    include = _including(spec["among"]) if "among" in spec else None
    return _shared_first_payment(include) if name == "first_payment" else _shared(name, include)


def _taxed(tax: Tax, share_way: str | None) -> Sum:
    if share_way == "with-last":
        return lambda view, part: tax.given_back(view, part) if view.takes_the_last() else 0
    return tax.in_order if share_way else tax.given_back


def _told(fact: Fact) -> Sum:
    """Money that was told; what is told of a line is for each of its pieces."""

    def compute(view: View, part: Part) -> int:
        found = fact.of(view, part)
        if found is None:
            raise Unknown("fact", fact.name)
        return int(found) * (part.quantity if fact.holder == "line" else 1)

    return compute


def _including(kinds: tuple[str, ...]) -> Include:
    def include(line: LineFacts) -> bool:
        return line.kind in kinds

    return include


def _whole(view: View, name: str) -> int:
    whole = getattr(view.order if name == "first_payment" else view, name)
    if whole is None:
        raise Unknown(name)
    return int(whole)


def _known(view: View, name: str) -> int:
    """A whole amount; 0 where it is not told."""
    return int(getattr(view.order if name == "first_payment" else view, name) or 0)


def _shared(name: str, include: Include | None) -> Sum:
    """The part's share by value, cumulated: earlier lines whole, within the line what is gone before."""

    def compute(view: View, part: Part) -> int:
        whole = _whole(view, name)
        starts, value_of_all = view.spread(include)
        start = starts[part.place] + units_value(part.line, 0, part.before)
        return share(whole, start, part.value, value_of_all) if whole else 0

    return compute


def by_value(whole: Sum) -> Sum:
    """A part's share by value of an amount of the whole order, cumulated like what is told of it."""

    def compute(view: View, part: Part) -> int:
        starts, value_of_all = view.spread()
        start = starts[part.place] + units_value(part.line, 0, part.before)
        return share(whole(view, part), start, part.value, value_of_all)

    return compute


def _shared_first_payment(include: Include | None) -> Sum:
    """A line's own first payment over its pieces; else the order's over its lines, else the pack's."""
    of_order = _shared("first_payment", include)

    def compute(view: View, part: Part) -> int:
        own, deposits = part.line.first_payment, view.terms.deposits
        if own is None and view.order.first_payment is None and deposits is not None:
            if not deposits.takes(part.line.kind):
                return of_order(view, part)
            return cumulated(deposits.of(part.line, None, view.order.lines), part)
        return of_order(view, part) if own is None else cumulated(int(own), part)

    return compute
