"""Step by step: opened by a key, read as plain text, told again for what is entered since."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desk.gui.answer_view import AnswerView
from desk.gui.main_window import MainWindow
from desk.gui.steps_view import StepsView
from desk.operations import orders
from desk.operations.desk import Desk
from desk.records.answers import Answer, Point, Step
from desk.records.returns import REASONS
from desk.store import orders as stored
from desk.words import Words
from tests.gui.acts import click, fill, press, record_window, texts, tick
from tests.gui.returning import issued, settled

FEE = "Restocking fee of 20 % (clause restocking, line B): applies; takes $17.99."
CARD = Step(1, "gifts", "<b>fair</b>", Point("requires"), "applies", effects=(Point("requires"),))
ANSWER = Answer("return", "allowed", steps=(CARD, Step(2, "gifts", "", Point("cite"), "held")))


def test_the_steps_open_and_close_by_the_keyboard(words: Words, qtbot: QtBot) -> None:
    asked: list[int] = []

    def explain() -> Answer:
        asked.append(1)
        return ANSWER

    view = StepsView(words, explain)
    qtbot.addWidget(view)
    view.show()
    assert (texts(view), asked) == ("Step by step", [])
    press(view.button, Qt.Key.Key_Space)
    read = texts(view)
    assert "What it gives, takes and asks for" in read and "(clause <b>fair</b>): applies" in read
    assert "Hide the steps" in read and "+\n" in read and "–\n" in read
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in view.findChildren(QLabel))
    press(view.button, Qt.Key.Key_Space)
    assert (texts(view), asked) == ("Step by step", [1])
    assert view.button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_what_cannot_be_explained_stays_closed(words: Words, qtbot: QtBot) -> None:
    view = StepsView(words, lambda: None)
    qtbot.addWidget(view)
    view.show()
    click(view.button)
    assert texts(view) == "Step by step" and not view.button.isChecked()


def test_they_stay_open_for_the_next_answer(words: Words, qtbot: QtBot) -> None:
    view = AnswerView(words, None)
    qtbot.addWidget(view)
    view.show_answer(ANSWER, lambda: ANSWER)
    view.steps.button.setChecked(True)
    view.show_answer(ANSWER, lambda: ANSWER)
    assert view.steps.button.isChecked() and "applies" in texts(view)
    view.steps.button.setChecked(False)
    view.show_answer(ANSWER, lambda: ANSWER)
    assert not view.steps.button.isChecked()


def test_an_answer_on_the_phone_is_told_step_by_step(main: MainWindow) -> None:
    window = record_window(main, "issue", "#1001")
    tick(window.lines.tick(orders.line_by_sku(window.order, "B")))
    tick(window.reasons.button(REASONS.index("changed_mind")))
    click(window.view.view.steps.button)
    assert FEE in texts(window)
    fill(window.on, "2026-03-20")
    assert "(clause ra-request): applies; it is refused" in texts(window)


def test_a_parcel_is_told_step_by_step(main: MainWindow, desk: Desk) -> None:
    window = record_window(main, "receive", issued(desk).number)
    click(window.all_right)
    tick(window.form.outside.yes)
    click(window.view.view.steps.button)
    assert FEE in texts(window)


def test_a_record_is_told_step_by_step_until_its_order_is_another(main: MainWindow, desk: Desk) -> None:
    first = settled(desk).ra.number
    window = record_window(main, "return", first)
    (steps,) = window.findChildren(StepsView)
    click(steps.button)
    assert FEE in texts(window)
    opened = issued(desk, "A")
    other = record_window(main, "return", opened.number)
    (steps,) = other.findChildren(StepsView)
    click(steps.button)
    assert "(clause restocking, line A): applies; takes $24.00." in texts(other)
    with desk.db.atomic():
        stored.mark_delivered(desk.db, orders.open_order(desk, "#1001").id, date(2026, 3, 5))
    steps.button.setChecked(False)
    click(steps.button)
    assert "can no longer be told" in texts(other)
