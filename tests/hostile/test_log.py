"""The log names nobody and nothing, and no value in it begins a line of its own."""

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QPushButton

from desk.app import set_up_log
from desk.cli import commands
from desk.gui import application
from desk.gui.bar import MessageBar
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.operations import orders
from desk.operations.desk import Desk
from desk.words import Words
from tests.hostile.corpus import hostile

NAME, MAIL, PHONE, CARD = "Cana Ryperson", "cana.ry@example.com", "(417) 555-0199", "4111 1111 1111 1111"
CANARY = f"{NAME}\n{MAIL} ({PHONE}) {CARD}"
SIGNS = ("Cana", "Ryperson", "cana.ry", "555-0199", "4111", "1111 1111")


@pytest.fixture
def lines(tmp_path: Path) -> Iterator["Log"]:
    """The program's own log file in an empty folder, taken down again."""
    root = logging.getLogger()
    before, hook = root.handlers[:], sys.excepthook
    set_up_log(tmp_path)
    yield Log(tmp_path / "desk.log")
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    sys.excepthook = hook
    qInstallMessageHandler(None)


class Log:
    """What stands in the file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def text(self) -> str:
        """The file as it is; empty where nothing was logged."""
        return self.path.read_text("utf-8") if self.path.exists() else ""

    def records(self) -> list[dict[str, object]]:
        """Each line as the record that it is."""
        return [json.loads(line) for line in self.text().splitlines()]


def found(log: Log) -> list[str]:
    """The canaries that got into the file."""
    return [sign for sign in SIGNS if sign in log.text()]


def test_a_bug_in_an_operation_names_nobody(lines: Log, desk: Desk, qapp: QApplication) -> None:
    def broken(desk: Desk, name: str) -> None:
        raise RuntimeError(f"no such customer {name}")

    run = Run(desk, Words("en"), Memory(lines.path.with_name("windows.ini")))
    assert run.read(MessageBar("x"), broken, CANARY) is None
    assert run.read(MessageBar("x"), orders.open_order, CANARY) is None
    (record,) = lines.records()
    assert record["message"] == "unforeseen RuntimeError" and "broken" in str(record["places"])
    assert found(lines) == []


def test_a_bug_in_a_slot_names_nobody(lines: Log, desk: Desk, qapp: QApplication) -> None:
    window = MainWindow(desk, Words("en"), Memory(lines.path.with_name("windows.ini")))
    button = QPushButton(window)

    def slot() -> None:
        raise KeyError(CANARY)

    button.clicked.connect(slot)
    sys.excepthook = window.unforeseen
    button.click()
    assert [record["message"] for record in lines.records()] == ["unforeseen KeyError"]
    assert found(lines) == [] and not window.bar.isHidden()
    window.close()
    window.deleteLater()


def test_a_command_that_breaks_names_nobody(
    lines: Log, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(call: object) -> int:
        raise ValueError(CANARY) from RuntimeError(CANARY)

    broken = (commands.Command("break", run, ()),)
    monkeypatch.setattr(commands, "COMMANDS", broken)
    assert commands.main(["break"], Start()) == commands.SHORT
    assert capsys.readouterr().err.strip() == Words("en")("cli.bug")
    assert len(lines.records()) == 1 and found(lines) == []


class Start:
    """A start that knows words only."""

    @staticmethod
    def words(language: str = "") -> Words:
        """English."""
        return Words(language or "en")


def test_what_qt_complains_of_names_nobody(lines: Log, qapp: QApplication) -> None:
    qInstallMessageHandler(application._log_qt)
    for message in (
        f'QPixmap::load: cannot open "{CANARY}"',
        f"QFont: no letter of {NAME} in it",
        f"QUrl: {MAIL} is none",
        f"QPrinter: job {CARD} for {PHONE} failed",
    ):
        qWarning(message)
    application._log_qt(QtMsgType.QtCriticalMsg, None, f"'{NAME}'")
    assert len(lines.records()) == 5 and found(lines) == []
    assert str(lines.records()[0]["message"]).startswith("QPixmap::load: cannot open ")


def test_what_libraries_log_names_nobody(lines: Log) -> None:
    other = logging.getLogger("reportlab")
    try:
        raise ValueError(CANARY)
    except ValueError:
        other.exception("cannot draw %r", CANARY)
    assert len(lines.records()) == 1 and found(lines) == []


def test_no_text_begins_a_line_of_its_own(lines: Log, tmp_path: Path) -> None:
    texts = hostile(tmp_path / "bait.png")
    for text in texts:
        logging.getLogger("other").warning("odd: %s", text)
    assert len(lines.records()) == len(texts)
    assert all(record["logger"] == "other" for record in lines.records())


def test_a_log_as_it_is_usually_written_is_caught(lines: Log) -> None:
    for handler in logging.getLogger().handlers:
        handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("other").exception("odd")
    assert set(found(lines)) == set(SIGNS)
    with pytest.raises(ValueError, match="Expecting value"):
        lines.records()
