"""``desk close-out`` and ``desk cash``: the drawer counted against the books, cash put in and taken out."""

from collections.abc import Callable

from desk.cli import paper_commands
from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import cash_moves, close_outs
from desk.operations.desk import Desk
from desk.records.cash_moves import BANKED, PUT_IN, TAKEN, CashMove, NewCashMove
from desk.records.close_outs import CloseOut, CloseOutRow, Count, Line
from desk.records.money import ZERO, Money
from desk.records.plain import to_plain
from desk.words import Words


def _look(call: Call) -> int:
    """The cards and checks to look through, without what the cash should come to."""
    with call.open_desk() as desk:
        found = close_outs.open_drawer(desk, call.given.on or desk.clock.today())
    lines = [call.words("drawer.of", day=found.day), *_lines(call.words, found.cards)]
    call.tell([*lines, *_lines(call.words, found.checks)], to_plain(found))
    return DONE


def _count(call: Call) -> int:
    """Tell a count against the books; nothing is closed out."""
    with call.open_desk() as desk:
        found = close_outs.count_drawer(desk, _counted(call, desk))
    lines = _told(call.words, found.moved, found.count.counted)
    told = {"expected": str(found.expected), "difference": str(found.difference)}
    call.tell(lines, {**to_plain(found), **told})
    return DONE


def _make(call: Call) -> int:
    """Close out a day with what was counted."""
    with call.open_desk() as desk:
        return _tell(call, close_outs.close_out(desk, _counted(call, desk)))


def _counted(call: Call, desk: Desk) -> Count:
    given = call.given
    return Count(
        given.on or desk.clock.today(),
        pieces=tuple(given.pieces or ()),
        sum=given.counted,
        terminal=given.terminal,
        banked=given.banked or ZERO,
        note=given.note,
    )


def _listing(call: Call) -> int:
    """The newest close-outs, a line each."""
    with call.open_desk() as desk:
        found = close_outs.list_close_outs(desk)
    lines = [_row(call.words, each) for each in found] or [call.words("close-outs.none")]
    call.tell(lines, to_plain(list(found)))
    return DONE


def _show(call: Call) -> int:
    """A close-out with all that it lists."""
    with call.open_desk() as desk:
        return _tell(call, close_outs.open_close_out(desk, call.given.number))


def _undo(call: Call) -> int:
    """Take the last close-out back."""
    with call.open_desk() as desk:
        return _tell(call, close_outs.undo_close_out(desk, call.given.number, call.given.reason))


def _slip(call: Call) -> int:
    """Write the slip as a PDF."""
    call.given.kind = "close-out-slip"
    return paper_commands.paper(call)


def _tell(call: Call, done: CloseOut) -> int:
    words = call.words
    row = CloseOutRow(
        done.number, done.day, done.person, done.counted, done.difference, done.banked, done.undone
    )
    lines = [_row(words, row), *_told(words, done.moved, done.counted)]
    if done.banked:
        lines.append(words("drawer.line", name=words("moved.banked"), amount=done.banked))
    lines += [*_lines(words, done.cards), *_lines(words, done.checks), words("drawer.head", head=done.head)]
    told = {"expected": str(done.expected), "difference": str(done.difference), "left": str(done.left)}
    call.tell(lines, {**to_plain(done), **told})
    return DONE


def _told(words: Words, moved: tuple[tuple[str, Money], ...], counted: Money) -> list[str]:
    """What the cash should come to and why, and what was counted."""
    expected = Money(sum(amount for _name, amount in moved))
    rows = [(words.named("moved", name), amount) for name, amount in moved]
    rows += [
        (words(f"drawer.{name}"), amount) for name, amount in (("expected", expected), ("counted", counted))
    ]
    rows.append((words("drawer.difference"), counted - expected))
    return [words("drawer.line", name=name, amount=amount) for name, amount in rows]


def _lines(words: Words, lines: tuple[Line, ...]) -> list[str]:
    return [
        "  " + "  ".join(filter(None, (each.number, each.record, each.details, words.money(each.amount))))
        for each in lines
    ]


def _row(words: Words, each: CloseOutRow) -> str:
    amounts = words("close-outs.line", counted=each.counted, difference=each.difference)
    undone = words("close-out-state.undone") if each.undone else ""
    return "  ".join(filter(None, (each.number, words.day(each.day), each.person, amounts, undone)))


def _move(kind: str) -> Callable[[Call], int]:
    """A command that moves cash one way."""

    def run(call: Call) -> int:
        given = call.given
        with call.open_desk() as desk:
            new = NewCashMove(kind, given.amount, given.on or desk.clock.today(), given.note)
            made = cash_moves.move_cash(desk, new)
        call.tell([_moved(call.words, made)], to_plain(made))
        return DONE

    return run


def _moves(call: Call) -> int:
    """The newest moves that stand, a line each, each begun with what it is taken back by."""
    with call.open_desk() as desk:
        found = cash_moves.list_cash_moves(desk)
    lines = [_moved(call.words, each) for each in found] or [call.words("cash.none")]
    call.tell(lines, to_plain(list(found)))
    return DONE


def _undo_move(call: Call) -> int:
    """Take a move back that was noted by mistake."""
    with call.open_desk() as desk:
        made = cash_moves.undo_move_cash(desk, call.given.move, call.given.reason)
    call.tell([_moved(call.words, made)], to_plain(made))
    return DONE


def _moved(words: Words, move: CashMove) -> str:
    told = (str(move.id), words.day(move.day), words(f"moved.{move.kind}"), words.money(move.into))
    return "  ".join(filter(None, (*told, move.person, move.note)))


_JSON = option("--json", action="store_true")
_NUMBER = option("number", metavar="NUMBER", says="close-out")
_WHY = option("--reason", required=True, metavar="TEXT", says="why")
_ON = option("--on", kind="day", metavar="DAY", says="on-today")
_NOTE = option("--note", metavar="TEXT", default="", says="close-out-note")
_COUNT = (
    option("--pieces", kind="counted", action="append", metavar="VALUE=N", says="counted-pieces"),
    option("--counted", kind="money", metavar="AMOUNT", says="counted-sum"),
    option("--terminal", kind="money", metavar="AMOUNT"),
    option("--banked", kind="money", metavar="AMOUNT"),
    _NOTE, _ON, _JSON,
)  # fmt: skip
_CASH = (option("amount", kind="money", metavar="AMOUNT"), _ON, _NOTE, _JSON)

COMMANDS = (
    Command("close-out look", _look, (_ON, _JSON)),
    Command("close-out count", _count, _COUNT),
    Command("close-out make", _make, _COUNT),
    Command("close-out list", _listing, (_JSON,)),
    Command("close-out show", _show, (_NUMBER, _JSON)),
    Command("close-out undo", _undo, (_NUMBER, _WHY, _JSON)),
    Command("close-out slip", _slip, (
        _NUMBER, option("--output", kind="file", required=True, metavar="FILE"),
    )),
    Command("cash put-in", _move(PUT_IN), _CASH),
    Command("cash bank", _move(BANKED), _CASH),
    Command("cash take", _move(TAKEN), _CASH),
    Command("cash list", _moves, (_JSON,)),
    Command("cash undo", _undo_move, (option("move", kind="number", metavar="N"), _WHY, _JSON)),
)  # fmt: skip
