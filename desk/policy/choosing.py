"""Where somebody chooses: the customer one of several ways that differ in price, the owner within bounds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from desk.policy import vocabulary
from desk.records.answers import Answer, Finding, Interval, Option
from desk.records.errors import BadInput
from desk.records.facts import Facts
from desk.records.money import ZERO, Money

AnswerOf = Callable[[Facts], Answer]
# Which end of what is left to the owner is taken, by its label.
Picks = Mapping[str, str]
MOST = "most"
ENDS = ("least", MOST)
# Of so many labels every combination is tried, of more only both ends of all.
FEW = 6


def offer(ways: tuple[str, ...], facts: Facts, answer_of: AnswerOf) -> Answer:
    """The answer before the customer has chosen: that of the first way that is open, and all of them.

    Raises BadInput where the customer wishes for a way that is not offered.
    """
    if facts.request.wish:
        raise BadInput("wish-unknown", wish=facts.request.wish, known=", ".join(ways))
    answers = [answer_of(wishing(facts, way)) for way in ways]
    options = [
        Option(way, each.outcome, each.credit, each.charge, each.amounts, each.intervals)
        for way, each in zip(ways, answers, strict=True)
    ]
    first = answers[ways.index(first_open(options))]
    goes = "customer_choice" if first.outcome == "allowed" else first.destination
    return replace(first, destination=goes, options=tuple(options), tenders={}, names=_names(answers))


def wishing(facts: Facts, way: str) -> Facts:
    """The same facts where the customer wishes for a way."""
    return replace(facts, request=replace(facts.request, wish=way))


def shared(sent: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The ways that all lines may go, of those that each may."""
    ways = set(sent)
    return tuple(way for way in vocabulary.DESTINATIONS if all(way in each for each in ways))


def first_open(options: Sequence[Option]) -> str:
    """The way whose answer is told before the customer has chosen: the first that is open, else the first."""
    return next((each for each in options if each.outcome == "allowed"), options[0]).destination


def picks(intervals: Iterable[Interval]) -> list[Picks]:
    """The ends of all that is left to the owner, in every combination."""
    labels = list(dict.fromkeys(each.label for each in intervals))
    ends = product(ENDS, repeat=len(labels)) if len(labels) <= FEW else ([end] * len(labels) for end in ENDS)
    return [dict(zip(labels, each, strict=True)) for each in ends]


def leave_open(answer: Answer, intervals: Sequence[Interval], answer_of: Callable[[Picks], Answer]) -> Answer:
    """The answer where the owner has to decide: the bounds of each amount, and of the credit and charge."""
    ends = [answer_of(each) for each in picks(intervals)]
    bounds = list(intervals)
    for name in ("credit", "charge"):
        found = [getattr(each, name) for each in ends]
        least, most = min(found), max(found)
        if least < most:
            bounds.append(Interval(name, Money(least), Money(most)))
    findings = {
        (each.clause, each.line): Finding("within-bounds", each.clause, each.line) for each in intervals
    }
    return replace(
        answer,
        outcome="owner",
        destination="none",
        credit=ZERO,
        charge=ZERO,
        amounts=(),
        tenders={},
        findings=(*answer.findings, *findings.values()),
        intervals=tuple(bounds),
        names=_names((answer, *ends)),
    )


def _names(answers: Iterable[Answer]) -> dict[str, dict[str, str]]:
    """The pack's own words for the labels of several answers."""
    return {name: text for each in answers for name, text in each.names.items()}
