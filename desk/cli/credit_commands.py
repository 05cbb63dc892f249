"""``desk credit`` and ``desk credits``: store credit, one and all, and what the owner may do with it."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import credits, outstanding
from desk.records.credits import CreditLot, CreditRow
from desk.records.lists import Query
from desk.records.outstanding import Outstanding, OutstandingLot
from desk.records.plain import to_plain
from desk.words import Words


def show(call: Call) -> int:
    """Tell a store credit with what is left of it."""
    with call.open_desk() as desk:
        lot = credits.open_credit(desk, call.given.number)
    return _tell(call, lot)


def every(call: Call) -> int:
    """The store credit that a filter holds, the newest first, or what is outstanding at the end of a day."""
    with call.open_desk() as desk:
        if call.given.outstanding:
            found = outstanding.outstanding_credit(desk, call.given.on)
            call.tell(_report(call.words, found), {**to_plain(found), "by_origin": to_plain(found.by_origin)})
            return DONE
        rows = credits.list_credits(desk, Query(call.given.chip))
    lines = [_line(call.words, row, call.words(f"state.{row.state}")) for row in rows]
    call.tell(lines or [call.words("credits.empty")], to_plain(rows))
    return DONE


def _report(words: Words, found: Outstanding) -> list[str]:
    lines = [words("outstanding.as-of", day=found.day)]
    lines += [_line(words, lot, words(f"outstanding.{lot.origin}")) for lot in found.lots]
    lines += [
        words("outstanding.sum", origin=words(f"outstanding.{origin}"), count=count, balance=balance)
        for origin, count, balance in ((each.origin, each.count, each.balance) for each in found.by_origin)
    ]
    lines += [words("outstanding.expired", amount=found.expired)] if found.expired else []
    return [*lines, words("outstanding.total", amount=found.balance, booked=found.booked)]


def _line(words: Words, lot: CreditRow | OutstandingLot, said: str) -> str:
    return "  ".join((lot.number, words.day(lot.issued), lot.customer, said, words.money(lot.balance)))


def void(call: Call) -> int:
    """Take back what is left of a store credit."""
    given = call.given
    with call.open_desk() as desk:
        lot = credits.void_credit(desk, given.number, given.reason)
    return _tell(call, lot)


def extend(call: Call) -> int:
    """Let a store credit that ends on a day be spent until a later one."""
    given = call.given
    with call.open_desk() as desk:
        lot = credits.extend_credit(desk, given.number, given.until, given.reason)
    return _tell(call, lot)


def transfer(call: Call) -> int:
    """Give a store credit, or an amount of it, to another customer."""
    given = call.given
    with call.open_desk() as desk:
        made = credits.transfer_credit(desk, given.number, given.to, given.reason, given.amount)
    return _tell(call, made)


def _tell(call: Call, lot: CreditLot) -> int:
    words = call.words
    facts = (lot.number, lot.customer, words.day(lot.issued), words(f"state.{lot.state}"))
    left = [words("credit.left"), words.money(lot.balance), words("credit.of", amount=lot.amount)]
    left += [words("credit.expires"), words.day(lot.expires)] if lot.expires else []
    call.tell(["  ".join(facts), "  ".join(left)], to_plain(lot))
    return DONE


_NUMBER = option("number", metavar="SLIP", says="slip")
_WHY = option("--reason", required=True, metavar="TEXT", says="why")
_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("credits", every, (
        option("--chip", metavar="CHIP", default="", says="credits-chip"),
        option("--outstanding", action="store_true"),
        option("--on", kind="day", metavar="DAY", says="as-of"),
        _JSON,
    )),
    Command("credit show", show, (_NUMBER, _JSON)),
    Command("credit void", void, (_NUMBER, _WHY, _JSON)),
    Command("credit extend", extend, (
        _NUMBER,
        option("--until", kind="day", required=True, metavar="DAY", says="credit-until"),
        _WHY,
        _JSON,
    )),
    Command("credit transfer", transfer, (
        _NUMBER,
        option("--to", required=True, metavar="CUSTOMER", says="to-customer"),
        option("--amount", kind="money", metavar="AMOUNT", says="credit-amount"),
        _WHY,
        _JSON,
    )),
)  # fmt: skip
