"""Drafts: what is typed and not yet placed survives a crash."""

import json
from typing import Any

from desk.operations.desk import Desk
from desk.records.shop import Draft
from desk.store import drafts


def save(desk: Desk, kind: str, subject: str, fields: dict[str, Any]) -> None:
    """Keep a window's fields as typed, under its kind and record; the earlier draft is replaced."""
    with desk.db.atomic():
        drafts.put(desk.db, Draft(desk.who, kind, subject, json.dumps(fields), desk.moment))


def load(desk: Desk, kind: str, subject: str) -> dict[str, Any] | None:
    """The fields as they were typed, or None without a draft."""
    draft = drafts.get(desk.db, desk.who, kind, subject)
    return json.loads(draft.body) if draft else None


def drop(desk: Desk, kind: str, subject: str) -> None:
    """Forget a draft, since it was placed or given up."""
    with desk.db.atomic():
        drafts.drop(desk.db, desk.who, kind, subject)


def waiting(desk: Desk) -> tuple[Draft, ...]:
    """The drafts of the person at the counter, newest first."""
    return drafts.all(desk.db, desk.who)
