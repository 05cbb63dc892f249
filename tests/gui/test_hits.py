"""What was found, best first, with the letters marked that were typed."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.hits import HitDelegate, HitList, told
from desk.records.lists import Hit
from desk.records.money import Money
from desk.words import Words

HITS = (
    Hit("order", "#1001", "<b>Łukasz</b> R&D", "2026-03-02"),
    Hit("customer", "CU-1", "Lucas", "l@example.com"),
)


def test_hits_are_walked_and_drawn(qtbot: QtBot, words: Words) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    hits = HitList(words, holder)
    hits.resize(300, 200)
    hits.show_hits(HITS, "#10 łuk")
    hits.show()
    holder.show()
    assert not holder.grab().isNull()
    assert hits.chosen() == HITS[0]
    hits.step(1)
    assert hits.chosen() == HITS[1]
    hits.step(1)
    assert hits.chosen() == HITS[0]
    assert hits.item(0).text() == "#1001  <b>Łukasz</b> R&D"


def test_nothing_found_is_said(qtbot: QtBot, words: Words) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    hits = HitList(words, holder)
    hits.show_hits((), "xyz")
    holder.show()
    hits.show()
    assert not holder.grab().isNull()
    assert hits.item(0).text() == words("search.nothing")
    assert hits.chosen() is None


def test_the_letters_typed_are_marked(qapp: QApplication) -> None:
    delegate = HitDelegate(qapp, Words("en"))
    delegate.typed = ["kas", "missing"]
    marks = delegate._marks("Łukasz")
    assert [(mark.start, mark.length) for mark in marks] == [(2, 3)]


def test_days_and_amounts_are_written_as_the_shop_does(words: Words) -> None:
    hits = (
        Hit("order", "#1", "Ida", "2026-03-02"),
        Hit("item", "A", "Bear", "189.00"),
        Hit("order", "#1", ""),
    )
    assert [told(hit, words) for hit in hits] == ["Mar 2, 2026", "$189.00", ""]


def test_a_customer_s_store_credit_is_said_before_the_window_opens(words: Words) -> None:
    hit = Hit("customer", "CM-1", "Ida", "ida@example.com", credit=Money(7745))
    assert told(hit, words) == "$77.45 of store credit  ·  ida@example.com"


@pytest.mark.parametrize("typed", ["20260313", "2026-03-13", "12", "12.50", "l@example.com", ""])
def test_what_people_typed_becomes_no_day_and_no_amount(words: Words, typed: str) -> None:
    assert told(Hit("customer", "CM-1", "Ida", typed), words) == typed
