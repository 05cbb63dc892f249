"""What speaks against a check is told before it is taken; what is grave only the owner takes all the same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import checks, overrides, payments
from desk.operations.desk import Desk
from desk.records.checks import NewCheck, Warned
from desk.records.errors import BadInput, Refused, Stale
from desk.store import history
from tests.conftest import DAY
from tests.operations import checking
from tests.operations.test_checks import BANKED


def warned(desk: Desk, new: NewCheck) -> list[tuple[str, bool]]:
    return [(each.key, each.grave) for each in checks.look_at_check(desk, new)]


def test_nothing_speaks_against_an_ordinary_check(desk: Desk) -> None:
    new = checking.written(desk, (checking.ordered(desk).number, 10000))
    assert checks.look_at_check(desk, new) == ()
    assert checks.receive_check(desk, new, ()).check.state == "received"


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({"dated": DAY + timedelta(days=1)}, "post_dated"),
        ({"dated": DAY - timedelta(days=181)}, "stale"),
    ],
)
def test_only_the_owner_takes_a_check_of_another_day(desk: Desk, told: dict, key: str) -> None:
    new = checking.written(desk, (checking.ordered(desk).number, 10000), **told)
    assert warned(desk, new) == [(key, True)]
    with pytest.raises(Refused, match=f"check-{key.replace('_', '-')}"):
        checks.receive_check(desk, new)
    sheet = checks.receive_check_anyway(desk, new, "a good customer")
    assert sheet.check.dated == told["dated"]
    (line,) = [each for each in history.of(desk.db, sheet.check.number) if each.reason]
    assert (line.operation, line.after["clauses"]) == ("receive_check_anyway", key)
    assert overrides.list_overrides(desk)[0].subject == sheet.check.number


@pytest.mark.parametrize("days", [0, -180])
def test_a_check_of_these_days_is_taken(desk: Desk, days: int) -> None:
    told = {"dated": DAY + timedelta(days=days)}
    assert warned(desk, checking.written(desk, (checking.ordered(desk).number, 10000), **told)) == []


def test_what_nothing_speaks_against_needs_no_word_of_the_owner(desk: Desk) -> None:
    new = checking.written(desk, (checking.ordered(desk).number, 10000))
    with pytest.raises(Refused, match="override-needless"):
        checks.receive_check_anyway(desk, new, "so")
    with pytest.raises(BadInput, match="reason-empty"):
        checks.receive_check_anyway(desk, new, " ")


def test_the_same_check_is_told(desk: Desk) -> None:
    one, other = checking.ordered(desk), checking.ordered(desk)
    first = checking.received(desk, (one.number, 10000), **BANKED).check
    again = checking.written(desk, (other.number, 10000), **BANKED)
    assert checks.look_at_check(desk, again) == (
        Warned("again", True, {"check": "1042", "number": first.number}),
    )
    with pytest.raises(Refused, match="check-again"):
        checks.receive_check(desk, again)
    assert warned(desk, replace(again, check_number="1043")) == []
    assert checks.receive_check_anyway(desk, again, "it is another").check.number != first.number


def test_who_is_marked_or_had_one_back_is_told(desk: Desk) -> None:
    back = checking.returned(desk).check
    new = checking.written(desk, (checking.ordered(desk, customer=back.holder).number, 10000))
    assert warned(desk, new) == [("no_checks", True), ("returned_before", False)]
    with pytest.raises(Refused, match="check-no-checks"):
        checks.receive_check(desk, new)
    checks.mark_no_checks(desk, back.holder, False, "a friend")
    assert [each.values for each in checks.look_at_check(desk, new)] == [{"name": "Ann Bell", "count": 1}]
    assert checks.receive_check(desk, new).check.state == "received"


def test_who_has_one_with_the_agency_is_told(desk: Desk) -> None:
    held = checking.handed(desk).check
    number = checking.ordered(desk, customer=held.holder).number
    new = checking.written(desk, (number, 10000))
    assert warned(desk, new)[0] == ("agency", True)
    with pytest.raises(Refused, match="check-agency"):
        checks.receive_check(desk, new)
    assert warned(desk, replace(new, kind="money_order")) == []
    assert checks.receive_check(desk, replace(new, kind="money_order")).check.kind == "money_order"


def test_the_counter_refers_to_the_agency_for_an_order_of_its_check(desk: Desk) -> None:
    sheet = checking.handed(desk)
    order = sheet.parts[0].order
    for step in (
        lambda: payments.take_payment(desk, order, checking.cash(desk, 500)),
        lambda: checking.received(desk, (order, 500), kind="money_order"),
    ):
        with pytest.raises(Refused, match="check-with-agency"):
            step()


def test_an_amount_unlike_what_is_owed_is_told(desk: Desk) -> None:
    order = checking.ordered(desk)
    new = checking.written(desk, (order.number, 9000))
    assert checks.look_at_check(desk, new) == (Warned("unlike", False, {"amount": 9000, "owed": 10000}),)
    assert checks.receive_check(desk, new).check.amount == 9000


def test_what_was_shown_is_what_is_taken(desk: Desk) -> None:
    order = checking.ordered(desk)
    new = checking.written(desk, (order.number, 9000))
    shown = checks.look_at_check(desk, new)
    payments.take_payment(desk, order.number, checking.cash(desk, 1000))
    with pytest.raises(Stale, match="check-warnings-changed"):
        checks.receive_check(desk, new, shown)


def test_a_money_order_is_not_warned_of(desk: Desk) -> None:
    order = checking.ordered(desk)
    told = {"kind": "money_order", "dated": DAY - timedelta(days=400)}
    assert warned(desk, checking.written(desk, (order.number, 500), **told)) == []
