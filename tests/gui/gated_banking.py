"""The buttons with which checks go to the bank, clear, come back and are paid, with the operation of each."""

from typing import Any

from desk.operations import bouncing, checks, deposits, recovering
from desk.operations.desk import Desk
from desk.records.checks import Bounce
from tests.gui.gated import Button, Window, owner
from tests.operations import checking


def _deposited(desk: Desk) -> str:
    return checking.deposited(desk).check.number


def _returned(desk: Desk) -> str:
    return checking.returned(desk).check.number


def _paid(desk: Desk) -> str:
    number = _returned(desk)
    recovering.take_check_payment(desk, number, checking.cash(desk, 13500))
    return number


def _slip(desk: Desk) -> str:
    return checking.deposited(desk).check.deposit


def _cleared(desk: Desk) -> str:
    number = _deposited(desk)
    deposits.clear_checks(desk, [number], desk.clock.today())
    return checks.open_check(desk, number).check.deposit


def _undone(desk: Desk) -> str:
    return deposits.undo_deposit(owner(desk), _slip(desk), "not meant").number


def _waiting(desk: Desk) -> str:
    checking.received(desk)
    return ""


def _bounce(desk: Desk, number: str) -> Any:
    return bouncing.bounce(desk, Bounce(number, desk.clock.today(), "nsf"))


def _pay(desk: Desk, number: str) -> Any:
    return recovering.take_check_payment(desk, number, checking.cash(desk, 100))


def _make(desk: Desk, _number: str) -> Any:
    found = [each.number for each in deposits.to_deposit(desk)]
    return deposits.make_deposit(desk, found, desk.clock.today())


def _undo(desk: Desk, number: str) -> Any:
    return deposits.undo_deposit(desk, number, "not meant")


def _clear(desk: Desk, _number: str) -> Any:
    found = [each.number for each in deposits.to_clear(desk)]
    return deposits.clear_checks(desk, found, desk.clock.today())


BANKING = (
    Window(
        "bounce",
        {"deposited": _deposited, "returned": _returned},
        (Button("bounce.deed", _bounce),),
        lambda shown: shown.reason.option("nsf").click(),
    ),
    Window(
        "check_payment",
        {"returned": _returned, "paid": _paid},
        (Button("pay.deed", _pay),),
        lambda shown: shown.form.rows[0].choose("cash"),
    ),
    Window("deposit", {"waiting": _waiting}, (Button("deposit.deed", _make),)),
    Window(
        "deposit",
        {"made": _slip, "cleared": _cleared, "undone": _undone},
        (Button("deposit.undo", _undo),),
    ),
    Window("clear", {"deposited": _deposited}, (Button("clear.deed", _clear),)),
)
