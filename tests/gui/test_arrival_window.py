"""Arrival day: scan, how many, book in, letters; and what the maker will never send."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import drafts, notices, preorders
from desk.records.lists import Hit
from desk.words import Words
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.gui import preordering
from tests.gui.acts import cells, click, fill, opened, press, record_window, texts, type_text
from tests.gui.test_windows import readable
from tests.preorder_shop import DOLL, PLACED, SKU


@pytest.fixture
def pre(clock: FixedClock, memory: Memory, qapp: QApplication) -> Iterator[MainWindow]:
    """The main window of the shop with four orders for the winter doll."""
    desk = preordering.shop(clock)
    yield preordering.window(desk, memory, qapp)
    desk.db.close()


@pytest.fixture
def window(pre: MainWindow) -> Any:
    """The winter doll came."""
    return record_window(pre, "arrival", SKU)


def key(keys: str) -> None:
    """Press keys in whichever window has the focus, as a person at the keyboard does."""
    target = QApplication.activeWindow()
    assert target is not None
    sequence = QKeySequence(keys)[0]
    QTest.keyClick(target.focusWidget() or target, sequence.key(), sequence.keyboardModifiers())
    QApplication.processEvents()


def test_ten_pieces_and_their_notices_in_five_keys(
    clock: FixedClock, memory: Memory, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """counter.md: arrival of 10 pre-ordered pieces, notices printed, at most 5 beside the data itself."""
    desk = preorder_shop.open_shop(clock)
    for number in range(10):
        preorder_shop.order(desk, f"P{number} Buyer", "check")
    clock.day = preorder_shop.CAME
    main = preordering.window(desk, memory, qapp)
    pressed = 0

    def count(keys: str) -> None:
        nonlocal pressed
        pressed += 1
        key(keys)

    count("Ctrl+3")
    count("Ctrl+N")
    start = opened(main, "arrival")
    type_text(start.pick.box.field, SKU)
    press(start.pick.box.field, Qt.Key.Key_Return)  # a scanner ends its burst with it
    form = opened(main, "arrival", SKU)
    type_text(form.pieces, "10")
    count("Ctrl+Return")
    count("Ctrl+Return")
    numbers = ",".join(each.number for each in notices.notices_to_tell(desk))
    letters = opened(main, "notice_letters", numbers)
    assert numbers.count("BN-") == 10 and letters.pdf.startswith(b"%PDF")
    assert letters.head.number.text() == f"{numbers.split(',')[0]} + 9"
    printed: list[bytes] = []
    monkeypatch.setattr(
        "desk.gui.printing.ask_and_print", lambda _w, _r, pdf, _k: printed.append(pdf) or True
    )
    count("Ctrl+P")
    assert len(printed) == 1
    assert pressed <= 5
    desk.db.close()


def test_what_is_expected_is_chosen_by_a_row(pre: MainWindow) -> None:
    start = record_window(pre, "arrival")
    assert cells(start) == [SKU, DOLL.name, "", "4", "1", "Ben Ortiz"]
    assert start.first_field() is start.pick
    start.expected.cellActivated.emit(0, 0)
    assert opened(pre, "arrival", SKU) is not None and opened(pre, "arrival") is None


def test_a_scan_chooses_the_item(pre: MainWindow) -> None:
    start = record_window(pre, "arrival")
    assert not start.take_hit(Hit("order", "#1001", ""))
    assert start.take_hit(Hit("item", SKU, ""))
    assert not opened(pre, "arrival", SKU).take_hit(Hit("item", SKU, ""))


def test_nothing_expected_says_so(desk: Any, memory: Memory, qapp: QApplication) -> None:
    start = record_window(preordering.window(desk, memory, qapp), "arrival")
    assert "No order waits for anything" in texts(start)


def test_the_preview_is_live(window: Any) -> None:
    assert "5 pieces are waited for" in texts(window)
    assert "How many came?" in texts(window) and not window.head.next.isEnabled()
    assert "Cy Young" in window.idle.text()
    type_text(window.pieces, "2")
    assert (
        "Pieces go to 2 orders." in window.summary.text() and "2 pieces are short." in window.summary.text()
    )
    assert window.head.next.isEnabled()
    type_text(window.pieces, "0")
    assert "16 pieces go to the shelf." in window.summary.text()
    type_text(window.pieces, "x")
    assert "Enter a number" in window.bar.label.text() and not window.head.next.isEnabled()
    window.pieces.setText("3")
    fill(window.on, "3/21/26")
    assert "still to come" in window.bar.label.text()
    window.on.clear()
    window.look()
    assert "Arrived on" in window.bar.label.text()


def test_what_changed_meanwhile_is_shown_anew_and_not_booked(pre: MainWindow, window: Any) -> None:
    type_text(window.pieces, "2")
    pre.run.desk.clock.day = PLACED
    preorder_shop.order(pre.run.desk, "Aa First", lines=(replace(DOLL, quantity=1),))
    pre.run.desk.clock.day = preorder_shop.CAME
    click(window.head.next)
    assert "is different now" in window.bar.label.text()
    pre.run.changed.emit(frozenset({"orders"}))
    assert window.arrival.expected == 5
    click(window.head.next)
    assert window.done is not None


def test_booked_in_it_stays_so_in_another_language(pre: MainWindow, window: Any) -> None:
    type_text(window.pieces, "4")
    click(window.head.next)
    pre.run.words = Words("es")
    window.rebuild()
    assert "Avisos y cartas" in texts(window) and window.pieces.text() == "4"
    assert not window.pieces.isEnabled()
    pre.run.words = Words("en")
    assert drafts.waiting(pre.run.desk) == ()


def test_where_nobody_is_to_be_told_the_cards_are(pre: MainWindow, window: Any) -> None:
    type_text(window.pieces, "1")
    click(window.head.next)
    click(window.head.next)
    assert "Nobody has to be told" in window.bar.label.text()
    click(window.bar.button)
    assert "Ben Ortiz" in texts(opened(pre, "notices"))


def test_what_was_typed_waits_for_the_next_time(pre: MainWindow, window: Any) -> None:
    type_text(window.pieces, "3")
    window.close()
    again = record_window(pre, "arrival", SKU)
    assert again.pieces.text() == "3" and again.head.next.isEnabled()


def test_what_will_never_come_opens_each_order(pre: MainWindow, window: Any) -> None:
    assert window.never.isHidden()
    window.head.menu.actions()[1].trigger()
    assert not window.never.isHidden() and "full refund is proposed" in texts(window)
    button = next(
        each for each in window.never.findChildren(window.head.next.__class__) if "Ann" in each.text()
    )
    click(button)
    ann = next(each for each in preorders.waiting_for(pre.run.desk, SKU) if "Ann" in each.customer)
    cancel = opened(pre, "cancel", ann.order)
    assert cancel.by.value() == "factory" and "owner" in texts(cancel).lower()
    assert [(part.key, part.quantity) for part in cancel.lines.parts()] == [(str(ann.line), 1)]
    cancel.close()
    assert drafts.waiting(pre.run.desk) == (), "what was not typed is no draft"


def test_of_several_lines_that_alone_which_never_comes_is_called_off(pre: MainWindow) -> None:
    bear = replace(DOLL, sku="BEAR", name="Bear", kind="stock")
    made = preorder_shop.order(pre.run.desk, "Flo", lines=(bear, replace(DOLL, quantity=2)))
    window = record_window(pre, "arrival", SKU)
    window.head.menu.actions()[1].trigger()
    record_window(pre, "cancel", made.number)
    click(next(each for each in window.never.findChildren(QPushButton) if "Flo" in each.text()))
    cancel = opened(pre, "cancel", made.number)
    assert [(part.key, part.quantity) for part in cancel.lines.parts()] == [(str(made.lines[1].id), 2)]
    assert cancel.by.value() == "factory"


def test_what_cannot_be_opened_knows_nothing(pre: MainWindow) -> None:
    pre.run.led.emit("cancel", "SO-26-09999-1", object())
    assert not opened(pre, "cancel", "SO-26-09999-1").bar.isHidden()


def test_an_item_that_there_is_not_is_told(pre: MainWindow) -> None:
    lost = record_window(pre, "arrival", "NOWHERE")
    assert "There is no item NOWHERE" in lost.bar.label.text() and not lost.head.next.isVisibleTo(lost)


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_can_be_read_and_reached_in_both_languages(pre: MainWindow, language: str) -> None:
    pre.speak(language)
    pre.show_page("preorders")
    start, form = record_window(pre, "arrival"), record_window(pre, "arrival", SKU)
    type_text(form.pieces, "2")
    form.head.menu.actions()[1].trigger()
    for window in (start, form, pre.pages.currentWidget()):
        assert readable(window)
        assert window.minimumSizeHint().width() <= 960
