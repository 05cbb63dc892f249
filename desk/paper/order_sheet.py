"""A printed order: what was bought, where it goes, what it came to and what was paid."""

from desk.paper.flow import Flow
from desk.paper.parts import Fact, Title, facts, head
from desk.paper.tables import SUM, TOTAL, line_rows, payment_rows, piece_notes
from desk.records.contacts import person_lines
from desk.records.orders import Order
from desk.records.papers import OrderPaper
from desk.records.reversals import in_force
from desk.words import Words


def render(paper: OrderPaper, words: Words) -> bytes:
    """The order on Letter, going on overleaf where it is long; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part. An imported
    number that has no bars stands in letters alone.
    """
    order = paper.order
    flow = Flow(words, f"{order.number} · {paper.shop.name}")
    cancelled = words("paper.cancelled") if order.cancelled else ""
    # Orders are found with and without the #, and not every scanner's keyboard layout types one.
    head(flow, paper.shop, Title(words("paper.order"), order.number, cancelled, order.number.lstrip("#")))
    _about(flow, paper)
    line_rows(flow, order.lines, paper.shop.currency, piece_notes(words, order.lines))
    _sums(flow, order, paper.shop.currency)
    if shown := in_force(order.payments):
        payment_rows(flow, shown, paper.shop.currency)
    if order.note.strip():
        flow.heading(words("paper.note"))
        flow.paragraph(order.note)
    return flow.finish()


def _about(flow: Flow, paper: OrderPaper) -> None:
    words, order, home = flow.words, paper.order, paper.shop.address.country
    customer = order.customer
    person = [line for line in (customer.name, customer.email, customer.phone) if line]
    days = ("placed", "shipped", "delivered", "cancelled")
    known = [(name, getattr(order, name)) for name in days if getattr(order, name)]
    shown = (
        Fact(words("paper.customer"), person, 1.2),
        Fact(words("paper.ship_to"), person_lines(order.ship_to, home), 1.2),
        Fact(words("paper.days"), [words(f"paper.{name}_on", day=day) for name, day in known]),
    )
    facts(flow, shown)


def _sums(flow: Flow, order: Order, currency: str) -> None:
    words = flow.words
    sums = (
        ("paper.merchandise", order.merchandise),
        ("paper.shipping", order.shipping_charged),
        ("paper.tax", order.tax),
    )
    flow.room(90)
    flow.rule(4)
    for key, amount in sums:
        flow.row(SUM, (words(key), words.money(amount, currency)))
    flow.space(3)
    flow.row(TOTAL, (words("paper.total"), words.money(order.total, currency)))
    for key in ("charged", "paid", "credited", "owed"):
        amount = getattr(order, key)
        if amount > 0:
            flow.row(SUM, (words(f"paper.{key}"), words.money(amount, currency)))
