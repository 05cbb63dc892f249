"""What the policy answers: an outcome, amounts and deadlines each with the clause that decided.

What every answer is made of puts its fields into its own ``__dict__``: a frozen dataclass sets each with a
call, which would be most of the time that an answer takes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, Literal, get_args

from desk.records.money import Money

Outcome = Literal["allowed", "refused", "owner"]
# In which order rules are told: what is left open, what refuses, what gives and takes, the limit, days.
Stage = Literal["open", "refusals", "gifts", "limit", "deadlines"]
STAGES: tuple[Stage, ...] = get_args(Stage)
# The days that an owner may put off: until when goods come back.
EXTENDED = ("return_by", "ship_back_by")
Verdict = Literal["applies", "held", "misses", "unsure"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a shop's written policy: its id in the pack and its text by language."""

    id: str
    text: dict[str, str]


@dataclass(frozen=True)
class Amount:
    """One labelled amount: positive is what the customer gets in a credit, what is billed in a charge.

    One that is ``apart`` stands beside a credit and is no part of it: ``billed``, or told for information.
    """

    label: str
    money: Money
    clause: str
    line: str = ""
    apart: bool = field(default=False, compare=False)
    billed: bool = field(default=False, compare=False)

    def __init__(self, label: str, money: Money, clause: str, line: str = "", **marks: bool) -> None:
        found = self.__dict__
        found["label"], found["money"], found["clause"], found["line"] = label, money, clause, line
        for name, so in marks.items():
            if so:
                found[name] = True


@dataclass(frozen=True)
class Deadline:
    """A day that something must be done by, and the clause that sets it; ``at`` its hour where one counts."""

    name: str
    day: date
    clause: str
    at: time | None = None

    def __init__(self, name: str, day: date, clause: str, at: time | None = None) -> None:
        found = self.__dict__
        found["name"], found["day"], found["clause"], found["at"] = name, day, clause, at


@dataclass(frozen=True, slots=True)
class Interval:
    """An amount that the policy leaves to the owner between two bounds, as a page does that says "up to"."""

    label: str
    least: Money
    most: Money
    clause: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """What the answer is where the customer chooses one of several ways that differ in price."""

    destination: str
    outcome: Outcome
    credit: Money = Money(0)
    charge: Money = Money(0)
    amounts: tuple[Amount, ...] = ()
    # What the owner has to decide of it first.
    intervals: tuple[Interval, ...] = ()

    def bounds(self, label: str) -> tuple[Money, Money] | None:
        """The least and the most of what is left to the owner, all lines together."""
        return _bounds(self.intervals, label)


