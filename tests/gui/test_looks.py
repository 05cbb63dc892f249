"""Zoom goes by steps and stops at the ends; colours are kept."""

import pytest

from desk.gui import looks
from desk.gui.main_window import MainWindow
from desk.gui.theme import ZOOMS, Theme


@pytest.mark.slow
def test_zoom_stops_at_both_ends(main: MainWindow) -> None:
    for step, end in ((1, ZOOMS[-1]), (-1, ZOOMS[0])):
        for _ in ZOOMS:
            looks.zoom(main, step)
        assert Theme.zoom == end == main.run.memory.number("zoom", 100)
    looks.zoom(main, 0)
    assert Theme.zoom == 100


def test_colours_are_kept(main: MainWindow) -> None:
    looks.colour(main, "dark")
    assert main.run.memory.text("colours") == "dark"
    looks.colour(main, "light")
