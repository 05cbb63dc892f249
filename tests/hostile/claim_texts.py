"""A claim in which all that people can type is one hostile text."""

from dataclasses import replace

from desk.paper import claim_report
from desk.records.orders import Order
from desk.records.shipments import ShipmentLine
from desk.words import Words
from tests.hostile.hostile_shop import address
from tests.paper import samples


def order_of(order: Order, text: str) -> Order:
    """An order with its texts replaced."""
    lines = tuple(replace(line, sku=text, name=text) for line in order.lines)
    customer = replace(order.customer, name=text)
    return replace(order, number=text, customer=customer, ship_to=address(text), lines=lines)


def report_of(text: str, words: Words) -> bytes:
    """Its report, every text of which is the same one."""
    paper = samples.claim_report(text)
    sheet, order = paper.sheet, samples.order_paper(text).order
    lines = tuple(replace(line, sku=text, name=text, checks={text: text}) for line in sheet.ra.lines)
    parts = tuple(ShipmentLine(line.id, 1, "ticked", samples.MOMENT, text) for line in order.lines)
    made = replace(
        sheet,
        ra=replace(sheet.ra, customer=text, lines=lines),
        order=order_of(order, text),
        pickups=tuple(replace(each, carrier=text, reference=text) for each in sheet.pickups),
        claims=tuple(replace(each, carrier=text, reference=text) for each in sheet.claims),
        parcels=tuple(replace(each, tracking=text, lines=parts) for each in sheet.parcels),
    )
    photos = tuple((replace(row, name=text, person=text), b"") for row, _ in paper.photos)
    shop = replace(samples.SHOP, name=text, address=address(text))
    return claim_report.render(replace(paper, shop=shop, sheet=made, photos=photos), words)
