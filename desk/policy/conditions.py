"""Conditions of rules: what ``when`` may say, and the tests it is compiled to.

A test is asked with the view and a part and says yes, no, or None: a fact is missing, which its want names.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from desk.policy import sums, tables, vocabulary, windows
from desk.policy.parts import Part, line_value
from desk.policy.positions import Path
from desk.policy.view import Unknown, View

Want = tuple[str, str]
Test = tuple[Callable[[View, Part], bool | None], Want]
NOTHING: Want = ("", "")


@dataclass(frozen=True, slots=True)
class Among:
    """Some words, or all words but some."""

    words: frozenset[str]
    negated: bool = False

    def __contains__(self, word: object) -> bool:
        """Whether a word is meant."""
        return (word in self.words) is not self.negated


def among(kind: tables.Kind) -> tables.Kind:
    """A word, a list of words any of which will do, or ``{ not = ... }``."""
    words = tables.some(kind)

    def read(reader: tables.Reader, value: Any, path: Path) -> Among | None:
        negated = isinstance(value, dict)
        if negated:
            value = reader.table(value, path, {"not": words}, ("not",)).get("not")
        found = value if negated else words(reader, value, path)
        return None if found is None else Among(frozenset(found), negated)

    others = tables.shape_of(tables.record({"not": words}, ("not",)))
    return tables.shaped(read, {"anyOf": [*tables.shape_of(words)["anyOf"], others]})


def _among(words: tuple[str, ...]) -> tables.Kind:
    return among(tables.word(words))


BOUNDS = {key: tables.amount for key in ("over", "least", "under", "most")}
STATIC_KEYS = {
    "reason": _among(vocabulary.REASONS),
    "kind": _among(vocabulary.KINDS),
    "by": _among(vocabulary.BY),
    "reading": tables.mapping(among(tables.text)),
}
ORDER_KEYS = {
    "payment": _among(vocabulary.PAYMENTS),
    "service": _among(vocabulary.SERVICES),
    "channel": among(tables.text),
    "cause": _among(vocabulary.CAUSES),
    "state": among(tables.text),
    "country": among(tables.text),
    "po_box": tables.flag,
    "shipping": tables.word(("free", "charged")),
    "replacement_in_stock": tables.flag,
    "ra_on_package": tables.flag,
    "has": tables.some(tables.word((*vocabulary.DAYS, *vocabulary.SUMS))),
    "lacks": tables.some(tables.word((*vocabulary.DAYS, *vocabulary.SUMS))),
    "passed": tables.some(tables.text),
    "within": tables.some(tables.text),
    "awaits": tables.some(tables.text),
    "outlasts": tables.mapping(tables.text),
    "dispatch": _among(vocabulary.DISPATCH),
    "effect": tables.flag,
    "settled": tables.flag,
    "owes": tables.flag,
    "cost_differs": tables.flag,
}
WINDOW_KEYS = ("passed", "within", "awaits")
LINE_KEYS = {
    "condition": tables.record({name: tables.flag for name in vocabulary.CONDITIONS}),
    "price": tables.record(BOUNDS),
    "tag": among(tables.text),
}
KEYS: dict[str, tables.Kind] = {**STATIC_KEYS, **ORDER_KEYS, **LINE_KEYS}


def compile_when(when: Mapping[str, Any], known: Mapping[str, windows.Window]) -> tuple[Test, ...]:
    """The tests of a ``when`` that has been read, static facts left out: they choose the rules beforehand."""
    tests: list[Test] = []
    for key, spec in when.items():
        if key in WINDOW_KEYS:
            tests += _window_tests(key, [known[name] for name in spec if name in known], known)
        elif key == "outlasts":
            tests += [
                (_outlasting(windows.limit(known[name], known), windows.limit(known[other], known)), NOTHING)
                for name, other in spec.items()
                if name in known and other in known
            ]
        elif key not in STATIC_KEYS:
            tests += _MAKERS[key](spec)
    return tuple(tests)


def _window_tests(key: str, named: list[windows.Window], known: Mapping[str, windows.Window]) -> list[Test]:
    """All the windows named must be passed, or all still open, or their days all still to come."""
    tests: list[Test] = []
    for window in named:
        if key == "awaits":
            tests.append((_awaiting(windows.limit(window, known)), NOTHING))
            continue
        ask = windows.passed(window, known)
        test = partial(_is_passed, ask) if key == "passed" else partial(_is_within, ask)
        tests.append((test, windows.want(window, known)))
    return tests


def _awaiting(day_of: windows.Limit) -> Callable[[View, Part], bool]:
    """Whether a window's day has not come: one that nobody can tell yet has not."""

    def test(view: View, part: Part) -> bool:
        day = day_of(view)
        return not isinstance(day, date) or view.on < day

    return test


