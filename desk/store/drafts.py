"""Drafts: what is typed and not yet placed, one for each kind of window and record."""

from desk.records.shop import Draft
from desk.store.database import Database

_PUT = """
    INSERT INTO drafts (kind, subject, body, saved) VALUES (?, ?, ?, ?)
    ON CONFLICT (kind, subject) DO UPDATE SET body = excluded.body, saved = excluded.saved
"""


def put(db: Database, draft: Draft) -> None:
    """Keep a draft inside the open transaction in place of the earlier one."""
    db.execute(_PUT, (draft.kind, draft.subject, draft.body, draft.saved))


def get(db: Database, kind: str, subject: str) -> Draft | None:
    """The draft of a window's kind and record, or None."""
    rows = db.query(
        "SELECT kind, subject, body, saved FROM drafts WHERE kind = ? AND subject = ?", (kind, subject)
    )
    return Draft(*rows[0]) if rows else None


def drop(db: Database, kind: str, subject: str) -> None:
    """Forget a draft; forgetting none is no fault."""
    db.execute("DELETE FROM drafts WHERE kind = ? AND subject = ?", (kind, subject))


def all(db: Database) -> tuple[Draft, ...]:
    """Every draft, newest first."""
    rows = db.query("SELECT kind, subject, body, saved FROM drafts ORDER BY saved DESC, kind, subject")
    return tuple(Draft(*row) for row in rows)
