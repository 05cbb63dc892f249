"""The instalments of an order by its plan: which are due, open, missed. The earliest is paid first."""

from datetime import date, timedelta

from desk.policy import bounds
from desk.policy.plans import Plan
from desk.policy.purse import purse_of
from desk.policy.view import NOT_YET, Day, Unknown, View


def schedule(view: View) -> list[tuple[date, int]]:
    """The payments of the order's plan after its first one; none without a plan or its starting day."""
    plan = _plan(view)
    start = None if plan is None else getattr(view, plan.after)
    if plan is None or not isinstance(start, date):
        return []
    purse = purse_of(view)
    amounts = plan.amounts(purse.whole() - purse.at_once())
    return list(zip(plan.days(start, len(amounts)), amounts, strict=True))


def _plan(view: View) -> Plan | None:
    value = view.spread()[1]
    return next((each for each in view.terms.plans if bounds.within(each.order)(value)), None)


def paid(view: View) -> int:
    """What was paid beyond the first payment."""
    purse = purse_of(view)
    return max(0, purse.paid() - purse.at_once())


def due(view: View) -> int:
    """What should have been paid by the day asked, that day among them, and was not."""
    return max(0, sum(cents for day, cents in schedule(view) if day <= view.on) - paid(view))


def open_days(view: View) -> list[date]:
    """The days of the payments that are not fully paid."""
    left, found = paid(view), []
    for day, cents in schedule(view):
        if left < cents:
            found.append(day)
        left = max(0, left - cents)
    return found


def missed(view: View) -> int:
    """How many payments' days have gone by without them, and the plan's days of grace after them."""
    plan = _plan(view)
    grace = timedelta(days=plan.grace if plan is not None else 0)
    return sum(view.on - day > grace for day in open_days(view))


def day(view: View, name: str) -> Day:
    """The day of the next payment that is open, or of the last one; `NOT_YET` where nothing is open.

    None where the first payment is not known, and with it what is left to pay.
    """
    try:
        days = open_days(view) if name == "instalment" else [each for each, _ in schedule(view)]
    except Unknown:
        return None
    if not days:
        return NOT_YET
    return days[0] if name == "instalment" else days[-1]
