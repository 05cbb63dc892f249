"""A check in the terminal: what it paid, its life, and what is owed of it where it came back."""

from desk.cli import answers_json
from desk.cli.arguments import DONE, Call
from desk.cli.reports import answer_lines
from desk.records.check_rows import CheckRow
from desk.records.checks import Check, CheckSheet
from desk.records.plain import to_plain
from desk.words import Words


def tell_check(call: Call, sheet: CheckSheet) -> int:
    """Print a check as text, or as JSON where that was asked for."""
    answer = sheet.answer and answers_json.answer_json(sheet.answer, sheet.check.number)
    sums = {"open": str(sheet.open), "fee": str(sheet.fee), "paid": str(sheet.paid)}
    call.tell(check_lines(call.words, sheet), {**to_plain(sheet), **sums, "answer": answer})
    return DONE


def check_lines(words: Words, sheet: CheckSheet) -> list[str]:
    """A check with its parts, its steps, and what is owed of it by which clause."""
    check = sheet.check
    lines = [f"{check.number}  {words(f'check-state.{check.state}')}  {words.money(check.amount)}"]
    lines += [f"  {words(f'check.{name}')}: {value}" for name, value in facts(words, check) if value]
    lines += [f"  {part.order:<16}{words.money(part.amount):>14}" for part in sheet.parts]
    for each in sheet.steps:
        told = (words.day(each.day), words(f"check-step.{each.step}"), each.person, each.note)
        lines.append("  " + "  ".join(filter(None, told)))
    if sheet.debts:
        lines.append(f"  {words('check.owed')}: {words.money(sheet.open)}")
    return [*lines, *(answer_lines(words, sheet.answer) if sheet.answer else ())]


def facts(words: Words, check: Check) -> list[tuple[str, str]]:
    """What is known of a check, by the names of its words."""
    reason = words(f"check-reason.{check.reason}") if check.reason else ""
    return [
        ("customer", check.name),
        ("payer", check.payer if check.payer != check.name else ""),
        ("printed", check.check_number),
        ("bank", check.bank),
        ("received", words.day(check.received)),
        ("dated", words.day(check.dated) if check.dated != check.received else ""),
        ("deposit", check.deposit),
        ("hold-until", words.day(check.hold_until)),
        ("reason", reason),
        ("due", words.day(check.due)),
    ]


def row_line(words: Words, row: CheckRow) -> str:
    """A row of the list of checks."""
    owed = f"{words('column.owed')} {words.money(row.owed)}" if row.owed else ""
    state = words(f"check-state.{row.state}")
    told = (row.number, words.day(row.received), row.customer, row.check_number, state)
    return "  ".join(filter(None, (*told, words.money(row.amount), owed)))
