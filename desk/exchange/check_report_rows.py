"""The rows of the export of the report of checks: a month each."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from desk.exchange.csv_cells import Cell
from desk.operations.check_report import check_months
from desk.operations.desk import Desk
from desk.records.check_report import CheckMonth

_COLUMNS = """number day checks amount cleared average_days longest_days returned returned_percent
returned_amount returned_amount_percent recovered collections collections_amount lost fees fees_paid"""
COLUMNS = tuple(_COLUMNS.split())
_FIRST = date(1, 1, 1)
_SAME = ("amount", "cleared", "returned", "returned_amount", "recovered", "lost", "fees", "fees_paid")


def rows(desk: Desk, last: date) -> Iterator[tuple[date, str, dict[str, Cell]]]:
    """Every month in which checks came until a day, with its first day, by which it counts."""
    for each in check_months(desk, _FIRST, last).months:
        assert each.month, "only a total is of no month"
        yield each.month, f"{each.month:%Y-%m}", _cells(each, each.month)


def _cells(each: CheckMonth, month: date) -> dict[str, Cell]:
    return {
        "number": f"{month:%Y-%m}",
        "day": month,
        "checks": each.number,
        **{name: getattr(each, name) for name in _SAME},
        "average_days": None if each.average is None else _decimal(each.average),
        "longest_days": each.longest if each.cleared else None,
        "returned_percent": _decimal(each.share * 100),
        "returned_amount_percent": _decimal(each.share_of_amount * 100),
        "collections": each.agency,
        "collections_amount": each.agency_amount,
    }


def _decimal(part: Fraction) -> Decimal:
    """A share to one decimal place."""
    return (Decimal(part.numerator) / part.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)
