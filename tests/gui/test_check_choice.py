"""Checks are chosen by ticks."""

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.check_choice import CheckChoice
from desk.records.checks import Check
from desk.records.money import Money
from desk.words import Words
from tests.gui.acts import cells, click

DAY = date(2026, 3, 13)


def check(number: str, **told: object) -> Check:
    """A check of 1.00."""
    return Check(1, number, 1, "CM-1", "Ann", Money(100), DAY, DAY, payer="Ann", **told)  # type: ignore[arg-type]


def test_ticks_are_read_and_set_together(qapp: QApplication, qtbot: QtBot) -> None:
    choice = CheckChoice(Words("en"), "to-deposit", {"bank": lambda each: each.bank})
    qtbot.addWidget(choice)
    choice.show()
    first, second = check("CK-1", bank="Ozark"), check("CK-2", kind="money_order", check_number="88")
    with qtbot.assertNotEmitted(choice.chosen):
        choice.show_checks((first, second), {"CK-2"})
    assert choice.picked() == (second,) and choice.nothing.isHidden()
    assert cells(choice) == [
        "CK-1",
        "Ann",
        "",
        "Ozark",
        "$1.00",
        "CK-2",
        "Ann",
        "Money order 88",
        "",
        "$1.00",
    ]
    with qtbot.waitSignal(choice.chosen):
        click(choice.every)
    assert choice.picked() == (first, second)
    with qtbot.waitSignal(choice.chosen):
        click(choice.nobody)
    assert choice.picked() == ()
    choice.show_checks((), ())
    assert choice.table.isHidden() and not choice.nothing.isHidden()
