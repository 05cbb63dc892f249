"""The statement of a layaway: what was paid, what is left, and when the next payment is due."""

from desk.paper.flow import STRONG, Column, Flow
from desk.paper.parts import Fact, Title, clause_list, facts, head
from desk.paper.receipt import line_rows
from desk.records.papers import LayawayStatement
from desk.words import Words

_SUMS = (Column(0, 390), Column(404, 100, "right"))
_TOTAL = (Column(0, 390, style=STRONG), Column(404, 100, "right", STRONG))
_PAYMENTS = (
    Column(0, 100),
    Column(104, 84),
    Column(192, 84),
    Column(280, 120),
    Column(404, 100, "right"),
)


def render(paper: LayawayStatement, words: Words) -> bytes:
    """The statement on Letter, the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    order, currency = paper.order, paper.shop.currency
    flow = Flow(words, f"{order.number} · {paper.shop.name}")
    head(flow, paper.shop, Title(words("paper.layaway"), order.number, "", order.number.lstrip("#")))
    customer = [line for line in (order.customer.name, order.customer.phone) if line]
    facts(
        flow,
        (
            Fact(words("paper.customer"), customer, 1.4),
            Fact(words("paper.layaway_day"), [words.day(paper.day)]),
            Fact(words("paper.layaway_begun"), [words.day(order.placed)]),
        ),
    )
    line_rows(flow, order.lines, currency, {})
    flow.rule(4)
    flow.row(_SUMS, (words("paper.layaway_due"), words.money(order.due, currency)))
    flow.row(_SUMS, (words("paper.layaway_first"), words.money(paper.first, currency)))
    _payments(flow, paper)
    clause_list(flow, words("paper.clauses"), paper.clauses)
    return flow.finish()


def _payments(flow: Flow, paper: LayawayStatement) -> None:
    words, currency = flow.words, paper.shop.currency
    flow.heading(words("paper.payments"))
    heads = [words(f"paper.receipt_{name}") for name in ("number", "paid_on", "for", "way", "amount")]
    flow.heads(_PAYMENTS, heads)
    for each in paper.payments:
        way = f"{words.named('payment', each.method)} {each.details}".strip()
        purpose, amount = words.named("purpose", each.purpose), words.money(each.amount, currency)
        flow.row(_PAYMENTS, (each.number, words.day(each.received), purpose, way, amount), heads)
        flow.space(2)
    flow.rule(4)
    flow.row(_SUMS, (words("paper.layaway_paid"), words.money(paper.paid, currency)))
    flow.row(_TOTAL, (words("paper.receipt_left"), words.money(paper.left, currency)))
    if paper.next is not None:
        told = words("paper.layaway_next", day=paper.next.day)
        flow.row(_TOTAL, (told, words.money(paper.next.money, currency)))
