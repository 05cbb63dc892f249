"""``desk notices`` and ``desk notice``: whom to tell, what is made, who was told, what they answered."""

from collections.abc import Callable, Sequence

from desk.cli.arguments import DONE, Call, Command, option
from desk.exchange import preorders_out
from desk.operations import notices, promises
from desk.operations.desk import Desk
from desk.records.notices import ANSWERS, WAYS, Notice
from desk.records.plain import to_plain
from desk.words import Words


def _list(call: Call) -> int:
    with call.open_desk() as desk:
        answers = call.given.unanswered
        found = notices.notices_unanswered(desk) if answers else notices.notices_to_tell(desk)
        if call.given.output:
            call.put(call.given.output, preorders_out.notices_csv(desk, found), desk.db.path)
            return DONE
        return _tell(call, found, "answers.none" if answers else "told.none")


def _tell(call: Call, found: Sequence[Notice], none: str) -> int:
    lines = [_line(call.words, each) for each in found] or [call.words(none)]
    call.tell(lines, to_plain(tuple(found)))
    return DONE


def _line(words: Words, notice: Notice) -> str:
    buyer = notice.customer
    amount = "" if notice.asks is None else words.money(notice.asks)
    about = (words(f"notice.{notice.kind}"), notice.order, buyer.name, amount, words.day(notice.promised))
    return "  ".join(part for part in (notice.number, *about, buyer.phone, buyer.email) if part)


def _make(make: Callable[[Desk, tuple[str, ...]], tuple[Notice, ...]]) -> Callable[[Call], int]:
    def run(call: Call) -> int:
        with call.open_desk() as desk:
            return _tell(call, make(desk, tuple(call.given.numbers)), "told.none")

    return run


def _delay(call: Call) -> int:
    with call.open_desk() as desk:
        made = promises.make_delay_notice(desk, call.given.number, call.given.until)
        return _tell(call, (made,), "told.none")


def _told(call: Call) -> int:
    given = call.given
    with call.open_desk() as desk:
        on = given.on or desk.clock.today()
        return _tell(call, notices.mark_told(desk, ",".join(given.numbers), on, given.way), "told.none")


def _answer(call: Call) -> int:
    given = call.given
    with call.open_desk() as desk:
        on = given.on or desk.clock.today()
        return _tell(call, (notices.answer_notice(desk, given.number, given.said, on),), "told.none")


_JSON = option("--json", action="store_true")
_DAY = option("--on", kind="day", metavar="DAY", says="on-today")
_ORDERS = option("numbers", nargs="*", metavar="ORDER", says="only-orders")

COMMANDS = (
    Command("notices", _list, (
        option("--unanswered", action="store_true"),
        option("--output", metavar="FILE|-", default="", says="list-csv"),
        _JSON,
    )),
    Command("notice balance", _make(notices.make_balance_notices), (_ORDERS, _JSON)),
    Command("notice late", _make(notices.make_late_notices), (_ORDERS, _JSON)),
    Command("notice delay", _delay, (
        option("number", metavar="ORDER", says="order"),
        option("--until", kind="day", required=True, metavar="DAY", says="delay-until"),
        _JSON,
    )),
    Command("notice told", _told, (
        option("numbers", nargs="+", metavar="NOTICE", says="notices"),
        option("--by", choices=WAYS, required=True, dest="way", says="told-by"),
        _DAY,
        _JSON,
    )),
    Command("notice answer", _answer, (
        option("number", metavar="NOTICE", says="notice"),
        option("said", choices=ANSWERS, says="said"),
        _DAY,
        _JSON,
    )),
)  # fmt: skip
