"""Trials of the rights over the books: accounts, months, the drawer."""

from datetime import date

from desk.operations import accounts, cash_moves, close_outs, closings
from desk.operations.desk import Desk
from desk.records.cash_moves import NewCashMove
from desk.records.money import Money
from tests.operations import counting, importing
from tests.operations.selling import DAY, Step, Trial


def _simple(step: Step) -> Trial:
    return lambda owner, maker, state: step


def _undo_close_out(owner: Desk, maker: Desk, state: str) -> Step:
    number = counting.closed(maker, 0).number
    return lambda desk: close_outs.undo_close_out(desk, number, "counted wrong")


def _undo_move(owner: Desk, maker: Desk, state: str) -> Step:
    move = cash_moves.move_cash(owner, NewCashMove("put_in", Money(500), DAY)).id
    return lambda desk: cash_moves.undo_move_cash(desk, move, "not meant")


TRIALS: dict[str, Trial] = {
    **importing.TRIALS,
    "change_account": _simple(lambda desk: accounts.change_account(desk, "1000", "1001", "Till")),
    "close_month": _simple(lambda desk: closings.close_month(desk, date(2026, 2, 1))),
    "count_drawer": _simple(lambda desk: close_outs.count_drawer(desk, counting.count(desk, 500))),
    "close_out": _simple(lambda desk: counting.closed(desk, 0)),
    "close_out_different": _simple(lambda desk: counting.closed(desk, 500)),
    "undo_close_out": _undo_close_out,
    "move_cash": _simple(lambda desk: cash_moves.move_cash(desk, NewCashMove("taken", Money(500), DAY))),
    "undo_move_cash": _undo_move,
}
