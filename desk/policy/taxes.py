"""Sales taxes: computed once per order on its taxable merchandise, given back by what remains (policy.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from desk.policy import tables
from desk.policy.conditions import Among, among
from desk.policy.view import Part, View, is_taxable, units_value
from desk.records.money import divide, share

KEYS: dict[str, tables.Kind] = {
    "name": tables.ident,
    "clause": tables.text,
    "percent": tables.percent,
    "rates": tables.word(("tax_rates",)),
    "state": among(tables.text),
    "country": among(tables.text),
}


@dataclass(frozen=True, slots=True)
class Tax:
    """A tax by its name: a clause's own percentage for some places, or the owner's rates by state."""

    name: str
    clause: str
    percent: Fraction | None
    state: Among | None
    country: Among | None

    def rate(self, view: View) -> Fraction | None:
        """The percentage where the order is shipped to, or None if there is none."""
        place = view.place
        if self.percent is None:
            return view.tax_rates.get(place.state) if place.country == "US" else None
        if self.state is not None and place.state not in self.state:
            return None
        return None if self.country is not None and place.country not in self.country else self.percent

    def given_back(self, view: View, part: Part) -> int:
        """The tax that the order would not have had without a part; an imported one is shared by value."""
        if not is_taxable(part.line):
            return 0
        if view.order.tax is not None:
            starts, all_taxable = view.spread(is_taxable)
            start = starts[part.place] + units_value(part.line, 0, part.before)
            return int(share(view.order.tax, start, part.value, all_taxable))
        percent = self.rate(view)
        if percent is None:
            return self._untold(view)
        rest, top, bottom = view.rest(part), percent.numerator, 100 * percent.denominator
        return divide(rest * top, bottom) - divide((rest - part.value) * top, bottom)

    def in_order(self, view: View, part: Part) -> int:
        """A part's tax in the order's own sequence: all earlier lines stand before it, gone or not."""
        if not is_taxable(part.line):
            return 0
        starts, all_taxable = view.spread(is_taxable)
        start = starts[part.place] + units_value(part.line, 0, part.before)
        if view.order.tax is not None:
            return int(share(view.order.tax, start, part.value, all_taxable))
        percent = self.rate(view)
        if percent is None:
            return self._untold(view)
        top, bottom = percent.numerator, 100 * percent.denominator
        return divide((start + part.value) * top, bottom) - divide(start * top, bottom)

    def _untold(self, view: View) -> int:
        """No tax; that the owner set no rate is noted."""
        if self.percent is None:
            view.notes["no-tax-rate"] = None
        return 0

    def whole(self, view: View) -> int:
        """The tax of the whole order as it was placed."""
        if view.order.tax is not None:
            return int(view.order.tax)
        percent = self.rate(view)
        if percent is None:
            return 0
        return divide(view.spread(is_taxable)[1] * percent.numerator, 100 * percent.denominator)


def build(read: Mapping[str, Any]) -> Tax:
    """The tax of a table that has been read without faults."""
    return Tax(
        read["name"], read.get("clause", ""), read.get("percent"), read.get("state"), read.get("country")
    )
