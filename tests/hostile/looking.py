"""What can be read on a window, and whether any of it would be drawn as something else than its letters."""

import re
import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QTextEdit,
    QWidget,
)

from desk.gui.keys import plain_text
from desk.gui.text import MARK
from tests.hostile.watch import MAGENTA

# What the screen says about a text without being in it: its direction, its end, a letter nobody sees.
_ADDED = re.compile("[\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}]")
_GONE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_PILED = re.compile("[\u0300-\u036f]+")
COMPARED = 78


def core(text: str) -> str:
    """A text's letters as they are compared: white space is one blank, what is marked or piled up left out.

    It is written apart from ``desk.gui.text``, so that a letter lost there is missed here.
    """
    text = unicodedata.normalize("NFD", _ADDED.sub("", text).replace(MARK, ""))
    text = _PILED.sub("", _GONE.sub("", text))
    return " ".join(text.split())


def read(window: QWidget) -> Iterator[str]:
    """Every text that the window holds."""
    yield window.windowTitle().replace("[*][*]", "[*]")
    for label in window.findChildren(QLabel):
        yield label.text()
    for button in window.findChildren(QAbstractButton):
        yield plain_text(button.text())
    for field in window.findChildren(QLineEdit):
        yield field.text()
    for box in window.findChildren(QComboBox):
        yield from (box.itemText(place) for place in range(box.count()))
    for action in window.findChildren(QAction):
        yield plain_text(action.text())
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if model is not None and not isinstance(view, QHeaderView):
            rows, columns = model.rowCount(), 1 if isinstance(view, QListView) else model.columnCount()
            yield from (
                str(model.index(row, column).data() or "") for row in range(rows) for column in range(columns)
            )


def missing(window: QWidget, text: str, times: int = 1) -> str:
    """What the window does not show often enough, or nothing."""
    wanted, shown = core(text)[:COMPARED].strip(), [core(each) for each in read(window)]
    found = sum(each.count(wanted) for each in shown)
    return "" if found >= times else f"{found} of {times}: {wanted!r} in {[each for each in shown if each]}"


def lacks(shown: list[str], text: str) -> str:
    """The text, if none of what is shown holds it."""
    wanted = core(text)[:COMPARED].strip()
    return "" if any(wanted in each for each in shown) else wanted


def rendered(window: QWidget) -> list[str]:
    """Every text that Qt would take for HTML or a link."""
    found = []
    for label in window.findChildren(QLabel):
        if label.textFormat() != Qt.TextFormat.PlainText or label.openExternalLinks():
            found.append(f"a label renders {label.text()!r}")
    found += [f"a field renders {each.toPlainText()!r}" for each in window.findChildren(QTextEdit)]
    for widget in [window, *window.findChildren(QWidget)]:
        for tip in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
            if GuiQt.mightBeRichText(tip) and not tip.startswith('<span style="white-space:pre-wrap">'):
                found.append(f"a tip renders {tip!r}")
    return found


def loud(window: QWidget) -> bool:
    """Whether the bait's colour stands anywhere on the window."""
    QApplication.processEvents()
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    data, wide = bytes(picture.constBits()), picture.bytesPerLine()
    rows = (data[start : start + picture.width() * 3] for start in range(0, len(data), wide))
    return any(bytes(MAGENTA) * 4 in row for row in rows)
