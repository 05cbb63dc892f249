"""All entries of a period come by day, each whole."""

from datetime import date, timedelta

from desk.operations.desk import Desk
from desk.store import journals, ledger, sums

FIRST, LAST = date.min, date.max


def test_every_entry_of_the_ledger_is_there(desk: Desk) -> None:
    found = list(journals.entries(desk.db, FIRST, LAST))
    subjects = {each.subject for each in found}
    kept = [entry for subject in subjects for entry in ledger.entries(desk.db, subject)]
    assert sorted(found, key=lambda each: each.id) == sorted(kept, key=lambda each: each.id)
    assert [(each.effective, each.id) for each in found] == sorted(
        (each.effective, each.id) for each in found
    )


def test_both_days_of_a_period_count(desk: Desk) -> None:
    first, last = sums.first_day(desk.db), journals.last_day(desk.db)
    assert first and last and first < last
    days = {each.effective for each in journals.entries(desk.db, first, last)}
    assert {first, last} <= days
    assert not list(journals.entries(desk.db, last + timedelta(days=1), LAST))


def test_books_without_entries_have_no_last_day(empty_desk: Desk) -> None:
    assert journals.last_day(empty_desk.db) is None
    assert not list(journals.entries(empty_desk.db, FIRST, LAST))