def _bounds(intervals: tuple[Interval, ...], label: str) -> tuple[Money, Money] | None:
    found = [each for each in intervals if each.label == label]
    if not found:
        return None
    return Money(sum(each.least for each in found)), Money(sum(each.most for each in found))


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of a plan: the day it is due and how much."""

    day: date
    money: Money


@dataclass(frozen=True, slots=True)
class Finding:
    """A ground: why refused, or what the policy leaves open; ``key`` is an id in the catalogue ``policy``."""

    key: str
    clause: str = ""
    line: str = ""
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Point:
    """What a rule tests or brings: its key in a pack, and values by name that a sentence is made of."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)

    def called(self, names: Mapping[str, Mapping[str, str]]) -> "Point":
        """The same with a pack's own words for the label that only this shop knows."""
        label = self.values.get("label")
        own = names.get(label) if isinstance(label, str) else None
        return self if own is None else Point(self.key, {**self.values, "label": dict(own)})


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that was asked, for the explanation; ``rule`` is its place in the pack, 0 for what none says.

    ``about`` tells what it could bring, ``effects`` what it brought, ``misses`` why it did not fit or cannot
    be told; one that is ``held`` fits, but nothing is given where the answer is no. No ``lines`` means all.
    """

    rule: int
    stage: Stage
    clause: str
    about: Point
    verdict: Verdict
    lines: tuple[str, ...] = ()
    misses: tuple[Point, ...] = ()
    effects: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The answer to one question; amounts add up to ``credit`` or ``charge``, and it explains itself.

    ``cites`` lists the clauses that decided, ``requirements`` those the customer must heed, ``clauses`` the
    texts of all as the pack had them that day, ``readings`` what was chosen where the policy is ambiguous.
    ``intervals`` are what the owner may decide between, ``options`` what the customer may choose, ``tenders``
    the parts of a credit that goes two ways, ``names`` the pack's own words for labels of its own.
    """

    ask: str
    outcome: Outcome
    state: str = ""
    destination: str = "none"
    credit: Money = Money(0)
    charge: Money = Money(0)
    amounts: tuple[Amount, ...] = ()
    figures: dict[str, Money] = field(default_factory=dict)
    deadlines: tuple[Deadline, ...] = ()
    requirements: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    cites: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    readings: dict[str, str] = field(default_factory=dict)
    said: tuple[Clause, ...] = ()
    steps: tuple[Step, ...] = ()
    services: tuple[str, ...] = ()
    refused_services: dict[str, str] = field(default_factory=dict)
    billable_weight_lb: int | None = None
    holds: tuple[str, ...] = ()
    intervals: tuple[Interval, ...] = ()
    options: tuple[Option, ...] = ()
    tenders: dict[str, Money] = field(default_factory=dict)
    schedule: tuple[Instalment, ...] = ()
    names: dict[str, dict[str, str]] = field(default_factory=dict)

    def overridden(self, credit: Money, destination: str) -> "Answer":
        """What the owner decided instead, as one amount under the clauses that stood against it."""
        clause = next(iter(self.against), "")
        return replace(
            self,
            outcome="allowed",
            destination=destination,
            credit=credit,
            charge=Money(0),
            amounts=(Amount("owners_decision", credit, clause),) if credit else (),
            findings=(),
            intervals=(),
            options=(),
            tenders={},
        )

    def put_off(self, until: date | None) -> "Answer":
        """The same with the days by which goods come back put off to the owner's, where that is later."""
        if until is None:
            return self
        days = (
            Deadline(each.name, until, each.clause) if each.name in EXTENDED and each.day < until else each
            for each in self.deadlines
        )
        return replace(self, deadlines=tuple(days))

    @property
    def bills(self) -> tuple[Amount, ...]:
        """What is billed, with what is taken off it counted: together the charge."""
        found, left = [], self.charge
        for each in self.amounts:
            if each.billed and each.money > 0 and left:
                part = min(each.money, left)
                found.append(Amount(each.label, part, each.clause, each.line, apart=True, billed=True))
                left -= part
        return tuple(found)

    @property
    def sums(self) -> tuple[Amount, ...]:
        """The amounts with those of one label and clause together, whichever lines they are of."""
        found: dict[tuple[str, str, bool], Amount] = {}
        for each in self.amounts:
            kind = (each.label, each.clause, each.apart)
            known = found.get(kind)
            money = each.money + (known.money if known else Money(0))
            found[kind] = Amount(each.label, money, each.clause, apart=each.apart)
        return tuple(found.values())

    @property
    def against(self) -> tuple[str, ...]:
        """The clauses that refuse, or that leave it to the owner; else those that decided."""
        return tuple(dict.fromkeys(each.clause for each in self.findings if each.clause)) or self.cites

    @classmethod
    def begun(cls) -> tuple["Answer", dict[str, Any]]:
        """A new answer and where to put its fields: all that are tables, the others have defaults."""
        made = object.__new__(cls)
        return made, made.__dict__

    def deadline(self, name: str) -> date | None:
        """The day of the named deadline, or None if the answer sets none."""
        return next((each.day for each in self.deadlines if each.name == name), None)

    def moment(self, name: str) -> datetime | None:
        """The day and hour of the named deadline; None where it has no hour."""
        found = next((each for each in self.deadlines if each.name == name and each.at), None)
        return None if found is None or found.at is None else datetime.combine(found.day, found.at)

    def amount(self, label: str) -> Money:
        """The sum of the amounts with this label; 0.00 where there is none."""
        return Money(sum(each.money for each in self.amounts if each.label == label))

    def bounds(self, label: str) -> tuple[Money, Money] | None:
        """The least and the most of what is left to the owner, all lines together; None where nothing is."""
        return _bounds(self.intervals, label)
