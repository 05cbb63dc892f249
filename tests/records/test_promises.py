"""The day a shop has to ship by, after every delay that it told of (16 CFR 435.2)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.records.customers import Customer
from desk.records.notices import BALANCE, DELAY, SECOND_DELAY, Notice
from desk.records.promises import Clocked, Promise, answer_by, is_late, promise_of

PLACED, DUE = date(2026, 3, 2), date(2026, 4, 1)
CLOCKED = Clocked(1, "#1", "Ann", "web", PLACED, PLACED)


def told(kind: str, promised: date, said: str = "", due: date | None = None, on: date = DUE) -> Notice:
    """A delay that the customer was told of."""
    return Notice(
        1,
        "#1",
        Customer(1, "CM", "Ann"),
        kind,
        on,
        told=on,
        way="phone",
        promised=promised,
        said=said,
        due=due,
    )


def stands(today: date, *notices: Notice, **changes: object) -> Promise:
    """How the order stands on a day."""
    found = promise_of(replace(CLOCKED, **changes), notices, today)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_without_a_payment_no_clock_runs() -> None:
    assert promise_of(replace(CLOCKED, complete=None), (), PLACED) is None


def test_thirty_days_after_it_was_complete_or_the_day_that_was_promised() -> None:
    assert stands(PLACED).due == DUE
    assert stands(PLACED, complete=date(2026, 3, 5)).due == date(2026, 4, 4)
    assert stands(PLACED, promised=date(2026, 6, 1)).due == date(2026, 6, 1)


def test_a_week_ahead_it_is_shown_and_late_from_the_day_after() -> None:
    states = {day: stands(DUE + timedelta(days=day)).state for day in (-8, -7, 0, 1)}
    assert states == {-8: "running", -7: "soon", 0: "soon", 1: "late"}
    assert not is_late(stands(DUE), DUE) and is_late(stands(DUE + timedelta(1)), DUE + timedelta(1))


def test_goods_that_come_too_late_are_told_at_once() -> None:
    assert stands(PLACED, expected=date(2026, 5, 1)).state == "tell"
    assert stands(PLACED, expected=DUE).state == "running"


def test_an_order_that_waits_for_its_balance_is_not_the_shops_delay() -> None:
    assert stands(date(2026, 4, 20), asked=date(2026, 3, 20)).state == "running"
    assert stands(date(2026, 4, 20), asked=date(2026, 4, 2)).state == "late"


def test_silence_agrees_to_a_first_delay_of_thirty_days() -> None:
    new = DUE + timedelta(days=30)
    assert answer_by(DELAY, new, DUE) is None
    found = stands(DUE + timedelta(1), told(DELAY, new))
    assert (found.due, found.state, found.further) == (new, "running", True)
    assert stands(new + timedelta(1), told(DELAY, new)).state == "late"


def test_a_longer_first_delay_has_to_be_agreed_to_within_thirty_days() -> None:
    new = DUE + timedelta(days=31)
    by = answer_by(DELAY, new, DUE)
    assert by == DUE + timedelta(days=30)
    asked = told(DELAY, new, due=by)
    assert (stands(by, asked).state, stands(by, asked).by) == ("waiting", by)
    lapsed = stands(by + timedelta(1), asked)
    assert lapsed.state == "cancel" and is_late(lapsed, by + timedelta(1))
    assert stands(by, replace(asked, said="agreed")).due == new


@pytest.mark.parametrize("said", ["declined", "cancelled"])
def test_who_does_not_want_to_wait_is_to_get_the_money_back(said: str) -> None:
    found = stands(PLACED, told(DELAY, date(2026, 4, 10), said))
    assert found.state == "cancel" and is_late(found, PLACED)


def test_a_further_delay_has_to_be_agreed_to_before_the_old_day_passes() -> None:
    first, second = told(DELAY, date(2026, 4, 20)), date(2026, 4, 25)
    by = answer_by(SECOND_DELAY, second, date(2026, 4, 20))
    assert by == date(2026, 4, 20)
    asked = told(SECOND_DELAY, second, due=by)
    assert stands(date(2026, 4, 15), first, asked).state == "waiting"
    assert stands(date(2026, 4, 21), first, asked).state == "cancel"
    assert stands(date(2026, 4, 21), first, replace(asked, said="agreed")).state == "soon"


def test_a_notice_that_nobody_was_told_of_changes_nothing() -> None:
    made = replace(told(DELAY, date(2026, 4, 20)), told=None)
    assert (stands(DUE, made).due, stands(DUE, made).state) == (DUE, "made")
    assert stands(DUE, told(BALANCE, date(2026, 4, 20))).further is False
