"""The worked examples that the shop keeps of its own decisions; written once and never changed."""

from desk.records.policies import KeptCase
from desk.store.database import Database


def add(db: Database, case: KeptCase) -> int:
    """Keep a case inside the open transaction; the id given is ignored, the new one returned."""
    return db.insert(
        "policy_cases",
        name=case.name,
        text=case.text,
        at=case.at,
        person=case.person,
        subject=case.subject,
    )


def all(db: Database) -> tuple[KeptCase, ...]:
    """Every case, oldest first."""
    rows = db.query("SELECT id, name, text, at, person, subject FROM policy_cases ORDER BY id")
    return tuple(KeptCase(**dict(row)) for row in rows)
