"""Another policy is brought as a file, strictly read; the shop's own is saved as one."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desk.gui.main_window import MainWindow
from tests.gui.acts import fill, texts
from tests.gui.policing import fee_field, menu, policy_window

BRING = "Bring another policy file"


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the system's dialogs answer."""
    path = tmp_path / "mine.toml"
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))
    return path


def test_a_file_is_brought_and_is_one_change(main: MainWindow, chosen: Path) -> None:
    window = policy_window(main)
    chosen.write_text(main.run.desk.packs["miniature-expressions"], "utf-8-sig")  # as Notepad may save it
    menu(window, BRING).trigger()
    read = texts(window)
    assert window.changed.counted.text() == "1 change" and "Miniature Expressions" in read
    assert "it is not saved yet" in read and "Not happy with it?" in window.clauses.list.item(1).text()


def test_a_file_with_faults_changes_nothing_and_lists_them(main: MainWindow, chosen: Path) -> None:
    window = policy_window(main)
    chosen.write_text("colour = 'red'\n" + main.run.desk.packs["samanthas"], "utf-8")
    menu(window, BRING).trigger()
    assert window.tabs["faults"].isChecked() and "mine.toml has 1 fault" in texts(window)
    assert window.changed.counted.text() == "Nothing is changed."


def test_what_is_no_text_or_not_there_is_told(main: MainWindow, chosen: Path) -> None:
    window = policy_window(main)
    menu(window, BRING).trigger()
    assert "mine.toml" in window.bar.label.text()
    chosen.write_bytes(b"name = '\xe9'")
    menu(window, BRING).trigger()
    assert "UTF-8" in window.bar.label.text()
    chosen.write_bytes(b"")
    menu(window, BRING).trigger()
    assert window.bar.isHidden() and window.tabs["faults"].isChecked() and "6 faults" in texts(window)
    chosen.write_text(main.run.desk.packs["miniature-expressions"], "utf-8")
    menu(window, BRING).trigger()
    assert window.tabs["faults"].isHidden() and "Not saved yet" in texts(window.head)


def test_typed_changes_come_before_a_file(main: MainWindow, chosen: Path) -> None:
    window = policy_window(main)
    fill(fee_field(window).field, "15")
    menu(window, BRING).trigger()
    assert "Save or discard them first" in window.bar.label.text()


def test_no_file_chosen_is_nothing_done(main: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    window = policy_window(main)
    menu(window, BRING).trigger()
    menu(window, "Save the policy's text as a file").trigger()
    assert window.bar.isHidden()


def test_the_text_is_saved_as_a_file(main: MainWindow, chosen: Path) -> None:
    window = policy_window(main)
    menu(window, "Save the policy's text as a file").trigger()
    assert chosen.read_text("utf-8") == main.run.desk.packs["samanthas"]
    assert "mine.toml" in window.bar.label.text()
