"""The pieces of record windows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.pieces import Card, Head, Pairs, SmallTable, State, column_of, scrolled
from desk.gui.text import PlainLabel
from tests.gui.acts import click, texts


def test_a_card_is_filled_anew(qtbot: QtBot) -> None:
    card = Card("Money")
    qtbot.addWidget(card)
    card.fill(PlainLabel("one"))
    card.fill(PlainLabel("two"), PlainLabel("three"))
    assert [card.body.itemAt(n).widget().text() for n in range(card.body.count())] == [
        "Money",
        "two",
        "three",
    ]


def test_pairs_show_names_and_values(qtbot: QtBot) -> None:
    pairs = Pairs([("Total", "$5.00"), ("Paid", "$4.00")], amounts=True, strong=["Total"])
    qtbot.addWidget(pairs)
    assert texts(pairs).split("\n") == ["Total", "$5.00", "Paid", "$4.00"]


def test_a_state_is_a_shape_and_a_word(qtbot: QtBot) -> None:
    state = State()
    qtbot.addWidget(state)
    state.show_state("settled", "Settled")
    assert state.word.text() == "Settled"
    assert not state._mark.pixmap().isNull()


def test_the_head_offers_the_next_step_and_the_others(qtbot: QtBot) -> None:
    head, done = Head("More"), []
    qtbot.addWidget(head)
    head.show()
    head.offer("R&D next", lambda: done.append("next"))
    head.others([("print", "Print", lambda: done.append("print"))])
    click(head.next)
    head.menu.actions()[0].trigger()
    assert done == ["next", "print"]
    assert head.next.text() == "&R&&D next"
    head.offer("R&D next", None)
    assert head.next.text() == "&R&&D next", "the letter stays"
    head.offer("Go on", None)
    assert head.next.text() == "&Go on"
    head.offer("", None)
    head.others(())
    head._go()
    assert head.next.isHidden() and head.more.isHidden()


def test_a_small_table_hides_columns_that_stand_empty(qtbot: QtBot) -> None:
    table = SmallTable("Lines", ["SKU", "Item", "Discount"], right=(2,))
    qtbot.addWidget(table)
    table.show_rows([["A", "<b>Bear</b>", ""], ["B", "Doll", ""]])
    assert table.item(0, 1).text() == "<b>Bear</b>"
    assert [table.isColumnHidden(column) for column in range(3)] == [False, False, True]
    table.show_rows([["A", "Bear", "-$1.00"]])
    assert not table.isColumnHidden(2)
    table.show_rows([[str(number), "x", "y"] for number in range(40)], most=5)
    assert table.height() < 300


def test_a_narrow_card_shows_the_last_line_of_its_texts(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column, card = QVBoxLayout(page), Card("Told")
    card.fill(Pairs([("LE-26-00001-1", "Delay\ntold on the thirtieth of March by letter\nNew day: June 30")]))
    column.addWidget(card)
    column.addStretch(1)
    for width in (600, 280, 220):
        page.resize(width, 500)
        page.show()
        for _ in range(3):
            QApplication.processEvents()
        for label in card.findChildren(PlainLabel):
            assert label.height() >= label.heightForWidth(label.width())


def test_a_page_scrolls_by_itself_and_takes_no_focus(qapp: QApplication) -> None:
    page = QWidget()
    page.setMinimumHeight(2000)
    area = scrolled(page)
    area.resize(300, 200)
    area.show()
    assert area.widget() is page and area.verticalScrollBar().maximum() > 0
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_table_too_narrow_for_its_columns_has_room_for_the_scroll_bar(qtbot: QtBot) -> None:
    table = SmallTable("sums", ["one", "two", "three"], wide=0)
    qtbot.addWidget(table)
    table.show_rows([["a" * 40, "b" * 40, "c" * 40]])
    table.resize(1200, table.height())
    table.show()
    QApplication.processEvents()
    wide = table.height()
    table.resize(200, table.height())
    QApplication.processEvents()
    assert table.height() > wide


def test_a_card_asks_for_no_more_height_than_its_texts_take(qtbot: QtBot) -> None:
    card = Card("Why")
    card.fill(*(PlainLabel("as many words as break into lines " * 6, wrap=True) for _ in range(8)))
    page = column_of(card)
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    qtbot.waitUntil(lambda: card.width() > 800)
    # Where it was as high as at its least width, a page of it scrolled on into nothing.
    assert card.minimumSizeHint().height() <= card.heightForWidth(card.width()) < 400
