"""Why a rule does not fit: its conditions that do not hold, or cannot be told, as keys and values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.policy import conditions, sums, windows
from desk.policy.amounts import Known
from desk.policy.bounds import Among
from desk.policy.pack import Pack
from desk.policy.parts import Part, line_value
from desk.policy.rules import Rule
from desk.policy.told import Fact
from desk.policy.view import View
from desk.records.answers import Point
from desk.records.money import Money

# Conditions that hold where each of their entries does, so that each is told by itself.
BOUNDS = ("price", "order", "held", "kept", "missed", "pieces", "pieces_together")
MANY = (
    *("reading", "has", "lacks", *conditions.WINDOW_KEYS, "outlasts", "season", "condition", "fact"),
    *BOUNDS,
)
LISTED = ("has", "lacks", *conditions.WINDOW_KEYS)
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
    "wish": lambda view, part: view.wish,
    "pieces": sums.pieces,
    "pieces_together": sums.pieces_together,
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


def known_of(pack: Pack) -> Known:
    """The facts, days and windows that the conditions of a pack may name."""
    days = {name: windows.told(name) for name, fact in pack.facts.items() if fact.kind == "day"}
    return Known({}, pack.facts, {**days, **pack.windows})


def misses(rule: Rule, view: View, part: Part, known: Known, options: Mapping[str, str]) -> tuple[Miss, ...]:
    """All the conditions of a rule that keep it away from a part, in the pack's order."""
    found = []
    for each in _conditions(rule.when):
        holds = _holds(each, view, part, known, options)
        if not holds:
            values = _values(each, view, known) | _found(each, view, part, known, options)
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
            for name, wanted in spec.items():
                entries = wanted.items() if isinstance(wanted, Mapping) else ()
                yield from ((key, name, {bound: each}) for bound, each in entries)
                if not entries:
                    yield key, name, wanted
        else:
            yield from ((key, name, True) for name in spec)


def _holds(
    condition: Condition, view: View, part: Part, known: Known, options: Mapping[str, str]
) -> bool | None:
    key, name, wanted = condition
    if key == "reading":
        return options[name] in wanted
    if key in FIXED:
        return FOUND[key](view, part) in wanted
    spec = wanted if not name else (name,) if key in LISTED else {name: wanted}
    answers = [test(view, part) for test, _ in conditions.compile_when({key: spec}, known)]
    return False if False in answers else None if None in answers else True


def _values(condition: Condition, view: View, known: Known) -> dict[str, Any]:
    """What a condition asks for: words (``but`` for all others), a day, yes or no, a bound."""
    key, name, wanted = condition
    values: dict[str, Any] = {"name": name} if name else {}
    if key == "fact":
        values["name"] = dict(known.facts[name].text)
        values |= {"kind": "day"} if known.facts[name].kind == "day" else {}
    if name in known.windows and key != "fact":
        values |= {"clause": known.windows[name].clause, **_moment(name, view, known)}
    if isinstance(wanted, Among) and key == "fact":
        words = tuple(_word(known.facts[name], each) for each in sorted(wanted.words))
        return values | {"wanted": words, "but": wanted.negated}
    if isinstance(wanted, Among):
        return values | {"wanted": tuple(sorted(wanted.words)), "but": wanted.negated}
    if key == "season":
        return values | {
            "day": _day(name, view, known),
            "first": _day_of_year(wanted[0]),
            "last": _day_of_year(wanted[1]),
        }
    if key == "outlasts":
        return values | {"earlier": wanted, "other": _day(wanted, view, known)}
    if isinstance(wanted, Mapping):
        ((bound, each),) = wanted.items()
        return values | {"bound": bound, "wanted": each}
    return values if key in LISTED else values | {"wanted": wanted}


def _found(
    condition: Condition, view: View, part: Part, known: Known, options: Mapping[str, str]
) -> dict[str, Any]:
    key, name, _ = condition
    if key == "reading":
        return {"found": options[name]}
    if key == "condition":
        return {"found": getattr(part.condition, name)}
    if key == "fact":
        return {"found": _word(known.facts[name], known.facts[name].of(view, part))}
    return {"found": FOUND[key](view, part)} if key in FOUND else {}


def _word(fact: Fact, value: Any) -> Any:
    """What was told of a fact; one of its words by the pack's own text for it."""
    text = fact.options.get(value) if isinstance(value, str) else None
    return dict(text) if text else value


def _day(name: str, view: View, known: Known) -> date | None:
    """A window's last day, or a fact's; None where nobody can tell it."""
    day = windows.day_of(name, known.windows)(view)
    return day if isinstance(day, date) else None


def _day_of_year(day: tuple[int, int]) -> str:
    return f"{day[0]:02}-{day[1]:02}"


def _moment(name: str, view: View, known: Known) -> dict[str, Any]:
    """A window's last day; its hour too where it ends with one that is known."""
    last_hour = windows.clock(known.windows[name], known.windows)
    hour = last_hour(view) if last_hour is not None else None
    if hour is None:
        return {"day": _day(name, view, known)}
    return {"day": hour[0], "at": hour[1].isoformat("minutes")}


def _shipping(view: View) -> str | None:
    charged = view.shipping_charged
    return None if charged is None else "charged" if charged else "free"
