"""The sheet with a shop's recovery words: large and numbered, to be kept where no thief looks."""

from desk.paper.flow import BODY, QUIET, WIDTH, Column, Flow
from desk.paper.lines import Style
from desk.paper.parts import Title, head
from desk.records.papers import RecoverySheet
from desk.words import Words

_PLACE = Style(13, ink=0.38)
_WORD = Style(22, bold=True)
_HALF = WIDTH / 2
_ROW = (
    Column(0, 34, "right", _PLACE),
    Column(48, _HALF - 60, style=_WORD),
    Column(_HALF, 34, "right", _PLACE),
    Column(_HALF + 48, _HALF - 60, style=_WORD),
)


def render(sheet: RecoverySheet, words: Words) -> bytes:
    """The words on one Letter page, down the left column and then the right; the same bytes for the same."""
    flow = Flow(words, f"{words('paper.recovery_title')} · {sheet.shop.name}")
    head(flow, sheet.shop, Title(words("paper.recovery_title"), words.day(sheet.printed)))
    flow.space(10)
    flow.paragraph(words("paper.recovery_what"), BODY)
    flow.space(4)
    flow.paragraph(words("paper.recovery_keep"), BODY)
    flow.space(24)
    numbered = [(str(place), word) for place, word in enumerate(sheet.words, start=1)]
    half = (len(numbered) + 1) // 2
    for at in range(half):
        right = numbered[half + at] if half + at < len(numbered) else ("", "")
        flow.row(_ROW, (*numbered[at], *right))
        flow.space(10)
    flow.rule(8)
    flow.paragraph(words("paper.recovery_check", place=len(numbered)), QUIET)
    return flow.finish()
