"""A check on which all that people can write, and what its bank tells of it, is one hostile text."""

from datetime import date

from desk.records.answers import Answer
from desk.records.checks import Check, Step
from desk.records.demands import Demand
from desk.records.money import Money
from desk.records.personal import BankLine, PersonCheck


def check_of(text: str, day: date) -> PersonCheck:
    """A returned check that was demanded: ten places where the text stands, with those of `line_of`."""
    known = ("CK-26-00001-4", 1, "CM-26-00001-1", text, Money(5000), day, day)
    check = Check(1, *known, payer=text, bank=text, check_number=text, memo=text)
    step = Step("return", "deposited", "returned", day, "", text, text)
    letter = Demand(check.number, "first", day, Money(8500), Answer("returned_check", "owner"))
    sent = Demand(check.number, "first", day, Money(8500), letter.answer, way="hand", sent=day, proof=text)
    return PersonCheck(check, (text,), (step,), (letter, sent))


def line_of(text: str, day: date) -> BankLine:
    """A line of the bank's statement."""
    return BankLine(1, day, Money(5000), text, text, text)
