"""People's text is shown letter for letter."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.gui.text import PlainLabel, caption, paragraph, restyle, selectable, shown, tip

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
    assert shown("e" + "\u0301" * 50) == "e" + "\u0301" * 3


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
    assert tip("<b>") == "&lt;b&gt;"


def test_a_role_changes_the_looks(qapp: QApplication) -> None:
    label = selectable(PlainLabel("1", "muted", wrap=True))
    before = label.property("role")
    restyle(label, "fault")
    assert (before, label.property("role")) == ("muted", "fault")
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
