"""The return sheet: all that the customer needs, over as many pages as it takes."""

from dataclasses import replace
from datetime import date, time

import pytest

from desk.paper import ra_sheet
from desk.records.answers import Amount, Deadline
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.records.papers import ReturnPaper
from desk.words import Words
from tests.paper.bundles import beside
from tests.paper.reading import codes, faults, pages, text
from tests.paper.samples import LONG_NAME, RA, TEXTS, answer, long_return_paper, return_paper
from tests.words.test_answers import ANSWER as OPEN

EN, ES = Words("en"), Words("es")


def test_it_tells_what_to_do_and_what_it_comes_to() -> None:
    shown = text(ra_sheet.render(return_paper(), EN))
    for part in (
        "Return authorization",
        "Ann Miller",
        "B Porcelain doll “Ida” 1",
        "Return the package by Monday, March 23, 2026.",
        "Estimated amount $77.45",
        "-$17.99",
        "becomes store credit",
        "RETURN",
        "Write this number on the outside of the package",
    ):
        assert part in shown


def test_every_clause_stands_once_in_its_language() -> None:
    for words, at in ((EN, 0), (ES, 1)):
        shown = text(ra_sheet.render(return_paper(), words))
        for texts in TEXTS.values():
            assert shown.count(texts[at]) == 1
        assert "paper." not in shown


def test_an_amount_refers_to_its_clause() -> None:
    shown = text(ra_sheet.render(return_paper(), EN))
    number = shown[shown.index("-$17.99") - 4 : shown.index("-$17.99") - 1]
    assert f"{number} {TEXTS['restocking'][0]}" in shown


def test_the_label_can_be_scanned_from_the_sheet() -> None:
    assert codes(ra_sheet.render(return_paper(), EN)) == [("Code128", RA), ("QRCode", RA)]
    assert codes(ra_sheet.render(long_return_paper(), EN))[0] == ("Code128", "RA-26-1234567-8")


def test_what_is_long_goes_on_overleaf_whole() -> None:
    pdf = ra_sheet.render(long_return_paper(), EN)
    shown = pages(pdf)
    assert len(shown) >= 3
    assert all(f"Page {at} of {len(shown)}" in page for at, page in enumerate(shown, start=1))
    assert all("RA-26-1234567-8" in page for page in shown)
    assert all("Item no. Item Qty" in page for page in shown if "Porcelain" in page)
    whole = " ".join(shown)
    assert whole.count("Porcelain doll") == whole.count("inch tall") == 30
    assert LONG_NAME.replace("-", "- ") in whole.replace("-", "- ").replace("-  ", "- ")
    for at in range(12):
        assert f"Clause {at} says at length" in whole


def test_nothing_overlaps_or_leaves_the_page() -> None:
    for paper in (return_paper(), return_paper(copy=3), long_return_paper()):
        for words in (EN, ES):
            assert faults(ra_sheet.render(paper, words), margin=20) == []


def test_the_same_bytes_for_the_same_copy() -> None:
    first, again, copy = (ra_sheet.render(return_paper(copy=at), EN) for at in (0, 0, 1))
    assert first == again != copy
    assert text(copy).count("COPY 1") == 2 and "COPY" not in text(first)


def answered(**changes: object) -> ReturnPaper:
    """The short return with its answer changed."""
    paper = return_paper()
    return replace(paper, ra=replace(paper.ra, answer=replace(paper.ra.answer, **changes)))


def test_what_is_left_to_choose_and_a_packs_own_names() -> None:
    paper = answered(
        options=OPEN.options,
        intervals=OPEN.intervals,
        amounts=(Amount("winding", Money(-100), "fair"),),
        deadlines=(Deadline("wind_by", date(2026, 3, 25), "c", time(10, 15)),),
        names={"winding": {"en": "Winding"}, "wind_by": {"en": "Wind it by"}},
    )
    shown = text(ra_sheet.render(paper, EN))
    for part in ("Winding", "-$1.00", "Wind it by", "10:15", "You may choose", "$1.50 to $3.60"):
        assert part in shown, part


def test_an_exchange_has_no_amounts() -> None:
    shown = text(ra_sheet.render(answered(destination="exchange_same_item", amounts=()), EN))
    assert "You receive the same item in exchange." in shown
    assert "Estimated amount" not in shown and "This is an estimate" not in shown


