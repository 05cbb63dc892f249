"""``desk report checks``: what became of the checks of a period, month by month."""

from fractions import Fraction

from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import check_report
from desk.records.check_report import CheckMonth
from desk.records.plain import to_plain
from desk.words import Words

_MONEY = ("amount", "returned_amount", "recovered", "agency_amount", "lost", "fees", "fees_paid")
_COUNTS = ("number", "cleared", "longest", "returned", "agency")


def checks(call: Call) -> int:
    """Tell the months of a period and all of them together."""
    given = call.given
    with call.open_desk() as desk:
        found = check_report.check_months(desk, given.start, given.end)
    words = call.words
    every = (*found.months, found.total) if found.months else ()
    lines = [_line(words, each) for each in every] or [words("check-report.none")]
    call.tell(lines, {**to_plain(found), "total": to_plain(found.total)})
    return DONE


def _line(words: Words, each: CheckMonth) -> str:
    month = f"{each.month:%Y-%m}" if each.month else words("check-report.total")
    values = {name: getattr(each, name) for name in (*_MONEY, *_COUNTS)}
    average = "-" if each.average is None else _tenths(each.average)
    return words("check-report.line", month=month, average=average, share=_tenths(each.share * 100), **values)


def _tenths(part: Fraction) -> str:
    tenths = int(part * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


COMMANDS = (
    Command("report checks", checks, (
        option("--from", kind="day", dest="start", metavar="DAY"),
        option("--to", kind="day", dest="end", metavar="DAY"),
        option("--json", action="store_true"),
    )),
)  # fmt: skip
