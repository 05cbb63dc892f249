"""The credit slip: what a customer keeps, and what the counter scans when the store credit is spent."""

from desk.paper.barcode import code128, qr
from desk.paper.flow import LEFT, RIGHT, WIDTH, Flow
from desk.paper.lines import Style, fit
from desk.paper.page import Box
from desk.paper.parts import Fact, Title, amounts, clause_list, copy_mark, facts, further, head, used
from desk.records.credits import CreditSlip
from desk.words import Words

_AMOUNT = Style(32, bold=True)
_BALANCE = Style(13, bold=True)
_LABEL = Style(8, ink=0.3)
_NUMBER = Style(9)
_PANEL = 98.0
_SUMS = 186.0
_QR = 84.0
_BARS = 52.0


def render(slip: CreditSlip, words: Words) -> bytes:
    """The slip on Letter, with few clauses on its upper half; the same bytes for the same record and copy.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    flow = Flow(words, f"{slip.number} · {slip.shop.name}")
    head(flow, slip.shop, Title(words("paper.slip_title"), slip.number, copy_mark(words, slip.copy)))
    _panel(flow, slip)
    flow.rule(6)
    shown = (
        Fact(words("paper.customer"), [slip.customer], 1.9),
        Fact(words("paper.issued"), [words.day(slip.issued)]),
        Fact(words("paper.valid-until"), [words.day(slip.expires)] if slip.expires else []),
        Fact(words("paper.return_number"), [slip.ra])
        if slip.ra
        else Fact(words("paper.slip-origin"), [words(f"paper.slip-{slip.origin}", number=slip.before)]),
        Fact(words("paper.order"), [slip.order]),
    )
    facts(flow, shown)
    decided = used(slip.answer) | set(slip.answer.cites)
    clauses = [clause for clause in slip.answer.clauses if clause.id in decided]
    if slip.answer.amounts:
        flow.heading(words("paper.derivation"), 60)
        total = (words("paper.slip_title"), slip.amount)
        amounts(flow, slip.answer, clauses, total, slip.shop.currency)
    further(flow, slip.answer, slip.shop.currency)
    clause_list(flow, words("paper.clauses"), clauses)
    return flow.finish()


def _panel(flow: Flow, slip: CreditSlip) -> None:
    """Amount and balance at the left, the number as bars and as a QR code at the right."""
    paper, words, top = flow.paper, flow.words, flow.y
    amount = words.money(slip.amount, slip.shop.currency)
    style, (line, *_) = fit(amount, _AMOUNT, _SUMS, 1)
    paper.text(LEFT, top - 12, words("paper.amount"), _LABEL)
    paper.text(LEFT, top - 48, line, style)
    paper.text(LEFT, top - 70, words("paper.balance"), _LABEL)
    paper.text(LEFT, top - 87, words.money(slip.balance, slip.shop.currency), _BALANCE)
    left = LEFT + _SUMS
    bars = Box(left, top - 8 - _BARS, WIDTH - _SUMS - _QR - 16, _BARS)
    code128(paper, slip.number, bars, "middle")
    paper.text(bars.x + bars.width / 2, bars.y - 14, slip.number, _NUMBER, "middle")
    qr(paper, slip.number, Box(RIGHT - _QR, top - 8 - _QR, _QR, _QR))
    flow.space(_PANEL)
