"""The statement of a layaway: what was paid, what is left, and when the next payment is due."""

from desk.paper.flow import Flow
from desk.paper.parts import Fact, Title, clause_list, facts, head
from desk.paper.tables import TOLD_SUM, TOLD_TOTAL, line_rows, payment_rows, piece_notes
from desk.records.papers import LayawayStatement
from desk.words import Words


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
    line_rows(flow, order.lines, currency, piece_notes(words, order.lines))
    flow.rule(4)
    flow.row(TOLD_SUM, (words("paper.layaway_due"), words.money(order.due, currency)))
    flow.row(TOLD_SUM, (words("paper.layaway_first"), words.money(paper.first, currency)))
    _payments(flow, paper)
    clause_list(flow, words("paper.clauses"), paper.clauses)
    return flow.finish()


def _payments(flow: Flow, paper: LayawayStatement) -> None:
    words, currency = flow.words, paper.shop.currency
    payment_rows(flow, paper.payments, currency)
    flow.rule(4)
    flow.row(TOLD_SUM, (words("paper.layaway_paid"), words.money(paper.paid, currency)))
    flow.row(TOLD_TOTAL, (words("paper.receipt_left"), words.money(paper.left, currency)))
    if paper.next is not None:
        told = words("paper.layaway_next", day=paper.next.day)
        flow.row(TOLD_TOTAL, (told, words.money(paper.next.money, currency)))
