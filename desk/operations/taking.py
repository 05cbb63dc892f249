"""Taking an order: it is placed by just the quote that was shown, and voided where it was a mistake."""

from dataclasses import replace

from desk.operations import deciding, payments, quoting, replacements, shipping, standing
from desk.operations.customers import enter as enter_buyer
from desk.operations.desk import Desk, need_reason
from desk.operations.items import enter
from desk.operations.orders import known_buyer
from desk.operations.rights import permit
from desk.records import codes
from desk.records.check_life import REPLACED, VOIDED
from desk.records.customers import Customer
from desk.records.errors import BadInput, Refused, Stale
from desk.records.items import Item
from desk.records.orders import (
    AWAITED,
    PICKUP,
    STOCK,
    NewLine,
    NewOrder,
    Order,
)
from desk.records.quotes import Quote
from desk.records.rights import Act
from desk.records.shipments import Dispatch, Packed
from desk.records.texts import need_text
from desk.records.trust import Against
from desk.store import checks, numbers, orders


def take_order(desk: Desk, new: NewOrder, shown: Quote | None = None) -> Order:
    """Place an order with its payments; raises Refused where policy or shelf say no, Stale, BadInput.

    An address is needed (BadInput ``ship-to-lacks``) but for what is carried out of the shop.
    Carried out of the shop (service pickup) it is paid and handed over in the same step.
    """
    with desk.db.atomic():
        permit(desk, Act("take_order"))
        found, known = _look_again(desk, new, shown)
        if quoting.is_against(found.answer):
            raise Refused(f"quote-{found.answer.outcome}")
        return _place(desk, new, found, known)


def override_order(desk: Desk, new: NewOrder, reason: str, shown: Quote | None = None) -> Order:
    """Place an order that the policy refuses or leaves open, as the owner decides, with the reason kept."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        found, known = _look_again(desk, new, shown)
        if not quoting.is_against(found.answer):
            raise Refused("override-needless")
        act = Act("override_order", facts=(why, repr(new)))
        permit(desk, act)
        order = _place(desk, new, found, known)
        deciding.keep(desk, act, order.number, why, Against(found.answer.outcome, found.answer.against))
    return order


def _look_again(desk: Desk, new: NewOrder, shown: Quote | None) -> tuple[Quote, quoting.Known]:
    found, known = quoting.quote_again(desk, new, shown)
    if lacking := quoting.lacks(new):
        raise BadInput("ship-to-lacks", names=lacking)
    if shown is not None and shown != found:
        raise Stale("answer-changed", number=new.customer or new.name)
    if found.short:
        first = found.short[0]
        raise Refused("stock-short", sku=first.sku, asked=first.asked, free=first.free)
    return found, known


def _place(desk: Desk, new: NewOrder, found: Quote, known: quoting.Known) -> Order:
    """Write the order, its payments and what they begin; the order as it stands then."""
    for payment in new.payments:
        payments.check(desk, found.order, payment)
    if found.tendered > found.order.total:
        raise Refused("payment-above", number="", owed=found.order.total)
    number = numbers.next_number(desk.db, codes.ORDER, desk.clock.today().year)
    # Taxed as quoted: an item that is new may be taxed on one line and not on the next.
    quoted = zip(new.lines, found.order.lines, strict=True)
    lines = tuple([_line(desk, line, seen.untaxed, known) for line, seen in quoted])
    kept = replace(new, tax=found.order.tax, lines=lines)
    buyer = found.order.customer if new.customer else _buyer_of(desk, new)
    order = orders.place(desk.db, kept, number, buyer, found.order)
    after = {"customer": buyer.number, "total": found.order.total, "paid": found.tendered}
    desk.remember("take_order", number, after=after)
    for payment in new.payments:
        paid = payments.receive(desk, order, payment.told, found.due_now)
        order = replace(order, payments=(*order.payments, paid))
    order = payments.note_begun(desk, order, found.due_now)
    if new.service == PICKUP and _hand_over(desk, order, new):
        return orders.get(desk.db, number)
    return standing.keep(desk, order)


def _buyer_of(desk: Desk, new: NewOrder) -> Customer:
    """Who buys; a new customer is entered as any other."""
    told = Customer(0, "", new.name, new.email, new.phone, new.address)
    return known_buyer(desk, new) or enter_buyer(desk, told)


def _line(desk: Desk, line: NewLine, untaxed: bool, known: quoting.Known) -> NewLine:
    """A line with its pieces set aside where the item is counted; an item that is new is kept."""
    item = known[line.sku]
    if item is None:
        kind = line.kind if line.kind in AWAITED else STOCK
        new = Item(0, line.sku, line.name, line.price, kind=kind, untaxed=untaxed)
        item = known[line.sku] = enter(desk, new)
    aside = line.quantity if item.on_hand is not None and line.kind not in AWAITED else 0
    return replace(line, sku=item.sku, untaxed=untaxed, allocated=aside)


def _hand_over(desk: Desk, order: Order, new: NewOrder) -> bool:
    """Hand over what is in stock where it is paid and nothing holds it; layaway and what is awaited stay."""
    pieces = {line.id: line.quantity for line in order.lines if line.kind == STOCK}
    if not pieces or standing.holds(desk, order, pieces, new.placed):
        return False
    packed = tuple(Packed(key, count) for key, count in pieces.items())
    shipping.send(desk, order, Dispatch(order.number, new.placed, packed))
    return True


def void_order(desk: Desk, number: str, reason: str) -> Order:
    """Void an order that was entered by mistake; its number stays taken.

    Raises Refused once money is kept for it or something left, and where a check came back that had paid it:
    it is cancelled then, or the money voided.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        order = orders.get(desk.db, number)
        standing.need(order)
        if not order.is_open or any(line.shipped for line in order.lines):
            raise Refused("void-shipped", number=order.number)
        replacements.need_none(desk, order)
        if order.paid or order.credited:
            raise Refused("void-paid", number=order.number, paid=order.paid)
        for held in checks.on_order(desk.db, order.id):
            if held.state not in (VOIDED, REPLACED):
                raise Refused("void-check", number=order.number, check=held.number)
        agreed = permit(desk, Act("void_order", order.number, order.state))
        shipping.void(desk, order)
        desk.remember("void_order", order.number, why, {"state": order.state}, {"state": "voided", **agreed})
    return orders.get(desk.db, number)
