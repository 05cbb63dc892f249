"""A shop's file that goes away while it is open: told, nothing written, and all goes on when it is back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.app import Start
from desk.gui import file_watch
from desk.gui.bar import MessageBar
from desk.gui.draft_keeper import DraftKeeper
from desk.gui.file_watch import FileWatch
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.operations import drafts
from desk.operations.desk import Desk
from desk.words import Words


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Desk]:
    """The sample shop, open from its file."""
    start = Start(tmp_path / "data")
    with start.open_desk(start.sample_shop(), "Alma") as desk:
        yield desk


@pytest.fixture
def run(qapp: QApplication, filed: Desk, words: Words, memory: Memory) -> Run:
    """How windows run operations on it."""
    return Run(filed, words, memory)


@pytest.fixture
def watch(run: Run, bar: MessageBar) -> Iterator[FileWatch]:
    """A watch that tells it in a bar."""
    holder = QWidget()
    yield FileWatch(holder, run, lambda: bar)
    holder.deleteLater()


def away(desk: Desk) -> Path:
    """Unplug it: the file is not there any more."""
    return desk.db.path.rename(desk.db.path.with_name("elsewhere"))


def note(desk: Desk, text: str) -> bool:
    """A write of any kind."""
    drafts.save(desk, "order", "", {"note": text})
    return True


def test_a_file_in_its_place_is_no_news(watch: FileWatch, run: Run, bar: MessageBar) -> None:
    watch.look()
    assert bar.isHidden() and run.may_write


def test_it_is_told_and_nothing_is_written_until_it_is_back(
    watch: FileWatch, run: Run, bar: MessageBar, filed: Desk
) -> None:
    place, other = filed.db.path, MessageBar("Close")
    gone = away(filed)
    watch.look()
    assert "not there any more" in bar.label.text() and not bar.isHidden()
    assert run.write(other, note, "lost", changes=()) is None
    assert other.label.text() == bar.label.text()
    gone.rename(place)
    watch.look()
    assert bar.isHidden() and run.may_write
    assert run.write(other, note, "kept", changes=())
    assert drafts.load(filed, "order", "") == {"note": "kept"}


def test_it_is_told_again_where_something_else_was_told_over_it(
    watch: FileWatch, bar: MessageBar, filed: Desk
) -> None:
    place = filed.db.path
    gone = away(filed)
    watch.look()
    bar.tell("Something else.")
    watch.look()
    assert "not there any more" in bar.label.text()
    bar.clear()
    watch.look()
    assert not bar.isHidden()
    gone.rename(place)
    bar.tell("Something else.")
    watch.look()
    assert bar.label.text() == "Something else." and not bar.isHidden()


def test_another_file_in_its_place_is_told_too(watch: FileWatch, bar: MessageBar, filed: Desk) -> None:
    gone, place = away(filed), filed.db.path
    place.write_bytes(b"another one")
    for _ in range(2):
        watch.look()
        assert "Another file" in bar.label.text()
    gone.replace(place)


def test_a_long_task_is_not_begun_and_one_under_way_not_disturbed(
    watch: FileWatch, run: Run, bar: MessageBar, filed: Desk
) -> None:
    place, gone = filed.db.path, away(filed)
    run.busy = True
    watch.look()
    assert bar.isHidden()
    run.busy = False
    watch.look()

    class Place(QWidget):
        """A window with a bar."""

        bar = MessageBar("Close")

    window = Place()
    run.long(window, "Counting", iter(()), (), lambda _: None)
    assert "not there any more" in window.bar.label.text() and not run.busy
    window.deleteLater()
    gone.rename(place)


def test_what_is_typed_stays_and_is_kept_when_the_file_is_back(
    watch: FileWatch, run: Run, bar: MessageBar, filed: Desk
) -> None:
    place, holder, typed, own = filed.db.path, QWidget(), {"reason": ""}, MessageBar("Close")
    keeper = DraftKeeper(holder, run, own, lambda: dict(typed))
    keeper.begin("issue", "#1001")
    gone = away(filed)
    typed["reason"] = "defective"
    keeper.keep()
    assert "not there any more" in own.label.text(), "the keeper was faster than the watch"
    own.clear()
    keeper.keep()
    assert own.isHidden(), "the same is not said every two seconds"
    watch.look()
    keeper.keep()
    gone.rename(place)
    watch.look()
    keeper.keep()
    assert drafts.load(filed, "issue", "#1001") == {"reason": "defective"}
    keeper.stop()
    holder.deleteLater()


def test_the_log_is_cut_short_once_nobody_works(
    watch: FileWatch, run: Run, filed: Desk, qapp: QApplication
) -> None:
    log = filed.db.path.with_name(f"{filed.db.path.name}-wal")
    assert not watch._idle.isActive(), "nothing was written"
    qapp.focusChanged.emit(None, None)
    assert not watch._idle.isActive()
    run.write(MessageBar("Close"), note, "x", changes=("orders",))
    assert watch._idle.isActive() and log.stat().st_size > 0
    qapp.focusChanged.emit(None, None)
    assert watch._idle.isActive()
    run.busy = True
    watch.tidy()
    assert log.stat().st_size > 0, "a long task is under way"
    run.busy = False
    watch.tidy()
    assert log.stat().st_size == 0


def test_the_main_window_watches(
    qtbot: QtBot, filed: Desk, words: Words, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within two seconds, which are shorter here, also after another language was chosen."""
    monkeypatch.setattr(file_watch, "EVERY_MS", 10)
    place = filed.db.path
    main = MainWindow(filed, words, memory)
    main.show()
    qtbot.waitUntil(lambda: main._painted)
    gone = away(filed)
    qtbot.waitUntil(lambda: "not there any more" in main.bar.label.text())
    main.speak("es")
    qtbot.waitUntil(lambda: "ya no está" in main.bar.label.text())
    gone.rename(place)
    qtbot.waitUntil(main.bar.isHidden)
    assert file_watch.IDLE_MS >= 10_000
