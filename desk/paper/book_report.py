"""A report of the books on Letter: its days, chart and table; of a closed month the same bytes for ever."""

from desk.paper import charts
from desk.paper.flow import BODY, LEFT, QUIET, STRONG, WIDTH, Column, Flow
from desk.paper.lines import Style, fit
from desk.paper.page import Box
from desk.records.reports import Report
from desk.words import Words
from desk.words import reports as told

_SHOP = Style(11, bold=True)
_TITLE = Style(18, bold=True)
# What a column of values takes at most, and the names at least.
_VALUE, _GAP = 82.0, 6.0
_NAMES = {1: 110.0, 2: 170.0}


def render(report: Report, words: Words) -> bytes:
    """The report, going on overleaf; the same bytes for the same record."""
    name, days = told.title(words, report), told.days(words, report.period)
    flow = Flow(words, f"{name} · {days} · {report.shop}")
    for text, style in ((report.shop, _SHOP), (name, _TITLE)):
        style, lines = fit(text, style, WIDTH, 3)
        for line in lines:
            flow.paper.text(LEFT, flow.y - style.size, line, style)
            flow.y -= style.line
    flow.paragraph(days, STRONG)
    flow.space(2)
    state = "closed" if report.closed else "open"
    flow.paragraph(f"{words(f'books.hint.{report.kind}')} {words(f'books.{state}')}", QUIET)
    flow.rule(6, weight=1.2, ink=0)
    if report.table.rows:
        high = charts.height(report, words)
        flow.paper.drawing(Box(LEFT, flow.y - high, WIDTH, high), charts.draw(report, words, (WIDTH, high)))
        flow.space(high + 10)
        _table(flow, report)
    else:
        flow.paragraph(words("books.none"))
    return flow.finish()


def _table(flow: Flow, report: Report) -> None:
    """The rows under their heads, and what they come to."""
    words, columns = flow.words, _columns(report)
    heads = told.heads(words, report)
    flow.heads(columns, heads)
    for row in report.table.rows:
        values = [told.value(words, report, each) for each in row.values]
        flow.row(columns, [*told.names(words, report, row), *values], heads)
        flow.space(2)
    flow.rule(3)
    strong = [Column(each.x, each.width, each.align, STRONG) for each in columns]
    names = [words("books.total"), *[""] * (len(report.by) - 1)]
    flow.row(strong, [*names, *(told.value(words, report, each) for each in report.table.total)], heads)


def _columns(report: Report) -> list[Column]:
    """The names share what the values leave."""
    many, by = len(report.table.columns), len(report.by)
    wide = min(_VALUE, (WIDTH - _NAMES[by]) / many)
    named = (WIDTH - wide * many) / by
    columns = [Column(named * place, named - _GAP) for place in range(by)]
    start = WIDTH - wide * many
    return columns + [Column(start + wide * place, wide - _GAP, "right", BODY) for place in range(many)]
