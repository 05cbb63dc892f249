"""The rows of the accountant's files, of what was fixed by the end of a period, and what the ledger says."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fnmatch import fnmatchcase
from typing import Any

from desk.operations import accounts
from desk.operations.desk import Desk
from desk.records.books import Flow, TrialLine
from desk.records.errors import BadInput
from desk.records.exports import CHECKED, FEES, Control
from desk.records.ledger import TAXES, tax_account
from desk.records.money import ZERO, Money, total
from desk.store import books_whole, sums

Row = tuple[Any, ...]
_SOLD = "order_shipped"


def period(start: date | None, end: date | None) -> tuple[date, date]:
    """Both ends of a period, None for an open one; raises BadInput ``period-backwards``."""
    first, last = start or date.min, end or date.max
    if last < first:
        raise BadInput("period-backwards", start=first, end=last)
    return first, last


def list_months(desk: Desk) -> tuple[date, ...]:
    """The months that have books, the newest first, each by its first day; that of today is always there."""
    month = desk.clock.today().replace(day=1)
    first = sums.first_day(desk.db) or month
    found = [month]
    while month > first:
        month = (month - timedelta(days=1)).replace(day=1)
        found.append(month)
    return tuple(found)


def rows(desk: Desk, kind: str, start: date, end: date) -> Iterator[list[Row]]:
    """The rows of a kind of ``records.exports.BOOKS``, some hundred at a time; amounts in whole cents."""
    if kind == "journal":
        return _journal(desk, start, end)
    if kind in books_whole.STATEMENTS:
        return books_whole.rows(desk.db, kind, start, end)
    return iter([list(_COMPUTED[kind](desk, start, end))])


def trial_balance(desk: Desk, start: date, end: date) -> tuple[TrialLine, ...]:
    """Every account that ever moved by the end of a period, by its standard number; debits are positive."""
    chart, flows = accounts.chart_on(desk, end), sums.flows(desk.db, start, end)
    before = _at(desk, start - timedelta(days=1)) if start > date.min else {}
    moved = {*before, *(each.account for each in flows)}
    return tuple(
        TrialLine(
            chart[number],
            before.get(number, ZERO),
            total(each.debit for each in flows if each.account == number),
            total(each.credit for each in flows if each.account == number),
        )
        for number in sorted(moved)
    )


def controls(desk: Desk, kind: str, found: dict[str, Money], start: date, end: date) -> tuple[Control, ...]:
    """The sums of a file's columns beside what the ledger's own sums by day say that they must be."""
    return tuple(
        Control(column, found[column], _booked(desk, told, (start, end)))
        for column, *told in CHECKED.get(kind, ())
    )


def _booked(desk: Desk, told: list[Any], days: tuple[date, date]) -> Money:
    sign, what, numbers, events = told
    start, end = days
    if what in ("at", "before"):
        if what == "before" and start == date.min:
            return ZERO
        balances = _at(desk, end if what == "at" else start - timedelta(days=1))
        return total(money for number, money in balances.items() if _among(number, numbers)) * sign
    flows = sums.flows(desk.db, start, end)
    if what != "flow":
        return total(getattr(each, what) for each in flows)
    return total(
        each.balance for each in flows if _among(each.account, numbers) and _among(each.event, events)
    ) * sign  # fmt: skip


def _among(name: str, patterns: str) -> bool:
    return not patterns or any(fnmatchcase(name, each) for each in patterns.split())


def _at(desk: Desk, day: date) -> dict[str, Money]:
    return sums.balances_at(desk.db, day)


def _journal(desk: Desk, start: date, end: date) -> Iterator[list[Row]]:
    """The legs, each account called as it is at the period's end."""
    chart = accounts.chart_on(desk, end)
    called = {number: (each.code, each.title) for number, each in chart.items()}
    for page in books_whole.rows(desk.db, "journal", start, end):
        yield [(*row[:5], *called[row[5]], *row[7:]) for row in page]


def _fees(desk: Desk, start: date, end: date) -> Iterator[Row]:
    """What was kept by clause: of each account, clause and event, over all months of the period."""
    chart = accounts.chart_on(desk, end)
    found: dict[tuple[str, str, str], list[Flow]] = {}
    for each in sums.flows(desk.db, start, end):
        if each.account in FEES:
            found.setdefault((each.account, each.clause, each.event), []).append(each)
    for (number, clause, event), flows in sorted(found.items()):
        account = chart[number]
        kept, back = total(each.credit for each in flows), total(each.debit for each in flows)
        legs = sum(each.legs for each in flows)
        yield account.code, account.title, clause, event, legs, kept, back, kept - back


def _sales_tax(desk: Desk, start: date, end: date) -> Iterator[Row]:
    """By state and month: what was sold less what came back, what tax was charged and what given back."""
    chart = accounts.chart_on(desk, end)
    months: dict[tuple[str, date], list[Money]] = {}
    for base in sums.taxed(desk.db, start, end):
        place = months.setdefault((base.state, base.month), [ZERO] * 4)
        place[0], place[1] = base.taxable, base.exempt
    for flow in sums.flows(desk.db, start, end):
        if flow.account[:2] == TAXES[:2]:
            place = months.setdefault((chart[flow.account].state, flow.month), [ZERO] * 4)
            at = 2 if flow.event == _SOLD else 3
            place[at] += -flow.balance if at == 2 else flow.balance
    for (state, month), (taxable, exempt, collected, back) in sorted(months.items()):
        account = chart.get(tax_account(state).number)
        code = account.code if account else ""
        yield state, f"{month:%Y-%m}", code, taxable, exempt, collected, back, collected - back


def _trial(desk: Desk, start: date, end: date) -> Iterator[Row]:
    for each in trial_balance(desk, start, end):
        account = each.account
        yield account.code, account.title, account.kind, each.before, each.debit, each.credit, each.after


def _accounts(desk: Desk, start: date, end: date) -> Iterable[Row]:
    standard = {each.number: each.name for each in accounts.list_accounts(desk)}
    for number, each in sorted(accounts.chart_on(desk, end).items()):
        yield each.code, each.title, each.kind, number, standard[number], each.state


_COMPUTED = {"fees": _fees, "sales_tax": _sales_tax, "trial_balance": _trial, "accounts": _accounts}
