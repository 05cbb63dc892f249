"""What an answer says beside its amounts, as rows: ways to choose, bounds, parts of a credit, payments."""

from collections.abc import Iterator
from dataclasses import dataclass

from desk.records.answers import Answer, Deadline, Option
from desk.records.money import Money
from desk.words.sentences import Words


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what it is, and how much."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a title."""

    title: str
    rows: tuple[Row, ...]


def last_moment(words: Words, deadline: Deadline, form: str = "medium") -> str:
    """The day of a deadline, with its hour where that counts."""
    day = words.day(deadline.day, form)
    return words("explain.at", day=day, hour=deadline.at.isoformat("minutes")) if deadline.at else day


def check_stands(words: Words, answer: Answer) -> str:
    """How a returned check stands, which nobody asks to be allowed anything of; empty for other answers."""
    if answer.ask != "returned_check" or answer.outcome != "allowed":
        return ""
    # What is open of a check is still to be paid; of a return it is something else.
    return words.named("state", "check_open" if answer.state == "open" else answer.state)


def tables(words: Words, answer: Answer, currency: str = "USD", to: str = "answer") -> tuple[Table, ...]:
    """All that an answer says beside its amounts, to whoever serves or, as ``paper``, to the customer."""
    told = {
        "options": tuple(
            Row(words.named("destination", each.destination), _option(words, each, currency))
            for each in answer.options
        ),
        "intervals": tuple(_bounds(words, answer, currency, to)),
        "tenders": tuple(
            Row(words.named("destination", way), words.money(money, currency))
            for way, money in answer.tenders.items()
        ),
        "schedule": tuple(
            Row(words.day(each.day), words.money(each.money, currency)) for each in answer.schedule
        ),
    }
    return tuple(Table(words(f"{to}.{title}"), rows) for title, rows in told.items() if rows)


def _option(words: Words, option: Option, currency: str) -> str:
    """What a way comes to, between which bounds where the owner decides, or that it is refused."""
    credit, charge = option.bounds("credit"), option.bounds("charge")
    if option.outcome != "allowed" and not credit and not charge:
        return words(f"outcome.{option.outcome}")
    told = [_range(words, credit or (option.credit, option.credit), currency)]
    if charge or option.charge:
        to_pay = _range(words, charge or (option.charge, option.charge), currency)
        told.append(words("report.charge", charge=to_pay))
    if option.outcome == "owner":
        told.append(words("outcome.owner"))
    return " · ".join(told)


def _bounds(words: Words, answer: Answer, currency: str, to: str) -> Iterator[Row]:
    for label in dict.fromkeys(each.label for each in answer.intervals):
        whole = label in ("credit", "charge")
        name = words(f"{to}.{label}") if whole else words.named("amount", label, answer.names)
        bounds = answer.bounds(label)
        assert bounds is not None, "an answer knows the bounds of what it leaves open"
        yield Row(name, _range(words, bounds, currency))


def _range(words: Words, bounds: tuple[Money, Money], currency: str) -> str:
    least, most = (words.money(each, currency) for each in bounds)
    return least if least == most else words("answer.range", least=least, most=most)
