"""Moves of cash come back as they were kept, the newest first."""

import pytest

from desk.records.cash_moves import CashMove, NewCashMove
from desk.records.errors import NotFound
from desk.records.ledger import Event
from desk.records.money import Money
from desk.store import cash_moves, ledger
from desk.store.database import Database
from tests.store.samples import DAY, MOMENT


def kept(db: Database, reverses: int | None = None) -> int:
    """A move of 5.00, or what takes one back."""
    new = NewCashMove("taken", Money(500), DAY, "for stamps")
    event = Event("cash_moved", "cash", DAY, MOMENT, (("taken", Money(500), ""),))
    with db.atomic():
        return cash_moves.add(db, new, (MOMENT, "Ann"), ledger.post(db, event), reverses)


def test_a_move_comes_back_as_it_was_kept(db: Database) -> None:
    first = kept(db)
    second = kept(db, first)
    told = ("taken", Money(500), DAY, MOMENT, "Ann", "for stamps")
    assert cash_moves.get(db, first) == CashMove(first, *told, 1)
    assert cash_moves.newest(db, 5) == (CashMove(second, *told, 2, first), CashMove(first, *told, 1))
    assert len(cash_moves.newest(db, 1)) == 1
    assert cash_moves.is_undone(db, first) and not cash_moves.is_undone(db, second)


def test_one_that_is_not_there_is_told(db: Database) -> None:
    with pytest.raises(NotFound, match="cash-move-unknown"):
        cash_moves.get(db, 7)
