"""CSV for the accountant, each kind with fixed columns and a row of control totals.

UTF-8 with its mark, a comma between fields, CRLF at the end of a row, ISO dates, plain decimals. Text stands
in quotes and is kept from becoming a formula, a number or a date in a spreadsheet; ``read_back`` takes that
off again. The last row has ``TOTAL`` in its first column, the number of rows in the second, and the sums.
"""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from desk.exchange import check_report_rows, reasons, request_rows
from desk.exchange.csv_cells import Cell, file_of, line, plain
from desk.operations import (
    claims,
    credits,
    exports,
    orders,
    orders_list,
    outstanding,
    overrides,
    payouts,
    returns,
    returns_list,
    strays,
)
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.lists import OrderRow, Query
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.returns import Return, Settlement
from desk.records.reversals import in_force
from desk.records.strays import STATES

TOTAL = "TOTAL"
_PAGE = 500
_MOST = 1_000_000
_ORDERS = (
    "number day customer state shipped cancelled merchandise shipping sales_tax total paid owed credited"
)
_RETURNS = """number day order customer reason state issued received settled destination slip
merchandise sales_tax restocking_fee shipping other credit
asked refunded_on clauses days_to_issue days_to_receive days_to_settle days_to_refund"""
_CREDITS = "number day customer origin state amount used balance expires reason clauses"
_REFUNDS = """number day order customer paid_by amount refunded open method reference
refunded_on reason clauses days_to_refund"""
_OUTSTANDING = """number day customer origin record expires amount spent voided transferred balance
expired"""
_CLAIMS = "number day order customer carrier reference amount state paid ended"
_STRAYS = "number day sender written tracking state return ended note"
_OVERRIDES = "number day subject operation person agreed outcome clauses reason before after difference"
# What each column means is the sentence ``export.<kind>.<column>``.
COLUMNS = {
    "orders": tuple(_ORDERS.split()),
    "returns": tuple(_RETURNS.split()),
    "credits": tuple(_CREDITS.split()),
    "outstanding": tuple(_OUTSTANDING.split()),
    "refunds": tuple(_REFUNDS.split()),
    "claims": tuple(_CLAIMS.split()),
    "overrides": tuple(_OVERRIDES.split()),
    "requests": request_rows.COLUMNS,
    "strays": tuple(_STRAYS.split()),
    "check_report": check_report_rows.COLUMNS,
}
_SUMS = ("merchandise", "shipping", "sales_tax", "total", "paid", "owed", "credited")
_MORE_SUMS = ("restocking_fee", "other", "credit", "amount", "used", "balance", "refunded", "open")
_LOT_SUMS = ("spent", "voided", "transferred", "expired")
_OVERRIDE_SUMS = ("before", "after", "difference")
_CHECK_SUMS = ("returned_amount", "recovered", "collections_amount", "lost", "fees", "fees_paid")
AMOUNTS = frozenset((*_SUMS, *_MORE_SUMS, *_LOT_SUMS, *_OVERRIDE_SUMS, *_CHECK_SUMS))
_OF_A_RETURN = {
    "merchandise": "merchandise",
    "sales_tax": "sales_tax",
    "restocking_fee": "restocking_fee",
    "shipping": "shipping",
    "shipping_incurred": "shipping",
}

Cells = dict[str, Cell]
Row = tuple[date, str, Cells]


def export(desk: Desk, kind: str, start: date | None = None, end: date | None = None) -> bytes:
    """The whole file, its rows by day and number; both ends of the period count, None is open.

    A period counts orders placed, returns settled (issued, if not settled), credits issued, refunds owed
    since, claims filed, decisions against the policy and requests made in it, parcels without a return come
    in it, months of checks that begin in it; of store credit outstanding the lots issued in it, as they stood
    at its end. The history tells of it.
    """
    first, last = start or date.min, end or date.max
    if last < first:
        raise BadInput("period-backwards", start=first, end=last)
    rows = [each for each in _ROWS[kind](desk, last) if first <= each[0] <= last]
    rows.sort(key=lambda each: each[:2])
    columns = COLUMNS[kind]
    lines = [",".join(columns), *(line(cells[name] for name in columns) for _day, _number, cells in rows)]
    lines.append(line([TOTAL, len(rows), *(_sum(rows, name) for name in columns[2:])], codes=False))
    exports.note_export(desk, kind, len(rows))
    return file_of(lines)


