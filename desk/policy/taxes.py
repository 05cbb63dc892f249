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
Rate = tuple[int, int]


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
    own: Rate | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "own", None if self.percent is None else _rate(self.percent))

    def rate(self, view: View) -> Rate | None:
        """The rate where the order is shipped to, or None if there is none."""
        place = view.place
        if self.percent is None:
            percent = view.tax_rates.get(place.state) if place.country == "US" else None
            return None if percent is None else _rate(percent)
        state, country = self.state, self.country
        if state is not None and (place.state in state.words) is state.negated:
            return None
        outside = country is not None and (place.country in country.words) is country.negated
        return None if outside else self.own

    def of(self, view: View, rate: Rate, cents: int) -> int:
        """The tax on a base in whole cents, other taxes that it is on top of added to it."""
        base = cents
        for other in self.on_top:
            below = other.rate(view)
            base += 0 if below is None else other.of(view, below, cents)
        return divide(base * rate[0], rate[1])

    def given_back(self, view: View, part: Part) -> int:
        """The tax that the order would not have had without a part; an imported one is shared by value."""
        if not part.key:
            return self.on_shipping(view)
        if view.order.tax is not None:
            return self.in_order(view, part)
        if not self.include(part.line):
            return 0
        rate = self.rate(view)
        if rate is None:
            return self._untold(view)
        rest = view.rest(part, self.include)
        if self.shipping:
            rest += int(view.shipping_charged or 0)
        return self.of(view, rate, rest) - self.of(view, rate, rest - part.value)

    def in_order(self, view: View, part: Part) -> int:
        """A part's tax in the order's own sequence: all earlier lines stand before it, gone or not."""
        if not part.key:
            return self.on_shipping(view)
        return self.of_pieces(view, part.place, units_value(part.line, 0, part.before), part.value)

    def of_pieces(self, view: View, place: int, before: int, value: int) -> int:
        """The tax on pieces of a line in the order's own sequence, after others of it worth ``before``."""
        # An imported tax is that of every taxable line, whatever base the pack's own first tax has.
        include = self.include if view.order.tax is None else is_taxable
        if not include(view.order.lines[place]):
            return 0
        starts, all_taxable = view.spread(include)
        start = starts[place] + before
        if view.order.tax is not None:
            return share(int(view.order.tax), start, value, all_taxable) if self.first else 0
        rate = self.rate(view)
        if rate is None:
            return self._untold(view)
        if self.shipping:
            start += int(view.shipping_charged or 0)
        return self.of(view, rate, start + value) - self.of(view, rate, start)

    def of_lines(self, view: View) -> list[int]:
        """The tax on each line of the order, whatever of it is gone."""
        lines, taxed = view.order.lines, [self.include(line) for line in view.order.lines]
        rate = self.rate(view)
        if view.order.tax is not None or rate is None or True not in taxed:
            return [self.of_pieces(view, place, 0, line_value(line)) for place, line in enumerate(lines)]
        reached = int(view.shipping_charged or 0) if self.shipping else 0
        before, found = self.of(view, rate, reached) if reached else 0, []
        for line, is_taxed in zip(lines, taxed, strict=True):
            reached += line_value(line) if is_taxed else 0
            after = self.of(view, rate, reached) if is_taxed else before
            found.append(after - before)
            before = after
        return found

    def on_shipping(self, view: View) -> int:
        """The tax on the order's shipping; an imported one is on the lines alone."""
        rate = self.rate(view) if self.shipping and view.order.tax is None else None
        return 0 if rate is None else self.of(view, rate, int(view.shipping_charged or 0))

    def whole(self, view: View) -> int:
        """The tax of the whole order as it was placed."""
        if view.order.tax is not None:
            return int(view.order.tax) if self.first else 0
        rate = self.rate(view)
        if rate is None:
            return 0
        on_shipping = int(view.shipping_charged or 0) if self.shipping else 0
        return self.of(view, rate, view.spread(self.include)[1] + on_shipping)

    def _untold(self, view: View) -> int:
        """No tax; that the owner set no rate is noted."""
        if self.percent is None:
            view.notes["no-tax-rate"] = None
        return 0


def check(
    reader: tables.Reader, read: Mapping[str, Any], path: Path, above: Mapping[str, Mapping[str, Any]]
) -> None:
    """Keep the faults of one tax: no rate or two, a name that is taken, a tax that it cannot be on top of.

    It is on top of a tax only where that one is charged on all that it is on itself.
    """
    if read.get("name") in above:
        reader.fault("tax-name-taken", (*path, "name"), name=read["name"])
    if len(reader.written(read, path, ("percent", "rates"))) != 1:
        reader.fault("tax-unclear", path)
    for place, name in enumerate(read.get("on_top", ())):
        known = reader.known(name, above, (*path, "on_top", place), "unknown-amount")
        if known and not _reaches(above[known], read):
            reader.fault("tax-base-smaller", (*path, "on_top", place), name=name)


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


def _reaches(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> bool:
    """Whether a tax is charged on all that another is on."""
    if upper.get("shipping") and not lower.get("shipping"):
        return False
    if "kind" in lower and not all(kind in lower["kind"] for kind in _kinds(upper)):
        return False
    if "tag" in lower and not _tags(lower["tag"], upper.get("tag")):
        return False
    return "price" not in lower or bounds.lies_in(upper.get("price", {}), lower["price"])


def _kinds(read: Mapping[str, Any]) -> list[str]:
    return [kind for kind in vocabulary.KINDS if "kind" not in read or kind in read["kind"]]


def _tags(lower: Among, upper: Among | None) -> bool:
    """Whether whatever has the one's tags has the other's; a line may have still others."""
    if upper is None or lower.negated is not upper.negated:
        return False
    return lower.words <= upper.words if lower.negated else lower.words >= upper.words


def _rate(percent: Fraction) -> Rate:
    return percent.numerator, 100 * percent.denominator


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