def test_what_the_owner_decides_is_said() -> None:
    shown = text(ra_sheet.render(answered(outcome="owner", destination="none", amounts=()), EN))
    assert "The shop owner decides" in shown


def test_no_destination_and_no_clauses_leave_no_empty_sections() -> None:
    shown = text(ra_sheet.render(answered(destination="none", amounts=(), clauses=()), EN))
    assert "Our policy" not in shown and "becomes" not in shown


def test_further_deadlines_are_told_and_past_ones_are_not() -> None:
    paper = return_paper()
    further = Deadline("ship_back_by", date(2026, 3, 20), "ship-back")
    shown = text(ra_sheet.render(answered(deadlines=(*paper.ra.answer.deadlines, further)), EN))
    assert shown.count("Monday, March 23, 2026") == shown.count("Friday, March 20, 2026") == 1
    assert "March 14" not in shown


def test_a_little_smaller_type_keeps_a_sheet_on_one_page() -> None:
    for further, count in ((0, 1), (1, 1), (2, 1), (3, 2)):
        clauses = answer(further).clauses
        pdf = ra_sheet.render(answered(clauses=clauses), EN)
        assert len(pages(pdf)) == count, further
        assert faults(pdf, margin=20) == []


def test_a_return_without_a_day_or_an_address_prints() -> None:
    paper = return_paper()
    bare = replace(
        paper,
        ra=replace(paper.ra, return_by=None),
        customer=replace(paper.customer, name="", street="", city=""),
    )
    shown = text(ra_sheet.render(bare, EN))
    assert "Return the package by" not in shown and "From Ann Miller" in shown


def test_an_endless_word_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        ra_sheet.render(return_paper("x" * 200_000), EN)
    assert refused.value.key == "text-too-long"


def test_a_parcel_of_several_returns_lists_them_all_and_says_whose_the_estimate_is() -> None:
    paper = return_paper()
    bundle = replace(paper, together=beside(paper, 8))
    for words in (EN, ES):
        pdf = ra_sheet.render(bundle, words)
        shown = text(pdf)
        for each in bundle.parcel:
            assert f"{each.number}, " in shown and all(line.name in shown for line in each.lines)
        assert faults(pdf, margin=20) == []
        assert codes(pdf) == [("Code128", RA), ("QRCode", RA)]
    shown = text(ra_sheet.render(bundle, EN))
    assert f"Send it all in one parcel. The number {RA} stands on it." in shown
    assert f"For {RA} alone. Each return of the parcel has a sheet of its own." in shown
    assert "Return the package by Sunday, March 15, 2026." in shown, "the first of their days"
    assert "alone" not in text(ra_sheet.render(paper, EN))


def test_a_return_set_apart_says_which_number_stands_on_the_parcel() -> None:
    paper = return_paper()
    pdf = ra_sheet.render(replace(paper, ra=beside(paper, 1)[0]), EN)
    assert f"The number {RA} stands on the parcel." in text(pdf) and "Send it all" not in text(pdf)
    assert f"put it on the outside of the package, or write {RA} there" in text(pdf)
    assert codes(pdf) == [("Code128", RA), ("QRCode", RA)]


def test_the_day_that_the_owner_gave_stands_instead_of_the_policys() -> None:
    paper = return_paper()
    later = replace(paper.ra, return_by=date(2026, 4, 2), extended=date(2026, 4, 2))
    shown = text(ra_sheet.render(replace(paper, ra=later), EN))
    assert "Return the package by Thursday, April 2, 2026." in shown and "Apr 2, 2026" in shown
    assert "March 23" not in shown and "Mar 23" not in shown


@pytest.mark.parametrize("count", range(4, 10))
def test_the_number_of_a_return_stands_on_the_page_of_its_first_piece(count: int) -> None:
    paper = return_paper()
    for page in pages(ra_sheet.render(replace(paper, together=beside(paper, count)), EN)):
        assert all(f"Bear {at}" in page for at in range(count) if f"order #1020{at}" in page)
        assert ("Bear" in page) <= ("Item no. Item Qty" in page)
