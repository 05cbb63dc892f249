"""``desk bank``: the lines of the bank's statements, read, matched, set aside."""

from desk.cli import list_commands
from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import reconciling
from desk.records.bank_lines import BankLine, Match
from desk.records.plain import to_plain
from desk.words import Words


def lines(call: Call) -> int:
    """Tell the open lines with what they probably are, and what is left over on both sides."""
    with call.open_desk() as desk:
        found = reconciling.look_at_statement(desk)
    words = call.words
    told = []
    for each in found.proposals:
        what = words(f"reconcile.{each.kind}", number=each.number, name=each.name)
        told += [_line(words, each.line), f"  {what}"]
    told += [_line(words, each) for each in found.left]
    told += [
        words("bank.deposit", number=each.number, day=each.day, amount=each.amount) for each in found.deposits
    ]
    told += [
        words("bank.waiting", number=each.number, since=each.since, name=each.name, amount=each.amount)
        for each in found.waiting
    ]
    call.tell(told or [words("reconcile.left.none")], to_plain(found))
    return DONE


def _line(words: Words, line: BankLine) -> str:
    values = {"day": line.day, "amount": line.amount, "reference": line.reference, "told": line.told}
    return words("bank.line", line=line.id, **values).rstrip()


def match(call: Call) -> int:
    """Match a line with a deposit or a check."""
    given = call.given
    with call.open_desk() as desk:
        (line,) = reconciling.match_lines(desk, (Match(given.line, given.number),), given.clear)
    return _tell(call, line)


def aside(call: Call) -> int:
    """Set a line aside."""
    with call.open_desk() as desk:
        line = reconciling.set_line_aside(desk, call.given.line, call.given.reason)
    return _tell(call, line)


def reopen(call: Call) -> int:
    """Open a line again."""
    with call.open_desk() as desk:
        line = reconciling.reopen_line(desk, call.given.line, call.given.reason)
    return _tell(call, line)


def _tell(call: Call, line: BankLine) -> int:
    call.tell([_line(call.words, line)], to_plain(line))
    return DONE


_LINE = option("line", kind="number", metavar="LINE", says="bank-line")
_WHY = option("--reason", required=True, metavar="TEXT", says="why")
_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("bank read", list_commands.bring("statement"), list_commands.OPTIONS),
    Command("bank lines", lines, (_JSON,)),
    Command("bank match", match, (
        _LINE,
        option("number", metavar="NUMBER", says="bank-number"),
        option("--clear", action="store_true"),
        _JSON,
    )),
    Command("bank aside", aside, (_LINE, _WHY, _JSON)),
    Command("bank reopen", reopen, (_LINE, _WHY, _JSON)),
)  # fmt: skip
