"""The letter that demands what is owed of a check that came back: its parts, by when, how to pay."""

from desk.paper.flow import Flow
from desk.paper.lines import Style
from desk.paper.parts import Fact, Title, clause_list, facts, head, recipient, sums
from desk.records.papers import DemandPaper
from desk.words import Words
from desk.words.demands import clauses, label, means, opening, place, requests, title

_TEXT = Style(10.5, spacing=1.45)
_STRONG = Style(10.5, bold=True, spacing=1.45)


def render(paper: DemandPaper, words: Words) -> bytes:
    """The letter, going on overleaf where it is long; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    check, demand = paper.check, paper.demand
    flow = Flow(words, f"{check.number} · {paper.shop.name}")
    head(flow, paper.shop, Title(title(words, demand), check.number, bars=check.number))
    shown = (
        recipient(words, paper.customer, paper.shop.address.country),
        Fact(words("letter.made"), [words.day(demand.made)]),
        Fact(words("demand.check-number"), [check.check_number]),
        Fact(words("demand.orders"), paper.orders),
    )
    flow.space(14)
    facts(flow, shown)
    flow.space(18)
    _say(flow, words("letter.dear", name=paper.customer.name))
    _say(flow, opening(words, paper))
    said = clauses(demand)
    numbers = {clause.id: f"({at})" for at, clause in enumerate(said, start=1)}
    rows = [(label(words, paper, each), numbers.get(each.clause, ""), each.money) for each in demand.amounts]
    sums(flow, rows, (words("demand.sum"), demand.amount), paper.shop.currency)
    flow.space(10)
    for sentence in requests(words, paper):
        _say(flow, sentence, _STRONG)
    for sentence in means(words, paper):
        _say(flow, sentence)
    for line in place(paper.shop):
        flow.paragraph(line, _TEXT, indent=14)
    flow.space(8)
    _say(flow, words("letter.close"))
    _say(flow, paper.shop.name)
    clause_list(flow, words("letter.clauses"), said)
    return flow.finish()


def _say(flow: Flow, text: str, style: Style = _TEXT) -> None:
    flow.paragraph(text, style)
    flow.space(8)
