"""Checks of the tests' shop: orders paid by check, taken to the bank, returned."""

from dataclasses import replace
from datetime import date

from desk.operations import billings, bouncing, cancelling, check_records, checks, deposits, shipping
from desk.operations.check_records import Taken
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.check_life import HAND_OVER
from desk.records.checks import Bounce, CheckSheet, NewCheck, NewPart
from desk.records.money import Money
from desk.records.orders import NewLine, Order
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch
from tests.operations import ordering

LINE = NewLine("A", "Felt bear, honey", 1, Money(10000))


def ordered(desk: Desk, *lines: NewLine, **changes: object) -> Order:
    """An order where no tax is taken, without shipping: a bear of 100.00 unless said; nothing is paid."""
    told = {"ship_to": ordering.AWAY, "address": ordering.AWAY, "shipping_charged": Money(0), **changes}
    return ordering.taken(desk, *(lines or (LINE,)), **told)


def written(desk: Desk, *parts: tuple[str, int], **told: object) -> NewCheck:
    """A check of today that pays so many cents of these orders."""
    amount = Money(sum(cents for _, cents in parts))
    new = NewCheck(amount, desk.clock.today(), tuple(NewPart(order, Money(cents)) for order, cents in parts))
    return replace(new, **{"check_number": "1042", **told})  # type: ignore[arg-type]


def received(desk: Desk, *parts: tuple[str, int], **told: object) -> CheckSheet:
    """A check in the book that pays these orders, or one of 100.00 that pays a new order."""
    return checks.receive_check(desk, written(desk, *(parts or ((ordered(desk).number, 10000),)), **told))


def deposited(desk: Desk, *parts: tuple[str, int], **told: object) -> CheckSheet:
    """The same, taken to the bank today."""
    number = received(desk, *parts, **told).check.number
    deposits.make_deposit(desk, [number], desk.clock.today())
    return checks.open_check(desk, number)


def returned(desk: Desk, *parts: tuple[str, int], charge: int = 0, **told: object) -> CheckSheet:
    """The same, returned by the bank today."""
    number = deposited(desk, *parts, **told).check.number
    return bouncing.bounce(desk, Bounce(number, desk.clock.today(), "nsf", Money(charge)))


def sent(desk: Desk, *lines: NewLine, **changes: object) -> Order:
    """An order as ``ordered`` makes it, which left though nothing of it was paid."""
    order = ordered(desk, *lines, **changes)
    shipping.ship_anyway(desk, Dispatch(order.number, desk.clock.today()), "she will pay")
    return order


def owed_no_more(desk: Desk) -> CheckSheet:
    """A check that came back, of whose order nothing is owed: it was called off, its fee taken back."""
    sheet = returned(desk)
    order, today = sheet.parts[0].order, desk.clock.today()
    asked = cancelling.ask_cancel(desk, CancelAsk(order, today, by="shop"))
    cancelling.decide_cancel(desk, asked, Money(0), "store_credit", "sold out")
    (fee,) = billings.charges_of(desk, order)
    billings.void_charge(desk, order, fee.id, "sold out")
    return sheet


def credited(desk: Desk) -> CheckSheet:
    """A check in the book whose order was called off: what it paid was given as store credit."""
    sheet = received(desk)
    asked = cancelling.ask_cancel(desk, CancelAsk(sheet.parts[0].order, desk.clock.today(), by="shop"))
    cancelling.decide_cancel(desk, asked, sheet.check.amount, "store_credit", "sold out")
    return checks.open_check(desk, sheet.check.number)


def handed(desk: Desk, *parts: tuple[str, int], **told: object) -> CheckSheet:
    """The same, with the agency since today."""
    check, today = returned(desk, *parts, **told).check, desk.clock.today()  # type: ignore[arg-type]
    with desk.db.atomic():
        check_records.take(desk, check, Taken(HAND_OVER, today), replace(check, handed=today))
    return checks.open_check(desk, check.number)


def cash(desk: Desk, cents: int, on: date | None = None) -> NewPayment:
    """Money in cash, of today unless said."""
    return NewPayment("cash", Money(cents), on or desk.clock.today())
