"""Both palettes can be read, and sizes follow the zoom."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desk.gui.theme import DARK, LIGHT, ZOOMS, Colours, Theme


def light(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = QColor(colour).getRgbF()[:3]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Between 1 and 21."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_text_stands_out_from_every_ground(colours: Colours) -> None:
    for ground in (colours.window, colours.surface, colours.sunken, colours.rail, colours.hover):
        for text in (colours.text, colours.muted, colours.accent):
            assert contrast(text, ground) >= 4.5, (text, ground)
    for text, ground in (
        (colours.on_accent, colours.accent),
        (colours.accent, colours.tint),
        (colours.text, colours.tint),
        (colours.text, colours.bad_tint),
        (colours.warn, colours.rail),
        (colours.bad, colours.surface),
        (colours.good, colours.surface),
    ):
        assert contrast(text, ground) >= 4.5, (text, ground)


def test_the_desktop_or_the_shop_chooses(qapp: QApplication) -> None:
    Theme.apply(qapp, dark=True)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    Theme.apply(qapp, dark=False)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.window)


def test_a_window_is_no_larger_than_the_screen(qapp: QApplication) -> None:
    room = qapp.primaryScreen().availableSize()
    Theme.apply(qapp, dark=False, zoom=100)
    assert Theme.window_size(100, 60) == QSize(800, 480)
    Theme.apply(qapp, dark=False, zoom=200)
    huge = Theme.window_size(160, 96)
    assert huge.width() == room.width() and huge.height() < room.height()


@pytest.mark.parametrize("zoom", ZOOMS)
def test_everything_grows_with_the_zoom(qapp: QApplication, zoom: int) -> None:
    usual = qapp.font().pointSizeF()
    Theme.apply(qapp, dark=False, zoom=zoom)
    assert Theme.px(10) == round(80 * zoom / 100)
    assert qapp.font().pointSizeF() == pytest.approx(usual * zoom / 100)
    assert "$" not in qapp.styleSheet()
    one = re.search(r"QRadioButton::indicator, [^{]*{ width: (\d+)px", qapp.styleSheet())
    chosen = re.search(
        r"QRadioButton::indicator:checked { border: (\d+)px [^;]*; width: (\d+)", qapp.styleSheet()
    )
    assert one and chosen
    assert int(one[1]) + 2 == int(chosen[2]) + 2 * int(chosen[1]), "chosen or not, it is as large"
