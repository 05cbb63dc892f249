"""Taking an order: the live quote by the policy, and the order placed by just that quote."""

from dataclasses import replace

from desk.operations import deciding, payments, policies, shipping, spending, standing
from desk.operations.customers import enter as enter_buyer
from desk.operations.desk import Desk, need_reason
from desk.operations.items import enter
from desk.operations.orders import check_new, known_buyer
from desk.operations.rights import permit
from desk.records import codes
from desk.records.answers import Answer
from desk.records.customers import Customer
from desk.records.errors import BadInput, Refused, Stale
from desk.records.facts import RequestFacts
from desk.records.items import Item
from desk.records.money import ZERO
from desk.records.orders import (
    AWAITED,
    CHANNELS,
    KINDS,
    PICKUP,
    SERVICES,
    STOCK,
    NewLine,
    NewOrder,
    Order,
    OrderLine,
)
from desk.records.payments import Payment
from desk.records.quotes import Quote, Short
from desk.records.rights import Act
from desk.records.shipments import Dispatch, Packed
from desk.records.texts import need_text
from desk.records.trust import Against
from desk.store import customers, items, numbers, orders, shop

# A policy that says nothing of quotes leaves nothing to decide: prices and taxes are the shop's own.
SILENT = "question-silent"
Known = dict[str, Item | None]


def quote(desk: Desk, new: NewOrder) -> Quote:
    """What an order would come to, with what the policy says of it; nothing is saved.

    Raises BadInput for what no order can be, Wanting where the policy needs a fact.
    """
    return _quote(desk, new)[0]


def _quote(desk: Desk, new: NewOrder) -> tuple[Quote, Known]:
    """A quote, with the items that it was made of."""
    check_new(new)
    _check(desk, new)
    known = {line.sku: items.by_sku(desk.db, line.sku) for line in new.lines}
    lines = tuple(_taxed(line, known[line.sku]) for line in new.lines)
    new = new if lines == new.lines else replace(new, lines=lines)
    buyer = customers.get(desk.db, new.customer) if new.customer else Customer(0, "", new.name)
    order = _as_order(new, buyer, shop.edition_on(desk.db, new.placed))
    answer = policies.ask(desk, "quote", order, RequestFacts(new.placed))
    tax = answer.figures.get("tax")
    order = replace(order, tax=policies.expected_tax(desk, new) if tax is None else tax)
    found = Quote(
        order=order,
        answer=answer,
        due_now=answer.figures.get("due_now", order.total),
        deposit=answer.figures.get("deposit", ZERO),
        tendered=order.paid,
        credit=spending.available(desk, buyer.id) if buyer.id else ZERO,
        short=_short(new, known),
        retired=tuple(item.sku for item in known.values() if item is not None and item.retired),
    )
    return found, known


def _taxed(line: NewLine, item: Item | None) -> NewLine:
    """A line as its item is taxed."""
    return replace(line, untaxed=True) if item and item.untaxed and not line.untaxed else line


def _check(desk: Desk, new: NewOrder) -> None:
    desk.need_near(new.placed)
    if new.service not in SERVICES:
        raise BadInput("service-unknown", service=new.service, known=", ".join(SERVICES))
    if new.channel and new.channel not in CHANNELS:
        raise BadInput("channel-unknown", channel=new.channel, known=", ".join(CHANNELS))
    if new.promised and new.promised < new.placed:
        raise BadInput("promised-before-placed", on=new.promised, placed=new.placed)
    for line in new.lines:
        if line.kind not in KINDS:
            raise BadInput("kind-unknown", kind=line.kind, known=", ".join(KINDS))


def _as_order(new: NewOrder, buyer: Customer, edition: int) -> Order:
    """The order as it would stand; its lines go by their place."""
    paid = tuple(
        Payment(place, each.method, each.amount, each.received, each.reference)
        for place, each in enumerate(new.payments, start=1)
    )
    return Order(
        id=0,
        number=new.number,
        customer=buyer,
        placed=new.placed,
        lines=tuple(_as_line(place, line) for place, line in enumerate(new.lines, start=1)),
        payments=paid,
        ship_to=new.ship_to,
        payment_method=new.payment_method,
        service=new.service,
        shipping_charged=new.shipping_charged,
        edition=edition,
        note=new.note,
        channel=new.channel,
        promised=new.promised,
        weight=new.weight,
        size=new.size,
    )


def _as_line(place: int, line: NewLine) -> OrderLine:
    return OrderLine(
        id=place,
        position=place,
        sku=line.sku,
        name=line.name,
        quantity=line.quantity,
        price=line.price,
        kind=line.kind,
        discount=line.discount,
        deposit_rate=line.deposit_rate,
        first_payment=line.first_payment,
        untaxed=line.untaxed,
    )


def _short(new: NewOrder, known: Known) -> tuple[Short, ...]:
    """The lines in stock for which the shelf has too few, several lines of one item together."""
    found, taken = [], dict.fromkeys(known, 0)
    for place, line in enumerate(new.lines, start=1):
        item = known[line.sku]
        if line.kind in AWAITED or item is None or item.free is None:
            continue
        left = item.free - taken[line.sku]
        taken[line.sku] += line.quantity
        if line.quantity > left:
            found.append(Short(place, line.sku, line.quantity, max(0, left)))
    return tuple(found)


