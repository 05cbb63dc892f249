"""Drafts: what is typed and not yet placed, one for each person, kind of window and record."""

import json
import re
from collections.abc import Iterable

from desk.records.shop import Draft
from desk.store.database import Database
from desk.store.keys import fold

_DRAFTS = "SELECT person, kind, subject, body, saved FROM drafts"
_PUT = """
    INSERT INTO drafts (person, kind, subject, body, saved) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (person, kind, subject) DO UPDATE SET body = excluded.body, saved = excluded.saved
"""
# A draft without a person is from before drafts had one: whoever opens its window may go on with it.
_OWN = " WHERE person IN (?, '') AND kind = ? AND subject = ? ORDER BY person DESC LIMIT 1"
_ALL_OWN = " WHERE person IN (?, '') ORDER BY saved DESC, kind, subject"


def put(db: Database, draft: Draft) -> None:
    """Keep a draft inside the open transaction in place of the earlier one."""
    db.execute(_PUT, (draft.person, draft.kind, draft.subject, draft.body, draft.saved))


def get(db: Database, person: str, kind: str, subject: str) -> Draft | None:
    """A person's draft of a window's kind and record, or None."""
    rows = db.query(_DRAFTS + _OWN, (person, kind, subject))
    return Draft(*rows[0]) if rows else None


def drop(db: Database, person: str, kind: str, subject: str) -> None:
    """Forget a person's draft; forgetting none is no fault."""
    db.execute(
        "DELETE FROM drafts WHERE person IN (?, '') AND kind = ? AND subject = ?", (person, kind, subject)
    )


def all(db: Database, person: str) -> tuple[Draft, ...]:
    """Every draft of a person, newest first."""
    return tuple(Draft(*row) for row in db.query(_DRAFTS + _ALL_OWN, (person,)))


def about(db: Database, numbers: Iterable[str], marks: Iterable[str]) -> tuple[Draft, ...]:
    """Everybody's drafts that are of records with these numbers, or whose text holds a folded mark."""
    subjects, told = set(numbers), [re.compile(rf"(?<!\w){re.escape(mark)}(?!\w)") for mark in marks]
    found = (Draft(*row) for row in db.query(_DRAFTS))
    return tuple(
        draft
        for draft in found
        if draft.subject in subjects or any(mark.search(text) for text in _texts(draft) for mark in told)
    )


def remove(db: Database, draft: Draft) -> None:
    """Take one person's draft out inside the open transaction."""
    db.execute(
        "DELETE FROM drafts WHERE person = ? AND kind = ? AND subject = ?",
        (draft.person, draft.kind, draft.subject),
    )


def _texts(draft: Draft) -> list[str]:
    """All that stands in a draft, folded as it was typed and not as JSON escapes it."""
    texts, waiting = [draft.subject], [json.loads(draft.body)]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += [*each, *each.values()]
        elif isinstance(each, list):
            waiting += each
        else:
            texts.append(str(each))
    return [fold(text) for text in texts]
