"""Windows: day N is in time and day N + 1 is not, whatever they count and from what."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from desk.operations.calendar import FEDERAL
from desk.policy import asking, engine, explaining, pack
from desk.policy.view import NOT_YET, View
from desk.policy.windows import Window, clock, event, is_known, limit, passed, told, want, want_of_act
from desk.records.answers import Answer
from desk.records.errors import Wanting
from desk.records.facts import Choices, Facts, OrderFacts, RequestFacts
from tests.policy.material import HEAD, dolls, sent_back

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


def test_a_window_that_ends_on_a_day_of_the_year() -> None:
    christmas = Window("christmas", "fair", "days", 0, ("placed",), "on", until=(12, 25))
    for placed, last in ((date(2026, 12, 25), 2026), (date(2026, 12, 26), 2027), (date(2026, 3, 1), 2026)):
        assert limit(christmas, {})(view_of(dolls(placed=placed), sent_back())) == date(last, 12, 25)
    assert limit(christmas, {})(view_of(dolls(placed=date(9999, 12, 26)), sent_back())) == date.max


def test_the_earliest_of_those_that_are_known() -> None:
    first = Window("first", "fair", "days", 0, ("arrived", "asking", "shipped"), "on", picks="earliest")
    assert limit(first, KNOWN)(view_of(dolls(), sent_back())) == date(2026, 3, 4)
    assert limit(first, KNOWN)(view_of(dolls(delivered=None, shipped=None), sent_back())) is None


def test_a_told_day_may_lie_ahead() -> None:
    wear = told("wear")
    back = Window("back", "fair", "weeks", 2, ("wear",), "on", backwards=True)
    known = {"wear": wear, "back": back}
    view = view_of(dolls(told={"wear": date(2026, 6, 20)}), sent_back())
    assert limit(back, known)(view) == date(2026, 6, 6)
    assert passed(back, known)(view) is False
    assert want(back, known) == ("wants-fact", "wear")
    assert limit(back, known)(view_of(dolls(), sent_back())) is None


DAY = Window("day", "fair", "hours", 24, ("placed",), "on")
SECOND = Window("second", "fair", "hours", 12, ("day",), "on")
AHEAD = Window("ahead", "fair", "hours", 48, ("start",), "on", backwards=True)
HOURS = {"day": DAY, "second": SECOND, "ahead": AHEAD, "start": told("start")}


@pytest.mark.parametrize(
    ("window", "on", "hour", "late"),
    [
        (DAY, date(2026, 3, 3), time(10), False),
        (DAY, date(2026, 3, 3), time(10, 1), True),
        (SECOND, date(2026, 3, 3), time(22), False),
        (SECOND, date(2026, 3, 3), time(22, 1), True),
        (DAY, date(2026, 3, 3), None, None),
        (DAY, date(2026, 3, 2), None, False),
        (DAY, date(2026, 3, 4), None, True),
        (AHEAD, date(2026, 3, 8), time(14), False),
        (AHEAD, date(2026, 3, 8), time(14, 1), True),
    ],
)
def test_hours_are_counted_by_times(window: Window, on: date, hour: time | None, late: bool | None) -> None:
    told_times = {"placed": time(10), "start": time(14)}
    order = dolls(times=told_times, told={"start": date(2026, 3, 10)})
    view = view_of(order, sent_back(on=on, times={"on": hour} if hour else {}))
    assert passed(window, HOURS)(view) is late


def test_a_window_in_hours_ends_on_the_hour() -> None:
    clock_of = clock(DAY, HOURS)
    assert clock_of is not None
    assert clock_of(view_of(dolls(times={"placed": time(10)}), sent_back())) == (date(2026, 3, 3), time(10))
    assert clock_of(view_of(dolls(), sent_back())) is None
    delivered = clock(Window("x", "fair", "hours", 1, ("delivered",), "on"), {})
    assert delivered is not None
    assert delivered(view_of(dolls(delivered=None), sent_back())) is None
    assert clock(ASKING, KNOWN) is None


def test_the_day_or_the_hour_is_asked_for() -> None:
    assert want_of_act(DAY, HOURS) == ("wants-time", "placed, on")
    assert want_of_act(ASKING, KNOWN) == ("wants-delivered", "")
    known = is_known(Window("x", "fair", "hours", 1, ("delivered",), "received"), {})
    assert known(view_of(dolls(delivered=None), sent_back())) is None
    assert known(view_of(dolls(delivered=None), sent_back(received=None))) is True
    assert known(view_of(dolls(), sent_back())) is True


def test_the_days_of_a_plan_are_events() -> None:
    view = view_of(dolls(), sent_back())
    assert [event(name)(view) for name in ("instalment", "last_instalment")] == [NOT_YET, NOT_YET]
    assert want(Window("x", "fair", "days", 1, ("instalment",), "on"), {}) == ("wants-first-payment", "")


def test_the_latest_asks_for_the_day_that_has_to_be_known() -> None:
    latest = Window("last", "fair", "days", 0, ("delivered", "notified"), "on", picks="latest")
    assert want(latest, {}) == ("wants-delivered", "")
    assert want(replace(latest, picks="earliest"), {}) == ("wants-notified", "")


HOURLY = """
[windows.asked]
clause = "fair"
days = 0
after = ["ra_issued", "on"]
[windows.two]
clause = "fair"
hours = 48
after = "asked"
act = "sent"
[windows.week]
clause = "fair"
days = 7
after = "placed"
[windows.late]
clause = "fair"
hours = 12
after = "week"
[[rules]]
clause = "fair"
ask = "return"
outcome = "refused"
when = { passed = "two" }
[[rules]]
clause = "fair"
ask = "return"
to = "none"
when = { passed = "late" }
[[rules]]
clause = "fair"
ask = "return"
take = "late_fee"
since = "two"
tiers = [{ hours = 24, percent = 5 }, { percent = 10 }]
"""


def test_hours_from_a_window_are_told_by_the_hours_of_its_day() -> None:
    """The RA of March 6, 10:00: two days later it is too late; a week from March 2 ends with its last day."""
    found = pack.read(HEAD + HOURLY)
    assert asking.times_for(found, frozenset({"return"})) == ("on", "ra_issued", "sent")

    def asked(sent: time | None, on: date = date(2026, 3, 10), hour: time = time(11)) -> Answer:
        times = {"ra_issued": time(10), "on": hour} | ({"sent": sent} if sent else {})
        request = sent_back(on=on, ra_issued=date(2026, 3, 6), sent=date(2026, 3, 8), times=times)
        return engine.answer(found, Choices(), Facts("return", dolls(delivered=None), request))

    assert [asked(time(hour), hour=time(13)).outcome for hour in (10, 11)] == ["allowed", "refused"]
    with pytest.raises(Wanting) as caught:
        asked(None)
    assert caught.value.values["names"] == ("ra_issued", "on", "sent")
    # The week ends with March 9, so half a day more is noon of March 10.
    for hour, goes in ((time(11), "owner"), (time(13), "allowed")):
        assert asked(time(9), hour=hour).outcome == goes
    # Since March 8, 10:00: more than a day later it is the second step.
    assert asked(time(9), hour=time(13)).amount("late_fee") == -(1200 + 900)


ON_THE_HOUR = """
[windows.two]
clause = "fair"
hours = 48
after = "ra_issued"
act = "sent"
[[rules]]
clause = "fair"
ask = "return"
outcome = "refused"
when = { passed = "two" }
[[rules]]
clause = "fair"
ask = "return"
give = "merchandise"
to = "store_credit"
deadline = { return_by = "two", claim_by = "two" }
"""


@pytest.mark.parametrize("act", ["sent", "received"])
def test_what_the_owner_extends_is_in_time_until_the_day_that_was_given(act: str) -> None:
    window = replace(SENDING, act=act)
    for day, late in ((23, False), (24, True), (30, True)):
        asked = sent_back(sent=date(2026, 3, day), received=date(2026, 3, day))
        assert passed(window, KNOWN)(view_of(dolls(), asked)) is late
        for until, still in ((22, late), (29, day > 29), (30, False)):
            request = replace(asked, extended=date(2026, 3, until))
            assert passed(window, KNOWN)(view_of(dolls(), request)) is (late and still)


def test_what_is_not_known_and_what_is_not_a_coming_back_is_not_extended() -> None:
    asked = sent_back(on=date(2026, 3, 15), extended=date(2026, 5, 1))
    view = view_of(replace(dolls(), delivered=date(2026, 3, 9)), asked)
    assert passed(ASKING, KNOWN)(view) is True
    unknown = Window("either", "fair", "days", 1, ("arrived", "notified"), "sent")
    assert passed(unknown, KNOWN)(view_of(dolls(), asked)) is None


def test_a_deadline_on_the_hour_gives_way_to_the_day_that_the_owner_gave() -> None:
    found = pack.read(HEAD + ON_THE_HOUR)

    def asked(**changes: object) -> Answer:
        request = sent_back(ra_issued=date(2026, 3, 13), sent=date(2026, 3, 15), **changes)
        times = {"ra_issued": time(10), "sent": time(9)}
        request = replace(request, times=times)
        return engine.answer(found, Choices(), Facts("return", dolls(), request))

    plain, extended = asked(), asked(extended=date(2026, 3, 20))
    assert (plain.deadline("return_by"), plain.moment("return_by")) == (
        *(date(2026, 3, 15), datetime(2026, 3, 15, 10)),
    )
    assert (extended.deadline("return_by"), extended.moment("return_by")) == (date(2026, 3, 20), None)
    assert extended.moment("claim_by") == datetime(2026, 3, 15, 10)
    earlier = asked(extended=date(2026, 3, 14))
    assert earlier.moment("return_by") == datetime(2026, 3, 15, 10)


def test_a_step_tells_the_day_that_the_owner_gave() -> None:
    found = pack.read(HEAD + ON_THE_HOUR)
    for until, day, at in ((None, 15, "10:00"), (date(2026, 3, 20), 20, None)):
        request = sent_back(ra_issued=date(2026, 3, 13), sent=date(2026, 3, 15), extended=until)
        request = replace(request, times={"ra_issued": time(10), "sent": time(9)})
        answer = explaining.explain(found, Choices(), Facts("return", dolls(), request))
        told = {
            each.values["label"]: each.values
            for step in answer.steps
            for each in step.effects
            if each.key == "deadline"
        }
        assert told["return_by"].get("day") == date(2026, 3, day) and told["return_by"].get("at") == at
        assert told["claim_by"] == {"label": "claim_by", "day": date(2026, 3, 15), "at": "10:00"}
        assert answer.deadline("return_by") == date(2026, 3, day)
