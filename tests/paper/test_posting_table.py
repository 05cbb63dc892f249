"""The guide to the books shows each event with its accounts, and the chart as the shop calls it."""

from dataclasses import replace
from datetime import date

import pytest

from desk.paper import posting_table
from desk.records.ledger import tax_account
from desk.records.papers import PostingPaper
from desk.store import ledger
from desk.words import Words
from tests.paper.reading import faults, pages, text
from tests.paper.samples import LONG_SHOP, order_paper
from tests.store import samples


@pytest.fixture(scope="module")
def paper() -> PostingPaper:
    """The books of a new shop that owes tax to one state and calls its till otherwise."""
    db = samples.make_shop()
    chart = [*ledger.accounts(db), tax_account("MO")]
    chart = [
        replace(each, given_number="10-A", given_name="Till & <Co>") if each.number == "1000" else each
        for each in chart
    ]
    found = PostingPaper(order_paper("Ann").shop, date(2026, 3, 13), tuple(chart), ledger.postings(db))
    db.close()
    return found


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_event_stands_with_its_accounts(paper: PostingPaper, language: str) -> None:
    words = Words(language)
    pdf = posting_table.render(paper, words)
    shown = " ".join(text(pdf).split())
    for row in paper.postings:
        assert words(f"entry.{row.event}") in shown and words(f"leg.{row.amount}").split()[0] in shown
    assert "10-A Till & <Co>" in shown and "2200" in shown and "2230" in shown
    assert faults(pdf, margin=20) == [] and len(pages(pdf)) > 1
    assert pdf == posting_table.render(paper, words)


def test_a_shop_with_a_long_name_fits(paper: PostingPaper) -> None:
    long = [replace(each, given_name="W" * 60) for each in paper.accounts]
    pdf = posting_table.render(replace(paper, shop=LONG_SHOP, accounts=tuple(long)), Words("es"))
    assert faults(pdf, margin=20) == []
