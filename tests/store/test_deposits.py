"""Slips come back with their checks, the newest first; one is undone once."""

import pytest

from desk.operations import checks
from desk.operations import deposits as counter
from desk.operations.desk import Desk
from desk.records.deposits import UNDONE
from desk.records.errors import NotFound, Stale
from desk.store import deposits
from tests.conftest import DAY
from tests.operations import checking


def test_a_slip_comes_back_with_its_checks_in_their_order(desk: Desk) -> None:
    numbers = [checking.received(desk).check.number for _ in range(3)][::-1]
    slip = counter.make_deposit(desk, numbers, DAY)
    found = deposits.get(desk.db, slip.number)
    assert (found, [each.number for each in found.checks]) == (slip, numbers)
    assert found.checks[0] == checks.open_check(desk, numbers[0]).check
    assert deposits.last_of(desk.db, found.checks[0].id) == found


def test_the_newest_slip_comes_first(desk: Desk) -> None:
    made = [checking.deposited(desk).check.deposit for _ in range(3)]
    assert [each.number for each in deposits.newest(desk.db, 2)] == made[:0:-1]


def test_a_slip_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(NotFound, match="deposit-unknown"):
        deposits.get(desk.db, "DS-26-00001-3")


def test_a_slip_is_undone_once(desk: Desk) -> None:
    slip = deposits.get(desk.db, checking.deposited(desk).check.deposit)
    with desk.db.atomic():
        deposits.undo(desk.db, slip)
    assert deposits.get(desk.db, slip.number).state == UNDONE
    with pytest.raises(Stale, match="deposit-changed"), desk.db.atomic():
        deposits.undo(desk.db, slip)
