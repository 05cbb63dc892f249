"""Enter presses the button that has the focus; with Ctrl it is the window's own."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.gui.button import quiet_button
from desk.gui.fields import word_button
from tests.gui.acts import press


def test_enter_and_the_space_bar_press_it(qtbot: QtBot) -> None:
    button = word_button("Make the shop")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        press(button, key)
    assert len(pressed) == 3
    press(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(button, Qt.Key.Key_A)
    assert len(pressed) == 3


def test_a_quiet_button_has_its_word(qtbot: QtBot) -> None:
    button = quiet_button("Columns", "columns")
    qtbot.addWidget(button)
    assert button.text() == "Columns" and not button.icon().isNull()
