"""The buttons about the lines of a bank's statement, with the operation behind each."""

from desk.operations import bouncing, reconciling
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.bank_lines import BankLine, Match
from desk.records.checks import Bounce
from desk.records.money import Money
from tests.conftest import DAY
from tests.gui.gated import Button, Window
from tests.operations import checking
from tests.operations.reconciling_trials import line, listed


def _proposed(desk: Desk) -> str:
    """A deposit on the statement, and a check that the bank returned."""
    checking.deposited(desk)
    checking.deposited(desk, (checking.ordered(desk).number, 500))
    line(desk, 10000)
    line(desk, -500)
    return ""


def _settled(desk: Desk) -> str:
    key = line(desk, -5410).id
    reconciling.set_line_aside(desk, key, "office supply")
    return ""


def _match(desk: Desk, _number: str) -> object:
    (found, *_) = reconciling.look_at_statement(desk).proposals
    return reconciling.match_lines(desk, (Match(found.line.id, found.number),))


def _bounce(desk: Desk, _number: str) -> object:
    found = reconciling.look_at_statement(desk).proposals[-1]
    return bouncing.bounce(desk, Bounce(found.number, DAY, "nsf"))


def _aside(desk: Desk, _number: str) -> object:
    found = reconciling.look_at_statement(desk).proposals[-1]
    return reconciling.set_line_aside(desk, found.line.id, "nothing of ours")


def _reopen(desk: Desk, _number: str) -> object:
    (found,) = reconciling.done_lines(desk)
    return reconciling.reopen_line(desk, found.id, "it is ours")


def _read(desk: Desk, _number: str) -> object:
    told = listed("statement", BankLine(DAY, Money(100), mark="a"))
    return to_end(reconciling.import_statement(desk, *told))


OPEN = Window(
    "reconcile",
    {"proposed": _proposed},
    (
        Button("reconcile.read", _read),
        Button("reconcile.left.enter", _bounce),
        Button("reconcile.left.match", _match),
        Button("reconcile.left.aside", _aside),
    ),
)
DONE = Window("reconcile", {"settled": _settled}, (Button("reconcile.done.reopen", _reopen),))
RECONCILING = (OPEN, DONE)
