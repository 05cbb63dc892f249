"""Hours: when within its day a fact happened, told or not; what counts in hours needs times, not dates.

Without an hour a fact happened somewhere in its day, so that what is certain all the same can be answered.
"""

from datetime import date, datetime, time, timedelta

from desk.policy.view import View

Span = tuple[datetime, datetime]


def span(view: View, name: str, day: date) -> Span:
    """The earliest and the latest moment that the fact of this name can have been on its day."""
    told = view.request.times.get(name) or view.order.times.get(name)
    if told is not None:
        moment = datetime.combine(day, told)
        return moment, moment
    return datetime.combine(day, time.min), datetime.combine(day, time.max)


def end_of(day: date) -> Span:
    """The end of a day, for what lasts whole days."""
    last = datetime.combine(day, time.max)
    return last, last


def shifted(when: Span, hours: int) -> Span:
    """Both moments so many hours on, back if negative; at the calendar's ends they stay there."""
    first, last = when
    return _moved(first, hours), _moved(last, hours)


def _moved(moment: datetime, hours: int) -> datetime:
    try:
        return moment + timedelta(hours=hours)
    except OverflowError:
        return datetime.max if hours > 0 else datetime.min


def is_after(act: Span, limit: Span) -> bool | None:
    """Whether an act came after a limit; None where only the hours could tell."""
    if act[0] > limit[1]:
        return True
    return False if act[1] <= limit[0] else None
