"""Records as lines of text for the terminal; every sentence comes from the catalogues."""

import re

from desk.exchange import csv_out, lists_out
from desk.records.answers import Answer
from desk.records.imports import OUTCOMES, SAME, ImportReport, ListReport, Planned
from desk.records.orders import Order
from desk.records.requests import Request
from desk.records.returns import Return
from desk.words import Words, imports
from desk.words.answers import check_stands, last_moment, tables
from desk.words.explanations import sections

_CODES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_KINDS = ("faults", "flagged", "notices")
COLUMNS = {**csv_out.COLUMNS, **lists_out.COLUMNS}


def printable(text: str) -> str:
    """Text for a terminal, which takes no orders from it: control codes but a line's end are marked."""
    return _CODES.sub("\N{REPLACEMENT CHARACTER}", text)


def import_lines(words: Words, report: ImportReport) -> list[str]:
    """What an import found, and what it did or would do; faults first, since they stop it."""
    lines = [words("report.file", file=report.file, rows=report.rows)]
    for kind in _KINDS:
        found = getattr(report, kind)
        if found:
            lines.append(words(f"report.{kind}", count=len(found)))
            lines += [f"  {words.fault(each)}" for each in found]
    if report.ignored_columns:
        lines.append(words("report.ignored", columns=", ".join(report.ignored_columns)))
    lines.append(
        words(
            "report.counts",
            orders=report.orders,
            lines=report.lines,
            customers=report.customers,
            items=report.items,
            already=report.already,
        )
    )
    return [*lines, words(f"report.{_ending(report)}")]


def _ending(report: ImportReport) -> str:
    if report.faults:
        return "stopped"
    if report.written:
        return "written"
    return "dry" if report.orders else "nothing"


def list_lines(words: Words, report: ListReport) -> list[str]:
    """What a list holds, which column is what, and what each of its lines did or would do."""
    lines = [words("report.file", file=report.file, rows=report.rows)]
    for name, heading in report.columns:
        lines.append("  " + words("report.column", name=words(f"field.{report.kind}.{name}"), column=heading))
    for kind in ("faults", "notices"):
        found = getattr(report, kind)
        if found:
            lines.append(words(f"report.{kind}", count=len(found)))
            lines += [f"  {words.fault(each)}" for each in found]
    if report.ignored_columns:
        lines.append(words("report.ignored", columns=", ".join(report.ignored_columns)))
    lines += [_planned_line(words, report.kind, each) for each in report.planned if each.what != SAME]
    lines.append(words("report.list-counts", **{what: report.count(what) for what in OUTCOMES}))
    ending = "stopped" if report.faults else "written" if report.written else "dry"
    return [*lines, words(f"report.{ending}" if report.wanted or report.faults else "report.list-nothing")]


def _planned_line(words: Words, kind: str, each: Planned) -> str:
    name = " ".join(part for part in (each.subject, each.name) if part)
    told = words("report.planned", line=each.line, what=words(f"import.what.{each.what}"), name=name)
    by = [words("report.by", by=words(f"import.by.{each.by}"))] if each.by else []
    changes = [
        words("import.change", field=field, before=before, after=after)
        for field, before, after in imports.changes(words, kind, each)
    ]
    return "; ".join([told, *by, *changes])


def answer_lines(words: Words, answer: Answer) -> list[str]:
    """An answer with its amounts, deadlines and reasons, each with the clause that decided."""
    lines = [check_stands(words, answer) or words(f"report.outcome.{answer.outcome}")]
    lines += [f"  {words.finding(each)} {_clause(each.clause)}".rstrip() for each in answer.findings]
    for amount in answer.amounts:
        label = words.named("amount", amount.label, answer.names)
        lines.append(f"  {label:<28}{words.money(amount.money):>14}  {_clause(amount.clause)}".rstrip())
    if answer.outcome == "allowed" and not (answer.charge and not answer.credit):
        goes = words(f"report.goes.{answer.destination}")
        lines.append(words("report.credit", credit=answer.credit, destination=goes))
    if answer.charge:
        lines.append(words("report.charge", charge=answer.charge))
    for deadline in answer.deadlines:
        name = words.named("deadline", deadline.name, answer.names)
        lines.append(f"  {name}: {last_moment(words, deadline)}  {_clause(deadline.clause)}".rstrip())
    for table in tables(words, answer):
        lines.append(f"{table.title}:")
        lines += [f"  {row.name:<28} {row.value:>13}" for row in table.rows]
    lines += [
        f"  {words.clause(each)} {_clause(each.id)}" for each in answer.clauses if each.id in answer.cites
    ]
    return lines


