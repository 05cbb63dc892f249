"""``desk check`` at the bank: cleared, returned, undone; and what is paid of one that came back."""

from desk.cli import answers_json
from desk.cli.arguments import DONE, Call, Command, option
from desk.cli.check_reports import tell_check
from desk.operations import bouncing, deposits, recovering
from desk.records.checks import REASONS, Bounce, BounceSheet
from desk.records.money import ZERO
from desk.records.payments import METHODS, typed_payment
from desk.records.plain import to_plain
from desk.words import Words, bounces


def _bounce(call: Call) -> int:
    """Post what the bank returned, or only say what follows from it."""
    given = call.given
    with call.open_desk() as desk:
        on = given.on or desk.clock.today()
        told = Bounce(given.number, on, given.reason, given.charge or ZERO, given.note)
        if not given.dry_run:
            return tell_check(call, bouncing.bounce(desk, told))
        sheet = bouncing.look_at_bounce(desk, told)
    answer = sheet.answer and answers_json.answer_json(sheet.answer, sheet.check.number)
    call.tell(sheet_lines(call.words, sheet), {**to_plain(sheet), "answer": answer})
    return DONE


def sheet_lines(words: Words, sheet: BounceSheet) -> list[str]:
    """What follows where a check is returned, as the window says it."""
    lines = [f"{sheet.check.number}  {bounces.about(words, sheet.check)}"]
    lines += [f"  {name:<40}{money:>14}" for name, money in bounces.sums(words, sheet)]
    told = (bounces.by_when(words, sheet), *bounces.clauses(words, sheet), *bounces.notes(words, sheet))
    return [*lines, *(f"  {each}" for each in told)]


def _undo_bounce(call: Call) -> int:
    with call.open_desk() as desk:
        return tell_check(call, bouncing.undo_bounce(desk, call.given.number, call.given.reason))


def _clear(call: Call) -> int:
    """Note that the bank paid checks."""
    given, words = call.given, call.words
    with call.open_desk() as desk:
        found = deposits.clear_checks(desk, given.numbers, given.on or desk.clock.today())
    lines = [f"{each.number}  {words(f'check-state.{each.state}')}" for each in found]
    call.tell(lines, to_plain(list(found)))
    return DONE


def _undo_clear(call: Call) -> int:
    with call.open_desk() as desk:
        return tell_check(call, deposits.undo_clear(desk, call.given.number, call.given.reason))


def _pay(call: Call) -> int:
    """Take money for a check that came back."""
    given = call.given
    with call.open_desk() as desk:
        on = given.on or desk.clock.today()
        paid = typed_payment(given.method, given.amount, on, given.reference)
        return tell_check(call, recovering.take_check_payment(desk, given.number, paid))


_JSON = option("--json", action="store_true")
_NUMBER = option("number", metavar="CHECK", says="check")
_NUMBERS = option("numbers", nargs="+", metavar="CHECK", says="check-numbers")
_DAY = option("--on", kind="day", metavar="DAY", says="on-today")
_WHY = option("--reason", required=True, metavar="TEXT", says="why")

COMMANDS = (
    Command("check bounce", _bounce, (
        _NUMBER,
        _DAY,
        option("--reason", required=True, choices=REASONS, says="bounce-reason"),
        option("--charge", kind="money", metavar="AMOUNT", says="bounce-charge"),
        option("--note", metavar="TEXT", default="", says="bounce-note"),
        option("--dry-run", action="store_true", says="bounce-only"),
        _JSON,
    )),
    Command("check undo-bounce", _undo_bounce, (_NUMBER, _WHY, _JSON)),
    Command("check clear", _clear, (_NUMBERS, _DAY, _JSON)),
    Command("check undo-clear", _undo_clear, (_NUMBER, _WHY, _JSON)),
    Command("check pay", _pay, (
        _NUMBER,
        option("--method", choices=METHODS, required=True),
        option("--amount", kind="money", required=True, metavar="AMOUNT"),
        option("--reference", metavar="TEXT", default=""),
        _DAY,
        _JSON,
    )),
)  # fmt: skip
