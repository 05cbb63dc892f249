"""``desk month``: which months are closed, what is open of the next one, and closing it."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import closings
from desk.records.books import Closing, MonthLook
from desk.records.plain import to_plain
from desk.words import Words


def _close(call: Call) -> int:
    """Close a month, and with it all before."""
    with call.open_desk() as desk:
        done = closings.close_month(desk, call.given.month)
    call.tell([_line(call.words, done)], to_plain(done))
    return DONE


def _listing(call: Call) -> int:
    """The closed months, and what is open of the next one that can be closed."""
    with call.open_desk() as desk:
        found = closings.list_closings(desk)
        month = closings.next_month(desk)
        look = closings.look_at_month(desk, month) if month else None
    lines = [_line(call.words, each) for each in found] or [call.words("months.none")]
    call.tell([*lines, *_open(call.words, look)], {"closed": to_plain(list(found)), "next": to_plain(look)})
    return DONE


def _line(words: Words, closing: Closing) -> str:
    month = words.day(closing.until)
    return words("months.line", month=month, count=closing.entries, person=closing.person, head=closing.head)


def _open(words: Words, look: MonthLook | None) -> list[str]:
    if look is None:
        return [words("months.no-next")]
    told = [words.count(f"months.open-{name}", number) for name, number in look.open]
    return [words("months.next", until=look.until), *(f"  {each}" for each in told)]


_JSON = option("--json", action="store_true")
COMMANDS = (
    Command("month list", _listing, (_JSON,)),
    Command("month close", _close, (option("month", kind="month", metavar="MONTH"), _JSON)),
)
