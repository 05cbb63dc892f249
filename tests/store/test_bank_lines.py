"""Lines of statements are kept once, and moved only by whoever saw them as they are."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations.desk import Desk
from desk.records.bank_lines import BankLine
from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.store import bank_lines
from tests.conftest import DAY
from tests.operations import checking
from tests.operations.reconciling_trials import line


def test_a_line_comes_back_as_it_was_kept(desk: Desk) -> None:
    assert bank_lines.first_day(desk.db) is None
    kept = line(desk, -5410, date(2026, 3, 5), reference="77", told="POS")
    assert replace(kept, id=0, mark="") == BankLine(date(2026, 3, 5), Money(-5410), "77", "POS")
    assert bank_lines.known(desk.db, [kept.mark, "other"]) == {kept.mark}
    assert bank_lines.first_day(desk.db) == date(2026, 3, 5)
    with pytest.raises(NotFound, match="bank-line-unknown"):
        bank_lines.get(desk.db, 99)


def test_a_line_that_was_moved_meanwhile_stays(desk: Desk) -> None:
    found = line(desk, -5410)
    with desk.db.atomic():
        bank_lines.move(desk.db, found, replace(found, state="set_aside", note="post"))
    assert bank_lines.open_lines(desk.db, 9) == ()
    assert [each.note for each in bank_lines.done(desk.db, 9)] == ["post"]
    with pytest.raises(Stale, match="bank-line-changed"), desk.db.atomic():
        bank_lines.move(desk.db, found, replace(found, state="set_aside", note="food"))


def test_lines_are_found_by_what_they_are_of(desk: Desk) -> None:
    check = checking.deposited(desk).check
    one, two = line(desk, 10000), line(desk, -10000)
    (left,) = bank_lines.deposits_left(desk.db, DAY)
    assert (left.number, left.day, left.amount, left.checks) == (check.deposit, DAY, 10000, 1)
    assert bank_lines.deposits_left(desk.db, date(2026, 3, 14)) == ()
    with desk.db.atomic():
        bank_lines.move(desk.db, one, replace(one, state="matched", deposit=check.deposit))
        bank_lines.move(desk.db, two, replace(two, state="matched", check=check.number))
    assert bank_lines.deposits_left(desk.db, DAY) == ()
    assert [each.id for each in bank_lines.of_deposit(desk.db, check.deposit)] == [one.id]
    assert [each.id for each in bank_lines.of_check(desk.db, check.number)] == [two.id]
    (waits,) = bank_lines.waiting(desk.db, DAY, 9)
    assert (waits.number, waits.since, waits.check_number) == (check.number, DAY, "1042")
    assert bank_lines.waiting(desk.db, date(2026, 3, 12), 9) == ()
    assert [each.number for each in bank_lines.checks_of(desk.db, Money(10000))] == [check.number]
    assert bank_lines.charged_since(desk.db, DAY) == ()
