"""Drafts come back as typed, once per window and record."""

from desk.operations import drafts
from desk.operations.desk import Desk


def test_a_draft_is_kept_replaced_and_dropped(desk: Desk) -> None:
    assert drafts.load(desk, "issue_ra", "#1001") is None
    drafts.save(desk, "issue_ra", "#1001", {"reason": "defective"})
    drafts.save(desk, "issue_ra", "#1001", {"reason": "changed_mind", "note": "<b>Ł</b>"})
    drafts.save(desk, "receive", "RA-1", {})
    assert drafts.load(desk, "issue_ra", "#1001") == {"reason": "changed_mind", "note": "<b>Ł</b>"}
    assert {each.kind for each in drafts.waiting(desk)} == {"issue_ra", "receive"}
    drafts.drop(desk, "issue_ra", "#1001")
    assert drafts.load(desk, "issue_ra", "#1001") is None
