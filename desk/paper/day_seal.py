"""The day's seal on paper: what nobody can change with another tool, to be kept in the till's folder."""

from desk.paper.flow import Column, Flow
from desk.paper.lines import Style
from desk.paper.parts import Fact, Title, facts, head
from desk.records.papers import DaySeal
from desk.words import Words

_HEAD = (Column(0, 504, style=Style(22, bold=True)),)


def render(paper: DaySeal, words: Words) -> bytes:
    """One page on Letter; the same bytes for the same record."""
    flow = Flow(words, f"{words('paper.day_seal')} · {paper.shop.name}")
    head(flow, paper.shop, Title(words("paper.day_seal"), words.day(paper.day), "", ""))
    facts(flow, (Fact(words("paper.printed_by"), [paper.person]),))
    seal(flow, paper.head)
    return flow.finish()


def seal(flow: Flow, last: str) -> None:
    """The last seal in figures that are read from afar, with what it is good for."""
    words = flow.words
    flow.room(100)
    flow.space(12)
    flow.row(_HEAD, (last,))
    flow.space(6)
    flow.paragraph(words("paper.day_seal_about"))
    flow.space(6)
    flow.paragraph(words("paper.day_seal_check", seal=last))
