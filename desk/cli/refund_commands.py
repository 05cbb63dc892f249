"""``desk refund``: what is owed to customers in money, and marking it done."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import payouts
from desk.records.payouts import NewPayout, Refund
from desk.records.plain import to_plain
from desk.words.payments import way_text


def due(call: Call) -> int:
    """Tell what is owed, the oldest first; each line begins with the number that ``refund made`` takes."""
    with call.open_desk() as desk:
        found = payouts.refunds_due(desk)
    call.tell([_line(call, each) for each in found] or [call.words("refunds.none")], to_plain(list(found)))
    return DONE


def made(call: Call) -> int:
    """Mark a refund, or an amount of it, done."""
    given = call.given
    with call.open_desk() as desk:
        day = given.on or desk.clock.today()
        new = NewPayout(given.refund, given.method, day, given.reference, given.amount)
        found = payouts.mark_refunded(desk, new)
    call.tell([_line(call, found)], to_plain(found))
    return DONE


def _line(call: Call, refund: Refund) -> str:
    words = call.words
    paid = ", ".join(way_text(words, each) for each in refund.paid_by)
    parts = (refund.record, refund.customer, words.day(refund.since), paid, words.money(refund.open))
    return f"{refund.id:>4}  " + "  ".join(part for part in parts if part)


_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("refund due", due, (_JSON,)),
    Command("refund made", made, (
        option("refund", kind="number", metavar="N", says="refund"),
        option("--method", required=True, choices=payouts.WAYS, says="refund-method"),
        option("--on", kind="day", metavar="DAY", says="refund-on"),
        option("--reference", default="", metavar="TEXT", says="refund-reference"),
        option("--amount", kind="money", metavar="AMOUNT", says="refund-amount"),
        _JSON,
    )),
)  # fmt: skip