def explanation_lines(words: Words, answer: Answer) -> list[str]:
    """An answer step by step: what applied with a plus, what did not with a minus, then the clauses named."""
    lines = [words(f"outcome.{answer.outcome}")]
    if answer.credit:
        goes = words(f"report.goes.{answer.destination}")
        lines.append(words("report.credit", credit=answer.credit, destination=goes))
    if answer.charge:
        lines.append(words("report.charge", charge=answer.charge))
    for section in sections(words, answer):
        lines += ["", section.title]
        lines += [f"  {'+' if each.counts else '-'} {each.text}" for each in section.sentences]
    if answer.clauses:
        lines += ["", words("report.clauses")]
        lines += [f"  {each.id}: {words.clause(each)}" for each in answer.clauses]
    return lines


def order_lines(words: Words, order: Order) -> list[str]:
    """An order: who, when, what, and what was paid."""
    lines = [words("report.order", number=order.number, state=words.named("state", order.state))]
    lines.append(words("report.customer", name=order.customer.name, email=order.customer.email))
    for name in ("placed", "processed", "shipped", "delivered", "cancelled"):
        day = getattr(order, name)
        if day:
            lines.append(words(f"report.{name}", day=day))
    for line in order.lines:
        lines.append(f"  {line.quantity:>5} × {line.sku}  {line.name}  {words.money(line.value)}")
    for name in ("merchandise", "shipping_charged", "tax", "total", "paid", "credited"):
        lines.append(words(f"report.{name}", amount=getattr(order, name)))
    lines += [words(f"report.flag.{flag}") for flag in order.flags]
    return [*lines, order.note] if order.note else lines


def return_lines(words: Words, ra: Return) -> list[str]:
    """A return authorization and the answer that holds for it now."""
    state = words.named("state", ra.state)
    lines = [words("report.return", number=ra.number, order=ra.order, state=state)]
    lines += [f"  {line.quantity:>5} × {line.sku}  {line.name}" for line in ra.lines]
    if ra.return_by:
        lines.append(words("report.return-by", day=ra.return_by))
    done = ra.in_force
    if done and done.slip:
        lines.append(words("report.slip", number=done.slip))
    return [*lines, *answer_lines(words, done.answer if done else ra.answer)]


def request_lines(words: Words, request: Request) -> list[str]:
    """A request with its pieces, what became of it, and the answer that stood against it."""
    state, reason = words(f"state.{request.state}"), words(f"reason.{request.reason}")
    given = {"number": request.number, "order": request.order, "customer": request.customer}
    lines = [words("report.request", **given, day=request.asked, state=state, reason=reason)]
    lines += [f"  {line.quantity:>5} × {line.sku}  {line.name}" for line in request.lines]
    told = (
        ("ra", request.ra),
        ("decided", words.day(request.decided)),
        ("by", request.by),
        ("why", request.why),
        ("sent-back", words.day(request.sent_back)),
        ("tracking", request.tracking),
    )
    lines += [f"  {words(f'request.{name}')}: {value}" for name, value in told if value]
    return [*lines, *answer_lines(words, request.answer)]


def column_lines(words: Words, kind: str) -> list[str]:
    """The columns of an export and what each means."""
    return [f"{name:<16} {words(f'export.{kind}.{name}')}" for name in COLUMNS[kind]]


def _clause(clause: str) -> str:
    return f"[{clause}]" if clause else ""
