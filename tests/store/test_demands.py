"""Demand letters are kept as they were made, and noted as sent once."""

from datetime import date

import pytest

from desk.operations.desk import Desk
from desk.records.answers import Amount, Answer
from desk.records.demands import Demand
from desk.records.errors import Stale
from desk.records.money import Money
from desk.store import checks, demands
from tests.operations import checking

DAY = date(2026, 3, 13)


def test_a_letter_comes_back_as_it_was_kept(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    key = checks.get(desk.db, number).id
    said = Answer("returned_check", "allowed", charge=Money(100), amounts=(Amount("x", Money(100), "c"),))
    made = Demand(number, "first", DAY, Money(100), said, None)
    with desk.db.atomic():
        kept = demands.add(desk.db, key, made)
        demands.add(desk.db, key, Demand(number, "final", DAY, Money(90), said, DAY))
    first, final = demands.of_check(desk.db, key)
    assert (first.id, first.nth, first.amounts, first.due, first.sent) == (kept, 1, said.amounts, None, None)
    assert (final.kind, final.nth, final.due) == ("final", 2, DAY)
    with desk.db.atomic():
        demands.note_sent(desk.db, first, "hand", DAY, "signed")
    (sent, _) = demands.of_check(desk.db, key)
    assert (sent.way, sent.sent, sent.proof, sent.version) == ("hand", DAY, "signed", 2)
    with pytest.raises(Stale, match="demand-changed"), desk.db.atomic():
        demands.note_sent(desk.db, sent, "hand", DAY, "")
