"""How checks of a customer fared stands in their window, and is changed there with a reason."""

from typing import Any

from desk.gui.check_standing import standing_lines
from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import check_dues, customers
from desk.records.checks import CheckStanding
from desk.words import Words
from tests.gui.acts import click, record_window, texts, type_text
from tests.operations.checking import ordered


def test_each_standing_is_told(words: Words) -> None:
    assert standing_lines(words, CheckStanding()) == []
    assert standing_lines(words, CheckStanding(2, True)) == ["No checks: 2 came back"]
    assert standing_lines(words, CheckStanding(2)) == ["Checks that came back: 2"]
    told = standing_lines(words, CheckStanding(0, True, "CK-26-00001-7", "Checkcare, 555-0100"))
    referred = "Refer to the collection agency Checkcare, 555-0100: check CK-26-00001-7"
    assert told == [referred, "No checks are taken"]


def test_a_customer_is_marked_and_taken_checks_from_again(main: MainWindow) -> None:
    desk = main.run.desk
    number = ordered(desk).customer.number
    window: Any = record_window(main, "customer", number)
    for entry, marked in (("Take no checks…", True), ("Take checks again…", False)):
        entries = {plain_text(each.text()): each for each in window.head.menu.actions()}
        entries[entry].trigger()
        type_text(next(iter(window.ask._fields.values())), "the bank called")
        click(window.ask.confirm)
        assert check_dues.check_standing(desk, number).marked == marked and window.ask.isHidden()
        assert ("No checks are taken" in texts(window)) == marked
    assert customers.customer_history(desk, number)[-1].reason == "the bank called"
