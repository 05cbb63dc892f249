"""What an order would come to before it is placed: the live quote, and what stands against it."""

from dataclasses import replace

from desk.operations import freshness, policies, spending
from desk.operations.desk import Desk
from desk.operations.orders import check_new
from desk.records.answers import Answer
from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.records.facts import RequestFacts
from desk.records.items import Item
from desk.records.money import ZERO
from desk.records.orders import (
    AWAITED,
    CHANNELS,
    KINDS,
    PICKUP,
    SERVICES,
    NewLine,
    NewOrder,
    Order,
    OrderLine,
)
from desk.records.payments import Payment
from desk.records.quotes import Quote, Short
from desk.store import customers, items, shop

# A policy that says nothing of quotes leaves nothing to decide: prices and taxes are the shop's own.
SILENT = "question-silent"
Known = dict[str, Item | None]


def quote(desk: Desk, new: NewOrder) -> Quote:
    """What an order would come to, with what the policy says of it; nothing is saved.

    Raises BadInput for what no order can be, Wanting where the policy needs a fact.
    """
    found, known = _quoted(desk, new)
    freshness.keep(desk, found, (new, known))
    return found


def quote_again(desk: Desk, new: NewOrder, shown: Quote | None) -> tuple[Quote, Known]:
    """The quote as it is now, with the items that it is made of: the one shown where it stands still."""
    made_of, known = freshness.still(desk, shown) or (None, {})
    if shown is not None and made_of == new:
        return shown, dict(known)
    return _quoted(desk, new)


def _quoted(desk: Desk, new: NewOrder) -> tuple[Quote, Known]:
    check_new(new)
    _check(desk, new)
    known = {line.sku: items.by_sku(desk.db, line.sku) for line in new.lines}
    lines = tuple(taxed(line, known[line.sku]) for line in new.lines)
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


def taxed(line: NewLine, item: Item | None) -> NewLine:
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


def lacks(new: NewOrder) -> tuple[str, ...]:
    """The parts of its address without which an order that is shipped cannot be placed."""
    return () if new.service == PICKUP else new.ship_to.lacking


def is_against(answer: Answer) -> bool:
    """Whether a quote's answer stands against placing the order; a policy silent about quotes does not."""
    return answer.outcome != "allowed" and SILENT not in [each.key for each in answer.findings]
