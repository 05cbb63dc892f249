"""Letters for the Alt key are each used once in a window."""

from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.keys import letter_keys, letter_menu, plain_text, tabs_before


def letters(texts: list[str]) -> list[str]:
    """The underlined letter of each text."""
    marked = [text.replace("&&", "") for text in texts]
    return [text[text.index("&") + 1].lower() for text in marked if "&" in text]


def test_buttons_and_menus_get_letters_of_their_own(qtbot: QtBot) -> None:
    window, body = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(body)
    buttons = [QPushButton(text) for text in ("Save", "Send", "Sell", "S", "R&&D")]
    for button in buttons:
        column.addWidget(button)
    window.setCentralWidget(body)
    menu = window.menuBar().addMenu("System")
    entries = [menu.addAction(text) for text in ("Save", "Save all")]
    letter_keys(window)
    used = letters([*(button.text() for button in buttons), menu.title()])
    assert len(used) == len(set(used)) >= 5
    assert plain_text(buttons[4].text()) == "R&D"
    assert len(set(letters([entry.text() for entry in entries]))) == 2


def test_a_changing_button_is_left_alone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chip = QPushButton("Open 3", window)
    chip.setProperty("no_letter", True)
    letter_keys(window)
    assert chip.text() == "Open 3"


def test_letters_are_given_anew_without_piling_up(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Möbel & Co".replace("&", "&&"), window)
    letter_keys(window)
    letter_keys(window)
    assert plain_text(button.text()) == "Möbel & Co"


def test_a_menu_skips_its_separators(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = window.menuBar().addMenu("File")
    menu.addAction("Quit")
    menu.addSeparator()
    letter_menu(menu)
    assert menu.actions()[0].text() == "&Quit"


def test_fields_that_were_made_later_come_before_what_stands_below(qapp: QApplication) -> None:
    window = QWidget()
    first, below, after = QLineEdit(window), QLineEdit(window), QLineEdit(window)
    late = [QLineEdit(window), QLineEdit(window)]
    tabs_before(below, late)
    assert first.nextInFocusChain() is late[0] and late[0].nextInFocusChain() is late[1]
    assert late[1].nextInFocusChain() is below and below.nextInFocusChain() is after
    alone = QWidget()
    anchor, before = QLineEdit(alone), QLineEdit(alone)
    tabs_before(anchor, [before])
    assert before.nextInFocusChain() in (alone, anchor)
