"""Windows: so many days, business days, weeks, months or hours after an event or before one, also chained.

A window may also end on a day of the year, such as the first December 25 from its event on. The ``latest`` of
several is the latest of those that are known, of which the first must be; ``earliest`` the first of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from operator import attrgetter

from desk.policy import instalments, moments
from desk.policy.days import next_on, shift
from desk.policy.moments import Span
from desk.policy.view import Day, View
from desk.policy.vocabulary import CHECK_DAYS, ORDER_DATES, PLAN_DAYS
from desk.records.answers import EXTENDED

Limit = Callable[[View], Day]
Clock = Callable[[View], tuple[date, time] | None]
TOLD = "told:"
# Days of the request that are looked at as they stand on the day asked.
OF_ARRIVAL = ("arrived", "notified")
# What the owner may let happen later than a policy says.
COMING_BACK = ("sent", "received")
# Days that nobody is asked for by their own name.
_ASKED_FOR = {
    "ready": "balance_paid",
    **dict.fromkeys(CHECK_DAYS, "check"),
    **dict.fromkeys(PLAN_DAYS, "first_payment"),
}


@dataclass(frozen=True, slots=True)
class Window:
    """So many of a unit from the first known of ``anchors``; ``act`` is what must be in time.

    ``until`` is a day of the year (month, day) that the window ends on; ``picks`` is latest or earliest.
    """

    name: str
    clause: str
    unit: str
    count: int
    anchors: tuple[str, ...]
    act: str
    backwards: bool = False
    picks: str = ""
    until: tuple[int, int] | None = None


Windows = Mapping[str, Window]


def told(name: str) -> Window:
    """The day of a fact that a pack declares, as a window that others may be counted from."""
    return Window(name, "", "days", 0, (TOLD + name,), "on")


def event(name: str) -> Limit:
    """The function that tells the day of a fact; goods count as sent when they came unless it is said."""
    if name == "sent":
        return lambda view: view.request.sent or view.request.received
    if name in CHECK_DAYS:
        return lambda view: view.check_day(name)
    if name in PLAN_DAYS:
        return lambda view: instalments.day(view, name)
    if name.startswith(TOLD):
        return lambda view: view.told_day(name.removeprefix(TOLD))
    return attrgetter(name if name in ("on", "ready", *ORDER_DATES, *OF_ARRIVAL) else f"request.{name}")


def day_of(name: str, windows: Windows) -> Limit:
    """The function that tells a window's last day, or the day of a fact, by its name."""
    return limit(windows[name], windows) if name in windows else event(name)


def limit(window: Window, windows: Windows) -> Limit:
    """The function that tells a window's last day; None where the event it counts from is unknown."""
    anchors = tuple(day_of(name, windows) for name in window.anchors)
    if window.picks == "latest":
        return lambda view: _latest([each(view) for each in anchors])
    if window.picks == "earliest":
        return lambda view: _earliest([each(view) for each in anchors])
    if window.until is not None:
        move = next_on(*window.until)
    else:
        move = shift(window.unit, -window.count if window.backwards else window.count)
    if len(anchors) == 1:
        (anchor,) = anchors

        def last_day(view: View) -> Day:
            day = anchor(view)
            return move(day, view.facts.holidays) if isinstance(day, date) else day

        return last_day

    def first_known(view: View) -> Day:
        day: Day = None
        for each in anchors:
            day = each(view)
            if isinstance(day, date):
                return move(day, view.facts.holidays)
        return day

    return first_known


def _latest(days: list[Day]) -> Day:
    first = days[0]
    return max(day for day in days if isinstance(day, date)) if isinstance(first, date) else first


def _earliest(days: list[Day]) -> Day:
    known = [day for day in days if isinstance(day, date)]
    return min(known) if known else days[0]


def passed(window: Window, windows: Windows) -> Callable[[View], bool | None]:
    """The test whether the act came after a window's last day; None where that cannot be told."""
    act, last_day = day_of(window.act, windows), limit(window, windows)
    in_time = _in_hours(window, windows) if window.unit == "hours" else None
    extends = window.act in COMING_BACK

    def is_passed(view: View) -> bool | None:
        done = act(view)
        if not isinstance(done, date):
            return False
        last = last_day(view)
        if last is None:
            return None
        if extends and view.request.extended and done <= view.request.extended:
            return False
        if in_time is not None and isinstance(last, date):
            return in_time(view)
        return isinstance(last, date) and done > last

    return is_passed


