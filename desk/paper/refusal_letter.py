"""The letter that tells a customer why something was refused, and what becomes of the goods."""

from desk.paper.flow import WIDTH, Column, Flow
from desk.paper.lines import Style
from desk.paper.parts import Fact, Title, clause_list, facts, head, recipient
from desk.records.papers import RefusalPaper
from desk.words import Words
from desk.words.refusals import clauses, ending, grounds, items, opening, title, verdict

_TEXT = Style(10.5, spacing=1.45)
_GOODS = Column(14, WIDTH - 14, style=_TEXT)


def render(paper: RefusalPaper, words: Words) -> bytes:
    """The letter, going on overleaf where it is long; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    request = paper.request
    flow = Flow(words, f"{request.number} · {paper.shop.name}")
    head(flow, paper.shop, Title(title(words, paper), request.number, bars=request.number))
    shown = (
        recipient(words, paper.customer, paper.shop.address.country),
        Fact(words("letter.made"), [words.day(request.decided)]),
        Fact(words("paper.order"), [request.order]),
        Fact(words("refusal.ra"), [request.ra]),
    )
    flow.space(14)
    facts(flow, shown)
    flow.space(18)
    _say(flow, words("letter.dear", name=paper.customer.name))
    _say(flow, opening(words, paper))
    for goods in items(paper):
        flow.row((_GOODS,), (goods,))
    flow.space(8)
    _say(flow, " ".join([verdict(words, paper), *grounds(words, request.answer)]))
    for sentence in ending(words, paper):
        _say(flow, sentence)
    _say(flow, words("letter.close"))
    _say(flow, paper.shop.name)
    clause_list(flow, words("letter.clauses"), clauses(request.answer))
    return flow.finish()


def _say(flow: Flow, text: str) -> None:
    flow.paragraph(text, _TEXT)
    flow.space(8)
