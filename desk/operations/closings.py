"""Closing a month: what counts for it stands for ever, and what is corrected later counts for the next."""

from datetime import date

from desk.operations import trust
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.books import ClosedAccount, Closing, MonthLook, NewClosing
from desk.records.errors import Refused
from desk.records.money import ZERO
from desk.records.periods import last_of
from desk.records.rights import Act
from desk.store import closings, ledger, sums


def list_closings(desk: Desk) -> tuple[Closing, ...]:
    """The months that are closed, the first one first."""
    return closings.all(desk.db)


def next_month(desk: Desk) -> date | None:
    """The first day of the oldest month that can be closed; None where none is, or there is nothing yet."""
    first = ledger.first_open(desk.db) or sums.first_day(desk.db)
    return first.replace(day=1) if first and last_of(first) < desk.clock.today() else None


def look_at_month(desk: Desk, month: date) -> MonthLook:
    """What closing a month, named by any of its days, would fix, and what is open of it or of one before.

    Raises Refused ``month-closed``, ``month-not-over``.
    """
    until = last_of(month)
    _need_closable(desk, until)
    since = ledger.first_open(desk.db) or sums.first_day(desk.db)
    count = sums.entries(desk.db, since, until) if since else 0
    return MonthLook(until, since, count, closings.open_at(desk.db, until))


def close_month(desk: Desk, month: date) -> Closing:
    """Close a month, named by any of its days, and with it all months before; there is no way back.

    Raises Refused ``month-closed``, ``month-not-over``.
    """
    until = last_of(month)
    with desk.db.atomic():
        _need_closable(desk, until)
        act = Act("close_month", f"{until:%Y-%m}", facts=(until.isoformat(),))
        agreed = permit(desk, act)
        balances = sums.balances_at(desk.db, until)
        chart = tuple(
            ClosedAccount(each, balances.get(each.number, ZERO)) for each in ledger.accounts(desk.db)
        )
        closings.add(desk.db, NewClosing(until, desk.moment, desk.who, chart, trust.head(desk)))
        desk.remember("close_month", act.subject, after={"until": until, **agreed})
    found = closings.covering(desk.db, until)
    assert found is not None, "it was kept just now"
    return found


def _need_closable(desk: Desk, until: date) -> None:
    if until >= desk.clock.today():
        raise Refused("month-not-over", until=until)
    first = ledger.first_open(desk.db)
    if first is not None and until < first:
        raise Refused("month-closed", until=until, first=first)
