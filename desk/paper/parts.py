"""What papers have in common: a sheet's head, facts in a grid, amounts with their clauses."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desk.paper.barcode import code128
from desk.paper.flow import BODY, LEFT, QUIET, RIGHT, STRONG, WIDTH, Column, Flow
from desk.paper.lines import Style, fit, width
from desk.paper.page import Box, Paper
from desk.records.answers import Answer, Clause
from desk.records.contacts import address_lines, person_lines
from desk.records.customers import Customer
from desk.records.money import Money
from desk.records.shop import Shop
from desk.words import Words
from desk.words.answers import tables

_SHOP = Style(13, bold=True, spacing=1.25)
_TITLE = Style(10, ink=0.38)
_NUMBER = Style(20, bold=True)
_COPY = Style(11, bold=True)
_LABEL_COLUMN = Column(0, 370)
_CLAUSE_COLUMN = Column(376, 34, style=QUIET)
_MONEY_COLUMN = Column(404, 100, "right")
_SUMMED = (_LABEL_COLUMN, _CLAUSE_COLUMN, _MONEY_COLUMN)
_SUM = (Column(0, 370, style=STRONG), Column(404, 100, "right", STRONG))
_NAMED = (Column(0, 220), Column(230, WIDTH - 230, "right"))
_CLAUSE = (Column(0, 22, style=QUIET), Column(22, WIDTH - 22, style=Style(8.5)))
_GAP = 14.0
_LEFT_WIDTH, _RIGHT_WIDTH = 270.0, 220.0
_BARS = 30.0
_MOST_LINES = 4


class Title(NamedTuple):
    """The right of a sheet's head: what it is, its number, a mark, and what its bars say, if any."""

    title: str
    number: str
    mark: str = ""
    bars: str = ""


class Fact(NamedTuple):
    """A fact in the grid: a small label, its lines, its share of the width, and how the lines are set."""

    label: str
    lines: Sequence[str]
    share: float = 1.0
    style: Style = BODY


def head(flow: Flow, shop: Shop, title: Title) -> None:
    """The head of a sheet: the shop at the left, the title at the right, a rule below both."""
    paper, y = flow.paper, flow.y - _TITLE.size
    paper.text(RIGHT, y, title.title, _TITLE, "right")
    style, lines = fit(title.number, _NUMBER, _RIGHT_WIDTH, 3)
    for line in lines:
        y -= style.line
        paper.text(RIGHT, y, line, style, "right")
    place = Box(RIGHT - _RIGHT_WIDTH, y - 10 - _BARS, _RIGHT_WIDTH, _BARS)
    # Bars that do not fit are no loss: the number stands above them.
    if title.bars and code128(paper, title.bars, place, "right"):
        y -= 10 + _BARS
    if title.mark:
        y -= 22
        stamp(paper, title.mark, RIGHT, y)
    address = " · ".join(address_lines(shop.address, shop.address.country))
    for text, usual in ((shop.name, _SHOP), (address, QUIET)):
        style, lines = fit(text, usual, _LEFT_WIDTH, _MOST_LINES)
        for line in lines:
            paper.text(LEFT, flow.y - style.size, line, style)
            flow.y -= style.line
    flow.y = min(flow.y, y - 8)
    flow.rule(6, weight=1.2, ink=0)


def stamp(paper: Paper, mark: str, right: float, baseline: float, style: Style = _COPY) -> None:
    """A word in a frame that nobody overlooks, such as COPY 1; nothing for an empty one."""
    if not mark:
        return
    fitted, (line, *_) = fit(mark, style, 200, 1)
    from_left = right - 6
    wide = width(line, fitted)
    paper.text(from_left, baseline, line, fitted, "right")
    box = Box(from_left - wide - 6, baseline - 0.4 * fitted.size, wide + 12, 1.55 * fitted.size)
    paper.frame(box, 1.2)


def facts(flow: Flow, shown: Sequence[Fact]) -> None:
    """Facts side by side, each a small label with its lines below; a fact without lines is left out."""
    kept = [fact for fact in shown if any(fact.lines)]
    shares = sum(fact.share for fact in kept)
    free, x = WIDTH - _GAP * (len(kept) - 1), 0.0
    labels, columns = [], []
    for fact in kept:
        wide = free * fact.share / shares
        labels.append(Column(x, wide, style=QUIET))
        columns.append(Column(x, wide, style=fact.style))
        x += wide + _GAP
    if kept:
        flow.room(60)
        flow.row(labels, [fact.label for fact in kept])
        flow.space(1)
        flow.stack(columns, [fact.lines for fact in kept])
        flow.space(4)


def recipient(words: Words, customer: Customer, home: str) -> Fact:
    """Whom a letter is to, by name and address; ``home`` is the shop's country."""
    lines = person_lines(customer.address, home)
    return Fact(words("paper.to"), lines if customer.name in lines else [customer.name, *lines], 2)


def used(answer: Answer) -> set[str]:
    """The ids of the clauses that an amount refers to."""
    return {each.clause for each in answer.amounts}


def amounts(
    flow: Flow, answer: Answer, clauses: Sequence[Clause], total: tuple[str, Money], currency: str
) -> None:
    """Every amount with the number of its clause, those of one kind together, and what they add up to.

    What stands apart follows the sum.
    """
    numbers = {clause.id: f"({at})" for at, clause in enumerate(clauses, start=1)}
    _rows(flow, answer, numbers, currency, apart=False)
    flow.room(24)
    flow.rule(3)
    flow.row(_SUM, (total[0], flow.words.money(total[1], currency)))
    _rows(flow, answer, numbers, currency, apart=True)


def sums(flow: Flow, rows: Sequence[tuple[str, str, Money]], total: tuple[str, Money], currency: str) -> None:
    """Amounts below each other, each with the number of its clause, and what they add up to."""
    for name, clause, money in rows:
        flow.row(_SUMMED, (name, clause, flow.words.money(money, currency)))
    flow.rule(3)
    flow.row(_SUM, (total[0], flow.words.money(total[1], currency)))


def _rows(flow: Flow, answer: Answer, numbers: Mapping[str, str], currency: str, *, apart: bool) -> None:
    for each in answer.sums:
        if each.apart is apart:
            shown = flow.words.money(each.money, currency)
            name = flow.words.named("amount", each.label, answer.names)
            flow.row(_SUMMED, (name, numbers.get(each.clause, each.clause), shown))


def further(flow: Flow, answer: Answer, currency: str) -> None:
    """What the answer says beside its amounts: ways to choose, bounds, parts of the credit, payments."""
    for table in tables(flow.words, answer, currency, "paper"):
        flow.heading(table.title)
        for row in table.rows:
            flow.row(_NAMED, (row.name, row.value))


def clause_list(flow: Flow, heading: str, clauses: Sequence[Clause]) -> None:
    """The clauses in the shop's plain words, numbered as the amounts refer to them."""
    if not clauses:
        return
    flow.heading(heading)
    for at, clause in enumerate(clauses, start=1):
        flow.row(_CLAUSE, (f"({at})", flow.words.clause(clause)))
        flow.space(1.5)


def copy_mark(words: Words, copy: int) -> str:
    """``COPY 1`` for the first reprint; empty for the original."""
    return words("paper.copy", number=copy) if copy else ""
