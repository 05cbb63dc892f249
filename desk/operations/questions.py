"""The questions of a shop's own policy at the counter, and their answers as facts."""

from dataclasses import replace
from datetime import date
from typing import Any

from desk.policy import asking, told, vocabulary
from desk.policy.pack import Pack
from desk.policy.told import Fact
from desk.records.errors import BadInput
from desk.records.facts import Facts
from desk.records.money import Money
from desk.records.questions import Question, Told

YES, NO = "yes", "no"


def of_returns(pack: Pack) -> tuple[Question, ...]:
    """What a pack asks beyond the facts of every shop where something is to come back."""
    return tuple(_question(each) for each in asking.facts_for(pack, vocabulary.ABOUT_RETURNS))


def _question(fact: Fact) -> Question:
    options = {name: dict(text) for name, text in fact.options.items()}
    return Question(fact.name, dict(fact.text), fact.kind, fact.holder, options, _spelt(fact.default))


def _spelt(value: Any) -> str:
    if value is None:
        return ""
    return (YES if value else NO) if isinstance(value, bool) else str(value)


def check(pack: Pack, answers: tuple[Told, ...]) -> None:
    """Raise BadInput for an answer to what the pack does not ask, or that is none; an empty one is fine."""
    for each in answers:
        if each.name not in pack.facts:
            known = ", ".join(pack.facts) or "-"
            raise BadInput("fact-unknown", name=each.name, known=known)
        if each.value:
            _typed(pack.facts[each.name], each)


def tell(pack: Pack, facts: Facts) -> Facts:
    """The facts with the answers that were given to the pack's questions; raises BadInput for no answer."""
    said = facts.request.said
    if not said or not pack.facts:
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
    return replace(
        facts,
        order=replace(facts.order, lines=lines, told={**facts.order.told, **found.get(("order", ""), {})}),
        request=replace(facts.request, told={**facts.request.told, **found.get(("request", ""), {})}),
    )


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
