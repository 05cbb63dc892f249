"""Windows: so many days, business days, weeks, months or hours after an event or before one, also chained.

The ``latest`` of several is the latest of those that are known; the first of them must be.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from desk.policy.days import shift
from desk.policy.view import Day, View, on_the_day
from desk.policy.vocabulary import CHECK_DAYS, ORDER_DATES

Limit = Callable[[View], Day]


@dataclass(frozen=True, slots=True)
class Window:
    """So many of a unit from the first known of ``anchors``; ``act`` is what must be in time."""

    name: str
    clause: str
    unit: str
    count: int
    anchors: tuple[str, ...]
    act: str
    backwards: bool = False
    latest: bool = False


def event(name: str) -> Limit:
    """The function that tells the day of a fact; goods count as sent when they came unless it is said."""
    if name == "sent":
        return lambda view: view.request.sent or view.request.received
    if name in ("arrived", "notified"):
        return lambda view: on_the_day(getattr(view.request, name), view.on)
    if name in CHECK_DAYS:
        return lambda view: view.check_day(name)
    return attrgetter(name if name in ("on", "ready") or name in ORDER_DATES else f"request.{name}")


def limit(window: Window, windows: Mapping[str, Window]) -> Limit:
    """The function that tells a window's last day; None where the event it counts from is unknown."""
    anchors = tuple(
        limit(windows[name], windows) if name in windows else event(name) for name in window.anchors
    )
    if window.latest:
        return lambda view: _latest([each(view) for each in anchors])
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


def passed(window: Window, windows: Mapping[str, Window]) -> Callable[[View], bool | None]:
    """The test whether the act came after a window's last day; None where that cannot be told."""
    act, last_day = event(window.act), limit(window, windows)

    def is_passed(view: View) -> bool | None:
        done = act(view)
        if not isinstance(done, date):
            return False
        last = last_day(view)
        if last is None:
            return None
        return isinstance(last, date) and done > last

    return is_passed


def want(window: Window, windows: Mapping[str, Window]) -> tuple[str, str]:
    """What to ask for where a window's last day cannot be told."""
    name = window.anchors[-1]
    if name in windows:
        return want(windows[name], windows)
    name = "check" if name in CHECK_DAYS else "balance_paid" if name == "ready" else name
    return (f"wants-{name.replace('_', '-')}", "")
