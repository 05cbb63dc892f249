"""The deposit slip: every check counted, its sum carried from page to page."""

import pytest

from desk.paper import deposit_slip
from desk.records.money import total
from desk.words import Words
from tests.paper.reading import codes, faults, pages, text
from tests.paper.samples import LONG_NAME, LONG_SHOP
from tests.paper.slips import deposit_slip as slip

EN, ES = Words("en"), Words("es")


def test_one_check_stands_with_bank_number_and_sum() -> None:
    paper = slip(1)
    shown = text(deposit_slip.render(paper, EN))
    for part in (
        "DEPOSIT SLIP",
        paper.deposit.number,
        "Friday, March 20, 2026",
        "1041 Ann Miller Ozark Savings",
        "081000032",
        "CK-26-00001-5",
        "Total of 1 check $100.01",
        "Account number",
        "Signature of the depositor",
    ):
        assert part in shown
    assert "Carried" not in shown and "4711" not in shown and "paper." not in shown


def test_its_number_is_scanned() -> None:
    paper = slip(3)
    assert ("Code128", paper.deposit.number) in codes(deposit_slip.render(paper, EN))


def test_money_orders_are_marked() -> None:
    paper = slip(7)
    shown = text(deposit_slip.render(paper, EN))
    assert shown.count("Money order") == 1 and "Total of 7 checks" in shown


@pytest.mark.parametrize("count", [60, 150])
@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_carried_is_what_stood_before(count: int, language: str) -> None:
    words, paper = Words(language), slip(count)
    pdf = deposit_slip.render(paper, words)
    held, shown, before = paper.deposit.checks, pages(pdf), 0
    assert faults(pdf, margin=20) == []
    for page in shown[:-1]:
        before += sum(each.number in page for each in held)
        carried = words.money(total(each.amount for each in held[:before]))
        assert f"{words('paper.deposit-carried')} {carried}" in page
        assert f"{words('paper.deposit-brought')} {carried}" in shown[shown.index(page) + 1]
    assert sum(each.number in page for page in shown for each in held) == count
    assert words.money(paper.deposit.total) in shown[-1] and words("paper.deposit-received") in shown[-1]


@pytest.mark.parametrize("count", range(26, 36))
def test_the_last_check_stands_above_the_sum_and_the_signature(count: int) -> None:
    paper = slip(count)
    *_, last = pages(deposit_slip.render(paper, EN))
    *_, check = paper.deposit.checks
    assert check.number in last and f"Total of {count} checks" in last and "Signature" in last


def test_long_names_go_on_overleaf_and_nothing_touches() -> None:
    paper = slip(40, LONG_NAME, LONG_SHOP)
    pdf = deposit_slip.render(paper, ES)
    assert len(pages(pdf)) > 1 and faults(pdf, margin=20) == []
    assert pdf == deposit_slip.render(paper, ES)


@pytest.mark.parametrize("name", ("R&D <x@y>", "Łukasz", "山田"))
def test_a_name_prints_whole(name: str) -> None:
    assert name in text(deposit_slip.render(slip(2, name), EN))
