"""Letters for the Alt key: each button and menu of a window gets one of its own, in any language."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QMenuBar, QWidget


def letter_keys(window: QWidget) -> None:
    """Underline a letter of every button and menu title of a window, each its own."""
    taken: set[str] = set()
    for bar in window.findChildren(QMenuBar):
        for action in bar.actions():
            action.setText(_with_letter(action.text(), taken))
            if isinstance(menu := action.menu(), QMenu):
                letter_menu(menu)
    for button in window.findChildren(QAbstractButton):
        if button.text() and not button.property("no_letter"):
            button.setText(_with_letter(button.text(), taken))


def letter_menu(menu: QMenu) -> None:
    """The same within one menu, whose letters need no Alt key."""
    taken: set[str] = set()
    for action in menu.actions():
        if isinstance(action, QAction) and not action.isSeparator():
            action.setText(_with_letter(action.text(), taken))


def tabs_before(anchor: QWidget, fields: Sequence[QWidget]) -> None:
    """Let the Tab key go through these fields in their order, and then on to the anchor that stands below."""
    before: Any = anchor.previousInFocusChain()
    while before is not anchor and (before in fields or before.focusPolicy() == Qt.FocusPolicy.NoFocus):
        before = before.previousInFocusChain()
    # Fields that were made later stand at the end of the window's chain; the pairs bring them here in turn.
    begin = () if before is anchor else (before,)
    for first, second in pairwise((*begin, *fields, anchor)):
        QWidget.setTabOrder(first, second)


def plain_text(text: str) -> str:
    """What is written on a button or menu, without its underlined letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _with_letter(text: str, taken: set[str]) -> str:
    plain = plain_text(text)
    starts = [n for n, letter in enumerate(plain) if letter.isalpha() and (n == 0 or plain[n - 1] == " ")]
    for place in [*starts, *range(len(plain))]:
        letter = plain[place].lower()
        if letter.isascii() and letter.isalnum() and letter not in taken:
            taken.add(letter)
            return f"{_doubled(plain[:place])}&{_doubled(plain[place:])}"
    return _doubled(plain)


def _doubled(text: str) -> str:
    return text.replace("&", "&&")
