"""What every operation works with."""

import pytest

from desk.operations import orders
from desk.operations.desk import Desk, need_reason
from desk.records.errors import BadInput


def test_history_says_who_when_and_why(desk: Desk) -> None:
    with desk.db.atomic():
        desk.remember("noted", "#1001", "rang up", {"times": 1}, {"times": 2})
    line = orders.read_history(desk, "#1001")[-1]
    assert (line.person, line.day, line.at) == ("Alma", desk.clock.today(), "2026-03-13T17:00:00+00:00")
    assert (line.operation, line.reason, line.signed) == ("noted", "rang up", desk.person)
    assert (line.before, line.after) == ({"times": "1"}, {"times": "2"})


def test_a_reason_is_more_than_white_space() -> None:
    assert need_reason(" too late ") == "too late"
    with pytest.raises(BadInput, match="reason-empty"):
        need_reason("\t")
