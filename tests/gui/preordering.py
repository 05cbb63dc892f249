"""The shop of pre-orders in a main window, with the day the dolls come."""

from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations.desk import Desk
from desk.words import Words
from tests import preorder_shop
from tests.conftest import FixedClock


def shop(clock: FixedClock) -> Desk:
    """The shop with four orders for the winter doll, on the day it comes."""
    desk = preorder_shop.open_shop(clock)
    preorder_shop.four(desk)
    clock.day = preorder_shop.CAME
    return desk


def window(desk: Desk, memory: Memory, qapp: QApplication, page: str = "orders") -> MainWindow:
    """Its main window, painted."""
    made = MainWindow(desk, Words("en"), memory)
    made.show()
    for _ in range(4):
        qapp.processEvents()
    made.show_page(page)
    qapp.processEvents()
    return made
