"""Rows of exports beside the books: what is outstanding, owed, decided, asked for, or strayed."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from desk.exchange import check_report_rows, reasons, request_rows
from desk.exchange.csv_cells import Cell
from desk.operations import outstanding, overrides, payouts, strays
from desk.operations.desk import Desk
from desk.records.exports import AMOUNT, ANY, Column
from desk.records.money import ZERO, Money
from desk.records.reversals import in_force
from desk.records.strays import STATES

_MOST = 1_000_000
_REFUNDS = """number day order customer paid_by amount refunded open method reference
refunded_on reason clauses days_to_refund"""
_OUTSTANDING = """number day customer origin record expires amount spent voided transferred balance
expired"""
_STRAYS = "number day sender written tracking state return ended note"
_OVERRIDES = "number day subject operation person agreed outcome clauses reason before after difference"
# What each column means is the sentence ``export.<kind>.<column>``.
COLUMNS = {
    "outstanding": tuple(_OUTSTANDING.split()),
    "refunds": tuple(_REFUNDS.split()),
    "overrides": tuple(_OVERRIDES.split()),
    "requests": request_rows.COLUMNS,
    "strays": tuple(_STRAYS.split()),
    "check_report": check_report_rows.COLUMNS,
}
_SUMS = ("amount", "refunded", "open", "balance", "spent", "voided", "transferred")
_OVERRIDE_SUMS = ("before", "after", "difference")
_CHECK_SUMS = ("returned_amount", "recovered", "collections_amount", "lost", "fees", "fees_paid")
_AMOUNTS = frozenset((*_SUMS, *_OVERRIDE_SUMS, *_CHECK_SUMS))

Row = tuple[date, str, dict[str, Cell]]


def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind, those of amounts as such."""
    amounts = _AMOUNTS | ({"expired"} if kind == "outstanding" else set())
    return tuple(Column(name, AMOUNT if name in amounts else ANY) for name in COLUMNS[kind])


def rows(desk: Desk, kind: str, first: date, last: date) -> Iterator[list[tuple[Any, ...]]]:
    """The rows between two days, both included, by day and number.

    A period counts refunds owed since, decisions against the policy and requests made in it, parcels without
    a return come in it, months of checks that begin in it; of store credit outstanding the lots issued in
    it, as they stood at its end.
    """
    found = [each for each in _ROWS[kind](desk, last) if first <= each[0] <= last]
    found.sort(key=lambda each: each[:2])
    yield [tuple(cells[name] for name in COLUMNS[kind]) for _day, _number, cells in found]


def _outstanding_rows(desk: Desk, last: date) -> Iterator[Row]:
    """What is left of each lot at the end of the last day; ``expired`` is what can be spent no more."""
    for lot in outstanding.outstanding_credit(desk, last).lots:
        cells: dict[str, Cell] = {name: getattr(lot, name) for name in _OUTSTANDING.split() if name != "day"}
        left = lot.balance if lot.expired else ZERO
        yield lot.issued, lot.number, {**cells, "day": lot.issued, "expired": left}


def _refund_rows(desk: Desk, last: date) -> Iterator[Row]:
    """What is given back in money, by the day it came to be owed; several ways and references in one cell."""
    for each in payouts.list_refunds(desk):
        made = in_force(each.payouts)
        cells: dict[str, Cell] = {
            "number": each.record,
            "day": each.since,
            "order": each.order,
            "customer": each.customer,
            "paid_by": ", ".join(dict.fromkeys(paid.method for paid in each.paid_by)),
            "amount": each.amount,
            "refunded": Money(each.amount - each.open),
            "open": each.open,
            "method": ", ".join(dict.fromkeys(payout.method for payout in made)),
            "reference": ", ".join(payout.reference for payout in made if payout.reference),
            **reasons.of_refund(desk, each),
        }
        yield each.since, f"{each.id:09}", cells


def _override_rows(desk: Desk, last: date) -> Iterator[Row]:
    for each in overrides.list_overrides(desk, end=last):
        names = ("day", *_OVERRIDES.split()[2:7], "reason", *_OVERRIDE_SUMS)
        cells: dict[str, Cell] = {name: getattr(each, name) for name in names}
        yield each.day, f"{each.id:09}", {**cells, "number": str(each.id), "clauses": ", ".join(each.clauses)}


def _stray_rows(desk: Desk, last: date) -> Iterator[Row]:
    """Parcels without a return, by the day they came, whatever became of them."""
    for each in strays.list_strays(desk, STATES, _MOST):
        cells: dict[str, Cell] = {
            name: getattr(each, name) for name in ("number", *_STRAYS.split()[2:6], "ended", "note")
        }
        yield each.came, each.number, {**cells, "day": each.came, "return": each.ra}


_ROWS: dict[str, Callable[[Desk, date], Iterator[Row]]] = {
    "outstanding": _outstanding_rows,
    "refunds": _refund_rows,
    "overrides": _override_rows,
    "requests": request_rows.rows,
    "strays": _stray_rows,
    "check_report": check_report_rows.rows,
}
