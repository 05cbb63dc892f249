"""The buttons with which a day is closed out and cash is moved, with the operation of each."""

from typing import Any

from desk.operations import cash_moves, close_outs
from desk.operations.desk import Desk
from desk.records.cash_moves import NewCashMove
from desk.records.money import Money
from tests.gui.gated import Button, Window, owner
from tests.operations import counting


def _nothing(_desk: Desk) -> str:
    return ""


def _moved(desk: Desk) -> str:
    cash_moves.move_cash(owner(desk), NewCashMove("put_in", Money(500), desk.clock.today()))
    return ""


def _closed(desk: Desk) -> str:
    return counting.closed(desk, 0).number


def _undone(desk: Desk) -> str:
    return close_outs.undo_close_out(owner(desk), _closed(desk), "not meant").number


def _count(desk: Desk, _number: str) -> Any:
    return close_outs.count_drawer(desk, counting.count(desk, 0))


def _close(cents: int, banked: int = 0) -> Any:
    return lambda desk, _number: counting.closed(desk, cents, banked=Money(banked))


def _move(kind: str) -> Any:
    def move(desk: Desk, _number: str) -> Any:
        return cash_moves.move_cash(desk, NewCashMove(kind, Money(100), desk.clock.today()))

    return move


def _undo_move(desk: Desk, _number: str) -> Any:
    (move,) = cash_moves.list_cash_moves(desk)
    return cash_moves.undo_move_cash(desk, move.id, "not meant")


def _undo(desk: Desk, number: str) -> Any:
    return close_outs.undo_close_out(desk, number, "counted wrong")


def _counted(text: str, banked: str = "") -> Any:
    def fill(shown: Any) -> None:
        shown.form.sum.setText(text)
        shown.look()
        if banked or text != "0":
            found = close_outs.count_drawer(shown.run.desk, shown._read())
            shown.show_reckoned(found)
            shown.banked.setText(banked)
            shown.look()

    return fill


MOVES = tuple(Button(f"cash.{kind}", _move(kind)) for kind in ("put_in", "banked", "taken"))
DRAWER = (
    Window("close_out", {"empty": _nothing}, (Button("close-out.compare", _count), *MOVES), _counted("0")),
    Window(
        "close_out",
        {"moved": _moved},
        (Button("close-out.deed", _close(500, 100)), Button("cash.undo", _undo_move)),
        _counted("5.00", "1.00"),
    ),
    Window("close_out", {"different": _moved}, (Button("close-out.deed", _close(700)),), _counted("7.00")),
    Window("close_out", {"made": _closed, "undone": _undone}, (Button("close-out.undo", _undo),)),
)