def read_back(data: bytes) -> tuple[tuple[str, ...], ...]:
    """The rows of such a file, header and totals too, with the guards of the text taken off."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return tuple(tuple(plain(cell) for cell in cells) for cells in csv.reader(text, strict=True))


def _sum(rows: list[Row], name: str) -> Cell:
    if name not in AMOUNTS:
        return None
    return Money(sum(amount for _day, _number, cells in rows if isinstance(amount := cells[name], Money)))


def _order_rows(desk: Desk, last: date) -> Iterator[Row]:
    for row in _pages(desk, orders_list):
        if row.placed <= last:
            yield row.placed, row.number, _order_cells(row, orders.open_order(desk, row.number))


def _order_cells(row: OrderRow, order: Order) -> Cells:
    return {
        "number": order.number,
        "day": order.placed,
        "customer": order.customer.name,
        "state": order.state,
        "shipped": order.shipped,
        "cancelled": order.cancelled,
        "merchandise": order.merchandise,
        "shipping": order.shipping_charged,
        "sales_tax": order.tax,
        "total": order.total,
        "paid": order.paid,
        "owed": row.owed,
        "credited": order.credited,
    }


def _return_rows(desk: Desk, last: date) -> Iterator[Row]:
    """A settlement that was reversed counts no more: its return is open again."""
    for row in _pages(desk, returns_list):
        if row.issued <= last:
            ra = returns.open_return(desk, row.number).ra
            done = ra.in_force
            cells = _return_cells(ra, done) | reasons.of_return(desk, ra)
            yield (done.settled if done else ra.issued), ra.number, cells


def _return_cells(ra: Return, done: Settlement | None) -> Cells:
    sums = dict.fromkeys(("merchandise", "sales_tax", "restocking_fee", "shipping", "other"), ZERO)
    for amount in done.answer.amounts if done else ():
        if not amount.apart:
            sums[_OF_A_RETURN.get(amount.label, "other")] += amount.money
    return {
        "number": ra.number,
        "day": done.settled if done else ra.issued,
        "order": ra.order,
        "customer": ra.customer,
        "reason": ra.reason,
        "state": ra.state,
        "issued": ra.issued,
        "received": done.received if done else None,
        "settled": done.settled if done else None,
        "destination": done.destination if done else None,
        "slip": done.slip if done else None,
        "credit": done.credit if done else ZERO,
        **sums,
    }


def _credit_rows(desk: Desk, last: date) -> Iterator[Row]:
    for row in _pages(desk, credits):
        cells: Cells = {
            "number": row.number,
            "day": row.issued,
            "customer": row.customer,
            "origin": row.origin,
            "state": row.state,
            "amount": row.amount,
            "used": row.amount - row.balance,
            "balance": row.balance,
            "expires": row.expires,
            **reasons.of_credit(desk, row.number, row.state),
        }
        yield row.issued, row.number, cells


def _outstanding_rows(desk: Desk, last: date) -> Iterator[Row]:
    """What is left of each lot at the end of the last day; ``expired`` is what can be spent no more."""
    for lot in outstanding.outstanding_credit(desk, last).lots:
        cells: Cells = {name: getattr(lot, name) for name in _OUTSTANDING.split() if name != "day"}
        left = lot.balance if lot.expired else ZERO
        yield lot.issued, lot.number, {**cells, "day": lot.issued, "expired": left}


def _refund_rows(desk: Desk, last: date) -> Iterator[Row]:
    """What is given back in money, by the day it came to be owed; several ways and references in one cell."""
    for each in payouts.list_refunds(desk):
        made = in_force(each.payouts)
        cells: Cells = {
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


def _claim_rows(desk: Desk, last: date) -> Iterator[Row]:
    """What the shop claims of carriers, by the return that it is for; what was paid is the shop's own."""
    for each in claims.list_claims(desk, end=last):
        cells: Cells = {name: getattr(each, name) for name in _CLAIMS.split()[2:]}
        yield each.filed, f"{each.id:09}", {**cells, "number": each.ra, "day": each.filed}


def _override_rows(desk: Desk, last: date) -> Iterator[Row]:
    for each in overrides.list_overrides(desk, end=last):
        cells: Cells = {name: getattr(each, name) for name in ("day", *_OVERRIDES.split()[2:7], "reason")}
        cells.update({name: getattr(each, name) for name in _OVERRIDE_SUMS})
        yield each.day, f"{each.id:09}", {**cells, "number": str(each.id), "clauses": ", ".join(each.clauses)}


def _stray_rows(desk: Desk, last: date) -> Iterator[Row]:
    """Parcels without a return, by the day they came, whatever became of them."""
    for each in strays.list_strays(desk, STATES, _MOST):
        cells: Cells = {
            name: getattr(each, name) for name in ("number", *_STRAYS.split()[2:6], "ended", "note")
        }
        yield each.came, each.number, {**cells, "day": each.came, "return": each.ra}


def _pages(desk: Desk, noun: Any) -> Iterator[Any]:
    """All rows of a list, a page at a time."""
    wanted = noun.ids(desk, Query())
    for start in range(0, len(wanted), _PAGE):
        yield from noun.rows(desk, wanted[start : start + _PAGE])


_ROWS: dict[str, Callable[[Desk, date], Iterator[Row]]] = {
    "orders": _order_rows,
    "returns": _return_rows,
    "credits": _credit_rows,
    "outstanding": _outstanding_rows,
    "refunds": _refund_rows,
    "claims": _claim_rows,
    "overrides": _override_rows,
    "requests": request_rows.rows,
    "strays": _stray_rows,
    "check_report": check_report_rows.rows,
}
