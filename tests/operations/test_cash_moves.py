"""Cash goes into the drawer and out of it, and back where it was noted by mistake."""

from datetime import timedelta

import pytest

from desk.operations import cash_moves, closings
from desk.operations.desk import Desk
from desk.records.cash_moves import KINDS, NewCashMove
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.money import Money
from desk.store import history, ledger
from tests.conftest import DAY
from tests.operations import counting
from tests.operations.counting import at

BEFORE = DAY - timedelta(days=1)


def new(kind: str = "put_in", cents: int = 5000, **told: object) -> NewCashMove:
    """A move of today."""
    return NewCashMove(kind, Money(cents), **{"day": DAY, **told})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "legs"),
    [
        ("put_in", [("1000", 5000), ("3100", -5000)]),
        ("banked", [("1020", 5000), ("1000", -5000)]),
        ("taken", [("3100", 5000), ("1000", -5000)]),
    ],
)
def test_each_kind_has_its_accounts(desk: Desk, kind: str, legs: list) -> None:
    move = cash_moves.move_cash(desk, new(kind, note="from the safe"))
    (entry,) = ledger.entries(desk.db, "cash")
    assert (entry.id, entry.effective, entry.event) == (move.entry, DAY, "cash_moved")
    assert [(leg.account, leg.money) for leg in entry.legs] == legs
    assert (move.kind, move.note, move.person) == (kind, "from the safe", "Alma")
    assert cash_moves.list_cash_moves(desk) == (move,)
    (line,) = history.of(desk.db, "cash")
    assert line.after == {"move": kind, "amount": "50.00", "day": "2026-03-13", "note": "from the safe"}


def test_every_kind_has_a_posting(desk: Desk) -> None:
    assert {each.amount for each in ledger.postings(desk.db) if each.event == "cash_moved"} == set(KINDS)


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        (new("lost"), "cash-move-kind"),
        (new(cents=0), "cash-move-amount"),
        (new(cents=-1), "cash-move-amount"),
        (new(day=DAY + timedelta(days=1)), "day-to-come"),
        (new(note="a\x00b"), "text-control"),
    ],
)
def test_what_cannot_be_is_told(desk: Desk, wanted: NewCashMove, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        cash_moves.move_cash(desk, wanted)
    assert cash_moves.list_cash_moves(desk) == ()


def test_one_noted_by_mistake_is_taken_back_on_its_own_day(desk: Desk) -> None:
    move = cash_moves.move_cash(desk, new(day=BEFORE))
    back = cash_moves.undo_move_cash(desk, move.id, "typed twice")
    assert (back.reverses, back.day, back.note, back.into) == (move.id, BEFORE, "typed twice", -move.into)
    assert cash_moves.list_cash_moves(desk) == ()
    assert ledger.trial_balance(desk.db)["1000"] == 0
    for each in (move.id, back.id):
        with pytest.raises(Refused, match="cash-move-undone"):
            cash_moves.undo_move_cash(desk, each, "again")
    with pytest.raises(NotFound, match="cash-move-unknown"):
        cash_moves.undo_move_cash(desk, 99, "again")


def test_what_was_counted_is_not_moved_any_more(desk: Desk) -> None:
    move = cash_moves.move_cash(desk, new())
    done = counting.closed(desk, 5000, banked=Money(1000))
    with pytest.raises(Refused, match="cash-move-counted"):
        cash_moves.undo_move_cash(desk, move.id, "never was")
    assert done.bank_move is not None
    with pytest.raises(Refused, match="cash-move-of-close-out"):
        cash_moves.undo_move_cash(desk, done.bank_move, "never was")
    with pytest.raises(Refused, match="cash-day-counted"):
        cash_moves.move_cash(desk, new(day=BEFORE))


def test_what_comes_after_the_count_is_still_moved_on_its_day(desk: Desk) -> None:
    counting.closed(desk, 0, BEFORE)
    today = cash_moves.move_cash(desk, new())
    evening = cash_moves.move_cash(desk, new("taken", 100, day=BEFORE))
    for each in (today, evening):
        cash_moves.undo_move_cash(desk, each.id, "never was")
    assert cash_moves.list_cash_moves(desk) == ()


def test_a_move_before_the_count_for_a_day_after_it_can_be_taken_back(desk: Desk) -> None:
    today = cash_moves.move_cash(desk, new())
    counting.closed(desk, 0, BEFORE)
    cash_moves.undo_move_cash(desk, today.id, "never was")
    assert cash_moves.list_cash_moves(desk) == ()


def test_of_a_closed_month_it_counts_for_the_open_one(desk: Desk) -> None:
    later = at(desk, DAY + timedelta(days=30))
    closings.close_month(later, DAY)
    move = cash_moves.move_cash(later, new())
    (entry,) = ledger.entries(later.db, "cash")
    assert (str(entry.effective), entry.happened, move.day) == ("2026-04-01", DAY, DAY)
    cash_moves.undo_move_cash(later, move.id, "never was")
    *_, back = ledger.entries(later.db, "cash")
    assert (str(back.effective), back.happened) == ("2026-04-01", DAY)
