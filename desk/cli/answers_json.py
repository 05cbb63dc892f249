"""Answers, orders and returns as JSON for scripts, with the keys of case files (policy.md, Case files)."""

import json
from typing import Any

from desk.records.answers import Answer, Option
from desk.records.errors import Fault
from desk.records.imports import OUTCOMES, ImportReport, ListReport
from desk.records.orders import Order
from desk.records.plain import to_plain
from desk.records.returns import Return


def answer_json(answer: Answer, number: str = "", slip: str = "") -> dict[str, Any]:
    """An answer; ``number`` is its record's, ``slip`` the credit slip's, null where there is none."""
    amounts = {each.label: str(answer.amount(each.label)) for each in answer.amounts}
    return {
        "number": number or None,
        "outcome": answer.outcome,
        "state": answer.state,
        "destination": answer.destination,
        "credit": str(answer.credit),
        "charge": str(answer.charge),
        "slip": slip or None,
        "amounts": amounts,
        **to_plain(answer.figures),
        "deadlines": {each.name: _moment(answer, each.name) for each in answer.deadlines},
        "services": list(answer.services),
        "refused_services": dict(answer.refused_services),
        "billable_weight_lb": answer.billable_weight_lb,
        "holds": list(answer.holds),
        "requirements": list(answer.requirements),
        "cites": list(answer.cites),
        "readings": dict(answer.readings),
        "options": {each.destination: _credit(each) for each in answer.options},
        "intervals": {each.label: to_plain(answer.bounds(each.label)) for each in answer.intervals},
        "tenders": to_plain(answer.tenders),
        "schedule": to_plain(answer.schedule),
        "names": to_plain(answer.names),
        "findings": [to_plain(each) for each in answer.findings],
    }


def _moment(answer: Answer, name: str) -> str:
    """The day of a deadline, with its hour where that counts."""
    found = answer.moment(name) or answer.deadline(name)
    assert found is not None, "only deadlines of the answer are asked for"
    return found.isoformat()


def _credit(option: Option) -> Any:
    """What a way comes to, or what it lies between."""
    return to_plain(option.bounds("credit") or option.credit)


def return_json(ra: Return) -> dict[str, Any]:
    """A return: the answer that settled it, else the one it was issued on; ``state`` is the return's own."""
    done = ra.in_force
    found = answer_json(done.answer if done else ra.answer, ra.number, done.slip if done else "")
    if done:
        found["destination"] = done.destination
    return {
        **found,
        "state": ra.state,
        "order": ra.order,
        "reason": ra.reason,
        "issued": ra.issued.isoformat(),
        "return_by": ra.return_by.isoformat() if ra.return_by else None,
        "received": done.received.isoformat() if done else None,
        "settled": done.settled.isoformat() if done else None,
        "lines": [{"sku": line.sku, "quantity": line.quantity} for line in ra.lines],
    }


def order_json(order: Order) -> dict[str, Any]:
    """An order with all it holds, and what is reckoned from it."""
    reckoned = {
        "state": order.state,
        "merchandise": order.merchandise,
        "total": order.total,
        "paid": order.paid,
    }
    return {**to_plain(order), **to_plain(reckoned)}


def report_json(report: ImportReport) -> dict[str, Any]:
    """An import's report; its faults, notices and flags with their place and values."""
    found = {
        name: getattr(report, name) for name in ("file", "digest", "rows", "orders", "lines", "customers")
    }
    notes = {kind: _notes(getattr(report, kind)) for kind in ("flagged", "notices", "faults")}
    counts = {"items": report.items, "already": report.already, "written": report.written}
    return {**found, **counts, **notes, "ignored_columns": list(report.ignored_columns)}


def list_json(report: ListReport) -> dict[str, Any]:
    """A list's report: its columns, what becomes of each line, and how many lines that are of each sort."""
    lines = [
        {
            **{name: getattr(each, name) for name in ("line", "what", "subject", "name", "by")},
            "changes": to_plain(each.changes),
        }
        for each in report.planned
    ]
    found = {name: getattr(report, name) for name in ("kind", "file", "digest", "rows", "written")}
    notes = {kind: _notes(getattr(report, kind)) for kind in ("notices", "faults")}
    counts = {what: report.count(what) for what in OUTCOMES}
    columns = {"columns": dict(report.columns), "ignored_columns": list(report.ignored_columns)}
    return {**found, **columns, **counts, "lines": lines, **notes}


def _notes(found: tuple[Fault, ...]) -> list[dict[str, Any]]:
    return [
        {"key": each.key, "line": each.line, "column": each.where, **to_plain(each.values)} for each in found
    ]


def to_text(value: Any) -> str:
    """JSON for people and scripts alike: indented, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)
