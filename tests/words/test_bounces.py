"""What follows where a check is returned, in words."""

from datetime import date, timedelta

import pytest

from desk.operations import bouncing, checks, deposits, shipping
from desk.operations.desk import Desk
from desk.records.checks import Bounce, BounceSheet
from desk.records.money import Money
from desk.records.shipments import Dispatch
from desk.words import Words, bounces
from tests.conftest import FixedClock
from tests.operations import checking
from tests.operations.parceling import miniatures

EN = Words("en")


def looked(desk: Desk, number: str) -> BounceSheet:
    """What the return of a check would come to today."""
    return bouncing.look_at_bounce(desk, Bounce(number, desk.clock.today(), "nsf"))


def test_two_orders_open_again_with_the_fee_and_its_day(desk: Desk) -> None:
    first, second = (checking.ordered(desk).number for _ in range(2))
    sheet = looked(desk, checking.deposited(desk, (first, 10000), (second, 5000)).check.number)
    assert bounces.about(EN, sheet.check) == "Check 1042 of Ann Bell, $150.00"
    assert bounces.sums(EN, sheet) == [
        (f"{first} owes again", "$100.00"),
        (f"{second} owes again", "$50.00"),
        ("Fee for a returned check", "$35.00"),
        ("To be paid in all", "$185.00"),
    ]
    assert bounces.by_when(EN, sheet) == "It has to be paid in full by Monday, March 23, 2026."
    assert any("$35.00" in clause for clause in bounces.clauses(EN, sheet))
    told = bounces.notes(EN, sheet)
    assert told[0] == f"1 piece of {first} is still here, and stays until it is paid." and len(told) == 3
    assert "no more checks are taken" in told[-1]


def test_the_fee_is_billed_once_and_that_is_said(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    deposits.make_deposit(desk, [number], desk.clock.today())
    sheet = looked(desk, number)
    assert bounces.sums(EN, sheet)[1:] == [
        ("Still owed of the fee billed before", "$35.00"),
        ("To be paid in all", "$135.00"),
    ]
    told = bounces.notes(EN, sheet)
    assert "billed when it first came back" in told[0]
    assert not any("marked" in each for each in told)


def test_a_money_order_and_a_silent_policy_have_neither_fee_nor_day(desk: Desk, clock: FixedClock) -> None:
    order = checking.ordered(desk).number
    sheet = looked(desk, checking.deposited(desk, (order, 10000), kind="money_order").check.number)
    assert "money order: no fee" in bounces.by_when(EN, sheet) and bounces.clauses(EN, sheet) == []
    other = miniatures(clock)
    sheet = looked(other, checking.deposited(other).check.number)
    assert "says nothing of returned checks" in bounces.by_when(EN, sheet)
    assert [money for _, money in bounces.sums(EN, sheet)] == ["$100.00", "$100.00"]
    other.db.close()


def test_goods_that_left_are_told(desk: Desk) -> None:
    order = checking.ordered(desk).number
    number = checking.deposited(desk, (order, 10000)).check.number
    desk.clock.day += timedelta(days=20)  # type: ignore[attr-defined]
    shipping.ship(desk, Dispatch(order, desk.clock.today()))
    assert bounces.notes(EN, looked(desk, number))[0].startswith(f"1 piece of {order} is with the customer")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sentence_is_there_in_both_languages(desk: Desk, language: str) -> None:
    from desk.records.checks import Opened

    number = checking.deposited(desk).check.number
    sheet = looked(desk, number)
    rested = Opened("SO-1", Money(1), 1, 2, (("CS-1", Money(77)),), Money(5), Money(6))
    words = Words(language)
    told = bounces._rested(words, rested)
    assert len(told) == 5 and not any("bounce." in each for each in told)
    assert "CS-1" in told[0] and "$0.77" in told[0]
    assert bounces.by_when(words, sheet) and checks.open_check(desk, number).check.due is None
    assert sheet.due == date(2026, 3, 23)