def put_off(label: str, day: date, view: View) -> date:
    """A deadline's day, or the later one that the owner gave for what comes back."""
    extended = view.request.extended if label in EXTENDED else None
    return max(day, extended or day)


def is_known(window: Window, windows: Windows) -> Callable[[View], bool | None]:
    """The test whether the days that a window needs are known, so that only their hours can be missing."""
    act, last_day = day_of(window.act, windows), limit(window, windows)
    return lambda view: None if isinstance(act(view), date) and last_day(view) is None else True


def _in_hours(window: Window, windows: Windows) -> Callable[[View], bool | None]:
    act, last = span(window.act, windows), _hours(window, windows)
    return lambda view: moments.is_after(act(view), last(view))


def _hours(window: Window, windows: Windows) -> Callable[[View], Span]:
    count = -window.count if window.backwards else window.count
    named = [(day_of(name, windows), span(name, windows)) for name in window.anchors]

    def last_moment(view: View) -> Span:
        known = next(span for day, span in named if isinstance(day(view), date))
        return moments.shifted(known(view), count)

    return last_moment


def span(name: str, windows: Windows) -> Callable[[View], Span]:
    """The function that tells between which moments a day or a window's end lies, where its day is known."""
    if name in windows and windows[name].unit == "hours":
        return _hours(windows[name], windows)
    if name in windows and is_at_once(windows[name]):
        return _hours(windows[name], windows)
    day, fact = day_of(name, windows), name
    if name in windows and not windows[name].anchors[0].startswith(TOLD):
        return lambda view: moments.end_of(_known(day(view)))
    if name in windows and windows[name].anchors[0].startswith(TOLD):
        fact = windows[name].anchors[0].removeprefix(TOLD)

    return lambda view: moments.span(view, fact, _known(day(view)))


def _known(day: Day) -> date:
    assert isinstance(day, date), "asked for only where the day is known"
    return day


def is_at_once(window: Window) -> bool:
    """Whether a window ends with the event that it counts from, at whatever hour that was."""
    told_day = window.anchors[0].startswith(TOLD)
    return window.count == 0 and not window.picks and window.until is None and not told_day


def clock(window: Window, windows: Windows) -> Clock | None:
    """The function that tells the hour a window ends; None where it does not count in hours."""
    if window.unit != "hours":
        return None
    last, last_day = _hours(window, windows), limit(window, windows)

    def last_hour(view: View) -> tuple[date, time] | None:
        if not isinstance(last_day(view), date):
            return None
        first, final = last(view)
        return (first.date(), first.time()) if first == final else None

    return last_hour


def want(window: Window, windows: Windows) -> tuple[str, str]:
    """What to ask for where a window's last day cannot be told."""
    # Of the latest of several the first must be known; any of others would do.
    name = window.anchors[0 if window.picks == "latest" else -1]
    if name in windows:
        return want(windows[name], windows)
    if name.startswith(TOLD):
        return ("wants-fact", name.removeprefix(TOLD))
    return (f"wants-{_ASKED_FOR.get(name, name).replace('_', '-')}", "")


def timed(name: str, windows: Windows) -> tuple[str, ...]:
    """The days whose hour tells the hour of a day or a window's end; none where it ends with its day."""
    return _timed(windows[name], windows) if name in windows else (name,)


def _timed(window: Window, windows: Windows) -> tuple[str, ...]:
    if window.anchors[0].startswith(TOLD):
        return (window.anchors[0].removeprefix(TOLD),)
    if window.unit != "hours" and not is_at_once(window):
        return ()
    return tuple(dict.fromkeys(found for each in window.anchors for found in timed(each, windows)))


def want_of_act(window: Window, windows: Windows) -> tuple[str, str]:
    """What to ask for where it cannot be told whether the act came in time."""
    if window.unit == "hours":
        return ("wants-time", ", ".join((*_timed(window, windows), *timed(window.act, windows))))
    return want(window, windows)
