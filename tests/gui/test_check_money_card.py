"""What is owed of a check that came back, in its parts, by the clause of its fee; what rests on it."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.button import Button
from desk.gui.check_money_card import CheckMoneyCard
from desk.gui.run import Run
from desk.operations import checks, recovering
from desk.records.checks import CheckSheet
from tests.gui.acts import texts
from tests.operations import checking


def card(run: Run, qtbot: QtBot, sheet: CheckSheet) -> CheckMoneyCard:
    """The card of a check."""
    made = CheckMoneyCard(run)
    qtbot.addWidget(made)
    made.show()
    made.show_check(sheet)
    QApplication.processEvents()
    return made


def test_it_adds_up_and_names_the_clause(run: Run, qtbot: QtBot) -> None:
    number = checking.returned(run.desk).check.number
    shown = card(run, qtbot, recovering.take_check_payment(run.desk, number, checking.cash(run.desk, 2500)))
    read = texts(shown)
    for part in (
        "$100.00",
        "$35.00",
        "-$25.00",
        "$110.00",
        "Each check that comes back unpaid costs $35.00.",
    ):
        assert part in read
    assert "Cash  ·  SO-26-00001" in read and "Written off" not in read


def test_what_was_lost_is_told(run: Run, qtbot: QtBot) -> None:
    order = checking.sent(run.desk).number
    number = checking.returned(run.desk, (order, 10000)).check.number
    read = texts(card(run, qtbot, recovering.write_off(run.desk, number, "he moved away")))
    assert "Written off" in read and "-$135.00" in read and "$0.00" in read and "Not owed" not in read


def test_what_an_order_called_off_owes_no_more_is_told(run: Run, qtbot: QtBot) -> None:
    number = checking.owed_no_more(run.desk).check.number
    read = texts(card(run, qtbot, checks.open_check(run.desk, number)))
    assert "Not owed any more" in read and "-$100.00" in read and "unpaid costs" not in read


def test_nothing_is_owed_of_one_that_did_not_come_back(run: Run, qtbot: QtBot) -> None:
    assert card(run, qtbot, checking.received(run.desk)).isHidden()


def test_store_credit_that_rests_on_it_is_a_click_away(run: Run, qtbot: QtBot) -> None:
    sheet = replace(checking.returned(run.desk), frozen=("SC-26-00001-7",))
    shown = card(run, qtbot, sheet)
    assert "cannot be spent" in texts(shown)
    (button,) = shown.findChildren(Button)
    with qtbot.waitSignal(run.wanted) as told:
        button.click()
    assert told.args == ["credit", "SC-26-00001-7"]
