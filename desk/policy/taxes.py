"""Sales taxes: computed once per order on their base, given back by what remains (policy.md).

A tax is on the lines that its kind, tag and price name, where it says so on the shipping too, and on top of
other taxes that stand above it. The order's shipping stands before its lines.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from desk.policy import bounds, tables, vocabulary
from desk.policy.bounds import Among
from desk.policy.deposits import per_piece
from desk.policy.parts import Part, is_taxable, line_value, units_value
from desk.policy.positions import Path
from desk.policy.view import Include, View
from desk.records.facts import LineFacts
from desk.records.money import divide, share

KEYS: dict[str, tables.Kind] = {
    "name": tables.ident,
    "clause": tables.text,
    "percent": tables.percent,
    "rates": tables.word(("tax_rates",)),
    "state": bounds.among(tables.text),
    "country": bounds.among(tables.text),
    "kind": bounds.among(tables.word(vocabulary.KINDS)),
    "tag": bounds.among(tables.text),
    "price": tables.record(bounds.MONEY),
    "shipping": tables.flag,
    "on_top": tables.some(tables.text),
}
_BASE = ("kind", "tag", "price")


@dataclass(frozen=True, slots=True)
class Tax:
    """A tax by its name: a clause's own percentage for some places, or the owner's rates by state."""

    name: str
    clause: str
    percent: Fraction | None
    state: Among | None
    country: Among | None
    include: Include = field(default=is_taxable, compare=False)
    shipping: bool = False
    on_top: tuple["Tax", ...] = ()
    # A tax that an import brought stands for all of them: the first gives it back.
    first: bool = True

    def rate(self, view: View) -> Fraction | None:
        """The percentage where the order is shipped to, or None if there is none."""
        place = view.place
        if self.percent is None:
            return view.tax_rates.get(place.state) if place.country == "US" else None
        if self.state is not None and place.state not in self.state:
            return None
        return None if self.country is not None and place.country not in self.country else self.percent

    def of(self, view: View, percent: Fraction, cents: int) -> int:
        """The tax on a base in whole cents, other taxes that it is on top of added to it."""
        for other in self.on_top:
            rate = other.rate(view)
            cents += 0 if rate is None else other.of(view, rate, cents)
        return divide(cents * percent.numerator, 100 * percent.denominator)

    def given_back(self, view: View, part: Part) -> int:
        """The tax that the order would not have had without a part; an imported one is shared by value."""
        if not part.key:
            return self.on_shipping(view)
        if not self.include(part.line):
            return 0
        if view.order.tax is not None:
            return self._imported(view, part)
        percent = self.rate(view)
        if percent is None:
            return self._untold(view)
        rest = view.rest(part, self.include)
        if self.shipping:
            rest += int(view.shipping_charged or 0)
        return self.of(view, percent, rest) - self.of(view, percent, rest - part.value)

    def in_order(self, view: View, part: Part) -> int:
        """A part's tax in the order's own sequence: all earlier lines stand before it, gone or not."""
        if not part.key:
            return self.on_shipping(view)
        if not self.include(part.line):
            return 0
        if view.order.tax is not None:
            return self._imported(view, part)
        percent = self.rate(view)
        if percent is None:
            return self._untold(view)
        start = view.spread(self.include)[0][part.place] + units_value(part.line, 0, part.before)
        if self.shipping:
            start += int(view.shipping_charged or 0)
        return self.of(view, percent, start + part.value) - self.of(view, percent, start)

    def on_shipping(self, view: View) -> int:
        """The tax on the order's shipping; an imported one is on the lines alone."""
        percent = self.rate(view) if self.shipping and view.order.tax is None else None
        return 0 if percent is None else self.of(view, percent, int(view.shipping_charged or 0))

    def whole(self, view: View) -> int:
        """The tax of the whole order as it was placed."""
        if view.order.tax is not None:
            return int(view.order.tax) if self.first else 0
        percent = self.rate(view)
        if percent is None:
            return 0
        on_shipping = int(view.shipping_charged or 0) if self.shipping else 0
        return self.of(view, percent, view.spread(self.include)[1] + on_shipping)

    def _imported(self, view: View, part: Part) -> int:
        if not self.first or view.order.tax is None:
            return 0
        starts, all_taxable = view.spread(self.include)
        start = starts[part.place] + units_value(part.line, 0, part.before)
        return int(share(view.order.tax, start, part.value, all_taxable))

    def _untold(self, view: View) -> int:
        """No tax; that the owner set no rate is noted."""
        if self.percent is None:
            view.notes["no-tax-rate"] = None
        return 0


def check(reader: tables.Reader, read: Mapping[str, Any], path: Path, above: Iterable[str]) -> None:
    """Keep the faults of one tax: no rate or two, a tax below it that it is to be on top of."""
    if ("percent" in read) is ("rates" in read):
        reader.fault("tax-unclear", path)
    for place, name in enumerate(read.get("on_top", ())):
        reader.known(name, tuple(above), (*path, "on_top", place), "unknown-amount")


def build(entries: Iterable[Mapping[str, Any]]) -> dict[str, Tax]:
    """The taxes of a pack by name, in its order; what has no name is left out."""
    found: dict[str, Tax] = {}
    for read in entries:
        if "name" not in read:
            continue
        found[read["name"]] = Tax(
            name=read["name"],
            clause=read.get("clause", ""),
            percent=read.get("percent"),
            state=read.get("state"),
            country=read.get("country"),
            include=_including(read),
            shipping=read.get("shipping", False),
            on_top=tuple(found[name] for name in read.get("on_top", ()) if name in found),
            first=not found,
        )
    return found


def _including(read: Mapping[str, Any]) -> Include:
    """The test of the lines that a tax is on; one without a base of its own shares what others computed."""
    if not any(key in read for key in _BASE):
        return is_taxable
    kind, tag, price = read.get("kind"), read.get("tag"), read.get("price")
    fits = per_piece(price) if price else None

    def include(line: LineFacts) -> bool:
        if not is_taxable(line) or (kind is not None and line.kind not in kind):
            return False
        if tag is not None and tag.words.isdisjoint(line.tags) is not tag.negated:
            return False
        return fits is None or fits(line_value(line), line.quantity)

    return include
