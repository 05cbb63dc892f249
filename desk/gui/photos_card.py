"""The photos of a record: dropped here or chosen from a folder, small ones that a click enlarges."""

from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.gui.ask import choose_files
from desk.gui.button import Button
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.gate import gate, is_open
from desk.gui.photo_view import SIDE, PhotoView, thumbnail
from desk.gui.pieces import Card, empty
from desk.gui.text import PlainLabel, caption, restyle, tip
from desk.gui.theme import Theme
from desk.gui.window import RecordWindow
from desk.operations import photos
from desk.operations.desk import Desk
from desk.records.lists import Progress
from desk.records.photos import PhotoRow, Taken
from desk.records.rights import Act

# So many sentences of what went wrong are read; a folder of other files would fill the window.
MOST_TOLD = 4


class PhotosCard(Card):
    """Shown in a record's window, which it asks and tells in."""

    def __init__(self, window: RecordWindow) -> None:
        words = window.words
        super().__init__(words("photos.title"))
        self._window, self._words, self._number = window, words, ""
        self._rows: tuple[PhotoRow, ...] = ()
        self._waiting: list[tuple[Button, PhotoRow]] = []
        self.hint = PlainLabel(words("photos.hint", most=photos.MOST), "muted", wrap=True)
        self._strip = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._strip.setSizePolicy(policy)
        self._flow = FlowLayout(self._strip)
        self.add = word_button(words("photos.add"))
        self.add.clicked.connect(self._choose)
        self.fill(self.hint, self._strip, self.add)
        self.body.setAlignment(self.add, Qt.AlignmentFlag.AlignLeft)
        self.setAcceptDrops(True)
        # Decoding twenty photos takes half a second: the window stands first, then they come one by one.
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._draw_next)

    def show_photos(self, number: str) -> None:
        """Show the photos of a record by its number."""
        window = self._window
        found: tuple[PhotoRow, ...] = window.run.read(window.bar, photos.photos_of, number) or ()
        self._act = Act("attach_photo", number)
        gate(window.run, self.add, self._act, ready=len(found) < photos.MOST)
        if number == self._number and found == self._rows:
            return
        self._number, self._rows, self._waiting = number, found, []
        while item := self._flow.takeAt(0):
            empty(item.widget())
        for place, row in enumerate(found):
            self._waiting.append((self._small(place, row), row))
        self._strip.setVisible(bool(found))
        self._strip.updateGeometry()
        self._timer.start()

    def _small(self, place: int, row: PhotoRow) -> Button:
        button = Button()
        button.setProperty("no_letter", True)
        button.setAccessibleName(self._words("photos.enlarge", name=row.name))
        button.setToolTip(tip(row.name))
        button.setIconSize(QSize(Theme.px(SIDE), Theme.px(SIDE)))
        button.setFixedSize(Theme.px(SIDE + 2), Theme.px(SIDE + 2))
        button.clicked.connect(lambda: self._enlarge(place))
        self._flow.addWidget(button)
        return button

    def _draw_next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        button, row = self._waiting.pop(0)
        data = self._read(row.digest)
        picture = thumbnail(data or b"")
        button.setIcon(picture)
        if picture.isNull():
            button.setText(caption(self._words("photos.lost")))

    def _read(self, digest: str) -> bytes | None:
        found: bytes | None = self._window.run.read(self._window.bar, photos.read, digest)
        return found

    def _enlarge(self, place: int) -> None:
        view = PhotoView(self._window, self._words, self._rows, self._read)
        view.show_photo(place)
        view.show()

    def _choose(self) -> None:
        kinds = f"{self._words('photos.title')} (*.jpg *.jpeg *.png *.webp)"
        self.take(choose_files(self._window, self._words("photos.choose"), kinds))

    def take(self, paths: Sequence[Path]) -> None:
        """Keep the photos in these files, and tell what is wrong with the others."""
        window = self._window
        if paths:
            window.bar.clear()
            window.run.long(
                window,
                self._words("photos.adding"),
                lambda desk: self._steps(desk, paths),
                (),
                self._taken,
            )

    def _steps(self, desk: Desk, paths: Sequence[Path]) -> Generator[Progress, None, Taken]:
        from desk.exchange.photos import attach_files

        try:
            return (yield from attach_files(desk, self._number, paths))
        finally:
            # What was kept before somebody cancelled is kept.
            self._window.run.changed.emit(frozenset({"photos"}))

    def _taken(self, taken: Taken) -> None:
        words = self._words
        wrong = list(dict.fromkeys(words.error(each) for each in taken.troubles))
        more = len(wrong) - MOST_TOLD
        told = wrong[:MOST_TOLD] + ([words.count("photos.more-wrong", more)] if more > 0 else [])
        if taken.kept:
            told.insert(0, words.count("photos.added", len(taken.kept)))
        (self._window.bar.fault if wrong else self._window.bar.tell)("\n".join(told))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped by whoever may add photos."""
        run = self._window.run
        if event.mimeData().hasUrls() and run.may_write and is_open(run, self._act):
            restyle(self, "drop")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They were not meant for here."""
        restyle(self, "card")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files; a picture that is dragged out of a web page is none."""
        restyle(self, "card")
        event.acceptProposedAction()
        paths = _files(event.mimeData().urls())
        if paths:
            self.take(paths)
        else:
            self._window.bar.fault(self._words("photos.no-file"))


def _files(dropped: Iterable[Any]) -> list[Path]:
    return [Path(each.toLocalFile()) for each in dropped if each.isLocalFile()]
