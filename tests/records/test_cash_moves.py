"""What is put in makes the drawer fuller, all else emptier; what takes it back does the opposite."""

from datetime import date

import pytest

from desk.records.cash_moves import BANKED, KINDS, PUT_IN, TAKEN, CashMove
from desk.records.money import Money


@pytest.mark.parametrize(
    ("kind", "reverses", "into"),
    [(PUT_IN, None, 500), (PUT_IN, 1, -500), (BANKED, None, -500), (TAKEN, None, -500), (TAKEN, 1, 500)],
)
def test_a_move_fills_the_drawer_or_empties_it(kind: str, reverses: int | None, into: int) -> None:
    move = CashMove(2, kind, Money(500), date(2026, 3, 13), "", "Ann", "", 7, reverses)
    assert move.into == Money(into)
    assert KINDS == (PUT_IN, BANKED, TAKEN)
