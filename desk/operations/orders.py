"""Orders: looking at them, entering those taken elsewhere, and marking them delivered."""

from dataclasses import replace
from datetime import date

from desk.operations import booking, matching, standing
from desk.operations.customers import learn, tidied
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes, taxes
from desk.records.billing import Bill
from desk.records.customers import Customer
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.items import Item
from desk.records.money import ZERO, Money
from desk.records.orders import NewOrder, Order
from desk.records.papers import OrderPaper
from desk.records.rights import Act
from desk.records.shop import HistoryLine
from desk.records.texts import need_text
from desk.store import customers, history, items, numbers, orders, payments, returns_list, shipments, shop


def open_order(desk: Desk, number: str) -> Order:
    """An order by its number, with or without ``#``; raises NotFound."""
    return orders.get(desk.db, number)


def order_paper(desk: Desk, number: str) -> OrderPaper:
    """What the printed order shows."""
    return OrderPaper(shop.get(desk.db), orders.get(desk.db, number))


def read_history(desk: Desk, subject: str) -> tuple[HistoryLine, ...]:
    """Who did what to a record when, oldest first."""
    return history.of(desk.db, subject)


def mark_delivered(desk: Desk, number: str, on: date) -> Order:
    """The parcel arrived at the customer's."""
    with desk.db.atomic():
        permit(desk, Act("mark_delivered", number))
        order = orders.get(desk.db, number)
        note_delivery(desk, order, on)
    return orders.get(desk.db, number)


def note_delivery(desk: Desk, order: Order, on: date) -> None:
    """Write the delivery day down in the open transaction; raises where the order did not ship before it."""
    if order.shipped is None:
        raise Refused("order-not-shipped", number=order.number)
    if order.delivered:
        raise Refused("order-already-delivered", number=order.number, on=order.delivered)
    _check_delivery(desk, order, on)
    parcels = shipments.of_order(desk.db, order.id)
    if any(each.waits for each in parcels) or (parcels and all(each.came_back for each in parcels)):
        raise Refused("order-came-back", number=order.number)
    orders.touch(desk.db, order)
    orders.mark_delivered(desk.db, order.id, on)
    desk.remember("mark_delivered", order.number, after={"delivered": on})


def _check_delivery(desk: Desk, order: Order, on: date) -> None:
    desk.need_near(on)
    if order.shipped is not None and on < order.shipped:
        raise BadInput("delivered-before-shipped", number=order.number, on=on, shipped=order.shipped)


