"""The ledger's records: what is posted is kept as it was given, and reverses nothing unless said."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from desk.records.ledger import Account, Event, JournalEntry, Leg, Posting
from desk.records.money import Money, total

DAY = date(2026, 3, 24)
LEGS = (Leg("4100", Money(8995), "credit-only"), Leg("2100", Money(-8995)))


def test_an_entry_reverses_nothing_unless_said() -> None:
    entry = JournalEntry(1, "return_credited", DAY, "2026-03-24T18:00:00+00:00", "RA-26-00017-4", LEGS)
    assert entry.reverses is None
    assert total(leg.money for leg in entry.legs) == 0
    assert [leg.clause for leg in entry.legs] == ["credit-only", ""]


def test_an_entry_is_never_written_over() -> None:
    with pytest.raises(FrozenInstanceError):
        LEGS[0].money = Money(0)  # type: ignore[misc]


def test_an_event_keeps_its_amounts_with_their_clauses() -> None:
    event = Event("return_credited", "RA-26-00017-4", DAY, "", (("merchandise", Money(8995), "credit-only"),))
    assert event.amounts[0] == ("merchandise", Money(8995), "credit-only")


def test_accounts_and_postings_go_from_credit_to_debit() -> None:
    posting = Posting("return_credited", "merchandise", debit="4100", credit="2100")
    assert (posting.debit, posting.credit) == ("4100", "2100")
    assert Account("4100", "Returns", "contra_income") != Account("4100", "Returns", "income")
