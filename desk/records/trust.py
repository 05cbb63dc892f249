"""What a check of the shop's file found, and an owner's yes where the policy said no."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import Money

CHANGED, ADDED, REMOVED, BROKEN, CUT, UNBALANCED, DAMAGED, PHOTO = (
    "changed", "added", "removed", "broken", "cut", "unbalanced", "damaged", "photo"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the program left it: its kind, the table and row, and what people call it.

    ``changed``, ``added`` and ``removed`` rows; a ``broken`` seal; a tail that was ``cut``; a ledger that is
    ``unbalanced``; a file that is ``damaged``; a ``photo`` that is missing or another one.
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
