"""``desk credit``: look at a store credit, and what the owner may do with one."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import credits
from desk.records.credits import CreditLot
from desk.records.plain import to_plain


def show(call: Call) -> int:
    """Tell a store credit with what is left of it."""
    with call.open_desk() as desk:
        lot = credits.open_credit(desk, call.given.number)
    return _tell(call, lot)


def void(call: Call) -> int:
    """Take back what is left of a store credit."""
    given = call.given
    with call.open_desk() as desk:
        lot = credits.void_credit(desk, given.number, given.reason)
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
    left = words("credit.left"), words.money(lot.balance), words("credit.of", amount=lot.amount)
    call.tell(["  ".join(facts), "  ".join(left)], to_plain(lot))
    return DONE


_NUMBER = option("number", metavar="SLIP", says="slip")
_WHY = option("--reason", required=True, metavar="TEXT", says="why")
_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("credit show", show, (_NUMBER, _JSON)),
    Command("credit void", void, (_NUMBER, _WHY, _JSON)),
    Command("credit transfer", transfer, (
        _NUMBER,
        option("--to", required=True, metavar="CUSTOMER", says="to-customer"),
        option("--amount", kind="money", metavar="AMOUNT", says="credit-amount"),
        _WHY,
        _JSON,
    )),
)  # fmt: skip
