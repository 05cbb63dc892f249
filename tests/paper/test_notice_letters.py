"""Letters: each on its own sheet, with its amounts, its clauses, and boxes to tick where it asks."""

from dataclasses import replace
from datetime import date

import pytest

from desk.paper import notice_letters
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.notices import KINDS
from desk.words import Words
from tests.paper import samples
from tests.paper.reading import codes, faults, pages, text
from tests.paper.samples import LONG_NAME, LONG_SHOP, TEXTS, notice_paper, notice_papers

EN, ES = Words("en"), Words("es")


def test_a_balance_stands_with_its_amounts_and_clauses() -> None:
    shown = text(notice_letters.render(notice_papers(), EN))
    for part in ("Your balance is due", "BN-26-00001-6", "Dear Ann Miller,", "22 Elm St", "#10100"):
        assert part in shown
    assert "Balance to pay $314.29" in shown and "Sales tax $5.49" in shown
    assert TEXTS["restocking"][0] in shown and TEXTS["insure"][0] not in shown


def test_what_was_paid_meanwhile_is_taken_off_and_what_is_open_again_added() -> None:
    sums = {
        each: text(notice_letters.render(notice_papers(notice_paper(open=Money(each))), EN))
        for each in (21429, 32000)
    }
    assert "Already paid -$100.00" in sums[21429] and "Balance to pay $214.29" in sums[21429]
    assert "Open again $5.71" in sums[32000] and "Balance to pay $320.00" in sums[32000]


def test_the_order_is_scanned_from_the_letter() -> None:
    assert codes(notice_letters.render(notice_papers(), EN)) == [("Code128", "10100")]


def test_a_delay_is_answered_by_a_tick_and_a_signature() -> None:
    shown = text(notice_letters.render(notice_papers(notice_paper("delay", due=None)), EN))
    assert "I agree to wait until May 20, 2026." in shown and "give my money back" in shown
    assert "Date and signature" in shown and "or call us" not in shown and "Balance to pay" not in shown
    paper = notice_paper("delay")
    paper = replace(
        paper, shop=replace(paper.shop, address=replace(paper.shop.address, phone="417 555 0199"))
    )
    assert "or call us: 417 555 0199" in text(notice_letters.render(notice_papers(paper), EN))
    cost = notice_paper("shipping_cost", promised=None)
    assert "I agree to pay it." in text(notice_letters.render(notice_papers(cost), EN))


def test_a_late_order_asks_for_no_tick_and_a_silent_policy_for_no_amount() -> None:
    assert "Date and signature" not in text(notice_letters.render(notice_papers(notice_paper("late")), EN))
    silent = notice_paper("balance", amount=None, due=None, answer=None)
    shown = text(notice_letters.render(notice_papers(silent), EN))
    assert "Balance to pay" not in shown and "What our policy says" not in shown


def test_each_letter_begins_a_sheet_of_its_own() -> None:
    many = tuple(LinePart("1", 1) for _ in range(3))
    long = notice_paper(name=LONG_NAME, lines=many, answer=samples.answer(40))
    pdf = notice_letters.render(notice_papers(long, notice_paper()), EN)
    shown = pages(pdf)
    assert "Page 1 of" in shown[0] and "Page" not in shown[-1]
    assert shown[-1].startswith("Your balance is due") or "Dear Ann Miller," in shown[-1]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_overlaps_and_nothing_is_left_untranslated(kind: str, language: str) -> None:
    paper = replace(notice_paper(kind, LONG_NAME, amount=Money(99_999_999_999)), shop=LONG_SHOP)
    pdf = notice_letters.render(notice_papers(paper, notice_paper(kind)), Words(language))
    assert faults(pdf, margin=20) == []
    assert "letter." not in text(pdf) and "paper." not in text(pdf)


def test_the_same_record_gives_the_same_bytes_and_a_forfeit_is_no_part_of_the_sum() -> None:
    assert notice_letters.render(notice_papers(), EN) == notice_letters.render(notice_papers(), EN)
    late = replace(samples.answer(), amounts=(samples.Amount("forfeited_deposit", Money(7000), "insure"),))
    assert "$70.00" not in text(notice_letters.render(notice_papers(notice_paper(answer=late)), EN))
    moved = notice_paper(due=date(2026, 4, 9))
    assert "Apr 9, 2026" in text(notice_letters.render(notice_papers(moved), EN))


def test_a_name_that_differs_from_the_address_stands_above_it() -> None:
    paper = notice_paper()
    other = replace(paper.notice.customer, name="Bea Buyer")
    shown = text(
        notice_letters.render(notice_papers(replace(paper, notice=replace(paper.notice, customer=other))), ES)
    )
    assert "Bea Buyer" in shown and "Ann Miller" in shown and "Estimado/a Bea Buyer:" in shown
