"""The day's work is told from what every write keeps with its order."""

from datetime import timedelta

from desk.operations import today
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.payments import NewPayment
from tests.operations.ordering import paid, taken


def test_what_may_ship_and_what_is_late_is_told(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    found = today.look_at_today(desk)
    assert found.day == desk.clock.today()
    tasks = {pile.kind: [task.number for task in pile.tasks] for pile in found.piles}
    assert tasks == {"to_tell": ["#1003"], "to_ship": [order.number]}


def test_how_many_left_in_time_is_told(desk: Desk) -> None:
    share = today.shipped_in_time(desk)
    assert (share.in_time, share.of) == (2, 3)


def test_the_holds_that_end_today_are_counted(desk: Desk) -> None:
    assert today.holds_ending(desk) == 0
    day = desk.clock.today()
    for ago in (10, 9):
        check = NewPayment("check", Money(23571), day - timedelta(ago), "1207")
        taken(desk, placed=day - timedelta(ago), payments=(check,))
    assert today.holds_ending(desk) == 1
