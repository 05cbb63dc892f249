"""Questions inside the window, files and mails."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.ask import (
    AskPanel,
    Blank,
    Question,
    choose_file,
    choose_files,
    choose_target,
    save_file,
    write_mail,
)
from desk.gui.bar import MessageBar
from desk.gui.run import Run
from desk.records.money import Money
from tests.gui.acts import click, fill, press, texts, type_text

BLANKS = (
    Blank("on", "Shipped on", "day", day=date(2026, 3, 13)),
    Blank("cost", "Cost", "money", required=False),
    Blank("reason", "Reason", "reason"),
)


class Place(QWidget):
    """A window with a bar and room for a question."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, self.bar = run, MessageBar("Close")
        self.ask = AskPanel(run, self.bar)
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addWidget(self.ask)
        self.show()


@pytest.fixture
def place(run: Run) -> Place:
    """The window."""
    return Place(run)


SOMETIMES = (
    Blank("answer", "Answer", "choice", options={"yes": "Yes", "no": "No"}),
    Blank("way", "Way", "choice", options={"money": "Money", "goods": "Goods"}, only=("answer", ("yes",))),
    Blank("cost", "Cost", "money", only=("way", ("money",))),
    Blank("reason", "Reason", "reason"),
)


def put(place: Place) -> list[dict[str, Any]]:
    """Ask, and collect the answers."""
    answers: list[dict[str, Any]] = []
    place.ask.put(Question("What happened?", "Do it", BLANKS, answers.append))
    return answers


def test_a_question_is_answered_by_typing_and_enter(place: Place) -> None:
    answers = put(place)
    fields = place.ask._fields
    fill(fields["on"], "3/12")
    type_text(fields["cost"], "9.40")
    type_text(fields["reason"], "typed twice")
    click(place.ask.confirm)
    assert answers[-1] == {"on": date(2026, 3, 12), "cost": Money(940), "reason": "typed twice"}


def test_an_empty_reason_is_asked_for(place: Place) -> None:
    answers = put(place)
    click(place.ask.confirm)
    assert answers == []
    assert "Reason" in place.bar.label.text()


def test_a_wrong_day_is_told_and_nothing_is_done(place: Place) -> None:
    answers = put(place)
    fill(place.ask._fields["on"], "soon")
    assert answers == []
    assert "soon" in place.bar.label.text()


def test_enter_agrees_in_a_choice_too(place: Place) -> None:
    given: list[dict[str, Any]] = []
    blank = Blank("way", "How", "choice", options={"letter": "by letter", "phone": "by phone"})
    place.ask.put(Question("How?", "Note it", (blank,), given.append))
    field = place.ask._fields["way"]
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Return)
    assert given == [{"way": "phone"}]


def test_escape_takes_the_question_back(place: Place) -> None:
    put(place)
    assert "What happened?" in texts(place)
    press(place.ask._fields["on"], Qt.Key.Key_Escape)
    assert place.ask.isHidden()


def test_files_are_chosen_in_the_systems_dialog(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.csv"), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert choose_file(place, "Import", "CSV (*.csv)") == tmp_path / "a.csv"
    names = [str(tmp_path / name) for name in ("a.jpg", "b.jpg")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    assert choose_files(place, "Photos", "(*.jpg)") == [tmp_path / "a.jpg", tmp_path / "b.jpg"]
    assert choose_target(place, "Save", "a.pdf", "PDF (*.pdf)") is None
    assert save_file(place, "a.pdf", "PDF (*.pdf)", b"%PDF") is None


def test_a_file_is_written_whole_or_the_trouble_told(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.pdf"), ""))
    assert save_file(place, "a.pdf", "PDF (*.pdf)", b"%PDF") == tmp_path / "a.pdf"
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "a.pdf"), ""))
    assert save_file(place, "a.pdf", "PDF (*.pdf)", b"%PDF") is None
    assert not place.bar.isHidden()


def test_a_mail_is_an_encoded_mailto_and_nothing_else(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) is None)
    assert write_mail("a@b.c?cc=x@y.z", "R&D <1>", "two\nlines")
    told = opened[0].toEncoded().data().decode()
    assert told == "mailto:a@b.c%3Fcc%3Dx@y.z?subject=R%26D%20%3C1%3E&body=two%0Alines"


def test_a_day_to_come_is_the_next_such_day(place: Place) -> None:
    answers: list[dict[str, Any]] = []
    blank = Blank("day", "Pickup", "day", day=date(2026, 3, 13), ahead=True)
    place.ask.put(Question("When?", "So it is", (blank,), answers.append))
    fill(place.ask._fields["day"], "3/2")
    assert answers == [{"day": date(2027, 3, 2)}]


def test_what_a_choice_leaves_out_is_neither_shown_nor_asked(place: Place) -> None:
    answers: list[dict[str, Any]] = []
    place.ask.put(Question("Well?", "Do it", SOMETIMES, answers.append))
    fields: Any = place.ask._fields
    fields["reason"].setText("so")
    click(place.ask.confirm)
    assert "Cost" in place.bar.label.text() and answers == []
    fields["way"].setCurrentIndex(1)
    assert fields["cost"].isHidden() and "Cost" not in texts(place.ask)
    click(place.ask.confirm)
    fields["way"].setCurrentIndex(0)
    assert fields["cost"].isVisible()
    fields["answer"].setCurrentIndex(1)
    assert fields["way"].isHidden() and fields["cost"].isHidden()
    click(place.ask.confirm)
    assert answers == [
        {"answer": "yes", "way": "goods", "reason": "so"},
        {"answer": "no", "reason": "so"},
    ]
