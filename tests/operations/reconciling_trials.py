"""Lines of a bank's statement to work with, and trials of the rights over them and over lists of checks."""

from datetime import date

from desk.operations import check_imports, reconciling
from desk.operations.check_imports import Payable
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.bank_lines import BankLine, Match
from desk.records.checks import NewCheck
from desk.records.imports import NEW, ListReport, Planned
from desk.records.money import Money
from desk.store import bank_lines, orders
from tests.conftest import DAY
from tests.operations import checking
from tests.operations.selling import Step, Trial


def line(desk: Desk, cents: int, day: date = DAY, *, reference: str = "", told: str = "") -> BankLine:
    """A line of a statement in the book."""
    mark = f"{day} {cents} {reference} {told} {len(bank_lines.open_lines(desk.db, 1000))}"
    with desk.db.atomic():
        key = bank_lines.add(desk.db, BankLine(day, Money(cents), reference, told, mark))
    return bank_lines.get(desk.db, key)


def listed(kind: str, *records: BankLine | NewCheck) -> tuple[tuple[Planned, ...], ListReport]:
    """A list of new records, with its report."""
    rows = tuple(Planned(number, NEW, "", "", record=each) for number, each in enumerate(records, 2))
    return rows, ListReport(kind, f"{kind}.csv", "d" * 64, len(rows), ("Day",), planned=rows)


def _statement(owner: Desk, maker: Desk, state: str) -> Step:
    told = listed("statement", BankLine(DAY, Money(100), mark="a"))
    return lambda desk: to_end(reconciling.import_statement(desk, *told))


def _checks(owner: Desk, maker: Desk, state: str) -> Step:
    order = orders.get(owner.db, checking.ordered(owner).number)
    new = NewCheck(Money(500), DAY, (), check_number="7")
    parts = Payable(owner, order.customer).place(new)
    told = listed("checks", NewCheck(Money(500), DAY, parts, check_number="7"))
    return lambda desk: to_end(check_imports.import_checks(desk, *told))


def _match(owner: Desk, maker: Desk, state: str) -> Step:
    slip = checking.deposited(owner).check.deposit
    key = line(owner, 10000).id
    return lambda desk: reconciling.match_lines(desk, (Match(key, slip),))


def _aside(owner: Desk, maker: Desk, state: str) -> Step:
    key = line(owner, -5410).id
    return lambda desk: reconciling.set_line_aside(desk, key, "office supply")


def _reopen(owner: Desk, maker: Desk, state: str) -> Step:
    key = line(owner, -5410).id
    reconciling.set_line_aside(owner, key, "office supply")
    return lambda desk: reconciling.reopen_line(desk, key, "it was a check")


TRIALS: dict[str, Trial] = {
    "import_checks": _checks,
    "import_statement": _statement,
    "match_line": _match,
    "set_line_aside": _aside,
    "reopen_line": _reopen,
}
