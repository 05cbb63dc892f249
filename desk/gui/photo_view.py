"""Photos on the screen: small ones to find them by, and each in full in a window of its own.

What is drawn here are JPEGs that the program wrote itself when they were taken in.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.gui.fields import word_button
from desk.gui.text import PlainLabel, window_title
from desk.gui.theme import Theme
from desk.records.photos import PhotoRow
from desk.words import Words

Reader = Callable[[str], bytes | None]
SIDE = 11
_BEGINNING = b"\xff\xd8\xff"


def thumbnail(data: bytes) -> QIcon:
    """A small picture of a photo; an empty one for bytes that are no JPEG."""
    picture = _picture(data)
    side = QSize(Theme.px(SIDE), Theme.px(SIDE))
    return QIcon(QPixmap.fromImage(_fitted(picture, side))) if not picture.isNull() else QIcon()


def _picture(data: bytes) -> QImage:
    """A photo's picture; a null one for what does not begin as the JPEGs that we write."""
    return QImage.fromData(data, "JPEG") if data.startswith(_BEGINNING) else QImage()  # type: ignore[arg-type]


def _fitted(picture: QImage, size: QSize) -> QImage:
    """The picture as large as it fits; one that is smaller stays as it is."""
    fits = picture.width() <= size.width() and picture.height() <= size.height()
    smooth = Qt.TransformationMode.SmoothTransformation
    return picture if fits else picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)


class PhotoView(QDialog):
    """One photo of several as large as the window, and the way to the next; ``read`` gives the bytes."""

    def __init__(self, parent: QWidget, words: Words, rows: Sequence[PhotoRow], read: Reader) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._rows, self._read = words, tuple(rows), read
        self._place = 0
        self._picture = QImage()
        self.picture = PlainLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # It takes what room there is and asks for none: a large photo would else make a large window.
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.told = PlainLabel(role="muted", wrap=True)
        self.back, self.next = (word_button(words(f"photos.{name}")) for name in ("back", "next"))
        self.back.clicked.connect(lambda: self.show_photo(self._place - 1))
        self.next.clicked.connect(lambda: self.show_photo(self._place + 1))
        QShortcut(QKeySequence(Qt.Key.Key_Left), self, self.back.click)
        QShortcut(QKeySequence(Qt.Key.Key_Right), self, self.next.click)
        self._lay_out()
        self.resize(Theme.window_size(100, 80))

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(Theme.px(2), Theme.px(2), Theme.px(2), Theme.px(2))
        column.setSpacing(Theme.px(1.5))
        column.addWidget(self.picture, 1)
        row.addWidget(self.told, 1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column.addLayout(row)

    def show_photo(self, place: int) -> None:
        """Show the photo at a place of the row, and what is known of it."""
        self._place, row = place, self._rows[place]
        self._picture = _picture(self._read(row.digest) or b"")
        self.setWindowTitle(window_title(row.name))
        self.picture.setAccessibleName(row.name)
        about = self._words("photos.place", number=place + 1, count=len(self._rows))
        self.told.setText("  ·  ".join((about, row.name, row.person)))
        self.back.setEnabled(place > 0)
        self.next.setEnabled(place + 1 < len(self._rows))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room, another size of the picture."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            self.picture.setText(self._words("photos.lost"))
        else:
            self.picture.setPixmap(QPixmap.fromImage(_fitted(self._picture, self.picture.size())))
