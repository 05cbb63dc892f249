"""A shop in a file with its owner at the counter, as windows about backups need it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import orders, shops
from desk.operations.desk import Desk
from desk.records.people import OWNER
from desk.store import people
from desk.store.database import Database
from desk.store.keyring import KeyRing
from desk.words import Words
from tests.conftest import SHOP, FixedClock, doll_order


class Watch(FixedClock):
    """A clock set to the minute."""

    at = datetime(2026, 3, 13, 18, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.at

    def today(self) -> date:
        """The day of that moment, by UTC."""
        return self.at.date()


def filed(folder: Path, like: Desk) -> Desk:
    """A shop of one order in a file, whose owner gave their secret."""
    keys, path = KeyRing(folder / "keys"), folder / "shop.desk"
    clock = Watch(date(2026, 3, 13))
    with Database.making(path, keys) as db:
        made = replace(like, db=db, clock=clock)
        with db.atomic():
            people.add(db, "Alma", OWNER)
        shops.create_shop(made, SHOP, like.packs["samanthas"])
        orders.enter_order(made, doll_order())
    return replace(like, db=Database.open(path, keys), clock=clock)


def shown(desk: Desk, words: Words, memory: Memory) -> MainWindow:
    """The main window, painted and ready."""
    window = MainWindow(desk, words, memory)
    window.show()
    for _ in range(4):
        QApplication.processEvents()
    return window
