"""The buttons with which checks are taken and replaced, with the operation behind each."""

from dataclasses import replace
from datetime import date
from typing import Any

from desk.operations import check_dues, checks
from desk.operations.desk import Desk
from desk.records.checks import NewCheck, NewPart
from desk.records.errors import Refused
from desk.records.money import Money
from desk.records.payments import NewPayment
from tests.gui.gated import Button, Window, owner
from tests.operations.checking import ordered

AHEAD = date(2026, 6, 1)


def _owed(desk: Desk) -> str:
    return ordered(desk).number


def _check(desk: Desk, number: str) -> NewCheck:
    return NewCheck(Money(10000), desk.clock.today(), (NewPart(number, Money(10000)),), check_number="1042")


def _received(desk: Desk) -> str:
    return checks.receive_check(desk, _check(desk, _owed(desk))).check.number


def _buyer(desk: Desk) -> str:
    return ordered(desk).customer.number


def _marked(desk: Desk) -> str:
    number = _buyer(desk)
    checks.mark_no_checks(owner(desk), number, True, "the bank called")
    return number


def _mark(desk: Desk, number: str, marked: bool) -> Any:
    if check_dues.check_standing(desk, number).marked == marked:
        raise Refused("check-is-voided", number=number)
    return checks.mark_no_checks(desk, number, marked, "as the owner said")


def _type(shown: Any) -> None:
    shown.form.amount.setText("100")
    shown.form.check_number.setText("1042")
    shown.look()


def _type_ahead(shown: Any) -> None:
    shown.form.dated.retype(AHEAD.isoformat())
    _type(shown)


def _take_ahead(desk: Desk, number: str) -> Any:
    return checks.receive_check_anyway(desk, replace(_check(desk, number), dated=AHEAD), "she asked for it")


def _replace(desk: Desk, number: str) -> Any:
    return checks.replace_check(desk, number, NewPayment("cash", Money(10000), desk.clock.today()))


def _pay_cash(shown: Any) -> None:
    shown.row.choose("cash")
    shown.look()


TAKING_CHECKS = (
    Window(
        "receive_check",
        {"owed": _owed},
        (Button("check-form.deed", lambda desk, number: checks.receive_check(desk, _check(desk, number))),),
        _type,
    ),
    Window("receive_check", {"ahead": _owed}, (Button("check-form.anyway", _take_ahead),), _type_ahead),
    Window("replace_check", {"received": _received}, (Button("replace-check.deed", _replace),), _pay_cash),
    Window(
        "customer",
        {"taken": _buyer, "marked": _marked},
        (
            Button("checks-taken.mark", lambda desk, number: _mark(desk, number, True)),
            Button("checks-taken.unmark", lambda desk, number: _mark(desk, number, False)),
        ),
    ),
    Window(
        "order",
        {"owed": _owed},
        (Button("check-form.entry", lambda desk, number: checks.receive_check(desk, _check(desk, number))),),
    ),
)
