"""The colours and the zoom as somebody chose them, for every window."""

from typing import Any

from PySide6.QtWidgets import QApplication

from desk.gui.memory import Memory
from desk.gui.theme import ZOOMS, Theme

COLOURS = {"light": False, "dark": True}


def put_on(memory: Memory) -> None:
    """Have the application look as it is kept."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    Theme.apply(app, dark=COLOURS.get(memory.text("colours")), zoom=memory.number("zoom", 100))


def colour(main: Any, name: str) -> None:
    """Take other colours: ``desktop``, ``light`` or ``dark``."""
    main.run.memory.keep("colours", name)
    main.dress()


def zoom(main: Any, step: int) -> None:
    """One size larger or smaller; the usual one for a step of 0."""
    place = ZOOMS.index(Theme.zoom) if Theme.zoom in ZOOMS else ZOOMS.index(100)
    place = ZOOMS.index(100) if not step else min(max(place + step, 0), len(ZOOMS) - 1)
    main.run.memory.keep("zoom", ZOOMS[place])
    main.dress()
