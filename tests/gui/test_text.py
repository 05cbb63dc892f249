"""People's text is shown letter for letter."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from desk.gui.text import MARK, PlainLabel, caption, paragraph, restyle, selectable, shown, tip, window_title

HOSTILE = ("<b>bold</b>", "<img src='/etc/hostname'>", "R&D <x@y>", "Łukasz", "山田", "Ωmega", "a\tb")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_label_draws_its_letters(qapp: QApplication, name: str) -> None:
    label = PlainLabel(name)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == name.replace("\t", " ")


def test_unseen_letters_are_marked_and_long_texts_clipped() -> None:
    assert shown("evil\u202egnp.exe") == "evil�gnp.exe"
    assert shown("zero\u200bwidth") == "zero�width"
    assert shown("two\nlines") == "two lines"
    assert shown("x" * 300) == "x" * 200 + "…"
    assert shown("e" + "\u0301" * 50) == "e" + "\u0301" * 3 + MARK
    assert shown("e" + "\u20d2" * 50) == "e" + "\u20d2" * 3 + MARK
    for letter in "\u00ad\u034f\u061c\u115f\u3164\ufff9\ud800\U000e0041":
        assert shown(f"Ann{letter}Lee") == f"Ann{MARK}Lee", hex(ord(letter))


def test_a_joiner_is_marked_where_it_joins_nothing() -> None:
    assert shown("Ann\u200dLee") == f"Ann{MARK}Lee"
    family, persian = "👩\u200d👧", "می\u200cخواهم"
    assert shown(family) == family and persian in shown(persian)


def test_several_lines_keep_their_letters_and_say_where_they_are_cut() -> None:
    assert paragraph("a\r\nb\rc\n") == "a\nb\nc"
    assert paragraph("a\x1cb") == f"a{MARK}b"
    assert paragraph("x" * 5000) == "x" * 4000 + "…"
    assert paragraph("x" * 4000) == "x" * 4000


def test_right_to_left_names_do_not_turn_their_surroundings() -> None:
    assert shown("דנה").startswith("\N{FIRST STRONG ISOLATE}")
    assert shown("Dana") == "Dana"


def test_a_million_letters_are_clipped_at_once() -> None:
    start = time.perf_counter()
    assert len(shown("x" * 1_000_000)) < 300
    assert len(paragraph("y" * 1_000_000)) <= 4001
    assert time.perf_counter() - start < 0.1


def test_buttons_keep_their_ampersands_and_tips_their_brackets() -> None:
    assert caption("R&D") == "R&&D"
    assert caption("long name", 4) == "long…"
    for text in ("R&D", "<b>x</b>", "a  b", "&lt;", "<img src='/etc/hostname'>"):
        drawn = QTextDocument()
        drawn.setHtml(tip(text))
        assert GuiQt.mightBeRichText(tip(text)) and drawn.toPlainText() == text


@pytest.mark.parametrize("name", ["Dolls [*]", "[*][*]", "a[*]b", "[**]", "R&D"])
def test_a_windows_title_keeps_its_letters(qapp: QApplication, name: str) -> None:
    window = QWidget()
    window.setWindowTitle(window_title(name))
    window.show()
    assert window.windowHandle().title() == name
    window.setWindowTitle("Dolls [*]")
    assert window.windowHandle().title() == "Dolls ", "Qt keeps these letters itself now"
    window.close()


def test_a_role_changes_the_looks(qapp: QApplication) -> None:
    label = selectable(PlainLabel("1", "muted", wrap=True))
    before = label.property("role")
    restyle(label, "fault")
    assert (before, label.property("role")) == ("muted", "fault")
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
