"""What a check of the shop's file found, and an owner's yes where the policy said no."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desk.records.money import ZERO, Money, total

KINDS = CHANGED, ADDED, REMOVED, BROKEN, CUT, UNBALANCED, MISSUMMED, DAMAGED, PHOTO = (
    "changed", "added", "removed", "broken", "cut", "unbalanced", "missummed", "damaged", "photo"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the program left it: its kind, the table and row, and what people call it.

    ``changed``, ``added`` and ``removed`` rows; a ``broken`` seal; a tail that was ``cut``; a ledger that is
    ``unbalanced``; sums of a day that are ``missummed``; a file that is ``damaged``; a ``photo`` that is
    missing or another one.
    """

    kind: str
    table: str = ""
    row: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check looked at and found; ``head`` is the last seal, as the day's close-out prints it.

    ``accepted`` counts how often an owner took the file over with findings.
    """

    seals: int
    rows: int
    photos: int
    head: str
    findings: tuple[Finding, ...] = ()
    accepted: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class LastLook:
    """When the file was checked whole the last time (UTC, empty: never), and how many things were found."""

    at: str
    found: int


@dataclass(frozen=True, slots=True)
class Override:
    """An owner's yes against the policy or a hold: who asked and agreed, why, and the amounts in between."""

    id: int
    day: date
    operation: str
    subject: str
    person: str
    agreed: str
    reason: str
    outcome: str
    clauses: tuple[str, ...]
    before: Money
    after: Money

    @property
    def difference(self) -> Money:
        """What the owner's yes gave beyond the policy."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Against:
    """What stood against a step: an outcome under its clauses, and the credit before and after the yes."""

    outcome: str
    clauses: tuple[str, ...]
    before: Money = ZERO
    after: Money = ZERO


@dataclass(frozen=True, slots=True)
class NewOverride:
    """An override to be kept with its line of history; ``agreed`` is the id of who said yes."""

    history: int
    agreed: int
    outcome: str
    clauses: tuple[str, ...]
    before: Money
    after: Money


@dataclass(frozen=True, slots=True)
class OverrideSum:
    """How often a person said yes, or a clause was set aside, and what it gave beyond the policy in all."""

    name: str
    count: int
    difference: Money


def by_person(overrides: Iterable[Override]) -> tuple[OverrideSum, ...]:
    """The sums by who said yes."""
    return _sums((each.agreed, each) for each in overrides)


def by_clause(overrides: Iterable[Override]) -> tuple[OverrideSum, ...]:
    """The sums by clause; one that set two clauses aside counts under both."""
    return _sums((clause, each) for each in overrides for clause in each.clauses or ("",))


def _sums(named: Iterable[tuple[str, Override]]) -> tuple[OverrideSum, ...]:
    found: dict[str, list[Money]] = {}
    for name, each in named:
        found.setdefault(name, []).append(each.difference)
    return tuple(OverrideSum(name, len(each), total(each)) for name, each in sorted(found.items()))
