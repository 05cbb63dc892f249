"""Prints an RA label and a credit slip as the windows do, in a process that knows the test's print server."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.printing import print_or_show
from desk.operations import orders, shops
from desk.words import Words
from tests.conftest import DAY, SHOP, FixedClock, doll_order, owners_desk
from tests.gui.acts import record_window
from tests.gui.returning import issued, settled
from tests.gui.spooler import USUAL


def main(folder: Path) -> None:
    """Tell the number of each paper that went to its printer."""
    app = QApplication([])
    desk = owners_desk(FixedClock(DAY))
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    orders.enter_order(desk, doll_order())
    memory = Memory(folder / "windows.ini")
    for sheet in USUAL:
        memory.keep(f"printer/{sheet}", sheet)
    window = MainWindow(desk, Words("en"), memory)
    slip = settled(desk).slip
    assert slip is not None
    for kind, number in (("ra_label", issued(desk, "A").number), ("credit_slip", slip.number)):
        shown = record_window(window, "order", "#1001")
        app.setActiveWindow(shown)
        print_or_show(window.run, kind, number)
        app.processEvents()
        print(kind, number, shown.bar.label.text(), sep="|")
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
