"""How the books are kept, for a bookkeeper: the chart of accounts, then what each event posts."""

from itertools import groupby

from desk.paper.flow import QUIET, STRONG, Column, Flow
from desk.paper.parts import Title, head
from desk.records.ledger import TAXES, Account
from desk.records.papers import PostingPaper
from desk.words import Words
from desk.words.books import account_line, account_title

_CHART = (Column(0, 76), Column(84, 280), Column(372, 132, style=QUIET))
# An event's name stands with its first amount.
_TOGETHER = 30.0
_LEGS = (Column(12, 148), Column(168, 164), Column(340, 164))


def render(paper: PostingPaper, words: Words) -> bytes:
    """The guide on Letter, going on overleaf; the same bytes for the same record."""
    title = words("posting.title")
    flow = Flow(words, f"{title} · {paper.shop.name}")
    head(flow, paper.shop, Title(title, words.day(paper.day)))
    flow.paragraph(words("posting.about"))
    flow.space(4)
    for key in ("posting.swapped", "posting.taxes", "posting.closed"):
        flow.paragraph(words(key), QUIET)
        flow.space(2)
    _events(flow, paper)
    _chart(flow, paper)
    return flow.finish()


def _events(flow: Flow, paper: PostingPaper) -> None:
    """What each event posts, an amount after the other."""
    words = flow.words
    called = {each.number: _shown(words, each) for each in paper.accounts}
    heads = [words(f"posting.{name}") for name in ("what", "debit", "credit")]
    flow.space(8)
    flow.heads(_LEGS, heads)
    events = groupby(paper.postings, key=lambda each: each.event)
    for name, rows in sorted(((words(f"entry.{event}"), tuple(rows)) for event, rows in events)):
        flow.space(6)
        if not flow.fits(_LEGS, heads, _TOGETHER):
            flow.turn()
            flow.heads(_LEGS, heads)
        flow.paragraph(name, STRONG)
        flow.space(2)
        for row in rows:
            what = words(f"leg.{row.amount}")
            flow.row(_LEGS, (what, called[row.debit], called[row.credit]), heads)
            flow.space(2)


def _shown(words: Words, account: Account) -> str:
    return account_line(words, account) + (" *" if account.number == TAXES else "")


def _chart(flow: Flow, paper: PostingPaper) -> None:
    words = flow.words
    flow.heading(words("accounts.title"))
    heads = [words(f"accounts.{name}") for name in ("number", "name", "kind")]
    flow.heads(_CHART, heads)
    for each in sorted(paper.accounts, key=lambda account: account.code):
        kind = words(f"accounts.kind-{each.kind}")
        flow.row(_CHART, (each.code, account_title(words, each), kind), heads)
        flow.space(2)
