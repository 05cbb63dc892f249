"""How an owner's yes against the policy is kept: in the history with its reason, and among the overrides."""

from desk.operations.desk import Desk
from desk.operations.rights import agreeing
from desk.records.rights import Act
from desk.records.trust import Against, NewOverride
from desk.store import overrides


def keep(desk: Desk, act: Act, subject: str, why: str, against: Against) -> None:
    """Write the line of history and the override down, inside the open transaction that ``act`` was let."""
    agreed = agreeing(desk, act)
    line = desk.remember(
        act.operation,
        subject,
        why,
        {"outcome": against.outcome, "credit": against.before},
        {
            "outcome": "allowed",
            "credit": against.after,
            "clauses": ", ".join(against.clauses),
            "agreed": agreed.name,
        },
    )
    kept = NewOverride(line, agreed.id, against.outcome, against.clauses, against.before, against.after)
    overrides.add(desk.db, kept)
