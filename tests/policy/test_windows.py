"""Windows: day N is in time and day N + 1 is not, whatever they count and from what."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations.calendar import FEDERAL
from desk.policy.view import NOT_YET, View
from desk.policy.windows import Window, event, limit, passed, want
from desk.records.facts import Choices, Facts, OrderFacts, RequestFacts
from tests.policy.material import dolls, sent_back

ASKING = Window("asking", "fair", "days", 5, ("delivered",), "on")
SENDING = Window("sending", "fair", "days", 10, ("ra_issued", "on"), "sent")
CHAINED = Window("chained", "fair", "business_days", 2, ("asking",), "received")
BACKWARDS = Window("backwards", "fair", "weeks", 1, ("delivered",), "on", backwards=True)
KNOWN = {each.name: each for each in (ASKING, SENDING, CHAINED, BACKWARDS)}


def view_of(order: OrderFacts, request: RequestFacts) -> View:
    """The view of a return, with the federal holidays."""
    return View(Facts("return", order, request, holidays=FEDERAL), Choices(), None)


@pytest.mark.parametrize(
    ("window", "on", "late"),
    [
        (ASKING, date(2026, 3, 14), False),
        (ASKING, date(2026, 3, 15), True),
        (BACKWARDS, date(2026, 3, 2), False),
        (BACKWARDS, date(2026, 3, 3), True),
    ],
)
def test_the_last_day_is_in_time(window: Window, on: date, late: bool) -> None:
    order = replace(dolls(), delivered=date(2026, 3, 9))
    view = view_of(order, sent_back(on=on))
    if window is BACKWARDS:
        view.delivered = date(2026, 3, 9)
    assert passed(window, KNOWN)(view) is late


def test_the_first_known_event_counts() -> None:
    asked = sent_back(on=date(2026, 3, 12), ra_issued=None)
    assert limit(SENDING, KNOWN)(view_of(dolls(), asked)) == date(2026, 3, 22)
    assert limit(SENDING, KNOWN)(view_of(dolls(), sent_back())) == date(2026, 3, 23)


def test_none_of_several_events_is_known() -> None:
    window = Window("either", "fair", "days", 1, ("arrived", "notified"), "on")
    assert limit(window, KNOWN)(view_of(dolls(), sent_back())) is None
    assert want(window, KNOWN) == ("wants-notified", "")


def test_a_window_counts_from_another_one() -> None:
    view = view_of(dolls(delivered=date(2026, 5, 18)), sent_back(on=date(2026, 5, 20)))
    assert limit(CHAINED, KNOWN)(view) == date(2026, 5, 27)
    assert want(CHAINED, KNOWN) == ("wants-delivered", "")


def test_what_has_not_been_done_is_not_late() -> None:
    view = view_of(dolls(), sent_back(sent=None, received=None))
    assert passed(SENDING, KNOWN)(view) is False


def test_an_unknown_event_leaves_it_open_and_one_to_come_does_not() -> None:
    assert passed(ASKING, KNOWN)(view_of(dolls(delivered=None), sent_back())) is None
    coming = view_of(dolls(delivered=date(2026, 3, 20)), sent_back())
    assert limit(ASKING, KNOWN)(coming) is NOT_YET
    assert passed(ASKING, KNOWN)(coming) is False


def test_goods_count_as_sent_when_they_came() -> None:
    view = view_of(dolls(), sent_back(sent=None, received=date(2026, 3, 18)))
    assert event("sent")(view) == date(2026, 3, 18)
    assert event("on")(view) == date(2026, 3, 13)
    assert event("ra_issued")(view) == date(2026, 3, 13)
    assert event("shipped")(view) == date(2026, 3, 4)
