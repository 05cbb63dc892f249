"""Photos are dropped on a return or chosen from a folder; what is none is told, and the others stay."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desk.exchange.photos import read_photo
from desk.gui.main_window import MainWindow
from desk.gui.photo_view import PhotoView
from desk.operations import orders, photos
from desk.store import photo_files
from tests.exchange.photo_samples import jpeg
from tests.gui.acts import click, record_window, texts
from tests.gui.returning import issued
from tests.store.photo_trees import photo


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two photos, and between them a text that calls itself one."""
    made = [tmp_path / name for name in ("front.jpg", "list.jpg", "back.jpg")]
    for path, data in zip(made, (jpeg(size=(60, 40)), b"no photo", jpeg(size=(40, 60))), strict=True):
        path.write_bytes(data)
    return made


def dropped(*files: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(each) if isinstance(each, str) else QUrl.fromLocalFile(str(each)) for each in files])
    return data


def drop(card: Any, data: QMimeData) -> bool:
    """Drag something over the card and let go there; whether it was welcome."""
    where, usual = card.rect().center(), Qt.DropAction.CopyAction
    asked = QDragEnterEvent(where, usual, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    card.dragEnterEvent(asked)
    if asked.isAccepted():
        assert card.property("role") == "drop"
        card.dropEvent(
            QDropEvent(QPointF(where), usual, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        )
        assert card.property("role") == "card"
    return asked.isAccepted()


def settled(qtbot: QtBot, main: MainWindow) -> None:
    """The long task is over, and every small picture is drawn."""
    qtbot.waitUntil(lambda: not main.run.busy, timeout=20_000)
    QApplication.processEvents()


def small(card: Any) -> list[QPushButton]:
    return [each for each in card._strip.findChildren(QPushButton) if not each.isHidden()]


def test_photos_are_dropped_and_what_is_none_is_told(
    main: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    ra = issued(main.run.desk).number
    window = record_window(main, "return", ra)
    assert "Drop photos here" in texts(window.photos) and small(window.photos) == []
    assert drop(window.photos, dropped(*files))
    settled(qtbot, main)
    told = window.bar.label.text()
    assert (
        "2 photos were added." in told and "list.jpg" in told and window.bar.property("role") == "bar-error"
    )
    assert [each.name for each in photos.photos_of(main.run.desk, ra)] == ["front.jpg", "back.jpg"]
    qtbot.waitUntil(lambda: not any(each.icon().isNull() for each in small(window.photos)))
    assert len(small(window.photos)) == 2 and "Photo added" in texts(window)
    assert orders.read_history(main.run.desk, ra)[-1].operation == "attach_photo"


def test_photos_are_chosen_from_a_folder_also_once_it_is_settled(
    main: MainWindow, files: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.gui.returning import settled as done

    ra = done(main.run.desk).ra.number
    window = record_window(main, "return", ra)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(files[0])], ""))
    click(window.photos.add)
    settled(qtbot, main)
    assert window.bar.label.text() == "1 photo was added." and window.bar.property("role") == "bar-info"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    click(window.photos.add)
    assert not main.run.busy


def test_a_click_enlarges(main: MainWindow, files: list[Path], qtbot: QtBot) -> None:
    ra = issued(main.run.desk).number
    for path in (files[0], files[2]):
        photos.attach(main.run.desk, ra, read_photo(path))
    window = record_window(main, "return", ra)
    click(small(window.photos)[1])
    (view,) = window.findChildren(PhotoView)
    assert "Photo 2 of 2" in texts(view) and view.picture.pixmap().height() == 60
    view.close()


def test_a_lost_photo_is_told_and_the_others_are_shown(
    main: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    desk = main.run.desk
    ra = issued(desk).number
    gone = photos.attach(desk, ra, read_photo(files[0]))
    photos.attach(desk, ra, read_photo(files[2]))
    (photo_files.folder_of(desk.db.path) / gone.digest[:2] / f"{gone.digest}.jpg").unlink()
    window = record_window(main, "return", ra)
    qtbot.waitUntil(lambda: "Photo missing" in texts(window.photos))
    qtbot.waitUntil(lambda: not small(window.photos)[1].icon().isNull())
    assert not window.bar.isHidden() and small(window.photos)[0].icon().isNull()


def test_a_picture_out_of_a_web_page_is_no_file(main: MainWindow) -> None:
    window = record_window(main, "return", issued(main.run.desk).number)
    assert drop(window.photos, dropped("https://example.org/a.jpg"))
    assert "Save the picture first" in window.bar.label.text()
    text = QMimeData()
    text.setText("a.jpg")
    assert not drop(window.photos, text)


def test_what_is_dragged_on_is_not_meant(main: MainWindow, files: list[Path]) -> None:
    card = record_window(main, "return", issued(main.run.desk).number).photos
    main.run.busy = True
    assert not drop(card, dropped(*files))
    main.run.busy = False
    card.setProperty("role", "drop")
    card.dragLeaveEvent(QDragLeaveEvent())
    assert card.property("role") == "card"


def test_twenty_are_enough(main: MainWindow, tmp_path: Path, files: list[Path], qtbot: QtBot) -> None:
    desk = main.run.desk
    ra = issued(desk).number
    for number in range(19):
        photos.attach(desk, ra, photo(str(number)))
    window = record_window(main, "return", ra)
    card = window.photos
    card.take([files[0], files[2], files[1]])
    settled(qtbot, main)
    told = window.bar.label.text()
    assert "1 photo was added." in told and "20" in told and "list.jpg" not in told
    assert not card.add.isEnabled() and len(small(card)) == 20


def test_many_faults_are_summed_up(main: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    bad = [tmp_path / f"{number}.jpg" for number in range(6)]
    for path in bad:
        path.write_bytes(b"nothing")
    window = record_window(main, "return", issued(main.run.desk).number)
    window.photos.take(bad)
    settled(qtbot, main)
    told = window.bar.label.text().splitlines()
    assert len(told) == 5 and told[-1] == "2 more files were not added."
