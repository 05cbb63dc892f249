"""Every page and state has its picture."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from desk.gui.actions import MENUS, PAGES
from desk.gui.icons import STATES, icon, state_mark

SIGNS = [page.id for page in PAGES] + [
    entry.sign for menu in MENUS.values() for entry in menu if entry and entry.sign
]


def ink(pixels: QPixmap) -> int:
    """How many pixels are drawn at all."""
    picture = pixels.toImage()
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(1 for x, y in points if picture.pixelColor(x, y).alpha())


@pytest.mark.parametrize("name", SIGNS)
def test_an_icon_is_drawn(qapp: QApplication, name: str) -> None:
    assert ink(icon(name).pixmap(QSize(20, 20))) > 15


def test_states_differ_by_their_shape(qapp: QApplication) -> None:
    drawn = {STATES[state][0]: ink(state_mark(state)) for state in STATES}
    assert set(drawn) == {"ring", "half", "disc", "cross", "triangle"}
    assert len(set(drawn.values())) == 5
    assert ink(state_mark("made up by a pack")) > 0