def _outlasting(first: windows.Limit, second: windows.Limit) -> Callable[[View, Part], bool]:
    """Whether one window's day is known to lie after another's."""

    def test(view: View, part: Part) -> bool:
        day, other = first(view), second(view)
        return isinstance(day, date) and isinstance(other, date) and day > other

    return test


def _is_passed(ask: Callable[[View], bool | None], view: View, part: Part) -> bool | None:
    return ask(view)


def _is_within(ask: Callable[[View], bool | None], view: View, part: Part) -> bool | None:
    found = ask(view)
    return None if found is None else not found


def _flag(get: Callable[[View], bool | None], want: Want) -> Callable[[bool], list[Test]]:
    def make(wanted: bool) -> list[Test]:
        def test(view: View, part: Part) -> bool | None:
            found = get(view)
            return None if found is None else found is wanted

        return [(test, want)]

    return make


def _word(get: Callable[[View], str]) -> Callable[[Among], list[Test]]:
    return lambda words: [(lambda view, part: get(view) in words, NOTHING)]


def _any_word(get: Callable[[View, Part], tuple[str, ...]]) -> Callable[[Among], list[Test]]:
    def make(words: Among) -> list[Test]:
        meant, negated = words.words, words.negated
        return [(lambda view, part: meant.isdisjoint(get(view, part)) is negated, NOTHING)]

    return make


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


def _price(bounds: Mapping[str, int]) -> list[Test]:
    over, least = bounds.get("over", -1), bounds.get("least", 0)
    under, most = bounds.get("under"), bounds.get("most")

    def test(view: View, part: Part) -> bool:
        price = line_value(part.line)
        pieces = part.line.quantity
        if price <= over * pieces or price < least * pieces:
            return False
        return (under is None or price < under * pieces) and (most is None or price <= most * pieces)

    return [(test, NOTHING)]


_MAKERS: dict[str, Callable[[Any], list[Test]]] = {
    "payment": _any_word(lambda view, part: view.order.payment),
    "tag": _any_word(lambda view, part: part.line.tags),
    "service": _word(lambda view: view.order.service),
    "channel": _word(lambda view: view.order.channel),
    "cause": _word(lambda view: view.request.cause),
    "state": _word(lambda view: view.place.state),
    "country": _word(lambda view: view.place.country),
    "po_box": _flag(lambda view: view.place.po_box, NOTHING),
    "shipping": _shipping,
    "replacement_in_stock": _flag(lambda view: view.request.replacement_in_stock, NOTHING),
    "ra_on_package": _flag(lambda view: view.request.ra_on_package, ("wants-ra-on-package", "")),
    "dispatch": _word(lambda view: view.dispatch()),
    "effect": _flag(lambda view: view.has_effect(), NOTHING),
    "owes": _flag(lambda view: view.charge > 0, NOTHING),
    "settled": _settled,
    "cost_differs": _cost_differs,
    "has": _has(True),
    "lacks": _has(False),
    "condition": _condition,
    "price": _price,
}
