"""What a customer signs for a pre-order: deposit, balance and what cancelling costs, in the shop's words."""

from desk.paper.flow import LEFT, QUIET, STRONG, Column, Flow
from desk.paper.parts import Fact, Title, clause_list, facts, head
from desk.paper.tables import TOLD_SUM, TOLD_TOTAL, line_rows
from desk.records.contacts import person_lines
from desk.records.money import ZERO
from desk.records.orders import PREORDER
from desk.records.papers import PreorderAgreement
from desk.records.payments import DEPOSIT
from desk.records.reversals import in_force
from desk.words import Words
from desk.words.payments import way_text

_SIGNED = 250.0
_DATED = (330.0, 174.0)


def render(paper: PreorderAgreement, words: Words) -> bytes:
    """The agreement on Letter with a line to sign, the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    order, home = paper.order, paper.shop.address.country
    flow = Flow(words, f"{order.number} · {paper.shop.name}")
    head(flow, paper.shop, Title(words("paper.agreement"), order.number, "", order.number.lstrip("#")))
    customer = [each for each in (order.customer.name, order.customer.phone, order.customer.email) if each]
    facts(
        flow,
        (
            Fact(words("paper.customer"), customer, 1.2),
            Fact(words("paper.ship_to"), person_lines(order.ship_to, home), 1.2),
            Fact(words("paper.agreement_placed"), [words.day(order.placed)]),
        ),
    )
    lines = tuple(line for line in order.lines if line.kind == PREORDER)
    notes = {key: [words.clause(clause)] for key, clause in paper.final.items()}
    line_rows(flow, lines, paper.shop.currency, notes)
    _amounts(flow, paper)
    clause_list(flow, words("paper.agreement_terms"), paper.clauses)
    if paper.sure is not None:
        flow.space(8)
        flow.paragraph(words.clause(paper.sure), STRONG)
    _signature(flow)
    return flow.finish()


def _amounts(flow: Flow, paper: PreorderAgreement) -> None:
    """The deposit with its payments, what is due when the item is in, and what cancelling keeps."""
    words, currency = flow.words, paper.shop.currency
    numbers = {clause.id: f"({at})" for at, clause in enumerate(paper.clauses, start=1)}
    value = sum((line.value for line in paper.order.lines if line.kind == PREORDER), ZERO)
    flow.rule(4)
    flow.row(TOLD_TOTAL, (words("paper.agreement_deposit"), words.money(paper.deposit, currency)))
    for each in in_force(paper.order.payments):
        if each.purpose == DEPOSIT:
            way = way_text(words, each)
            told = words("paper.agreement_paid", number=each.number, day=each.received, way=way)
            flow.row(TOLD_SUM, (told, words.money(each.amount, currency)))
    rest = words.money(value - paper.deposit, currency)
    flow.row(TOLD_SUM, (words("paper.agreement_balance"), rest))
    for amount in paper.kept:
        name = words.named("amount", amount.label, paper.names)
        text = words("paper.agreement_kept", name=name, clause=numbers.get(amount.clause, ""))
        flow.row(TOLD_SUM, (text.strip(), words.money(-amount.money, currency)))


def _signature(flow: Flow) -> None:
    words = flow.words
    flow.room(90)
    flow.space(14)
    flow.paragraph(words("paper.agreement_agrees"))
    flow.space(38)
    for x, wide in ((0.0, _SIGNED), _DATED):
        flow.paper.rule(LEFT + x, flow.y, wide, 0.7, 0)
    flow.space(3)
    columns = (Column(0, _SIGNED, style=QUIET), Column(*_DATED, style=QUIET))
    flow.row(columns, (words("paper.agreement_signature"), words("paper.agreement_date")))
