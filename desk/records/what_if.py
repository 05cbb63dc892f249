"""What another policy would have decided: the proposal, the verdicts of both, and the differences."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desk.records.answers import Amount, Answer, Deadline, Interval, Option, Outcome
from desk.records.facts import Choices
from desk.records.money import ZERO, Money, total


@dataclass(frozen=True, slots=True)
class Proposal:
    """A policy to try: a pack's text with all its choices; without a text, choices that change the editions'.

    A text answers instead of the edition that each order was placed under, with the pack's own defaults for
    what ``choices`` leaves out. Without one each order keeps its edition, and only what is named is changed.
    """

    text: str | None = None
    choices: Choices = Choices()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What counts of an answer when two are compared; the fields are those of an ``Answer``."""

    outcome: Outcome
    state: str = ""
    destination: str = "none"
    credit: Money = ZERO
    charge: Money = ZERO
    amounts: tuple[Amount, ...] = ()
    figures: dict[str, Money] = field(default_factory=dict)
    deadlines: tuple[Deadline, ...] = ()
    requirements: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    refused_services: dict[str, str] = field(default_factory=dict)
    holds: tuple[str, ...] = ()
    intervals: tuple[Interval, ...] = ()
    options: tuple[Option, ...] = ()
    tenders: dict[str, Money] = field(default_factory=dict)

    @classmethod
    def of(cls, answer: Answer) -> "Verdict":
        """What counts of an answer."""
        return cls(
            answer.outcome,
            answer.state,
            answer.destination,
            answer.credit,
            answer.charge,
            answer.amounts,
            answer.figures,
            answer.deadlines,
            answer.requirements,
            answer.services,
            answer.refused_services,
            answer.holds,
            answer.intervals,
            answer.options,
            answer.tenders,
        )

    def differs(self, other: "Verdict") -> tuple[str, ...]:
        """The fields in which two verdicts differ; that another clause gives the same is no difference."""
        if self == other:
            return ()
        mine, others = self._comparable(), other._comparable()
        return tuple([name for name, value in mine.items() if value != others[name]])

    def _comparable(self) -> dict[str, object]:
        amounts: dict[str, int] = {}
        for each in self.amounts:
            amounts[each.label] = amounts.get(each.label, 0) + each.money
        return {
            "outcome": self.outcome,
            "state": self.state,
            "destination": self.destination,
            "credit": self.credit,
            "charge": self.charge,
            "amounts": {label: cents for label, cents in amounts.items() if cents},
            "figures": self.figures,
            "deadlines": {each.name: (each.day, each.at) for each in self.deadlines},
            "requirements": frozenset(self.requirements),
            "services": (frozenset(self.services), frozenset(self.refused_services)),
            "holds": frozenset(self.holds),
            "intervals": {(each.label, each.line): (each.least, each.most) for each in self.intervals},
            "options": {each.destination: (each.outcome, each.credit, each.charge) for each in self.options},
            "tenders": self.tenders,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """One decision or open matter that comes out otherwise, and the fields of the verdict that differ.

    ``number`` is its record's own, an RA's or the order's; ``day`` is when it was decided, or today.
    """

    number: str
    order: str
    ask: str
    day: date
    before: Verdict
    after: Verdict
    differs: tuple[str, ...]

    @property
    def credit(self) -> Money:
        """How much more the customer would be given."""
        return self.after.credit - self.before.credit

    @property
    def charge(self) -> Money:
        """How much more the customer would have to pay."""
        return self.after.charge - self.before.charge


@dataclass(frozen=True, slots=True)
class Skipped:
    """A decision that cannot be decided again, with the ``key`` and ``values`` of the error that says why."""

    number: str
    order: str
    ask: str
    day: date
    key: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClauseSum:
    """What a clause's amounts of one kind came to over all decisions of a question, and would come to."""

    ask: str
    clause: str
    label: str
    before: Money
    after: Money

    @property
    def difference(self) -> Money:
        """How much more it would be."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many decisions of a question would go from one outcome to another."""

    ask: str
    before: Outcome
    after: Outcome
    count: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would change: of the decisions between two days, and of what is open today.

    ``decisions`` were looked at, the ``skipped`` among them; of what is ``open`` today, ``touched`` comes out
    otherwise, and ``uncompared`` is what one of the two policies cannot answer. The sums of
    ``return_request`` are estimates, those of ``return`` what was settled: adding both would count the same
    money twice. ``names`` are the policies' own words for labels.
    """

    start: date | None
    end: date | None
    decisions: int
    open: int
    changes: tuple[Change, ...] = ()
    clauses: tuple[ClauseSum, ...] = ()
    outcomes: tuple[OutcomeCount, ...] = ()
    touched: tuple[Change, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    uncompared: tuple[Skipped, ...] = ()
    names: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def difference(self) -> Money:
        """How much more customers would have been given for the returns that were settled."""
        return total(each.credit for each in self.changes if each.ask == "return")
