"""A photo is shown as large as its window, and the next one is a key away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desk.gui.photo_view import SIDE, PhotoView, thumbnail
from desk.gui.theme import Theme
from desk.records.photos import PhotoRow
from desk.words import Words
from tests.exchange.photo_samples import jpeg, png
from tests.gui.acts import click, press, texts

ROWS = tuple(PhotoRow(at, "RA", f"d{at}", f"crack {at}.jpg", 60, 40, 9, "", "Alma") for at in range(3))


@pytest.fixture
def view(words: Words, qapp: QApplication) -> Iterator[PhotoView]:
    """The photos, one of which is lost."""
    files = {"d0": jpeg(size=(3000, 1500)), "d2": jpeg(size=(60, 40))}
    window = QWidget()
    view = PhotoView(window, words, ROWS, files.get)
    view.show_photo(0)
    view.show()
    QApplication.processEvents()
    yield view


def test_a_thumbnail_fits_its_place(qapp: QApplication) -> None:
    side = Theme.px(SIDE)
    wide = thumbnail(jpeg(size=(800, 400))).availableSizes()[0]
    assert (wide.width(), wide.height()) == (side, side // 2)
    assert thumbnail(jpeg(size=(60, 40))).availableSizes()[0].width() == 60
    for other in (b"the bytes of front", b"", b"\xff\xd8\xff", png()):
        assert thumbnail(other).isNull()


def test_photos_are_leafed_through(view: PhotoView) -> None:
    assert "Photo 1 of 3" in texts(view) and "crack 0.jpg" in texts(view) and not view.back.isEnabled()
    picture = view.picture.pixmap()
    assert picture.width() <= view.picture.width() and picture.width() == 2 * picture.height()
    click(view.next)
    assert "Photo missing" in texts(view) and view.windowTitle() == "crack 1.jpg"
    press(view, Qt.Key.Key_Right)
    assert view.picture.pixmap().width() == 60 and not view.next.isEnabled()
    press(view, Qt.Key.Key_Left)
    assert "Photo 2 of 3" in texts(view)


def test_a_larger_window_shows_a_larger_photo(view: PhotoView) -> None:
    before = view.picture.pixmap().width()
    view.resize(view.width() + 200, view.height() + 200)
    QApplication.processEvents()
    assert view.picture.pixmap().width() > before
