"""The reports of the books: one shape for all of them, read from the ledger, and what is behind a number."""

from dataclasses import replace
from datetime import date

from desk.operations import accounts, report_returns, report_tables
from desk.operations.desk import Desk
from desk.records.books import LedgerLine
from desk.records.errors import NotFound
from desk.records.periods import Period, around
from desk.records.reports import KINDS, Behind, Report, compared
from desk.store import closings, report_lines, shop

# More legs than these are not looked through.
MOST = 500
_MAKE: dict[str, report_tables.Make] = {
    "sales": report_tables.sales,
    "sales_tax": report_tables.sales_tax,
    "fees": report_tables.fees,
    "deposits_held": report_tables.deposits_held,
    "returns_by_reason": report_returns.by_reason,
    "returns_by_item": report_returns.by_item,
    "shipping_times": report_tables.shipping_times,
    "profit_loss": report_tables.profit_loss,
    "trial_balance": report_tables.trial_balance,
}


def make_report(desk: Desk, kind: str, start: date | None = None, end: date | None = None) -> Report:
    """A report of the days from ``start`` to ``end``: this month where nothing is said, whole months else.

    What ends in a closed month is the same for ever. Raises NotFound ``report-unknown``, BadInput
    ``period-backwards`` and ``period-far``.
    """
    if kind not in KINDS:
        raise NotFound("report-unknown", kind=kind, known=", ".join(KINDS))
    today = desk.clock.today()
    first = start or around(end or today, "month").start
    period = Period(first, end or around(max(first, today), "month").end)
    make = _MAKE[kind]
    now, then = make(desk, period), make(desk, period.year_before)
    months = KINDS[kind] == ("month",)
    made = Report(kind, period, compared(now, then, months=months))
    closed = closings.covering(desk.db, period.end) is not None
    whose = shop.get(desk.db)
    return replace(_called(desk, made), shop=whose.name, currency=whose.currency, closed=closed)


def _called(desk: Desk, report: Report) -> Report:
    """The report with what its accounts are called."""
    if "account" not in report.by:
        return report
    chart, used = accounts.chart_on(desk, report.period.end), {row.names[0] for row in report.table.rows}
    return replace(report, accounts=tuple(chart[number] for number in sorted(used)))


def legs_behind(desk: Desk, behind: Behind) -> tuple[LedgerLine, ...]:
    """The first legs that a number is made of, by their day; no more than a screen is looked through."""
    return report_lines.legs(desk.db, behind, MOST)
