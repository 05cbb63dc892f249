"""The buttons of a check's window, with the operation behind each, by how the check stands."""

from datetime import timedelta
from typing import Any

from desk.operations import bouncing, checks, demands, deposits, handing_over, recovering
from desk.operations.desk import Desk
from desk.records.checks import Bounce
from desk.records.money import Money
from desk.records.payments import NewPayment
from tests.conftest import DAY
from tests.gui.gated import Button, Window, owner
from tests.operations import checking
from tests.operations.collecting import with_agency


def _received(desk: Desk) -> str:
    return checking.received(desk).check.number


def _held(desk: Desk) -> str:
    return checking.deposited(desk).check.number


def _cleared(desk: Desk) -> str:
    number = _held(desk)
    deposits.clear_checks(desk, [number], DAY)
    return number


def _late(desk: Desk) -> str:
    """One whose day to be paid is past, of goods that left, in a shop with an agency."""
    with_agency(owner(desk))
    order = checking.sent(owner(desk)).number
    number = checking.returned(desk, (order, 10000)).check.number
    desk.clock.day = DAY + timedelta(days=14)  # type: ignore[attr-defined]
    return number


def _handed(desk: Desk) -> str:
    return checking.handed(desk, (checking.sent(owner(desk)).number, 10000)).check.number


def _written_off(desk: Desk) -> str:
    number = _late(desk)
    recovering.write_off(owner(desk), number, "he moved away")
    return number


def _deposit(desk: Desk, number: str) -> Any:
    return deposits.make_deposit(desk, [number], DAY)


def _cash(desk: Desk, cents: int) -> NewPayment:
    return NewPayment("cash", Money(cents), desk.clock.today())


def _takes(desk: Desk, number: str) -> Any:
    return recovering.take_check_payment(desk, number, _cash(desk, 500))


def _agency(desk: Desk, number: str) -> Any:
    return recovering.take_agency_payment(desk, number, _cash(desk, 500))


def _bounces(desk: Desk, number: str) -> Any:
    return bouncing.bounce(desk, Bounce(number, DAY, "nsf"))


WRITE_OFF = Button(
    "check-do.write-off", lambda desk, number: recovering.write_off(desk, number, "he moved away")
)
RECEIVED = Window(
    "check",
    {"received": _received},
    (
        Button("check-do.deposit", _deposit),
        Button(
            "check-do.replace", lambda desk, number: checks.replace_check(desk, number, _cash(desk, 10000))
        ),
        Button("check-do.void", lambda desk, number: checks.void_check(desk, number, "not hers")),
    ),
)
AT_BANK = Window(
    "check",
    {"held": _held},
    (
        Button("check-do.clear", lambda desk, number: deposits.clear_checks(desk, [number], DAY)),
        Button("check-do.bounce", _bounces),
    ),
)
CLEARED = Window(
    "check",
    {"cleared": _cleared},
    (Button("check-do.undo-clear", lambda desk, number: deposits.undo_clear(desk, number, "misread")),),
)
BACK = Window(
    "check",
    {"late": _late},
    (
        Button("check-do.pay", _takes),
        Button("check-do.demand", lambda desk, number: demands.make_demand(desk, number)),
        Button("check-do.redeposit", _deposit),
        Button("check-do.hand-over", lambda desk, number: handing_over.hand_over(desk, number)),
        Button("check-do.undo-bounce", lambda desk, number: bouncing.undo_bounce(desk, number, "they erred")),
        WRITE_OFF,
    ),
)
SETTLED = Window(
    "check",
    {"settled": lambda desk: checking.owed_no_more(owner(desk)).check.number},
    (Button("check-do.close", lambda desk, number: recovering.close_check(desk, number)),),
)
AWAY = Window(
    "check",
    {"handed": _handed},
    (
        Button("check-do.agency-paid", _agency),
        Button(
            "check-do.recall", lambda desk, number: handing_over.recall_check(desk, number, "she came in")
        ),
        WRITE_OFF,
    ),
)
LOST = Window(
    "check",
    {"written off": _written_off},
    (
        Button(
            "check-do.undo-write-off",
            lambda desk, number: recovering.undo_write_off(desk, number, "back"),
        ),
    ),
)
CHECK_WINDOW = (RECEIVED, AT_BANK, CLEARED, BACK, SETTLED, AWAY, LOST)
