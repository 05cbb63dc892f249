"""The main window: pages, search, scans, language, zoom, and a return from scan to slip."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.gui.actions import MENUS, NEW
from desk.gui.main_window import MainWindow
from desk.gui.theme import DARK, LIGHT, Theme
from desk.gui.today_page import TodayPage
from desk.operations import orders, returns
from desk.records.returns import REASONS
from desk.words import FOLDER, Words
from tests.conftest import doll_order
from tests.gui.acts import click, opened, press, texts, tick, type_text
from tests.gui.returning import issued, settled
from tests.operations.test_returns import ask_for


def scan(main: MainWindow, text: str) -> None:
    """A scanner types fast and ends with Enter, wherever the focus is."""
    main.activateWindow()
    main.search.field.setFocus()
    main.take_scan(text)
    QApplication.processEvents()


def test_today_is_the_first_page(main: MainWindow) -> None:
    assert main.windowTitle() == "Today — Button & Bear"
    assert isinstance(main.pages.currentWidget(), TodayPage)


def test_the_first_page_reads_the_first_catalogues_alone(main: MainWindow) -> None:
    """Else a start reads all sixteen of them before it paints."""
    main.run.words = Words("en", FOLDER / ".." / FOLDER.name)
    main.rebuild()
    main.grab()
    assert len(main.run.words._sentences._read) == 2


@pytest.mark.parametrize(
    ("name", "title"), [("returns", "Returns"), ("credits", "Store credit"), ("today", "Today")]
)
def test_a_page_is_one_click_away(main: MainWindow, name: str, title: str) -> None:
    click(main.rail.button(name))
    assert title in texts(main.pages.currentWidget())
    main.actions_made["page.orders"].trigger()
    assert main.page == "orders"


def test_any_record_is_found_by_its_number(main: MainWindow) -> None:
    done = settled(main.run.desk)
    for number, kind in (("1001", "order"), (done.ra.number, "return"), (done.slip.number, "credit")):
        main.actions_made["find"].trigger()
        type_text(main.search.field, number)
        press(main.search.field, Qt.Key.Key_Return)
        shown = "#1001" if kind == "order" else number
        assert opened(main, kind, shown) is not None, number


def test_a_customer_or_item_opens_in_its_window(main: MainWindow) -> None:
    number = orders.open_order(main.run.desk, "#1001").customer.number
    for typed, kind, shown in (("mo@example.com", "customer", number), ("porcelain", "item", "B")):
        type_text(main.search.field, typed)
        press(main.search.field, Qt.Key.Key_Return)
        assert opened(main, kind, shown) is not None, typed


def test_a_list_that_makes_records_has_the_keys_for_a_new_one(main: MainWindow) -> None:
    entry = next(each.id for menu in MENUS.values() for each in menu if each and NEW in each.keys)
    for page, keys in (("customers", []), ("orders", [NEW]), ("items", []), ("settings", [NEW])):
        main.show_page(page)
        assert [each.toString() for each in main.actions_made[entry].shortcuts()] == keys, page
    main.show_page("items")
    main.speak("es")
    assert main.actions_made[entry].shortcuts() == []


def test_a_wrong_check_digit_offers_the_nearest(main: MainWindow) -> None:
    ra = issued(main.run.desk)
    type_text(main.search.field, ra.number[:-1] + "0")
    press(main.search.field, Qt.Key.Key_Return)
    assert ra.number in main.bar.label.text()
    click(main.bar.button)
    assert opened(main, "receive", ra.number) is not None


def test_a_nearest_number_that_is_not_there_is_told(main: MainWindow) -> None:
    type_text(main.search.field, "RA-26-00077-0")
    press(main.search.field, Qt.Key.Key_Return)
    click(main.bar.button)
    assert "Nothing found" in main.bar.label.text()


def test_another_language_everywhere_and_remembered(main: MainWindow) -> None:
    order = main.windows.show_record("order", "#1001")
    main.actions_made["spanish"].trigger()
    assert main.windowTitle().startswith("Hoy") and "Cronología" in texts(order)
    assert main.run.memory.text("language") == "es"


def test_zoom_and_colours_are_chosen_and_remembered(main: MainWindow) -> None:
    for name, zoom in (("bigger", 110), ("bigger", 125), ("smaller", 110), ("usual", 100)):
        main.actions_made[name].trigger()
        assert (Theme.zoom, main.run.memory.number("zoom")) == (zoom, zoom)
    main.actions_made["colours-dark"].trigger()
    assert Theme.colours is DARK
    main.actions_made["colours-light"].trigger()
    assert Theme.colours is LIGHT


def test_a_scan_opens_what_is_next_or_is_given_back(main: MainWindow) -> None:
    ra = issued(main.run.desk)
    assert main.take_scan(ra.number)
    assert opened(main, "receive", ra.number) is not None
    assert not main.take_scan("4006381333931")


def test_a_scan_for_an_open_window_goes_there(main: MainWindow) -> None:
    main.actions_made["issue"].trigger()
    window = opened(main, "issue")
    window.activateWindow()
    QApplication.processEvents()
    assert QApplication.activeWindow() is window
    assert main.take_scan("#1001")
    assert opened(main, "issue", "#1001") is not None and opened(main, "order", "#1001") is None


def test_the_number_on_a_parcel_leads_to_what_is_still_open_of_it(main: MainWindow) -> None:
    done = settled(main.run.desk).ra
    orders.enter_order(main.run.desk, doll_order("#1004"))
    head = issued(main.run.desk, "A")
    other = returns.issue_ra(main.run.desk, ask_for(main.run.desk, "#1004", together=head.number))
    scan(main, head.number)
    assert opened(main, "receive", head.number) is not None
    returns.void_ra(main.run.desk, head.number, "not meant")
    scan(main, head.number)
    assert opened(main, "receive", other.number) is not None
    scan(main, done.number)
    assert opened(main, "return", done.number) is not None


def test_a_return_from_scan_to_slip(main: MainWindow) -> None:
    scan(main, "#1001")
    click(opened(main, "order", "#1001").head.next)
    issue = opened(main, "issue", "#1001")
    tick(issue.lines.tick(orders.line_by_sku(issue.order, "B")))
    tick(issue.reasons.button(REASONS.index("changed_mind")))
    click(issue.head.next)
    number = next(number for kind, number in main.windows._open if kind == "ra_label")
    main.run.desk.clock.day = date(2026, 3, 20)
    scan(main, number)
    receive = opened(main, "receive", number)
    click(receive.form.outside.yes)
    click(receive.all_right)
    click(receive.head.next)
    assert "$77.45" in texts(opened(main, "return", number))
    assert any(kind == "credit_slip" for kind, _ in main.windows._open)


def test_its_size_is_remembered_and_its_windows_close_with_it(main: MainWindow, qapp: QApplication) -> None:
    main.windows.show_record("order", "#1001")
    main.resize(770, 590)
    main.close()
    qapp.processEvents()
    assert main.windows.shown("order", "#1001") is None
    again = MainWindow(main.run.desk, Words("en"), main.run.memory)
    assert (again.width(), again.height()) == (770, 590)


def test_keys_go_to_the_search_from_anywhere(main: MainWindow) -> None:
    main.activateWindow()
    QTest.keyClick(main, Qt.Key.Key_F2)
    assert main.search.field.hasFocus()


def test_a_bug_anywhere_is_told_calmly_in_the_window_in_use(
    main: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    main.unforeseen(KeyError, KeyError("Łukasz"), None)
    assert "unforeseen" in main.bar.label.text()
    order = main.windows.show_record("order", "#1001")
    order.activateWindow()
    QApplication.processEvents()
    main.unforeseen(KeyError, KeyError("Łukasz"), None)
    assert "unforeseen" in order.bar.label.text()
    assert "KeyError" in caplog.text and "Łukasz" not in caplog.text


def test_ctrl_enter_takes_the_next_step(main: MainWindow) -> None:
    order = main.windows.show_record("order", "#1003")
    order.activateWindow()
    QApplication.processEvents()
    press(order, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert main.windows.shown("ship", "#1003") is not None
