"""The sheet of recovery words: one page, all words in their order, in letters that cannot be misread."""

from datetime import date

import pytest

from desk.paper import recovery_words
from desk.records.papers import RecoverySheet
from desk.records.recovery import WORDS, words_of
from desk.words import Words
from tests.paper.reading import faults, pages, text
from tests.paper.samples import LONG_SHOP, SHOP

SHEET = RecoverySheet(SHOP, words_of(bytes(range(16))), date(2026, 3, 13))


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_words_stand_numbered_on_one_page(language: str) -> None:
    pdf = recovery_words.render(SHEET, Words(language))
    (shown,) = pages(pdf)
    for place, word in enumerate(SHEET.words, start=1):
        assert f"{place} {word}" in shown
    assert faults(pdf) == []


def test_it_says_what_it_is_and_for_whom() -> None:
    shown = text(recovery_words.render(SHEET, Words("en")))
    for part in ("Recovery words", "Mar 13, 2026", SHOP.name, "Word 17 checks", "first four letters"):
        assert part in shown


def test_a_long_name_and_the_longest_words_fit() -> None:
    longest = tuple(sorted(WORDS, key=len)[-17:])
    pdf = recovery_words.render(RecoverySheet(LONG_SHOP, longest, SHEET.printed), Words("es"))
    assert faults(pdf) == [] and len(pages(pdf)) == 1


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert recovery_words.render(SHEET, Words("en")) == recovery_words.render(SHEET, Words("en"))
