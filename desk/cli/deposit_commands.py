"""``desk deposit``: checks taken to the bank together, the slips, and taking one back."""

from desk.cli import paper_commands
from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import deposits
from desk.records.deposits import Deposit
from desk.records.plain import to_plain
from desk.words import Words


def _make(call: Call) -> int:
    """Take checks to the bank; one that came back once is presented again."""
    given = call.given
    with call.open_desk() as desk:
        made = deposits.make_deposit(desk, given.numbers, given.on or desk.clock.today())
    return _tell(call, made)


def _listing(call: Call) -> int:
    """The newest slips, a line each."""
    with call.open_desk() as desk:
        found = deposits.list_deposits(desk)
    lines = [_line(call.words, each) for each in found] or [call.words("slips.none")]
    call.tell(lines, to_plain(list(found)))
    return DONE


def _show(call: Call) -> int:
    """A slip with its checks as they stand."""
    with call.open_desk() as desk:
        return _tell(call, deposits.open_deposit(desk, call.given.number))


def _undo(call: Call) -> int:
    """Take a slip back that did not go to the bank."""
    with call.open_desk() as desk:
        undone = deposits.undo_deposit(desk, call.given.number, call.given.reason)
    return _tell(call, undone)


def _slip(call: Call) -> int:
    """Write the slip as a PDF."""
    call.given.kind = "deposit-slip"
    return paper_commands.paper(call)


def _tell(call: Call, deposit: Deposit) -> int:
    words = call.words
    lines = [_line(words, deposit)]
    for each in deposit.checks:
        told = (each.number, each.payer, each.check_number, words(f"check-state.{each.state}"))
        lines.append("  " + "  ".join(filter(None, (*told, words.money(each.amount)))))
    call.tell(lines, {**to_plain(deposit), "total": str(deposit.total)})
    return DONE


def _line(words: Words, deposit: Deposit) -> str:
    count, state = words.count("deposit.checks", len(deposit.checks)), words(f"deposit-state.{deposit.state}")
    return "  ".join((deposit.number, words.day(deposit.day), count, words.money(deposit.total), state))


_JSON = option("--json", action="store_true")
_NUMBER = option("number", metavar="SLIP", says="deposit-slip")

COMMANDS = (
    Command("deposit make", _make, (
        option("numbers", nargs="+", metavar="CHECK", says="check-numbers"),
        option("--on", kind="day", metavar="DAY", says="on-today"),
        _JSON,
    )),
    Command("deposit list", _listing, (_JSON,)),
    Command("deposit show", _show, (_NUMBER, _JSON)),
    Command("deposit undo", _undo, (
        _NUMBER, option("--reason", required=True, metavar="TEXT", says="why"), _JSON,
    )),
    Command("deposit slip", _slip, (
        _NUMBER, option("--output", kind="file", required=True, metavar="FILE"),
    )),
)  # fmt: skip
