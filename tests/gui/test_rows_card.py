"""A card of rows: one is chosen, and its steps are done with it."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.rows_card import RowsCard
from desk.gui.run import Run
from desk.records.rights import Act
from tests.gui.acts import click


def test_its_steps_get_the_chosen_record(run: Run, qapp: QApplication, qtbot: QtBot) -> None:
    card = RowsCard(run, "charges", ("customer", "order"))
    qtbot.addWidget(card)
    done: list[object] = []
    card.add_step("charge", done.append, Act("take_payment"))
    card.add_step("open", done.append)
    card.show_rows((), ())
    assert not card.nothing.isHidden() and card.chosen is None
    assert card.buttons["charge"].isHidden() and card.hint.isHidden()
    card.show_rows(("a", "b"), [["Ann", "#1"], ["Ben", "#2"]])
    card.show()
    assert not card.hint.isHidden()
    click(card.buttons["charge"])
    card.table.setCurrentCell(1, 0)
    click(card.buttons["open"])
    assert done == ["a", "b"] and card.nothing.isHidden()


def test_a_step_that_is_denied_is_shut(run: Run, qapp: QApplication, qtbot: QtBot) -> None:
    card = RowsCard(run, "charges", ("customer",))
    qtbot.addWidget(card)
    card.add_step("charge", lambda _: None, Act("nobody_may"))
    card.show_rows(("a",), [["Ann"]])
    assert not card.buttons["charge"].isEnabled()
