"""Why a rule does not fit: its conditions that do not hold, or cannot be told, as keys and values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.policy import conditions, windows
from desk.policy.conditions import Among
from desk.policy.parts import Part, line_value
from desk.policy.rules import Rule
from desk.policy.view import View
from desk.policy.windows import Window
from desk.records.answers import Point
from desk.records.money import Money

# Conditions that hold where each of their entries does, so that each is told by itself.
MANY = ("reading", "has", "lacks", *conditions.WINDOW_KEYS, "outlasts", "condition", "price")
# What is told of the facts beside the words or bounds that a rule asks for.
FOUND: dict[str, Callable[[View, Part], Any]] = {
    "by": lambda view, part: view.request.by,
    "reason": lambda view, part: view.request.reason,
    "kind": lambda view, part: part.line.kind,
    "payment": lambda view, part: view.order.payment,
    "tag": lambda view, part: part.line.tags,
    "service": lambda view, part: view.order.service,
    "channel": lambda view, part: view.order.channel,
    "cause": lambda view, part: view.request.cause,
    "state": lambda view, part: view.place.state,
    "country": lambda view, part: view.place.country,
    "dispatch": lambda view, part: view.dispatch(),
    "shipping": lambda view, part: _shipping(view),
    "price": lambda view, part: Money(line_value(part.line) // part.line.quantity),
}
# What never changes within a question: where that is another, nothing else is worth telling.
FIXED = ("by", "reason", "kind")
Condition = tuple[str, str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """A condition that does not hold; ``unsure`` where a fact is missing to tell."""

    point: Point
    unsure: bool


def misses(
    rule: Rule, view: View, part: Part, spans: Mapping[str, Window], options: Mapping[str, str]
) -> tuple[Miss, ...]:
    """All the conditions of a rule that keep it away from a part, in the pack's order."""
    found = []
    for each in _conditions(rule.when):
        holds = _holds(each, view, part, spans, options)
        if not holds:
            values = _values(each, view, spans) | _found(each, view, part, options)
            if isinstance(each[2], bool) and not each[1]:
                values["found"] = None if holds is None else not each[2]
            found.append(Miss(Point(each[0], values), holds is None))
    return tuple([each for each in found if each.point.key in FIXED] or found)


def _conditions(when: Mapping[str, Any]) -> Iterator[Condition]:
    """Each condition by its key, the entry that it names, and what is asked of it."""
    for key, spec in when.items():
        if key not in MANY:
            yield key, "", spec
        elif isinstance(spec, Mapping):
            yield from ((key, name, wanted) for name, wanted in spec.items())
        else:
            yield from ((key, name, True) for name in spec)


def _holds(
    condition: Condition, view: View, part: Part, spans: Mapping[str, Window], options: Mapping[str, str]
) -> bool | None:
    key, name, wanted = condition
    if key == "reading":
        return options[name] in wanted
    if key in FIXED:
        return FOUND[key](view, part) in wanted
    spec = wanted if not name else (name,) if wanted is True and key != "condition" else {name: wanted}
    answers = [test(view, part) for test, _ in conditions.compile_when({key: spec}, spans)]
    return False if False in answers else None if None in answers else True


def _values(condition: Condition, view: View, spans: Mapping[str, Window]) -> dict[str, Any]:
    """What a condition asks for: words (``but`` for all others), a day, yes or no, a bound."""
    key, name, wanted = condition
    values: dict[str, Any] = {"name": name} if name else {}
    if isinstance(wanted, Among):
        return values | {"wanted": tuple(sorted(wanted.words)), "but": wanted.negated}
    if name in spans:
        values |= {"clause": spans[name].clause, "day": _day(name, view, spans)}
    if key == "outlasts":
        return values | {"other": _day(wanted, view, spans)}
    return values if wanted is True and name and key != "condition" else values | {"wanted": wanted}


def _found(condition: Condition, view: View, part: Part, options: Mapping[str, str]) -> dict[str, Any]:
    key, name, _ = condition
    if key == "reading":
        return {"found": options[name]}
    if key == "condition":
        return {"found": getattr(part.condition, name)}
    return {"found": FOUND[key](view, part)} if key in FOUND else {}


def _day(name: str, view: View, spans: Mapping[str, Window]) -> date | None:
    """The last day of a window, None where nobody can tell it."""
    day = windows.limit(spans[name], spans)(view)
    return day if isinstance(day, date) else None


def _shipping(view: View) -> str | None:
    charged = view.shipping_charged
    return None if charged is None else "charged" if charged else "free"
