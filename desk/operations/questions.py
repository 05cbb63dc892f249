"""The questions of a shop's own policy at the counter, and their answers as facts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from typing import Any

from desk.policy import asking, told, vocabulary
from desk.policy.pack import Pack
from desk.policy.told import Fact
from desk.records.errors import BadInput
from desk.records.facts import Facts
from desk.records.money import Money
from desk.records.questions import OF_DAY, TIME, Question, Told

YES, NO = "yes", "no"
# The questions at which a pack's own are asked at the counter.
_ASKED = vocabulary.ABOUT_RETURNS | {"cancel", "undeliverable"}


def of_returns(pack: Pack, ask: str) -> tuple[Question, ...]:
    """What a pack asks beyond the facts of every shop where something comes back, or is cancelled.

    The times of day are those that the question ``ask`` looks at: when it is asked for an RA, nobody knows
    yet at what time the parcel will come.
    """
    about = vocabulary.ABOUT_RETURNS if ask in vocabulary.ABOUT_RETURNS else frozenset({ask})
    facts = tuple(_question(each) for each in asking.facts_for(pack, about))
    return (*facts, *_times(pack, frozenset({ask})))


def _times(pack: Pack, asks: frozenset[str] = _ASKED) -> Iterator[Question]:
    """The times of day that are asked for where the policy counts in hours."""
    for day in asking.times_for(pack, asks):
        fact = pack.facts.get(day)
        holder = fact.holder if fact else "order" if day in vocabulary.ORDER_DATES else "request"
        yield Question(day + OF_DAY, dict(fact.text) if fact else {}, TIME, holder)


def _question(fact: Fact) -> Question:
    options = {name: dict(text) for name, text in fact.options.items()}
    return Question(fact.name, dict(fact.text), fact.kind, fact.holder, options, _spelt(fact.default))


def _spelt(value: Any) -> str:
    if value is None:
        return ""
    return (YES if value else NO) if isinstance(value, bool) else str(value)


def check(pack: Pack, answers: tuple[Told, ...]) -> None:
    """Raise BadInput for an answer to what the pack does not ask, or that is none; an empty one is fine."""
    times = [question.name for question in _times(pack)]
    for each in answers:
        if each.name not in pack.facts and each.name not in times:
            known = ", ".join((*pack.facts, *times)) or "-"
            raise BadInput("fact-unknown", name=each.name, known=known)
        if each.value and each.name in times:
            _time(each.value)
        elif each.value:
            _typed(pack.facts[each.name], each)


def tell(pack: Pack, facts: Facts) -> Facts:
    """The facts with the answers that were given to the pack's questions; raises BadInput for no answer."""
    said = facts.request.said
    if not said:
        return facts
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for each in said:
        fact = pack.facts.get(each.name)
        if fact is not None:
            place = (fact.holder, each.line if fact.holder == "line" else "")
            found.setdefault(place, {})[each.name] = _typed(fact, each)
    lines = tuple(
        replace(line, told={**line.told, **found.get(("line", line.key), {})}) for line in facts.order.lines
    )
    hours = _hours(pack, said)

    def added(holder: str, facts: Any) -> Any:
        own = {**facts.told, **found.get((holder, ""), {})}
        return replace(facts, told=own, times={**facts.times, **hours.get(holder, {})})

    order = added("order", replace(facts.order, lines=lines))
    return replace(facts, order=order, request=added("request", facts.request))


def _hours(pack: Pack, said: tuple[Told, ...]) -> dict[str, dict[str, time]]:
    """The times of day that were told, by whose they are and of which day."""
    values = {each.name: each.value for each in said if each.name.endswith(OF_DAY)}
    found: dict[str, dict[str, time]] = {}
    for question in _times(pack) if values else ():
        if question.name in values:
            day = question.name.removesuffix(OF_DAY)
            found.setdefault(question.holder, {})[day] = _time(values[question.name])
    return found


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as trouble:
        raise BadInput("time-unreadable", text=text) from trouble


def _typed(fact: Fact, answer: Told) -> Any:
    value = told.typed(fact, _plain(fact.kind, answer.value))
    if value is None:
        raise BadInput("fact-unfitting", fact=dict(fact.text), value=answer.value)
    return value


def _plain(kind: str, text: str) -> Any:
    """A text as the value that it stands for; None where it stands for none."""
    if kind == "flag":
        return {YES: True, NO: False}.get(text)
    if kind == "count":
        return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else None
    if kind == "day":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    if kind == "money":
        try:
            return Money.parse(text)
        except BadInput:
            return None
    return text
