"""The phone list: whom to call, at which number, what to say."""

from dataclasses import replace

import pytest

from desk.paper import phone_list
from desk.records.notices import KINDS
from desk.words import Words
from tests.paper.reading import faults, pages, text
from tests.paper.samples import LONG_NAME, LONG_SHOP, notice_paper, notice_papers


@pytest.mark.parametrize("language", ["en", "es"])
def test_everybody_stands_with_number_and_words(language: str) -> None:
    papers = notice_papers(*(notice_paper(kind) for kind in KINDS))
    pdf = phone_list.render(papers, Words(language))
    shown = text(pdf)
    assert shown.count("Ann Miller") == 5 and shown.count("417 555 0100") == 5
    assert "#10100 · BN-26-00001-6" in shown and "letter." not in shown and "phones." not in shown
    assert faults(pdf, margin=20) == []
    assert pdf == phone_list.render(papers, Words(language))


def test_who_has_no_number_is_told_so() -> None:
    paper = notice_paper()
    bare = replace(paper.notice.customer, phone="")
    with_phone = replace(bare, address=replace(bare.address, phone="417 555 0177"))
    for customer, found in ((bare, "no phone number"), (with_phone, "417 555 0177")):
        shown = replace(paper, notice=replace(paper.notice, customer=customer))
        assert found in text(phone_list.render(notice_papers(shown), Words("en")))


def test_a_long_list_goes_on_overleaf() -> None:
    papers = replace(notice_papers(*[notice_paper(name=LONG_NAME)] * 30), shop=LONG_SHOP)
    pdf = phone_list.render(papers, Words("es"))
    assert len(pages(pdf)) > 1 and faults(pdf, margin=20) == []
