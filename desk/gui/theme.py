"""How everything looks: Fusion, light and dark after the desktop, one accent, an 8-pixel grid."""

from pathlib import Path
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

GRID = 8
# Pixels, about, of what a desktop puts on top of a window.
TITLE_BAR = 40
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)


class Colours(NamedTuple):
    """One set of colours; text on every ground it stands on has a contrast of at least 4.5."""

    window: str
    surface: str
    sunken: str
    rail: str
    line: str
    hair: str
    edge: str
    hover: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    tint: str
    good: str
    warn: str
    bad: str
    bad_tint: str


LIGHT = Colours(
    window="#f5f6f8", surface="#ffffff", sunken="#f0f2f4", rail="#eceff2", line="#dce0e5",
    hair="#eceff2", edge="#c3c9d1", hover="#e9edf1", text="#1a2027", muted="#586370", faint="#8b949e",
    accent="#0b6478", accent_hover="#085263", on_accent="#ffffff", tint="#dcecf0", good="#1d6b3a",
    warn="#8a5300", bad="#ab2430", bad_tint="#fbe9ea",
)  # fmt: skip
DARK = Colours(
    window="#171b20", surface="#1f252b", sunken="#1a1f25", rail="#13171b", line="#343c45",
    hair="#2a3138", edge="#4a545f", hover="#2a3139", text="#e6eaee", muted="#a2adb8", faint="#75808b",
    accent="#5cc3d8", accent_hover="#7ad0e2", on_accent="#08222a", tint="#17404a", good="#7fd39b",
    warn="#e8b45e", bad="#f38b93", bad_tint="#3d1f23",
)  # fmt: skip


class Theme:
    """The looks in force: colours, zoom in percent, and pixels measured on the grid."""

    colours: Colours = LIGHT
    zoom: int = 100
    _points: float = 0

    @classmethod
    def apply(cls, app: QApplication, *, dark: bool | None = None, zoom: int = 100) -> None:
        """Dress the whole program; ``dark`` None follows the desktop."""
        if not cls._points:
            cls._points = max(app.font().pointSizeF(), 9)
        follows = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        cls.colours = DARK if (follows if dark is None else dark) else LIGHT
        cls.zoom = zoom
        font = QFont(app.font())
        font.setPointSizeF(cls._points * zoom / 100)
        font.setFeature(QFont.Tag("tnum"), 1)
        app.setFont(font)
        app.setPalette(_palette(cls.colours))
        app.setStyleSheet(cls._sheet())

    @classmethod
    def px(cls, units: float) -> int:
        """Pixels for a number of grid steps at the zoom in force."""
        return round(units * GRID * cls.zoom / 100)

    @classmethod
    def window_size(cls, wide: float, high: float) -> QSize:
        """A new window's size in grid steps, no larger than the screen, with its title bar, has room for."""
        asked, screen = QSize(cls.px(wide), cls.px(high)), QGuiApplication.primaryScreen()
        return asked.boundedTo(screen.availableSize() - QSize(0, TITLE_BAR)) if screen else asked

    @classmethod
    def _sheet(cls) -> str:
        values = cls.colours._asdict() | {name: str(cls.px(steps)) for name, steps in _STEPS.items()}
        # Chosen or not, a round button is as large at every zoom: its thicker edge takes from its inside.
        values["indc"] = str(cls.px(_STEPS["ind"]) + 2 - 2 * cls.px(_STEPS["q"]))
        values["icons"] = (RESOURCES / "icons").as_posix()
        values["mode"] = "dark" if cls.colours is DARK else "light"
        points = cls._points * cls.zoom / 100
        values |= {name: f"{points * factor:.1f}" for name, factor in _FONTS.items()}
        return Template((RESOURCES / "style" / "desk.qss").read_text("utf-8")).substitute(values)


# Lengths of the style sheet in steps of the grid, and sizes of its letters against the desktop's.
_STEPS = {
    "q": 0.5,
    "h0": 0.625,
    "h1": 0.75,
    "h2": 0.875,
    "u1": 1,
    "u15": 1.5,
    "u2": 2,
    "u2m": 1.875,
    "u3": 3,
    "u4": 4,
    "r": 0.75,
    "chip": 1.5,
    "sb": 0.375,
    "m": 0.375,
    "ind": 1.75,
    "indr": 0.95,
}
_FONTS = {"f_small": 0.9, "f_title": 1.6, "f_number": 1.8, "f_credit": 2.6}
_ROLES = {
    "Window": "window",
    "WindowText": "text",
    "Base": "surface",
    "AlternateBase": "sunken",
    "Text": "text",
    "Button": "surface",
    "ButtonText": "text",
    "BrightText": "bad",
    "Highlight": "accent",
    "HighlightedText": "on_accent",
    "Link": "accent",
    "LinkVisited": "accent",
    "ToolTipBase": "surface",
    "ToolTipText": "text",
    "PlaceholderText": "muted",
    "Light": "surface",
    "Midlight": "line",
    "Mid": "edge",
    "Dark": "edge",
    "Shadow": "edge",
    "Accent": "accent",
}


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(QPalette.ColorRole[role], QColor(getattr(colours, name)))
    for role in ("Text", "WindowText", "ButtonText"):
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], QColor(colours.faint))
    return palette
