"""Pieces are ticked or scanned; what was scanned in part, too often or wrongly is told."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.pack_check import FOUND, TOO_MANY, WRONG, PackCheck
from desk.records.money import Money
from desk.records.orders import OrderLine
from desk.records.shipments import Packed
from desk.words import Words
from tests.gui.acts import tick

LINES = (
    OrderLine(1, 1, "BEAR", "Bear", 2, Money(100)),
    OrderLine(2, 2, "Doll", "Doll", 1, Money(100), "special"),
    OrderLine(3, 3, "GONE", "Gone", 1, Money(100)),
    OrderLine(4, 4, "bear", "Bear again", 1, Money(100)),
)


@pytest.fixture
def check(qapp: QApplication, words: Words) -> Any:
    """Two bears, a doll by order, and another bear."""
    return PackCheck(words, LINES, {1: 2, 2: 1, 4: 1})


def test_scans_count_the_pieces_of_a_line_after_the_other(check: Any) -> None:
    codes = {"0400": "BEAR"}
    assert [check.scan(code, codes) for code in ("0400", "bear", "BEAR")] == [FOUND] * 3
    assert check.scan("0400", codes) == TOO_MANY and check.scan("GONE", codes) == WRONG
    assert not check.is_whole
    tick(check.tick(2))
    assert check.packed() == (Packed(1, 2, "scanned"), Packed(2, 1, "ticked"), Packed(4, 1, "scanned"))
    assert check.is_whole


def test_a_tick_taken_back_begins_the_count_anew(check: Any) -> None:
    check.scan("BEAR", {})
    check.scan("BEAR", {})
    tick(check.tick(1))
    assert check.packed()[0] == Packed(1, 2, "")
    tick(check.tick(1))
    assert check.packed()[0] == Packed(1, 2, "ticked")


def test_other_pieces_are_looked_at_anew(check: Any) -> None:
    tick(check.tick(1))
    check.pieces(1).setValue(1)
    assert check.packed()[0] == Packed(1, 1, "")
    check.scan("BEAR", {})
    assert check.packed()[0] == Packed(1, 1, "scanned")
    check.pieces(1).setValue(0)
    assert [each.line for each in check.packed()] == [2, 4] and not check.tick(1).isEnabled()


def test_all_are_ticked_that_are_not_scanned(check: Any) -> None:
    check.scan("Doll", {})
    check.tick_all()
    assert [each.checked for each in check.packed()] == ["ticked", "scanned", "ticked"]


def test_an_empty_parcel_is_not_whole(check: Any) -> None:
    for line in (1, 2, 4):
        check.pieces(line).setValue(0)
    assert check.packed() == () and not check.is_whole


def test_what_was_noted_is_there_again(qapp: QApplication, words: Words, check: Any) -> None:
    check.scan("BEAR", {})
    tick(check.tick(2))
    again = PackCheck(words, LINES, {1: 2, 2: 1, 4: 1})
    again.retype(check.typed())
    assert again.packed() == check.packed() and again.scan("BEAR", {}) == FOUND
    assert again.packed()[0].checked == "scanned"
    fewer = PackCheck(words, LINES, {1: 1, 2: 1})
    fewer.retype({"1": [2, 2, True]})
    assert fewer.packed() == (Packed(1, 1, "scanned"), Packed(2, 1, ""))


def test_a_parcel_that_leaves_again_is_whole(qapp: QApplication, words: Words) -> None:
    check = PackCheck(words, LINES, {1: 2}, whole=True)
    assert not check.pieces(1).isEnabled() and check.pieces(1).minimum() == 2
    first = check.first()
    assert first is check.tick(1) and PackCheck(words, LINES, {}).first() is None
