"""The list of whom to phone: name, number, order, what to say, and a place to note when they were told."""

from desk.paper.flow import QUIET, STRONG, Column, Flow
from desk.paper.parts import Title, head
from desk.records.papers import NoticePapers
from desk.words import Words
from desk.words.notices import spoken

_WHO = (
    Column(0, 130, style=STRONG),
    Column(138, 96),
    Column(242, 176),
    Column(426, 78, style=QUIET),
)


def render(papers: NoticePapers, words: Words) -> bytes:
    """The list on Letter, going on overleaf; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    title = words("phones.title")
    flow = Flow(words, f"{title} · {papers.shop.name}")
    head(flow, papers.shop, Title(title, words.day(papers.day)))
    names = ("paper.customer", "phones.phone", "phones.say", "phones.told")
    heads = [words(name) for name in names]
    flow.space(8)
    flow.heads(_WHO, heads)
    for paper in papers.papers:
        customer, notice = paper.notice.customer, paper.notice
        phone = customer.phone or customer.address.phone or words("phones.none")
        numbers = f"{paper.order.number} · {notice.number}"
        flow.row(_WHO, (customer.name, phone, spoken(words, paper), "________________"), heads)
        flow.paragraph(numbers, QUIET)
        flow.rule(4)
    return flow.finish()
