"""A line of a statement is open until somebody says what it is."""

from datetime import date

from desk.records.bank_lines import KINDS, OPEN, STATES, BankLine
from desk.records.money import Money


def test_a_line_is_open_and_of_nothing() -> None:
    line = BankLine(date(2026, 3, 13), Money(-5410))
    assert (line.state, line.check, line.deposit, line.note) == (OPEN, "", "", "")
    assert (len(set(STATES)), len(set(KINDS))) == (3, 4)
