"""A receipt: what was bought, what was paid and how, and what is still to be paid."""

from desk.paper.flow import Flow
from desk.paper.parts import Fact, Title, facts, head
from desk.paper.tables import SUM, TOTAL, line_rows, payment_rows
from desk.records.money import ZERO
from desk.records.papers import Receipt
from desk.words import Words


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
    notes = {key: [words.clause(clause)] for key, clause in paper.final.items()}
    line_rows(flow, order.lines, paper.shop.currency, notes)
    _sums(flow, paper)
    _payments(flow, paper)
    flow.space(10)
    flow.paragraph(words("paper.thanks"))
    return flow.finish()


def _sums(flow: Flow, paper: Receipt) -> None:
    words, order, currency = flow.words, paper.order, paper.shop.currency
    flow.room(60)
    flow.rule(4)
    for key, amount in (("shipping", order.shipping_charged), ("tax", order.tax)):
        flow.row(SUM, (words(f"paper.{key}"), words.money(amount, currency)))
    flow.space(3)
    flow.row(TOTAL, (words("paper.total"), words.money(order.total, currency)))


def _payments(flow: Flow, paper: Receipt) -> None:
    words, currency = flow.words, paper.shop.currency
    payment_rows(flow, paper.payments, currency)
    left = max(ZERO, paper.order.total - paper.paid)
    flow.rule(4)
    flow.row(SUM, (words("paper.receipt_paid"), words.money(paper.paid, currency)))
    flow.row(TOTAL, (words("paper.receipt_left"), words.money(left, currency)))
