"""The kinds of write that checks have: taken over two orders, brought to the bank, returned, paid, lost."""

from collections.abc import Callable
from dataclasses import replace

from desk.operations import bouncing, checks, deposits, recovering, shipping, taking
from desk.operations.desk import Desk
from desk.records.checks import Bounce, CheckSheet, NewCheck, NewPart
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch
from tests.crash.bench import Bench, Claim, Write
from tests.crash.selling import placed

FEE = 3500


def _written(bench: Bench, cents: int = 30000) -> NewCheck:
    """A check that pays two new orders of a customer: one of 200.00, and some of one of 300.00."""
    desk = bench.desk
    first = placed(bench, cents=0)
    line = NewLine("MADE TO MEASURE", "A house", 1, Money(30000))
    new = NewOrder(
        first.placed, first.customer.name, (line,), customer=first.customer.number, ship_to=first.ship_to
    )
    second = taking.take_order(desk, new)
    parts = (NewPart(first.number, Money(20000)), NewPart(second.number, Money(cents - 20000)))
    return NewCheck(Money(cents), first.placed, parts, bank="First", check_number=str(bench.turn % 10**6))


def _received(bench: Bench) -> CheckSheet:
    return checks.receive_check(bench.desk, _written(bench))


def _deposited(bench: Bench) -> str:
    check = _received(bench).check
    deposits.make_deposit(bench.desk, [check.number], check.received)
    return check.number


def _told(desk: Desk, number: str) -> Bounce:
    return Bounce(number, desk.clock.today(), "nsf", Money(1200))


def _returned(bench: Bench) -> str:
    number = _deposited(bench)
    bouncing.bounce(bench.desk, _told(bench.desk, number))
    return number


def receive_check(bench: Bench) -> Write:
    """A check comes that pays two orders."""
    new = _written(bench)

    def write() -> Claim:
        return "check", checks.receive_check(bench.desk, new).check.number, "30000"

    return write


def make_deposit(bench: Bench) -> Write:
    """Three checks go to the bank together."""
    desk, first = bench.desk, _received(bench)
    order = first.parts[1].order
    more = [
        checks.receive_check(desk, NewCheck(Money(100), first.check.received, (NewPart(order, Money(100)),)))
        for _ in range(2)
    ]
    held = [each.check.number for each in (first, *more)]

    def write() -> Claim:
        return "banked", deposits.make_deposit(desk, held, first.check.received).number, "30200", "3"

    return write


def undo_deposit(bench: Bench) -> Write:
    """A slip did not go to the bank."""
    number = _deposited(bench)
    slip = checks.open_check(bench.desk, number).check.deposit

    def write() -> Claim:
        deposits.undo_deposit(bench.desk, slip, "left in the drawer")
        return "check is", number, "received"

    return write


def clear_check(bench: Bench) -> Write:
    """The bank paid."""
    number = _deposited(bench)

    def write() -> Claim:
        deposits.clear_checks(bench.desk, [number], bench.desk.clock.today())
        return "check is", number, "cleared"

    return write


def bounce(bench: Bench) -> Write:
    """The bank did not pay, and charged for that."""
    number = _deposited(bench)

    def write() -> Claim:
        bouncing.bounce(bench.desk, _told(bench.desk, number))
        return "returned", number, str(FEE), "1200"

    return write


def undo_bounce(bench: Bench) -> Write:
    """The bank erred."""
    number = _returned(bench)

    def write() -> Claim:
        bouncing.undo_bounce(bench.desk, number, "the bank erred")
        return "check is", number, "deposited"

    return write


def deposit_again(bench: Bench) -> Write:
    """What came back goes to the bank once more."""
    number = _returned(bench)

    def write() -> Claim:
        deposits.make_deposit(bench.desk, [number], bench.desk.clock.today())
        return "check is", number, "redeposited"

    return write


def pay_check(bench: Bench) -> Write:
    """All of a returned check is paid in cash, over both its orders."""
    number = _returned(bench)
    cash = NewPayment("cash", Money(30000 + FEE), bench.desk.clock.today())

    def write() -> Claim:
        recovering.take_check_payment(bench.desk, number, cash)
        return "check is", number, "paid"

    return write


def write_off(bench: Bench) -> Write:
    """Nothing more comes of a check whose goods left."""
    desk, today = bench.desk, bench.desk.clock.today()
    order = placed(bench, cents=0)
    part = NewPart(order.number, Money(20000))
    number = checks.receive_check(desk, NewCheck(Money(20000), today, (part,))).check.number
    shipping.ship_anyway(desk, Dispatch(order.number, today), "she is known here")
    deposits.make_deposit(desk, [number], today)
    bouncing.bounce(desk, replace(_told(desk, number), reason="account_closed"))

    def write() -> Claim:
        recovering.write_off(desk, number, "moved away")
        return "given up", number, str(20000 + FEE)

    return write


DEEDS: dict[str, Callable[[Bench], Write]] = {
    "receive a check": receive_check,
    "deposit three checks": make_deposit,
    "undo a deposit": undo_deposit,
    "clear a check": clear_check,
    "bounce a check": bounce,
    "undo a bounce": undo_bounce,
    "deposit a check again": deposit_again,
    "pay a returned check": pay_check,
    "write off a check": write_off,
}