def take_order(desk: Desk, new: NewOrder, shown: Quote | None = None) -> Order:
    """Place an order with its payments; raises Refused where policy or shelf say no, Stale, BadInput.

    An address is needed (BadInput ``ship-to-lacks``) but for what is carried out of the shop.
    Carried out of the shop (service pickup) it is paid and handed over in the same step.
    """
    with desk.db.atomic():
        permit(desk, Act("take_order"))
        found, known = _look_again(desk, new, shown)
        if is_against(found.answer):
            raise Refused(f"quote-{found.answer.outcome}")
        return _place(desk, new, found, known)


def override_order(desk: Desk, new: NewOrder, reason: str, shown: Quote | None = None) -> Order:
    """Place an order that the policy refuses or leaves open, as the owner decides, with the reason kept."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        found, known = _look_again(desk, new, shown)
        if not is_against(found.answer):
            raise Refused("override-needless")
        act = Act("override_order", facts=(why, repr(new)))
        permit(desk, act)
        order = _place(desk, new, found, known)
        deciding.keep(desk, act, order.number, why, Against(found.answer.outcome, found.answer.against))
    return order


def _look_again(desk: Desk, new: NewOrder, shown: Quote | None) -> tuple[Quote, Known]:
    found, known = _quote(desk, new)
    if lacking := lacks(new):
        raise BadInput("ship-to-lacks", names=lacking)
    if shown is not None and shown != found:
        raise Stale("answer-changed", number=new.customer or new.name)
    if found.short:
        first = found.short[0]
        raise Refused("stock-short", sku=first.sku, asked=first.asked, free=first.free)
    return found, known


def lacks(new: NewOrder) -> tuple[str, ...]:
    """The parts of its address without which an order that is shipped cannot be placed."""
    return () if new.service == PICKUP else new.ship_to.lacking


def is_against(answer: Answer) -> bool:
    """Whether a quote's answer stands against placing the order; a policy silent about quotes does not."""
    return answer.outcome != "allowed" and SILENT not in [each.key for each in answer.findings]


def _place(desk: Desk, new: NewOrder, found: Quote, known: Known) -> Order:
    """Write the order, its payments and what they begin; the order as it stands then."""
    for payment in new.payments:
        payments.check(desk, found.order, payment)
    if found.tendered > found.order.total:
        raise Refused("payment-above", number="", owed=found.order.total)
    number = numbers.next_number(desk.db, codes.ORDER, desk.clock.today().year)
    # Taxed as quoted: an item that is new may be taxed on one line and not on the next.
    quoted = zip(new.lines, found.order.lines, strict=True)
    lines = tuple(_line(desk, replace(line, untaxed=seen.untaxed), known) for line, seen in quoted)
    kept = replace(new, tax=found.order.tax, lines=lines)
    buyer = found.order.customer if new.customer else _buyer_of(desk, new)
    order = orders.place(desk.db, kept, number, buyer, found.order.edition)
    after = {"customer": buyer.number, "total": found.order.total, "paid": found.tendered}
    desk.remember("take_order", number, after=after)
    for payment in new.payments:
        paid = payments.receive(desk, order, payment, found.due_now)
        order = replace(order, payments=(*order.payments, paid))
    order = payments.note_begun(desk, order, found.due_now)
    if new.service == PICKUP and _hand_over(desk, order, new):
        return orders.get(desk.db, number)
    return standing.keep(desk, order)


def _buyer_of(desk: Desk, new: NewOrder) -> Customer:
    """Who buys; a new customer is entered as any other."""
    told = Customer(0, "", new.name, new.email, new.phone, new.address)
    return known_buyer(desk, new) or enter_buyer(desk, told)


def _line(desk: Desk, line: NewLine, known: Known) -> NewLine:
    """A line with its pieces set aside where the item is counted; an item that is new is kept."""
    item = known[line.sku]
    if item is None:
        kind = line.kind if line.kind in AWAITED else STOCK
        new = Item(0, line.sku, line.name, line.price, kind=kind, untaxed=line.untaxed)
        item = known[line.sku] = enter(desk, new)
    aside = line.quantity if item.on_hand is not None and line.kind not in AWAITED else 0
    return replace(line, sku=item.sku, allocated=aside)


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

    Raises Refused once money is kept for it or something left: it is cancelled then, or the money voided.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        order = orders.get(desk.db, number)
        if order.cancelled:
            raise Refused("order-cancelled", number=order.number, on=order.cancelled)
        if not order.is_open or any(line.shipped for line in order.lines):
            raise Refused("void-shipped", number=order.number)
        if order.paid or order.credited:
            raise Refused("void-paid", number=order.number, paid=order.paid)
        agreed = permit(desk, Act("void_order", order.number, order.state))
        orders.touch(desk.db, order)
        shipping.call_off(desk, order, {line.id: line.unshipped for line in order.lines})
        orders.mark_cancelled(desk.db, order.id, desk.clock.today(), voided=True)
        standing.refresh(desk, order.number)
        desk.remember("void_order", order.number, why, {"state": order.state}, {"state": "voided", **agreed})
    return orders.get(desk.db, number)
