"""The chart of a report: its main column as bars beside the year before, for paper and screen alike."""

from decimal import Decimal
from typing import Any, NamedTuple

from desk.paper.fonts import system_faces
from desk.paper.letters import printable, visual
from desk.paper.lines import Style, width
from desk.paper.page import Box, Paper
from desk.records.money import Money
from desk.records.reports import Report, Row, Value
from desk.words import Words
from desk.words import reports as told

# More bars than these cannot be told apart: the largest are drawn, in the order of the table.
MOST = 12
_TEXT = 7.5
_TOP, _BOTTOM, _SIDE = 24.0, 22.0, 46.0
_GAP = 6.0
# Of a chart's width, at most, what names beside lying bars take.
_NAMES = 0.36
_TALL = 15.0
# No letter after these is seen beside a bar.
_LONGEST = 120


class Ink(NamedTuple):
    """The colours of a chart as ``#rrggbb``: ground, letters, lines, bars, and those of the year before.

    On paper nothing is drawn as its ground.
    """

    ground: str = ""
    text: str = "#303030"
    line: str = "#c8c8c8"
    bar: str = "#0b6478"
    before: str = "#b4bcc4"


PRINTED = Ink()


class Bars(NamedTuple):
    """What is drawn: names, this period's values and the year before's; ``months`` stand upright."""

    names: tuple[str, ...]
    now: tuple[float, ...]
    before: tuple[float, ...]
    months: bool


def bars_of(report: Report, words: Words) -> Bars:
    """The bars of a report: of its rows with the largest values, or of all its months."""
    table, months = report.table, report.by == ("month",)
    rows = list(table.rows)
    if not months and len(rows) > MOST:
        largest = sorted(rows, key=lambda row: -abs(_number(row.values[table.main])))[:MOST]
        rows = [row for row in rows if row in largest]
    return Bars(
        tuple(_called(words, report, row) for row in rows),
        tuple(_number(row.values[table.main]) for row in rows),
        tuple(_number(row.values[-1]) for row in rows),
        months,
    )


def _called(words: Words, report: Report, row: Row) -> str:
    return " · ".join(each for each in told.names(words, report, row) if each)[:_LONGEST]


def _number(value: Value) -> float:
    """Amounts in whole units: only bars are so long."""
    return float(value or 0) / (100 if isinstance(value, Money) else 1)


def height(report: Report, words: Words) -> float:
    """How high a chart should be, in points: lying bars take a line each."""
    found = bars_of(report, words)
    return 190.0 if found.months else max(100.0, _TOP + _BOTTOM + len(found.names) * (_TALL + _GAP))


def render(report: Report, words: Words, size: tuple[float, float], ink: Ink = PRINTED) -> bytes:
    """The chart alone as a page of this size in points."""
    paper = Paper(size, told.title(words, report), words.language)
    paper.drawing(Box(0, 0, *size), draw(report, words, size, ink))
    return paper.finish()


def draw(report: Report, words: Words, size: tuple[float, float], ink: Ink = PRINTED) -> Any:
    """The chart as a drawing of reportlab's; raises BadInput ``letter-unprintable`` as all papers do."""
    from reportlab.graphics.shapes import Drawing, Rect
    from reportlab.lib.colors import HexColor

    found, drawing = bars_of(report, words), Drawing(*size)
    if ink.ground:
        drawing.add(Rect(0, 0, *size, fillColor=HexColor(ink.ground), strokeColor=None))
    _legend(drawing, report, words, ink)
    if found.names:
        drawing.add(_upright(drawing, found, ink) if found.months else _lying(drawing, found, ink))
    return drawing


def _legend(drawing: Any, report: Report, words: Words, ink: Ink) -> None:
    """Which bars are which, above them."""
    from reportlab.graphics.shapes import Rect
    from reportlab.lib.colors import HexColor

    now = words(f"books.column.{report.table.columns[report.table.main]}")
    x, y = 4.0, drawing.height - 14
    for text, colour in ((now, ink.bar), (words("books.column.year_before"), ink.before)):
        drawing.add(Rect(x, y, 8, 8, fillColor=HexColor(colour), strokeColor=None))
        x += 12
        x += _text(drawing, Place(x, y + 1, drawing.width / 2 - 20), text, ink.text) + 14


