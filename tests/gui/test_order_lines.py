"""An order's lines tell of which kind they are and where their pieces are."""

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from desk.gui.order_lines import line_rows, lines_table
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.words import Words
from tests.operations.ordering import BEAR, RELEASE, paid, taken


def test_a_line_sold_from_the_shelf_needs_no_more_words(desk: Desk, words: Words, qtbot: QtBot) -> None:
    order = taken(desk)
    rows = line_rows(words, order)
    assert rows[0] == ["A", "Felt bear, honey", "1", "$120.00", "", "$120.00"]
    table = lines_table(words)
    qtbot.addWidget(table)
    table.show_rows(rows)
    assert table.rowCount() == 2


def test_pieces_are_where_they_are(desk: Desk, words: Words) -> None:
    order = taken(desk, replace(RELEASE, quantity=6, discount=Money(600)), payments=paid(desk, 42000))
    (line,) = order.lines
    told = replace(line, allocated=2, shipped=1, cancelled=1, notified=date(2026, 3, 12))
    row = line_rows(words, replace(order, lines=(told,)))[0]
    assert row[4] == "-$6.00"
    assert row[1].split("\n") == [
        "The spring release", "Pre-order",
        "awaited: 2", "set aside: 2", "shipped: 1", "cancelled: 1", "told on Mar 12, 2026",
    ]  # fmt: skip


def test_where_the_pieces_are_stands_whole_below_each_other(desk: Desk, words: Words, qtbot: QtBot) -> None:
    order = taken(desk, replace(RELEASE, quantity=6), BEAR, payments=paid(desk, 60000))
    told = replace(order.lines[0], allocated=2)
    table = lines_table(words)
    qtbot.addWidget(table)
    table.show_rows(line_rows(words, replace(order, lines=(told, order.lines[1]))))
    item = table.item(0, 1)
    assert item is not None and item.text() == "The spring release\nPre-order\nawaited: 4\nset aside: 2"
    assert table.rowHeight(0) > table.rowHeight(1)
    assert table.height() > table.rowHeight(0) + table.rowHeight(1)


def test_what_came_back_is_not_shipped_any_more(desk: Desk, words: Words) -> None:
    (line,) = taken(desk, replace(RELEASE, quantity=4), payments=paid(desk, 28000)).lines
    back = replace(line, shipped=4, returned=1, under_ra=1)
    row = line_rows(words, replace(taken(desk), lines=(back,)))[0]
    assert row[1].split("\n") == [
        "The spring release",
        "Pre-order",
        "shipped: 2",
        "on an RA: 1",
        "returned: 1",
    ]
