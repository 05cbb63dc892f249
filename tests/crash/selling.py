"""The kinds of write that sell: an order is taken, paid, sent from the shelf, called off."""

from desk.operations import cancelling, payments, shipping, taking
from desk.records.cancellations import CancelAsk, CancelSheet
from desk.records.facts import LinePart
from desk.records.items import Item, StockMovement
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder, Order
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch
from desk.store import items, stock
from tests.crash.bench import Bench, Claim, Write
from tests.operations.ordering import AWAY


def basket(bench: Bench, cents: int = 20000) -> NewOrder:
    """Two dolls of an item of their own for 100.00 each, three of which are on the shelf."""
    desk, sku = bench.desk, f"D{bench.turn}"
    today = desk.clock.today()
    with desk.db.atomic():
        item = items.add(desk.db, Item(0, sku, "A doll", Money(10000)))
        moved = StockMovement(item.id, "counted", 3, today, desk.moment, "counted", "Alma")
        stock.move(desk.db, moved)
    money = (NewPayment("card", Money(cents), today),) if cents else ()
    line = NewLine(sku, "A doll", 2, Money(10000))
    return NewOrder(today, f"Ida {bench.turn}", (line,), payments=money, ship_to=AWAY)


def placed(bench: Bench, cents: int = 20000) -> Order:
    """That order, taken."""
    return taking.take_order(bench.desk, basket(bench, cents))


def take_order(bench: Bench) -> Write:
    """An order at the counter, with its payment and the pieces set aside."""
    new = basket(bench)

    def write() -> Claim:
        return "taken", taking.take_order(bench.desk, new).number, "20000"

    return write


def take_payment(bench: Bench) -> Write:
    """The money for an order that was not paid."""
    order = placed(bench, cents=0)
    money = NewPayment("check", Money(20000), order.placed)

    def write() -> Claim:
        done = payments.take_payment(bench.desk, order.number, money)
        return "paid", done.payments[0].number, "20000"

    return write


def void_payment(bench: Bench) -> Write:
    """A payment that was entered by mistake."""
    number = placed(bench).payments[0].number

    def write() -> Claim:
        payments.void_payment(bench.desk, number, "typed twice")
        return "payment voided", number

    return write


def send(bench: Bench) -> Write:
    """A parcel takes its pieces from the shelf."""
    order = placed(bench)

    def write() -> Claim:
        shipping.ship(bench.desk, Dispatch(order.number, order.placed, cost=Money(900)))
        return "sent", order.number, order.lines[0].sku

    return write


def _called_off(bench: Bench, by: str) -> tuple[Order, CancelSheet]:
    """That order, and what it comes to that one of its dolls is called off."""
    order = placed(bench)
    ask = CancelAsk(order.number, order.placed, (LinePart(str(order.lines[0].id), 1),), by=by)
    return order, cancelling.ask_cancel(bench.desk, ask)


def cancel(bench: Bench) -> Write:
    """One of two dolls is called off: a credit slip, an entry, a piece that is free again."""
    order, sheet = _called_off(bench, "customer")

    def write() -> Claim:
        done = cancelling.cancel_order(bench.desk, sheet)
        return "cancelled", order.number, done.slip, str(int(sheet.answer.credit))

    return write


def decide_cancel(bench: Bench) -> Write:
    """The shop calls it off, of which the policy says nothing: the owner decides, with a reason."""
    order, sheet = _called_off(bench, "shop")

    def write() -> Claim:
        cancelling.decide_cancel(bench.desk, sheet, Money(5000), "store_credit", "The maker closed")
        return "overridden", order.number, "5000"

    return write
