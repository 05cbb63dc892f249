"""Letters to customers: a balance that is due, a delay, an order that is late; each on a sheet of its own."""

from desk.paper.flow import LEFT, QUIET, STRONG, WIDTH, Column, Flow
from desk.paper.lines import Style
from desk.paper.page import Box
from desk.paper.parts import Fact, Title, clause_list, facts, head, recipient
from desk.records.answers import Answer
from desk.records.money import ZERO
from desk.records.notices import BALANCE, DELAYS, SHIPPING_COST
from desk.records.papers import NoticePaper, NoticePapers
from desk.words import Words
from desk.words.notices import items, opening, requests, title

_TEXT = Style(10.5, spacing=1.45)
_GOODS = Column(14, WIDTH - 14, style=_TEXT)
_LABEL = Column(0, 300)
_MONEY = Column(404, 100, "right")
_SUM = (Column(0, 300, style=STRONG), Column(404, 100, "right", STRONG))
_TICK = 9.0


def render(papers: NoticePapers, words: Words) -> bytes:
    """All letters in one file, in the order given; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    first, *others = papers.papers
    flow = Flow(words, _called(first))
    _letter(flow, first)
    for paper in others:
        flow.sheet(_called(paper))
        _letter(flow, paper)
    return flow.finish()


def _called(paper: NoticePaper) -> str:
    return f"{paper.notice.number} · {paper.shop.name}"


def _letter(flow: Flow, paper: NoticePaper) -> None:
    words, notice = flow.words, paper.notice
    number = paper.order.number
    head(flow, paper.shop, Title(title(words, paper), notice.number, bars=number.lstrip("#")))
    shown = (
        recipient(words, notice.customer, paper.shop.address.country),
        Fact(words("letter.made"), [words.day(notice.made)]),
        Fact(words("paper.order"), [number]),
    )
    flow.space(14)
    facts(flow, shown)
    flow.space(18)
    _say(flow, words("letter.dear", name=notice.customer.name))
    _say(flow, opening(words, paper))
    for goods in items(paper):
        flow.row((_GOODS,), (goods,))
    flow.space(8)
    for sentence in requests(words, paper):
        _say(flow, sentence)
    _say(flow, words("letter.close"))
    _say(flow, paper.shop.name)
    if notice.kind in (*DELAYS, SHIPPING_COST):
        _reply(flow, paper)
    if notice.answer is not None:
        _why(flow, paper, notice.answer)


def _say(flow: Flow, text: str) -> None:
    flow.paragraph(text, _TEXT)
    flow.space(8)


def _reply(flow: Flow, paper: NoticePaper) -> None:
    """Two boxes to tick and a line to sign, for who sends the letter back."""
    words, phone = flow.words, paper.shop.address.phone
    flow.room(120)
    flow.rule(6)
    flow.space(4)
    _say(flow, words("letter.how", phone=phone) if phone else words("letter.how-back"))
    for choice in ("agree", "cancel"):
        flow.room(24)
        flow.paper.frame(Box(LEFT + 14, flow.y - _TICK - 2, _TICK, _TICK))
        flow.paragraph(_choice(words, paper, choice), _TEXT, indent=32)
        flow.space(6)
    flow.room(48)
    flow.space(26)
    flow.paper.rule(LEFT + 14, flow.y, 280, ink=0.3)
    flow.space(3)
    flow.paragraph(words("letter.sign"), QUIET, indent=14)
    flow.space(14)


def _choice(words: Words, paper: NoticePaper, choice: str) -> str:
    if choice == "agree" and paper.notice.promised is None:
        return words("letter.agree-cost")
    return words(f"letter.{choice}", promised=paper.notice.promised)


def _why(flow: Flow, paper: NoticePaper, answer: Answer) -> None:
    """The amounts of a balance, and the clauses that say so in the shop's plain words."""
    words, currency = flow.words, paper.shop.currency
    notice = paper.notice
    if notice.kind == BALANCE and notice.amount is not None and notice.asks is not None:
        flow.heading(words("letter.amounts"), 80)
        for each in answer.amounts:
            if each.money and each.label != "forfeited_deposit":
                label = words.named("amount", each.label, answer.names)
                flow.row((_LABEL, _MONEY), (label, words.money(each.money, currency)))
        since = notice.asks - notice.amount
        if since:
            label = words("letter.paid-since" if since < ZERO else "letter.open-again")
            flow.row((_LABEL, _MONEY), (label, words.money(since, currency)))
        flow.rule(3)
        flow.row(_SUM, (words("letter.sum"), words.money(notice.asks, currency)))
    decided = [clause for clause in answer.clauses if clause.id in answer.cites]
    clause_list(flow, words("letter.clauses"), decided)
