"""A report of the books in a reader's language: its title and days, what its rows are called, its values."""

from datetime import date
from decimal import Decimal

from desk.records.money import Money
from desk.records.periods import Period
from desk.records.reports import Report, Row, Value
from desk.words import Words
from desk.words.books import account_line

_QUARTER = 3


def title(words: Words, report: Report) -> str:
    """What the report is called."""
    return words(f"books.{report.kind}")


def days(words: Words, period: Period) -> str:
    """The days of a period as people call them."""
    start = period.start
    if period.kind == "month":
        return month(words, start)
    if period.kind == "quarter":
        return words("books.quarter", number=(start.month - 1) // _QUARTER + 1, year=start.year)
    if period.kind == "year":
        return str(start.year)
    return words("books.days", start=start, end=period.end)


def month(words: Words, day: date) -> str:
    """A month with its year."""
    return words("check-report.month", month=words(f"form.MMM.{day.month}"), year=day.year)


def heads(words: Words, report: Report) -> list[str]:
    """The titles of a report's columns, those of the names first."""
    return [
        *(words(f"books.by.{each}") for each in report.by),
        *(words(f"books.column.{each}") for each in report.table.columns),
    ]


def names(words: Words, report: Report, row: Row) -> list[str]:
    """What a row is about."""
    return [name(words, report, by, each) for by, each in zip(report.by, row.names, strict=True)]


def name(words: Words, report: Report, by: str, told: str) -> str:
    """One name of a row in words; a code that is empty says what it stands for."""
    if by == "month":
        return month(words, date.fromisoformat(told))
    if by == "account":
        return account_line(words, next(each for each in report.accounts if each.number == told))
    if not told:
        return words(f"books.no-{by}")
    return words.named("reason", told) if by == "reason" else told


def value(words: Words, report: Report, told: Value) -> str:
    """A value as the locale writes it; empty for none."""
    if isinstance(told, Money):
        return words.money(told, report.currency)
    if isinstance(told, Decimal):
        return str(told).replace(".", words("form.decimal"))
    return "" if told is None else str(told)
