"""The slip of a close-out on Letter: cash against the books, cards, checks, and the day's seal."""

from collections.abc import Sequence

from desk.paper.day_seal import seal
from desk.paper.flow import LEFT, QUIET, RIGHT, STRONG, Column, Flow
from desk.paper.parts import Fact, Title, facts, head, sums
from desk.records.close_outs import CloseOut, CloseOutSlip, Line
from desk.records.money import Money
from desk.words import Words
from desk.words.drawer import called

_SUM = (Column(0, 370, style=STRONG), Column(404, 100, "right", STRONG))
_PLAIN = (Column(0, 370), Column(404, 100, "right"))
_PIECES = (Column(0, 80, "right"), Column(90, 60, "right"), Column(404, 100, "right"))
_LINES = (Column(0, 90), Column(96, 148), Column(250, 148), Column(404, 100, "right"))
# Room to sign in, and how wide the lines are to write on.
_WRITTEN = 26.0
_SIGNED = ((LEFT, 236.0), (RIGHT - 236.0, 236.0))


def render(paper: CloseOutSlip, words: Words) -> bytes:
    """The slip; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    shop, done = paper.shop, paper.close_out
    flow = Flow(words, f"{words('paper.close_out')} {done.number} · {shop.name}")
    head(flow, shop, Title(words("paper.close_out"), done.number, bars=done.number))
    since = words.day(done.since) if done.since else ""
    facts(
        flow,
        (
            Fact(words("paper.close_out_day"), [words.day(done.day, "full")]),
            Fact(words("paper.close_out_since"), [since]),
            Fact(words("paper.close_out_person"), [done.person]),
            Fact(words("paper.close_out_witness"), [done.witness]),
        ),
    )
    _cash(flow, done, shop.currency)
    _lines(flow, "cards", done.cards, done.by_card, shop.currency)
    _terminal(flow, done, shop.currency)
    _lines(flow, "checks", done.checks, done.by_check, shop.currency)
    if done.note:
        flow.heading(words("paper.close_out_note"))
        flow.paragraph(done.note)
    _to_sign(flow, done)
    seal(flow, done.head)
    return flow.finish()


def _cash(flow: Flow, done: CloseOut, currency: str) -> None:
    """What the cash should come to, how it was counted, what was missing, and what stayed."""
    words = flow.words
    flow.heading(words("paper.close_out_cash"))
    rows = [(words.named("moved", name), "", amount) for name, amount in done.moved]
    sums(flow, rows, (words("paper.close_out_expected"), done.expected), currency)
    flow.space(6)
    for value, number in done.pieces:
        cells = (words.money(value, currency), f"× {number}", words.money(value * number, currency))
        flow.row(_PIECES, cells)
    flow.row(_SUM, (words("paper.close_out_counted"), words.money(done.counted, currency)))
    flow.row(_SUM, (words(difference_key(done.difference)), words.money(done.difference, currency)))
    if done.banked:
        flow.space(4)
        flow.row(_PLAIN, (words("paper.close_out_banked"), words.money(-done.banked, currency)))
        flow.row(_SUM, (words("paper.close_out_left"), words.money(done.left, currency)))


def difference_key(difference: Money) -> str:
    """How a difference is called: nothing, too much, or missing."""
    return f"drawer.{'agrees' if not difference else 'over' if difference > 0 else 'short'}"


def _lines(flow: Flow, name: str, lines: Sequence[Line], total: Money, currency: str) -> None:
    words = flow.words
    flow.heading(words(f"paper.close_out_{name}"))
    if not lines:
        flow.paragraph(words(f"paper.close_out_no_{name}"), QUIET)
        return
    heads = [words(f"paper.close_out_{each}") for each in ("number", "of", "details", "amount")]
    flow.heads(_LINES, heads)
    for each in lines:
        cells = (called(words, each), each.record, each.details)
        flow.row(_LINES, (*cells, words.money(each.amount, currency)), heads)
        flow.space(2)
    flow.room(24)
    flow.rule(3)
    told = words.count(f"paper.close_out_{name}_total", len(lines))
    flow.row(_SUM, (told, words.money(total, currency)))


def _terminal(flow: Flow, done: CloseOut, currency: str) -> None:
    """What the terminal said, and by how much that is not what the cards come to."""
    if done.terminal is None:
        return
    words = flow.words
    flow.row(_PLAIN, (words("paper.close_out_terminal"), words.money(done.terminal, currency)))
    apart = done.terminal - done.by_card
    if apart:
        flow.row(_SUM, (words("paper.close_out_apart"), words.money(apart, currency)))


def _to_sign(flow: Flow, done: CloseOut) -> None:
    """A line to sign on for who counted, and one for the second name where there is one."""
    names = [done.person, done.witness] if done.witness else [done.person]
    flow.room(_WRITTEN + 24)
    flow.space(_WRITTEN)
    lines = _SIGNED[: len(names)]
    for x, length in lines:
        flow.paper.rule(x, flow.y, length, 0.8, 0)
    flow.space(2)
    flow.row([Column(x - LEFT, length, style=QUIET) for x, length in lines], names)
