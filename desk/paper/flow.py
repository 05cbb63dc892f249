"""Content that runs down Letter pages: paragraphs, rows and rules, going on overleaf where a page is full."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desk.paper.lines import Style, fit, wrap
from desk.paper.page import LETTER, Paper
from desk.words import Words

LEFT, RIGHT, BOTTOM = 54.0, 558.0, 54.0
WIDTH = RIGHT - LEFT
_TOP = LETTER[1] - 46
# A row up to this height stays on one page.
_KEPT_TOGETHER = 160.0

BODY = Style(9)
STRONG = Style(9, bold=True)
QUIET = Style(7.5, ink=0.38)
HEADING = Style(10.5, bold=True)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of rows: where it begins, how wide it is, and how its cells are set."""

    x: float
    width: float
    align: str = "left"
    style: Style = BODY


class Flow:
    """A place on Letter paper that moves down as content is put; ``y`` is the top of what comes next.

    ``bottom`` is where the first page ends, ``scale`` sets text and gaps smaller than they are given.
    """

    def __init__(self, words: Words, running_head: str, bottom: float = BOTTOM, scale: float = 1.0) -> None:
        self.words = words
        self.paper = Paper(LETTER, running_head, words.language)
        self.y = _TOP
        self._head = running_head
        self._bottom = bottom
        self._scale = scale
        self._starts = [0]

    def space(self, height: float) -> None:
        """Leave some height free."""
        self.y -= height * self._scale

    def room(self, height: float) -> None:
        """Go on overleaf unless this height is left."""
        if self.y - height < self._bottom:
            self.turn()

    def fits(self, columns: Sequence[Column], texts: Sequence[str], below: float = 0.0) -> bool:
        """Whether a row has its place on this page, and this height below it."""
        cells = [_cell(text, column) for text, column in zip(texts, self._scaled(columns), strict=True)]
        high = max(style.line for style, _ in cells) * max(len(lines) for _, lines in cells)
        return self.y - high - below >= self._bottom

    def paragraph(self, text: str, style: Style = BODY, indent: float = 0.0) -> None:
        """Put text in lines over the full width from ``indent`` on."""
        self.row((Column(indent, WIDTH - indent, style=style),), (text,))

    def heading(self, text: str, following: float = 40.0) -> None:
        """Put a section's heading, kept with the height of what follows it."""
        self.room(HEADING.line + following + 16)
        self.space(11)
        self.paragraph(text, HEADING)
        self.space(3)

    def rule(self, gap: float = 5.0, weight: float = 0.5, ink: float = 0.72) -> None:
        """Put a line over the full width with a gap above and below."""
        self.room(2 * gap)
        self.space(gap)
        self.paper.rule(LEFT, self.y, WIDTH, weight, ink)
        self.space(gap)

    def row(self, columns: Sequence[Column], texts: Sequence[str], heads: Sequence[str] = ()) -> None:
        """Put one row of wrapped cells; ``heads`` are put again above it where it begins overleaf."""
        columns = self._scaled(columns)
        cells = [_cell(text, column) for text, column in zip(texts, columns, strict=True)]
        self._put_cells(columns, cells, heads)

    def stack(self, columns: Sequence[Column], texts: Sequence[Sequence[str]]) -> None:
        """Put columns of several texts each, such as addresses side by side."""
        columns = self._scaled(columns)
        cells = [
            (column.style, [line for text in cell for line in wrap(text, column.style, column.width)])
            for column, cell in zip(columns, texts, strict=True)
        ]
        self._put_cells(columns, cells, ())

    def _scaled(self, columns: Sequence[Column]) -> Sequence[Column]:
        if self._scale == 1:
            return columns
        return [replace(each, style=each.style.at(each.style.size * self._scale)) for each in columns]

    def _put_cells(
        self, columns: Sequence[Column], cells: Sequence[tuple[Style, list[str]]], heads: Sequence[str]
    ) -> None:
        line = max(style.line for style, _ in cells)
        size = max(style.size for style, _ in cells)
        count = max(len(lines) for _, lines in cells)
        page = self.paper.count
        self.room(min(count * line, _KEPT_TOGETHER))
        for at in range(count):
            self.room(line)
            if self.paper.count > page:
                page = self.paper.count
                self.heads(columns, heads)
            for column, (style, lines) in zip(columns, cells, strict=True):
                if at < len(lines):
                    x = LEFT + column.x + (column.width if column.align == "right" else 0)
                    self.paper.text(x, self.y - size, lines[at], style, column.align)
            self.y -= line

    def heads(self, columns: Sequence[Column], texts: Sequence[str]) -> None:
        """Put a table's small column heads and a rule below them; nothing for no texts."""
        if not texts:
            return
        quiet = [Column(each.x, each.width, each.align, QUIET) for each in columns]
        self.row(quiet, texts)
        self.rule(2)

    def sheet(self, running_head: str) -> None:
        """Begin another sheet on a new page, whose pages are counted by themselves."""
        self.paper.turn()
        self._starts.append(self.paper.count - 1)
        self._head, self._bottom, self.y = running_head, BOTTOM, _TOP

    def finish(self) -> bytes:
        """The PDF, the pages of each sheet numbered where there is more than one."""
        for start, end in pairwise((*self._starts, self.paper.count)):
            for page in range(start, end if end - start > 1 else start):
                self.paper.back_to(page)
                place = self.words("paper.page", number=page - start + 1, count=end - start)
                self.paper.text(RIGHT, 24, place, QUIET, "right")
        return self.paper.finish()

    def turn(self) -> None:
        """Go on overleaf."""
        self.paper.turn()
        self._bottom = BOTTOM
        self.y = _TOP
        style, lines = fit(self._head, QUIET, WIDTH, 2)
        for line in lines:
            self.paper.text(LEFT, self.y - style.size, line, style)
            self.y -= style.line
        self.rule(4)
        self.space(4)


def _cell(text: str, column: Column) -> tuple[Style, list[str]]:
    """Text is wrapped; a number set to the right is never broken but set smaller."""
    if column.align == "right":
        return fit(text, column.style, column.width, 1)
    return column.style, wrap(text, column.style, column.width)
