"""Trials of the rights over checks: taken, to the bank and back, what is paid of one that came back."""

from collections.abc import Callable
from datetime import timedelta

from desk.operations import bouncing, checks, deposits, orders, recovering
from desk.operations.desk import Desk
from desk.records.checks import Bounce, CheckSheet
from tests.operations import checking, collection_trials, reconciling_trials
from tests.operations.selling import DAY, Step, Trial

WHY = "by mistake"


def _about(made: Callable[[Desk], CheckSheet], step: Callable[[Desk, str], object]) -> Trial:
    """A step with a check that somebody brought as far as ``made`` does."""

    def trial(owner: Desk, maker: Desk, state: str) -> Step:
        number = made(maker).check.number
        return lambda desk: step(desk, number)

    return trial


def _receive(owner: Desk, maker: Desk, state: str) -> Step:
    new = checking.written(owner, (checking.ordered(owner).number, 10000))
    return lambda desk: checks.receive_check(desk, new)


def _receive_anyway(owner: Desk, maker: Desk, state: str) -> Step:
    later = DAY + timedelta(days=3)
    new = checking.written(owner, (checking.ordered(owner).number, 10000), dated=later)
    return lambda desk: checks.receive_check_anyway(desk, new, "a good customer")


def _mark(owner: Desk, maker: Desk, state: str) -> Step:
    buyer = orders.open_order(owner, "#1003").customer.number
    return lambda desk: checks.mark_no_checks(desk, buyer, True, "two came back")


def _undo_deposit(owner: Desk, maker: Desk, state: str) -> Step:
    slip = checking.deposited(maker).check.deposit
    if state == "undone":
        deposits.undo_deposit(owner, slip, WHY)
    return lambda desk: deposits.undo_deposit(desk, slip, WHY)


def _cleared(desk: Desk) -> CheckSheet:
    sheet = checking.deposited(desk)
    deposits.clear_checks(desk, [sheet.check.number], DAY)
    return sheet


def _close(owner: Desk, maker: Desk, state: str) -> Step:
    """Of a check whose order was called off: nothing is owed of it."""
    number = checking.owed_no_more(owner).check.number
    return lambda desk: recovering.close_check(desk, number)


def _write_off(owner: Desk, maker: Desk, state: str) -> Step:
    number = checking.returned(owner, (checking.sent(owner).number, 10000)).check.number
    return lambda desk: recovering.write_off(desk, number, "cannot be found")


def _undo_write_off(owner: Desk, maker: Desk, state: str) -> Step:
    number = checking.returned(owner, (checking.sent(owner).number, 10000)).check.number
    recovering.write_off(owner, number, "cannot be found")
    return lambda desk: recovering.undo_write_off(desk, number, "she wrote")


TRIALS: dict[str, Trial] = {
    **collection_trials.TRIALS,
    **reconciling_trials.TRIALS,
    "receive_check": _receive,
    "receive_check_anyway": _receive_anyway,
    "void_check": _about(checking.received, lambda desk, number: checks.void_check(desk, number, WHY)),
    "replace_check": _about(
        checking.received, lambda desk, number: checks.replace_check(desk, number, checking.cash(desk, 10000))
    ),
    "mark_no_checks": _mark,
    "make_deposit": _about(
        checking.received, lambda desk, number: deposits.make_deposit(desk, [number], DAY)
    ),
    "undo_deposit": _undo_deposit,
    "clear_checks": _about(
        checking.deposited, lambda desk, number: deposits.clear_checks(desk, [number], DAY)
    ),
    "undo_clear": _about(_cleared, lambda desk, number: deposits.undo_clear(desk, number, WHY)),
    "bounce": _about(
        checking.deposited, lambda desk, number: bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
    ),
    "undo_bounce": _about(checking.returned, lambda desk, number: bouncing.undo_bounce(desk, number, WHY)),
    "take_check_payment": _about(
        checking.returned,
        lambda desk, number: recovering.take_check_payment(desk, number, checking.cash(desk, 500)),
    ),
    "take_agency_payment": _about(
        checking.handed,
        lambda desk, number: recovering.take_agency_payment(desk, number, checking.cash(desk, 500)),
    ),
    "close_check": _close,
    "write_off": _write_off,
    "undo_write_off": _undo_write_off,
}
