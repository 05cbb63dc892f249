"""What a customer is told, in every kind of notice and in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.notices import DELAY, KINDS, SECOND_DELAY
from desk.records.papers import NoticePaper
from desk.words import Words, notices
from tests.paper.samples import notice_paper


def lines(paper: NoticePaper, language: str = "en") -> str:
    """All that is told."""
    words = Words(language)
    told = (notices.subject(words, paper), notices.mail_text(words, paper), notices.spoken(words, paper))
    return "\n".join(told)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_in_whole_sentences(kind: str, language: str) -> None:
    # A further delay always has to be agreed to by a day.
    for due in (None, date(2026, 4, 3))[kind == SECOND_DELAY :]:
        told = lines(notice_paper(kind, due=due), language)
        assert "letter." not in told and "{" not in told and "None" not in told
        assert "Ann Miller" in told and "#10100" in told and "Samantha's Collectibles" in told


def test_a_balance_says_how_much_by_when_for_what() -> None:
    told = lines(notice_paper("balance"))
    assert "The balance of $314.29 is due by Apr 3, 2026." in told
    assert told.count("1 × 1911 Ford Town Car (S18_2248)") == 2
    part = lines(notice_paper("balance", open=Money(21429)))
    assert "The balance of $214.29 is due by Apr 3, 2026." in part and "$314.29" not in part
    silent = lines(notice_paper("balance", amount=None, due=None))
    assert "get in touch" in silent and "agree the balance" in silent and "$" not in silent


def test_silence_agrees_only_where_the_rule_says_so() -> None:
    first = lines(notice_paper(DELAY, due=None))
    assert "we take it that you agree" in first and "Silence before that day" in first
    long = lines(notice_paper(DELAY, due=date(2026, 5, 1)))
    assert "Please tell us by May 1, 2026" in long and "Silence" not in long
    assert "further delay" in lines(notice_paper(SECOND_DELAY, due=date(2026, 4, 20)))


def test_of_a_late_order_all_that_remains_is_named() -> None:
    paper = notice_paper("late")
    gone = replace(paper.order.lines[0], shipped=2)
    paper = replace(
        paper,
        order=replace(paper.order, lines=(gone, *paper.order.lines[1:])),
        notice=replace(paper.notice, lines=()),
    )
    assert notices.items(paper) == ["3 × 1917 Grand Touring Sedan (S18_1749)"]
    part = replace(paper, notice=replace(paper.notice, lines=(LinePart("2", 1),)))
    assert notices.items(part) == ["1 × 1917 Grand Touring Sedan (S18_1749)"]
    assert "€" in lines(
        replace(notice_paper("balance", amount=Money(100)), shop=replace(paper.shop, currency="EUR"))
    )
