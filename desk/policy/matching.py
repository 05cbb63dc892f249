"""The tests that conditions are compiled to: what a rule's ``when`` says of the facts of a question.

A test is asked with the view and a part and says yes, no, or None: a fact is missing, which its want names.
"""

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from desk.policy import bounds, days, instalments, sums, vocabulary, windows
from desk.policy.bounds import Among
from desk.policy.deposits import per_piece
from desk.policy.parts import Part, line_value
from desk.policy.view import Unknown, View

Want = tuple[str, str]
Check = Callable[[View, Part], bool | None]
Test = tuple[Check, Want]
# A test, the question that it answers together with its opposite, and the answer that it wants.
Plain = tuple[Check, Check, bool]
NOTHING: Want = ("", "")


def _flag(get: Callable[[View], bool | None], want: Want) -> Callable[[bool], list[Test]]:
    def make(wanted: bool) -> list[Test]:
        def test(view: View, part: Part) -> bool | None:
            found = get(view)
            return None if found is None else found is wanted

        return [(test, want)]

    return make


def _word(get: Callable[[View], str]) -> Callable[[Among], list[Test]]:
    def make(words: Among) -> list[Test]:
        meant, wanted = words.words, not words.negated
        return [(lambda view, part: (get(view) in meant) is wanted, NOTHING)]

    return make


def _payment(words: Among) -> list[Test]:
    meant, negated = words.words, words.negated
    return [(lambda view, part: meant.isdisjoint(view.order.payment) is negated, NOTHING)]


def _tag(words: Among) -> list[Test]:
    meant, negated = words.words, words.negated
    return [(lambda view, part: meant.isdisjoint(part.line.tags) is negated, NOTHING)]


def _shipping(word: str) -> list[Test]:
    def test(view: View, part: Part) -> bool | None:
        return None if view.shipping_charged is None else (view.shipping_charged == 0) is (word == "free")

    return [(test, ("wants-shipping-charged", ""))]


def _has(known: bool) -> Callable[[tuple[str, ...]], list[Test]]:
    def make(names: tuple[str, ...]) -> list[Test]:
        return [
            (_summed(name, known) if name in vocabulary.SUMS else _dated(windows.event(name), known), NOTHING)
            for name in names
        ]

    return make


def _summed(name: str, known: bool) -> Callable[[View, Part], bool]:
    return lambda view, part: (getattr(view.request, name) is not None) is known


def _dated(get: windows.Limit, known: bool) -> Callable[[View, Part], bool]:
    return lambda view, part: isinstance(get(view), date) is known


def _settled(wanted: bool) -> list[Test]:
    def test(view: View, part: Part) -> bool | None:
        try:
            return sums.is_settled(view, part) is wanted
        except Unknown:
            return None

    return [(test, ("wants-first-payment", ""))]


def _cost_differs(wanted: bool) -> list[Test]:
    """What is not known does not differ."""

    def test(view: View, part: Part) -> bool:
        costs = (view.shipping_charged, view.shipping_cost)
        return (None not in costs and costs[0] != costs[1]) is wanted

    return [(test, NOTHING)]


def _condition(wanted: Mapping[str, bool]) -> list[Test]:
    return [(_found(name, value), ("wants-condition", name)) for name, value in wanted.items()]


def _found(name: str, wanted: bool) -> Callable[[View, Part], bool | None]:
    def test(view: View, part: Part) -> bool | None:
        found = getattr(part.condition, name)
        return None if found is None else found is wanted

    return test


def _price(said: Mapping[str, int]) -> list[Test]:
    fits = per_piece(said)
    return [(lambda view, part: fits(line_value(part.line), part.line.quantity), NOTHING)]


def _counted(count: Callable[[View, Part], int]) -> Callable[[Mapping[str, int]], list[Test]]:
    """A number of pieces within bounds."""

    def make(said: Mapping[str, int]) -> list[Test]:
        fits = bounds.within(said)
        return [(lambda view, part: fits(count(view, part)), NOTHING)]

    return make


def _measured(get: Callable[[View], int], want: Want = NOTHING) -> Callable[[Mapping[str, int]], list[Test]]:
    """A number of the whole question within bounds."""

    def make(said: Mapping[str, int]) -> list[Test]:
        fits = bounds.within(said)

        def test(view: View, part: Part) -> bool | None:
            try:
                return fits(get(view))
            except Unknown:
                return None

        return [(test, want)]

    return make


def seasonal(day_of: windows.Limit, part_of_year: tuple[Any, ...]) -> Callable[[View, Part], bool]:
    """Whether a day is known and lies in a part of the year."""
    first, last = part_of_year

    def test(view: View, part: Part) -> bool:
        day = day_of(view)
        return isinstance(day, date) and days.in_season(day, first, last)

    return test


def splitting(name: str, usual: str | None) -> Callable[[View, Part], bool]:
    """Whether some pieces of what belongs together, by the word of a fact, stay behind."""

    def test(view: View, part: Part) -> bool:
        word = part.line.told.get(name, usual)
        if not word:
            return False
        asked = sum(each.quantity for each in view.parts if each.line.told.get(name, usual) == word)
        left = sum(
            line.quantity - line.returned - line.cancelled
            for line in view.order.lines
            if line.told.get(name, usual) == word
        )
        return asked < left

    return test


def _wished(words: Among) -> list[Test]:
    """Where the customer wants it to go; before that is said, the first way that is offered."""
    return [(lambda view, part: view.wish in words, NOTHING)]


MAKERS: dict[str, Callable[[Any], list[Test]]] = {
    "payment": _payment,
    "tag": _tag,
    "service": _word(attrgetter("order.service")),
    "channel": _word(attrgetter("order.channel")),
    "cause": _word(attrgetter("request.cause")),
    "state": _word(attrgetter("place.state")),
    "country": _word(attrgetter("place.country")),
    "po_box": _flag(attrgetter("place.po_box"), NOTHING),
    "shipping": _shipping,
    "replacement_in_stock": _flag(attrgetter("request.replacement_in_stock"), NOTHING),
    "ra_on_package": _flag(attrgetter("request.ra_on_package"), ("wants-ra-on-package", "")),
    "dispatch": _word(View.dispatch),
    "effect": _flag(View.has_effect, NOTHING),
    "owes": _flag(lambda view: view.charge > 0, NOTHING),
    "settled": _settled,
    "cost_differs": _cost_differs,
    "has": _has(True),
    "lacks": _has(False),
    "condition": _condition,
    "price": _price,
    "order": _measured(lambda view: view.spread()[1]),
    "held": _measured(lambda view: sums.remains(view, after=False)),
    "kept": _measured(lambda view: sums.remains(view, after=True)),
    "missed": _measured(instalments.missed, ("wants-first-payment", "")),
    "pieces": _counted(sums.pieces),
    "pieces_together": _counted(sums.pieces_together),
    "wish": _wished,
}
