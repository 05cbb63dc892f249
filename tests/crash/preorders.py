"""The kinds of write of an arrival day: pieces find their orders, and customers are told."""

from datetime import date

from desk.operations import notices, orders, preorders
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from tests.crash.bench import Bench, Claim, Write

SKU = "WINTER"
PLACED = date(2026, 3, 2)


def _ordered(desk: Desk) -> None:
    """A pre-order in effect: its deposit came by check."""
    line = NewLine(SKU, "Winter doll", 1, Money(10000), "preorder")
    paid = (NewPayment("check", Money(2000), PLACED),)
    orders.enter_order(desk, NewOrder(PLACED, "Ann", (line,), payments=paid))


def arrive(bench: Bench) -> Write:
    """A doll comes and is set aside for whose turn it is."""
    _ordered(bench.desk)

    def write() -> Claim:
        return "came", str(preorders.arrive(bench.desk, SKU, 1, bench.desk.clock.today()).id)

    return write


def tell(bench: Bench) -> Write:
    """The customer of a doll that came is told: from now on the balance is due."""
    _ordered(bench.desk)
    preorders.arrive(bench.desk, SKU, 1, bench.desk.clock.today())
    notices.make_balance_notices(bench.desk)
    number = notices.notices_to_tell(bench.desk)[0].number

    def write() -> Claim:
        notices.mark_told(bench.desk, number, bench.desk.clock.today(), "phone")
        return "told", number

    return write
