"""Drafts: the last one of a window and record is kept, until it is dropped."""

from dataclasses import replace

from desk.records.shop import Draft
from desk.store import drafts
from desk.store.database import Database
from tests.store.samples import MOMENT

DRAFT = Draft("Ann", "receive", "RA-26-00001-3", '{"sent": "2026-"}', MOMENT)


def test_a_draft_replaces_the_earlier_one(db: Database) -> None:
    later = replace(DRAFT, body='{"sent": "2026-03-02"}', saved="2026-03-02T16:00:02+00:00")
    other = replace(DRAFT, subject="RA-26-00002-1")
    with db.atomic():
        for each in (DRAFT, other, later):
            drafts.put(db, each)
    assert drafts.get(db, "Ann", "receive", "RA-26-00001-3") == later
    assert drafts.all(db, "Ann") == (later, other)


def test_a_dropped_draft_is_gone_and_dropping_none_is_no_fault(db: Database) -> None:
    with db.atomic():
        drafts.put(db, DRAFT)
        drafts.drop(db, "Ann", "receive", "other")
        drafts.drop(db, "Ann", "receive", "RA-26-00001-3")
    assert drafts.get(db, "Ann", "receive", "RA-26-00001-3") is None


def test_another_person_inherits_none_and_one_from_before_is_anybodys(db: Database) -> None:
    with db.atomic():
        drafts.put(db, DRAFT)
        drafts.put(db, replace(DRAFT, person="", subject="RA-26-00002-1"))
    assert drafts.get(db, "Bo", "receive", DRAFT.subject) is None
    assert [each.subject for each in drafts.all(db, "Bo")] == ["RA-26-00002-1"]
    assert drafts.get(db, "Bo", "receive", "RA-26-00002-1") is not None
    with db.atomic():
        drafts.put(db, replace(DRAFT, person="", body="{}"))
    assert drafts.get(db, "Ann", "receive", DRAFT.subject) == DRAFT, "one's own goes before"