def correct_delivery(desk: Desk, number: str, on: date, reason: str) -> Order:
    """Correct a mistyped delivery day, with a reason; Refused while a return rests on it."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        order = orders.get(desk.db, number)
        if order.delivered is None:
            raise Refused("order-not-delivered", number=order.number)
        if any(each.state != "voided" for each in returns_list.for_order(desk.db, order.number)):
            raise Refused("delivery-judged", number=order.number, on=order.delivered)
        _check_delivery(desk, order, on)
        agreed = permit(desk, Act("correct_delivery", order.number, "delivered", (on.isoformat(),)))
        orders.touch(desk.db, order)
        orders.mark_delivered(desk.db, order.id, on)
        before, after = {"delivered": order.delivered}, {"delivered": on, **agreed}
        desk.remember("correct_delivery", order.number, why, before, after)
    return orders.get(desk.db, number)


def note_shipping_cost(desk: Desk, order: Order, cost: Money) -> None:
    """Write the real shipping cost of a shipped order down inside the open transaction, and book it."""
    if cost < ZERO:
        raise BadInput("cost-negative", amount=cost)
    orders.set_shipping_cost(desk.db, order, cost)
    booking.post(desk, "order_shipped", order.number, desk.clock.today(), (("shipping_cost", cost, ""),))
    desk.remember("note_shipping_cost", order.number, after={"shipping_cost": cost})


def enter_order(desk: Desk, new: NewOrder) -> Order:
    """Enter an order taken elsewhere, with its payments, shipment and dates; its own number is kept."""
    with desk.db.atomic():
        permit(desk, Act("enter_order"))
        number = add_order(desk, new)
    return orders.get(desk.db, number)


def add_order(desk: Desk, new: NewOrder) -> str:
    """Store an order and its opening entries inside the open transaction; returns its number."""
    check_new(new)
    if new.number and orders.find_number(desk.db, new.number):
        raise Refused("order-exists", number=new.number)
    number = new.number or numbers.next_number(desk.db, codes.ORDER, desk.clock.today().year)
    for line in new.lines:
        if items.by_sku(desk.db, line.sku) is None:
            items.add(desk.db, Item(0, line.sku, line.name, line.price))
    edition = shop.edition_on(desk.db, new.placed)
    order = orders.add(desk.db, new, number, _customer_of(desk, new).id, edition)
    _book_opening(desk, order, number, new)
    if not (new.shipped or new.cancelled):
        standing.refresh(desk, number)
    desk.remember("enter_order", number, after={"source": new.source} if new.source else {})
    return number


def check_new(new: NewOrder) -> None:
    """Raises BadInput for an order that cannot be: its days, its number, its lines."""
    need_text(new)
    days = [day for day in (new.placed, new.processed, new.shipped, new.delivered) if day]
    if days != sorted(days):
        raise BadInput("order-days", number=new.number)
    if codes.series_of(new.number) in (codes.RA, codes.CREDIT_SLIP):
        raise BadInput("order-number-taken", number=new.number)
    if not new.lines:
        raise BadInput("order-empty", number=new.number)
    for line in new.lines:
        if line.quantity < 1 or line.price < 0 or not 0 <= line.discount <= line.price * line.quantity:
            raise BadInput("order-line-wrong", number=new.number, sku=line.sku)


def known_buyer(desk: Desk, new: NewOrder) -> Customer | None:
    """The customer whose number an order names, or with its email; None for none."""
    if new.customer:
        return customers.get(desk.db, new.customer)
    return customers.by_email(desk.db, new.email) if new.email else None


def _customer_of(desk: Desk, new: NewOrder) -> Customer:
    """Who bought what was sold elsewhere: one that is known, by the name if need be; else a new one.

    What cannot be understood of them is kept as it was written: an old order is not to be told otherwise.
    """
    seen = tidied(Customer(0, "", new.name, new.email, new.phone, new.address))
    if known := known_buyer(desk, replace(new, email=seen.email)):
        return known
    if known := matching.namesake(desk, seen):
        return learn(desk, known, seen)
    number = numbers.next_number(desk.db, codes.CUSTOMER, desk.clock.today().year)
    return customers.add(desk.db, replace(seen, number=number))


def _book_opening(desk: Desk, order: int, number: str, new: NewOrder) -> None:
    """Keep and book what was paid and sent before the order was entered, in the order of its days."""
    gone = new.shipped if not new.cancelled else None
    for payment in sorted(new.payments, key=lambda each: each.received):
        if gone and payment.received > gone:
            _book_sale(desk, number, gone, new)
            gone = None
        entry = booking.receive(desk, number, payment.method, payment.amount, payment.received)
        payments.add(desk.db, order, replace(payment.told, entry=entry))
        if new.shipped and not gone:
            booking.settle_open(desk, number, payment.received)
    if gone:
        _book_sale(desk, number, gone, new)


def _book_sale(desk: Desk, number: str, on: date, new: NewOrder) -> None:
    bill = Bill(new.merchandise, new.tax, new.shipping_charged, taxes.entered(new))
    booking.ship(desk, number, on, bill, new.shipping_cost)


def line_by_sku(order: Order, sku: str) -> str:
    """The key of the first line with this SKU and pieces left; raises NotFound naming the SKUs there are."""
    found = [line for line in order.lines if line.sku.casefold() == sku.strip().casefold()]
    if not found:
        known = ", ".join(line.sku for line in order.lines)
        raise NotFound("sku-not-on-order", sku=sku, number=order.number, known=known)
    return str(next((line for line in found if line.returnable), found[0]).id)
