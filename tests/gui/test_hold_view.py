"""What keeps a parcel here is told with its day, what is missing, and the clause in plain words."""

from datetime import date

from PySide6.QtWidgets import QApplication

from desk.gui.hold_view import HoldView
from desk.records.answers import Clause
from desk.records.money import Money
from desk.records.packing import Hold
from desk.words import Words
from tests.gui.acts import texts


def test_what_is_not_held_may_leave(qapp: QApplication, words: Words) -> None:
    view = HoldView(words)
    view.show_holds((), Money(0))
    assert "It may leave" in texts(view)


def test_each_hold_is_told(qapp: QApplication, words: Words) -> None:
    view = HoldView(words)
    clause = Clause("check-hold", {"en": "Checks wait."})
    held = (Hold("check", "check-hold", date(2026, 3, 23), clause), Hold("unpaid"), Hold("own"))
    view.show_holds(held, Money(1205))
    read = texts(view)
    for part in ("Mar 23, 2026", "Checks wait.", "$12.05 has to be paid first", "own"):
        assert part in read
    view.show_holds((Hold("balance"),), Money(0))
    assert "has to be paid" not in texts(view)
