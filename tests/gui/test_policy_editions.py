"""Editions and the history of the policy, the chosen line's changes whole."""

from datetime import date

from PySide6.QtWidgets import QApplication

from desk.gui.policy_editions import EditionsPage
from desk.records.policies import EditionRow
from desk.records.shop import HistoryLine
from desk.words import Words
from tests.gui.acts import texts

FIRST = EditionRow(
    1, "samanthas", "Samantha's", date(2026, 3, 13), date(2026, 3, 31), "in_force", 3, "d", "{}"
)
BACK = EditionRow(
    3, "samanthas", "Samantha's", date(2026, 4, 1), None, "upcoming", 0, "d", "{}", repeats=True
)
LINE = HistoryLine(
    1,
    "2026-03-13T17:00:00+00:00",
    date(2026, 3, 13),
    "Alma",
    "new_edition",
    "policy",
    "So",
    {"ra-request": "5"},
    {"ra-request": "6"},
)


def test_editions_and_history_are_shown(words: Words, qapp: QApplication) -> None:
    page = EditionsPage(words)
    page.show_editions((BACK, FIRST), (), "America/Chicago")
    assert "Nothing was changed yet." in texts(page)
    page.show_editions((BACK, FIRST), (LINE,), "America/Chicago")
    read = texts(page)
    assert "Apr 1, 2026\n\nSamantha's\nWithdrawn: goes on as before\n0" in read
    assert "Mar 13, 2026\nMar 31, 2026\nSamantha's\nIn force\n3" in read
    assert "Changed the policy\nSo\nra-request: 5 → 6" in read
    assert read.count("ra-request: 5 → 6") == 2