class Place(NamedTuple):
    """Where text stands on its baseline, how wide it may be, and which end of it is there."""

    x: float
    y: float
    room: float
    align: str = "left"


def _text(drawing: Any, place: Place, text: str, colour: str) -> float:
    """Put one line of text, cut where it has no room, since the table says all of it; how wide it became."""
    from reportlab.graphics.shapes import String
    from reportlab.lib.colors import HexColor

    style = Style(_TEXT)
    line = _cut(printable(text), style, place.room)
    wide = width(line, style)
    x = place.x - {"left": 0.0, "middle": wide / 2, "right": wide}[place.align]
    for face, piece in system_faces().runs(visual(line), False):
        drawing.add(String(x, place.y, piece, fontName=face, fontSize=style.size, fillColor=HexColor(colour)))
        x += width(piece, style)
    return wide


def _cut(text: str, style: Style, room: float) -> str:
    if width(text, style) <= room:
        return text
    while text and width(f"{text}…", style) > room:
        text = text[:-1]
    return f"{text}…"


def _upright(drawing: Any, found: Bars, ink: Ink) -> Any:
    """Months stand side by side; where there are many only some are named."""
    from reportlab.graphics.charts.barcharts import VerticalBarChart

    chart = VerticalBarChart()
    room = Box(_SIDE, _BOTTOM, drawing.width - _SIDE - 8, drawing.height - _TOP - _BOTTOM)
    _dress(chart, room, found, ink)
    step = room.width / len(found.names)
    widest = max(width(name, Style(_TEXT)) for name in found.names) + 6
    every = max(1, -int(-widest // step))
    for place, name in list(enumerate(found.names))[::every]:
        middle = room.x + step * (place + 0.5)
        _text(drawing, Place(middle, 8, max(step * every, 30), "middle"), name, ink.text)
    return chart


def _lying(drawing: Any, found: Bars, ink: Ink) -> Any:
    """Names stand at the left of their bars, the first one on top."""
    from reportlab.graphics.charts.barcharts import HorizontalBarChart

    chart = HorizontalBarChart()
    widest = max(width(printable(name), Style(_TEXT)) for name in found.names)
    side = min(widest, drawing.width * _NAMES) + 10
    room = Box(side, _BOTTOM, drawing.width - side - 16, drawing.height - _TOP - _BOTTOM)
    _dress(chart, room, found, ink)
    chart.categoryAxis.reverseDirection = 1
    step = room.height / len(found.names)
    for place, name in enumerate(found.names):
        middle = room.top - step * (place + 0.5)
        _text(drawing, Place(side - 5, middle - _TEXT / 3, side - 8, "right"), name, ink.text)
    return chart


def _dress(chart: Any, room: Box, found: Bars, ink: Ink) -> None:
    """Give a chart its place, its values and its colours."""
    from reportlab.lib.colors import HexColor

    chart.x, chart.y, chart.width, chart.height = room
    chart.data = [found.now, found.before]
    chart.groupSpacing, chart.barSpacing = 6, 0
    for place, colour in enumerate((ink.bar, ink.before)):
        chart.bars[place].fillColor, chart.bars[place].strokeColor = HexColor(colour), None
    chart.categoryAxis.visibleLabels, chart.categoryAxis.visibleTicks = 0, 0
    axis = chart.valueAxis
    axis.forceZero, axis.visibleGrid, axis.visibleTicks, axis.rangeRound = 1, 1, 0, "both"
    axis.gridStrokeColor, axis.strokeColor = HexColor(ink.line), None
    chart.categoryAxis.strokeColor = HexColor(ink.line)
    axis.labels.fontName, axis.labels.fontSize = system_faces().name, _TEXT
    axis.labels.fillColor, axis.labelTextFormat = HexColor(ink.text), short
    if not any((*found.now, *found.before)):
        axis.valueMin, axis.valueMax, axis.valueStep = 0, 1, 1


def short(value: float) -> str:
    """A value at an axis: thousands and millions by their letter."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if abs(value) >= size:
            return f"{_plain(value / size)}{letter}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{Decimal(str(round(value, 2))).normalize():f}"
