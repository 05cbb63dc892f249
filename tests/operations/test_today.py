"""The day's work is told from what every write keeps with its order."""

from desk.operations import today
from desk.operations.desk import Desk
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
