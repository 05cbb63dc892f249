"""A shop with a customer and items, and a person at the counter whose keys are counted."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import customers, items
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.items import Item
from desk.records.money import Money
from tests.gui.acts import press, record_window, type_text

HOME = Address(name="Ann Lee", street="12 Main St", city="St. Louis", state="MO", postal_code="63101")
ITEMS = (
    Item(0, "A1", "Felt bear, honey", Money(12000), weight="1.2", size="8x6x4"),
    Item(0, "B1", "Porcelain doll Ida", Money(8995), weight="2"),
    Item(0, "P1", "Winter doll", Money(34999), kind="preorder"),
    Item(0, "S1", "Doll to measure", Money(59900), kind="special"),
)


def stocked(desk: Desk) -> Customer:
    """Bring Ann Lee of Missouri and four items into a shop; of the porcelain doll there are three."""
    for each in ITEMS:
        items.add_item(desk, each)
    items.count_stock(desk, "B1", 3, "counted")
    ann = Customer(0, "", "Ann Lee", "ann@example.com", "3145550142", HOME, note="Calls before noon.")
    return customers.add_customer(desk, ann)


def taking_window(main: MainWindow) -> Any:
    """The window in which an order is taken, over that shop."""
    stocked(main.run.desk)
    return record_window(main, "take")


def buy(window: Any, *skus: str, customer: str = "ann lee") -> None:
    """Choose the customer and items as one types."""
    type_text(window.buyer.box.field, customer)
    press(window.buyer.box.field, Qt.Key.Key_Return)
    for sku in skus:
        type_text(window.lines.box.field, sku)
        press(window.lines.box.field, Qt.Key.Key_Return)


@dataclass
class Hands:
    """Somebody who has only a keyboard; ``keys`` counts what is pressed beside the data itself."""

    keys: list[str] = field(default_factory=list)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, on: Any = None
    ) -> None:
        """Press a key where the focus is."""
        self.keys.append(f"{modifier.name} {key.name}")
        press(on or QApplication.focusWidget(), key, modifier)

    def type(self, text: str) -> None:
        """Type data where the focus is."""
        type_text(QApplication.focusWidget(), text)
