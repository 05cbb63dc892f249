"""The return sheet on Letter: what the customer does by when, what it comes to and why, and a label."""

from desk.paper.flow import BODY, LEFT, QUIET, RIGHT, STRONG, WIDTH, Column, Flow
from desk.paper.lines import Style
from desk.paper.page import Box
from desk.paper.parts import Fact, Title, amounts, clause_list, copy_mark, facts, further, head, used
from desk.paper.ra_label import draw_address, draw_cue, draw_number
from desk.records.contacts import person_lines
from desk.records.papers import ReturnPaper
from desk.words import Words
from desk.words.answers import last_moment

_CUT = Box(LEFT, 40, WIDTH, 212)
_INNER = 14.0
_ENDING = Style(8, ink=0.2)
_CUE_HEIGHT = 19.0
_ADDRESS_WIDTH = 214.0
_ABOVE_CUT = _CUT.top + 16
# A sheet that a little smaller type keeps on one page is set in it.
_SCALES = (1.0, 0.9)
# Days by which a return had to be asked for: they are past once there is a return authorization.
_ASKING = ("ra_by", "claim_by")
_STEP = (Column(0, 16, style=STRONG), Column(16, WIDTH - 16, style=BODY))
_RETURN = (Column(0, WIDTH, style=STRONG),)
_LINES = (Column(0, 104), Column(112, 330), Column(450, 54, "right"))


def render(paper: ReturnPaper, words: Words) -> bytes:
    """The sheet, going on overleaf where it is long; the same bytes for the same record and copy number.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    flows = [_draw(paper, words, _SCALES[0])]
    for scale in _SCALES[1:]:
        if flows[-1].paper.count > 1:
            flows.append(_draw(paper, words, scale))
    return (flows[-1] if flows[-1].paper.count == 1 else flows[0]).finish()


def _draw(paper: ReturnPaper, words: Words, scale: float) -> Flow:
    ra, answer = paper.ra, paper.ra.answer
    flow = Flow(words, f"{ra.number} · {paper.shop.name}", _ABOVE_CUT, scale)
    _label(flow, paper)
    head(flow, paper.shop, Title(words("paper.ra_title"), ra.number, copy_mark(words, paper.copy)))
    _about(flow, paper)
    _steps(flow, paper)
    _items(flow, paper)
    told = set(answer.requirements) - used(answer)
    clauses = [clause for clause in answer.clauses if clause.id not in told]
    endings = " ".join(words(key) for key in _endings(paper))
    if endings:
        flow.heading(words("paper.estimate"), 60)
        if paper.together:
            flow.paragraph(words("paper.estimate_of", number=ra.number), BODY)
            flow.space(3)
    if answer.amounts:
        amounts(flow, answer, clauses, (words("paper.estimate_total"), answer.credit), paper.shop.currency)
        flow.space(3)
    flow.paragraph(endings, _ENDING if answer.amounts else BODY)
    further(flow, answer, paper.shop.currency)
    clause_list(flow, words("paper.clauses"), clauses)
    return flow


def _about(flow: Flow, paper: ReturnPaper) -> None:
    words, ra = flow.words, paper.ra
    customer = person_lines(paper.customer, paper.shop.address.country) or [ra.customer]
    shown = (
        Fact(words("paper.customer"), customer, 1.9),
        Fact(words("paper.order"), [ra.order]),
        Fact(words("paper.issued"), [words.day(ra.issued)]),
        Fact(words("paper.reason"), [words(f"reason.{ra.reason}")], 1.3),
        Fact(words("paper.deadline"), [words.day(paper.return_by)], 1.1, STRONG),
    )
    facts(flow, shown)
    if paper.together or ra.head:
        told = "paper.one_parcel" if paper.together else "paper.other_number"
        flow.paragraph(words(told, number=ra.on_parcel), STRONG)


def _items(flow: Flow, paper: ReturnPaper) -> None:
    words = flow.words
    flow.heading(words("paper.items"))
    heads = (words("paper.sku"), words("paper.item"), words("paper.quantity"))
    flow.heads(_LINES, heads)
    for ra in paper.parcel:
        if paper.together:
            flow.space(3)
            _keep(flow, heads)
            flow.row(_RETURN, (words("paper.of_return", number=ra.number, order=ra.order),))
        for line in ra.lines:
            flow.row(_LINES, (line.sku, line.name, str(line.quantity)), heads)
            flow.space(2)


def _keep(flow: Flow, heads: tuple[str, ...]) -> None:
    """A return's number stays with the first of its pieces, overleaf below the heads of the columns."""
    above = flow.y
    flow.room(2 * STRONG.line + 6)
    if flow.y > above:
        flow.heads(_LINES, heads)


def _steps(flow: Flow, paper: ReturnPaper) -> None:
    words, ra = flow.words, paper.ra
    texts = [words("paper.step_label", number=ra.on_parcel)]
    if paper.return_by:
        texts.append(words("paper.step_by", day=words.day(paper.return_by, "full")))
    for each in ra.answer.put_off(ra.extended).deadlines:
        if each.name not in _ASKING and each.day not in (ra.return_by, paper.return_by):
            name = words.named("deadline", each.name, ra.answer.names)
            texts.append(words("paper.step_deadline", name=name, day=last_moment(words, each, "full")))
    texts += [
        words.clause(clause)
        for wanted in ra.answer.requirements
        for clause in ra.answer.clauses
        if clause.id == wanted
    ]
    flow.heading(words("paper.steps"))
    for at, text in enumerate(texts, start=1):
        flow.row(_STEP, (f"{at}.", text))
        flow.space(2)


def _endings(paper: ReturnPaper) -> list[str]:
    """What becomes of the amount, or what comes instead of one."""
    answer = paper.ra.answer
    if answer.outcome == "owner":
        return ["paper.owner_decides"]
    goes = [] if answer.destination in ("", "none") else [f"paper.goes.{answer.destination}"]
    return [*goes, "paper.estimate_note"] if answer.amounts else goes


def _label(flow: Flow, paper: ReturnPaper) -> None:
    """The label at the foot of the first page, in the same words and bars as the one on its own."""
    sheet, words = flow.paper, flow.words
    sheet.frame(_CUT, 0.8, dash=(4, 3))
    cut = words("paper.cut")
    sheet.text(LEFT, _CUT.top + 4, f"✂ {cut}", QUIET)
    draw_cue(sheet, Box(LEFT + _INNER, _CUT.y + 10, WIDTH - 2 * _INNER, _CUE_HEIGHT), words)
    foot = _CUT.y + 10 + _CUE_HEIGHT + 16
    left = Box(LEFT + _INNER, foot, _ADDRESS_WIDTH, _CUT.top - _INNER - foot)
    draw_address(sheet, left, paper, words)
    x = left.right + 2 * _INNER
    draw_number(sheet, Box(x, foot, RIGHT - _INNER - x, left.height), paper, words)
