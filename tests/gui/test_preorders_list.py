"""The page of pre-orders: by what each line waits for; Ctrl+N begins an arrival here and nowhere else."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import preorders
from tests.conftest import FixedClock
from tests.gui import preordering
from tests.gui.acts import click, opened, texts
from tests.preorder_shop import CAME, SKU


def keys(main: MainWindow) -> list[str]:
    """The keys of the menu's own new record."""
    return [each.toString() for each in main.actions_made["take"].shortcuts()]


def test_lines_by_what_they_wait_for(
    clock: FixedClock, memory: Memory, qapp: QApplication, qtbot: QtBot
) -> None:
    desk = preordering.shop(clock)
    main = preordering.window(desk, memory, qapp, "preorders")
    page = main.pages.currentWidget()
    qtbot.waitUntil(lambda: page.totals.text() == "4 lines")
    assert page.model.rowCount() == 4
    preorders.arrive(desk, SKU, 3, CAME)
    main.run.changed.emit(frozenset({"orders"}))
    click(page.filters.chip("in"))
    assert [page.model.index(row, 1).data() for row in range(2)] == ["Di & Co", "Ben Ortiz"]
    assert page.model.index(0, 5).data() == "2 / 2" and page.model.index(0, 6).data() == "In"
    page._open(page.model.index(0, 0))
    assert opened(main, "order", page.model.row(0).number) is not None
    desk.db.close()


def test_its_buttons_open_an_arrival_and_whom_to_tell(
    clock: FixedClock, memory: Memory, qapp: QApplication
) -> None:
    desk = preordering.shop(clock)
    main = preordering.window(desk, memory, qapp, "preorders")
    page = main.pages.currentWidget()
    page._make()
    assert opened(main, "arrival") is not None
    page._deeds[1].step()
    assert "There is nobody to tell" in texts(opened(main, "notices"))
    desk.db.close()


def test_the_key_for_a_new_record_is_lent_to_the_page(main: MainWindow, qapp: QApplication) -> None:
    assert keys(main) == ["Ctrl+N"]
    main.show_page("preorders")
    assert keys(main) == []
    main.redress()
    assert keys(main) == []
    main.show_page("orders")
    assert keys(main) == ["Ctrl+N"]
