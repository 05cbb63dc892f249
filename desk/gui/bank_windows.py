"""The windows of checks and what the bank says of them; each module is imported when first needed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.gui.run import Run

if TYPE_CHECKING:
    from desk.gui.window import RecordWindow


def _check(run: Run, number: str) -> "RecordWindow":
    from desk.gui.checks_window import CheckWindow

    return CheckWindow(run, number)


def _receive_check(run: Run, number: str) -> "RecordWindow":
    from desk.gui.receive_check_window import ReceiveCheckWindow

    return ReceiveCheckWindow(run, number)


def _replace_check(run: Run, number: str) -> "RecordWindow":
    from desk.gui.replace_check_window import ReplaceCheckWindow

    return ReplaceCheckWindow(run, number)


def _bounce(run: Run, number: str) -> "RecordWindow":
    from desk.gui.bounce_window import BounceWindow

    return BounceWindow(run, number)


def _reconcile(run: Run, number: str) -> "RecordWindow":
    from desk.gui.reconcile_window import ReconcileWindow

    return ReconcileWindow(run, number)


def _check_payment(run: Run, number: str) -> "RecordWindow":
    from desk.gui.check_payment_window import CheckPaymentWindow

    return CheckPaymentWindow(run, number)


def _deposit(run: Run, number: str) -> "RecordWindow":
    from desk.gui.deposit_window import DepositWindow
    from desk.gui.slip_window import SlipWindow

    return SlipWindow(run, number) if number else DepositWindow(run)


def _clear(run: Run, number: str) -> "RecordWindow":
    from desk.gui.clear_window import ClearWindow

    return ClearWindow(run, number)


def _demand(run: Run, number: str) -> "RecordWindow":
    from desk.gui.demand_window import DemandWindow

    return DemandWindow(run, number)


def _hand_over(run: Run, number: str) -> "RecordWindow":
    from desk.gui.hand_over_window import HandOverWindow

    return HandOverWindow(run, number)


KINDS: "dict[str, Callable[[Run, str], RecordWindow]]" = {
    "check": _check,
    "receive_check": _receive_check,
    "replace_check": _replace_check,
    "bounce": _bounce,
    "reconcile": _reconcile,
    "check_payment": _check_payment,
    "deposit": _deposit,
    "clear": _clear,
    "demand": _demand,
    "hand_over": _hand_over,
}
