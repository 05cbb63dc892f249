"""The recovery words are shown numbered, printed, saved, and gone once they are written down."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from desk.gui.recovery_page import RecoveryPage
from desk.gui.run import Run
from desk.records.papers import RecoverySheet
from desk.records.recovery import words_of
from desk.records.shop import Shop
from tests.gui.acts import click, texts
from tests.paper.reading import text

SHEET = RecoverySheet(Shop("Dolls"), words_of(bytes(range(16))), date(2026, 3, 13))


@pytest.fixture
def page(run: Run, qtbot: QtBot) -> RecoveryPage:
    """The page of a shop's words."""
    made = RecoveryPage(run, SHEET)
    qtbot.addWidget(made)
    made.show()
    return made


def test_all_words_stand_there_with_their_numbers(page: RecoveryPage, qtbot: QtBot) -> None:
    read = texts(page)
    for place, word in enumerate(SHEET.words, start=1):
        assert f"{place}.  {word}" in read
    with qtbot.waitSignal(page.done):
        click(page.written)


def test_they_are_saved_as_a_sheet(
    page: RecoveryPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "words.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    click(page.save)
    assert f"17 {SHEET.words[-1]}" in text(target.read_bytes())
    assert "words.pdf" in page.bar.label.text()


def test_a_print_that_is_given_up_prints_nothing(page: RecoveryPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    click(page.print)
    assert page.bar.isHidden()
