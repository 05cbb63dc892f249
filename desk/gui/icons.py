"""Our own few line icons and the shapes that stand beside the words of a state."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap, QPolygonF

from desk.gui.theme import RESOURCES, Theme

# The shape of a state, and which colour of the theme it has; the word always stands beside it.
STATES = {
    "placed": ("ring", "muted"),
    "processed": ("ring", "accent"),
    "shipped": ("half", "accent"),
    "partly_shipped": ("half", "muted"),
    "delivered": ("disc", "good"),
    "cancelled": ("cross", "muted"),
    "open": ("ring", "accent"),
    "settled": ("disc", "good"),
    "voided": ("cross", "muted"),
    "made": ("disc", "good"),
    "undone": ("cross", "muted"),
    "reversed": ("cross", "muted"),
    "overdue": ("triangle", "warn"),
    "lapsed": ("triangle", "warn"),
    "expired": ("triangle", "warn"),
    "kept": ("half", "accent"),
    "not_accepted": ("cross", "bad"),
    "sent_back": ("cross", "muted"),
    "matched": ("disc", "good"),
    "spent": ("cross", "muted"),
    "flagged": ("triangle", "warn"),
    "awaited": ("ring", "muted"),
    "in": ("half", "accent"),
    "untold": ("triangle", "accent"),
    "charge": ("triangle", "accent"),
    "due": ("half", "accent"),
    "paid": ("disc", "good"),
    "allowed": ("disc", "good"),
    "refused": ("cross", "bad"),
    "declined": ("cross", "bad"),
    "withdrawn": ("cross", "muted"),
    "awaits_owner": ("triangle", "warn"),
    "owner": ("triangle", "warn"),
    "received": ("ring", "accent"),
    "post_dated": ("ring", "muted"),
    "deposited": ("half", "accent"),
    "redeposited": ("half", "accent"),
    "cleared": ("disc", "good"),
    "returned": ("triangle", "warn"),
    "returned_again": ("triangle", "warn"),
    "demanded": ("triangle", "bad"),
    "presumption": ("triangle", "bad"),
    "collections": ("cross", "bad"),
    "written_off": ("cross", "muted"),
    "replaced": ("cross", "muted"),
}
UNKNOWN = ("ring", "muted")


def icon(name: str, colour: str = "text") -> QIcon:
    """A line icon in one of the theme's colours."""
    return _icon(name, getattr(Theme.colours, colour), Theme.px(2.5))


def state_mark(state: str) -> QPixmap:
    """The shape of a state, to be drawn before its word."""
    shape, colour = STATES.get(state, UNKNOWN)
    return _mark(shape, getattr(Theme.colours, colour), Theme.px(1.5))


@cache
def _icon(name: str, colour: str, size: int) -> QIcon:
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8").replace("#000000", colour)
    ratio = _ratio()
    side = round(size * ratio)
    drawing = drawing.replace('width="24" height="24"', f'width="{side}" height="{side}"')
    pixels = QPixmap()
    pixels.loadFromData(drawing.encode())
    pixels.setDevicePixelRatio(ratio)
    return QIcon(pixels)


@cache
def _mark(shape: str, colour: str, size: int) -> QPixmap:
    ratio = _ratio()
    pixels = QPixmap(round(size * ratio), round(size * ratio))
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), size / 7))
    _draw(painter, shape, QRectF(size / 6, size / 6, size * 2 / 3, size * 2 / 3))
    painter.end()
    return pixels


def _draw(painter: QPainter, shape: str, box: QRectF) -> None:
    fill = painter.pen().color()
    if shape == "cross":
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
        return
    if shape == "triangle":
        painter.setBrush(fill)
        painter.drawPolygon(
            QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()])
        )
        return
    if shape == "disc":
        painter.setBrush(fill)
    painter.drawEllipse(box)
    if shape == "half":
        painter.setBrush(fill)
        painter.drawPie(box, 90 * 16, 180 * 16)


def icon_size() -> QSize:
    """How large icons on buttons are, at the zoom in force."""
    return QSize(Theme.px(2), Theme.px(2))


def _ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1
