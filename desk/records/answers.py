"""What the policy answers: an outcome, amounts and deadlines each with the clause that decided."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desk.records.money import Money

Outcome = Literal["allowed", "refused", "owner"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a shop's written policy: its id in the pack and its text by language."""

    id: str
    text: dict[str, str]


@dataclass(frozen=True, slots=True)
class Amount:
    """One labelled amount: positive is what the customer gets in a credit, what is billed in a charge."""

    label: str
    money: Money
    clause: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that something must be done by, and the clause that sets it."""

    name: str
    day: date
    clause: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A ground: why refused, or what the policy leaves open; ``key`` is an id in the catalogue ``policy``."""

    key: str
    clause: str = ""
    line: str = ""
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that was asked, for the explanation: whether it fitted and what it added or took."""

    rule: str
    clause: str
    fitted: bool
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; amounts add up to ``credit`` or ``charge``, and it explains itself.

    ``cites`` lists the clauses that decided, ``requirements`` those the customer must heed, ``clauses`` the
    texts of all as the pack had them that day, ``readings`` what was chosen where the policy is ambiguous.
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

    def deadline(self, name: str) -> date | None:
        """The day of the named deadline, or None if the answer sets none."""
        return next((each.day for each in self.deadlines if each.name == name), None)

    def amount(self, label: str) -> Money:
        """The sum of the amounts with this label; 0.00 where there is none."""
        return Money(sum(each.money for each in self.amounts if each.label == label))

    def clause_text(self, clause: str, language: str) -> str:
        """A clause's text in the language asked for, else in English."""
        found = next((each for each in self.clauses if each.id == clause), None)
        return found.text.get(language, found.text.get("en", "")) if found else ""
