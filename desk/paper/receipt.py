"""A receipt: what was bought, what was paid and how, and what is still to be paid."""

from desk.paper.flow import QUIET, STRONG, Column, Flow
from desk.paper.parts import Fact, Title, facts, head
from desk.records.money import ZERO
from desk.records.orders import OrderLine
from desk.records.papers import Receipt
from desk.words import Words

_LINES = (
    Column(0, 84),
    Column(92, 208),
    Column(304, 34, "right"),
    Column(342, 76, "right"),
    Column(422, 82, "right"),
)
_NOTES = (Column(92, 246, style=QUIET), Column(422, 82, "right", QUIET))
_SUMS = (Column(250, 150), Column(404, 100, "right"))
_TOTAL = (Column(250, 150, style=STRONG), Column(404, 100, "right", STRONG))
_PAYMENTS = (
    Column(0, 92),
    Column(98, 70),
    Column(172, 76),
    Column(252, 148),
    Column(404, 100, "right"),
)


def render(paper: Receipt, words: Words) -> bytes:
    """The receipt on Letter, the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    order = paper.order
    flow = Flow(words, f"{paper.number} · {paper.shop.name}")
    head(flow, paper.shop, Title(words("paper.receipt"), paper.number, "", order.number.lstrip("#")))
    customer = [line for line in (order.customer.name, order.customer.phone) if line]
    facts(
        flow,
        (
            Fact(words("paper.customer"), customer, 1.4),
            Fact(words("paper.order"), [order.number]),
            Fact(words("paper.receipt_day"), [words.day(max(each.received for each in paper.payments))]),
        ),
    )
    notes = {key: words.clause(clause) for key, clause in paper.final.items()}
    line_rows(flow, order.lines, paper.shop.currency, notes)
    _sums(flow, paper)
    _payments(flow, paper)
    flow.space(10)
    flow.paragraph(words("paper.thanks"))
    return flow.finish()


def line_rows(flow: Flow, lines: tuple[OrderLine, ...], currency: str, notes: dict[str, str]) -> None:
    """The lines of an order with what they come to; below a line what has to be known of it, by its id."""
    words = flow.words
    heads = [words(f"paper.{name}") for name in ("sku", "item", "quantity", "price", "total")]
    flow.space(8)
    flow.heads(_LINES, heads)
    for line in lines:
        price, value = (words.money(each, currency) for each in (line.price, line.price * line.quantity))
        flow.row(_LINES, (line.sku, line.name, str(line.quantity), price, value), heads)
        if line.discount:
            flow.row(_NOTES, (words("paper.discount"), words.money(-line.discount, currency)))
        if str(line.id) in notes:
            flow.row(_NOTES, (notes[str(line.id)], ""))
        flow.space(3)


def _sums(flow: Flow, paper: Receipt) -> None:
    words, order, currency = flow.words, paper.order, paper.shop.currency
    flow.room(60)
    flow.rule(4)
    for key, amount in (("shipping", order.shipping_charged), ("tax", order.tax)):
        flow.row(_SUMS, (words(f"paper.{key}"), words.money(amount, currency)))
    flow.space(3)
    flow.row(_TOTAL, (words("paper.total"), words.money(order.total, currency)))


def _payments(flow: Flow, paper: Receipt) -> None:
    words, currency = flow.words, paper.shop.currency
    flow.heading(words("paper.payments"))
    heads = [words(f"paper.receipt_{name}") for name in ("number", "paid_on", "for", "way", "amount")]
    flow.heads(_PAYMENTS, heads)
    for each in paper.payments:
        way = f"{words.named('payment', each.method)} {each.details}".strip()
        amount = words.money(each.amount, currency)
        cells = (each.number, words.day(each.received), words.named("purpose", each.purpose), way, amount)
        flow.row(_PAYMENTS, cells, heads)
        flow.space(2)
    left = max(ZERO, paper.order.total - paper.paid)
    flow.rule(4)
    flow.row(_SUMS, (words("paper.receipt_paid"), words.money(paper.paid, currency)))
    flow.row(_TOTAL, (words("paper.receipt_left"), words.money(left, currency)))
