"""The buttons for a parcel that is not settled as it came, with the operation behind each."""

from typing import Any

from desk.operations import overrides, refusals, requests, returns, setting_apart
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.returns import Parcel, Sheet
from tests.gui.gated import DAY, Button, Window
from tests.gui.returning import FOUND, together


def _both(desk: Desk) -> str:
    return together(desk, "A", "B").number


def _sheet(desk: Desk, number: str, *, outside: bool = False, found: str = "") -> Sheet:
    sheet = returns.open_return(desk, number)
    noted = tuple((line.id, FOUND) for line in sheet.ra.lines)
    return returns.inspect(desk, sheet, Parcel(DAY, DAY, outside, noted, found_reason=found))


def _refuse(desk: Desk, number: str) -> Any:
    return requests.note_parcel(desk, _sheet(desk, number))


def _leave(desk: Desk, number: str) -> Any:
    return requests.note_parcel(desk, _sheet(desk, number, outside=True, found="wrong_item"))


def _refused(desk: Desk) -> str:
    number = _both(desk)
    _refuse(desk, number)
    return number


def _apart(desk: Desk, number: str) -> Any:
    line = returns.open_return(desk, number).ra.lines[0]
    return setting_apart.set_apart(desk, number, {line.id: 1})


def _override(desk: Desk, number: str) -> Any:
    sheet = _sheet(desk, number)
    return overrides.override_settlement(desk, sheet, Money(100), "store_credit", "a good customer")


def _not_outside(shown: Any) -> None:
    shown.form.outside.no.click()
    shown.all_right.click()


def _otherwise(shown: Any) -> None:
    shown.form.outside.yes.click()
    shown.all_right.click()
    shown.form.reason.setCurrentIndex(shown.form.reason.findData("wrong_item"))
    shown.form.reason.activated.emit(shown.form.reason.currentIndex())


RECEIVING = (
    Window(
        "receive",
        {"refused": _both},
        (
            Button("receive.deed-refused", _refuse),
            Button("apart.menu", _apart),
            Button("override.menu", _override),
        ),
        _not_outside,
    ),
    Window("receive", {"otherwise": _both}, (Button("receive.deed-owner", _leave),), _otherwise),
    Window(
        "return",
        {"refused": _refused, "open": _both},
        (
            Button(
                "return.take-back",
                lambda desk, number: refusals.take_back_refusal(desk, number, "it was outside after all"),
            ),
        ),
    ),
)
