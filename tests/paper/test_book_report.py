"""A report of the books on paper."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import reports
from desk.operations.desk import Desk
from desk.paper import book_report
from desk.records.money import Money
from desk.records.reports import KINDS, Row
from desk.words import Words
from desk.words import reports as told
from tests.gui.returning import settled
from tests.paper.reading import faults, pages, text
from tests.paper.samples import LONG_SHOP

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_rows_and_what_they_come_to(desk: Desk, kind: str, language: str) -> None:
    settled(desk)
    words, report = Words(language), reports.make_report(desk, kind, *YEAR)
    pdf = book_report.render(report, words)
    shown = text(pdf)
    for part in (report.shop, told.title(words, report), "2026", words("books.open"), words("books.total")):
        assert part in shown
    for value in report.table.total:
        assert told.value(words, report, value) in shown
    assert faults(pdf, margin=20) == [] and pdf == book_report.render(report, words)


def test_where_nothing_was_booked_it_says_so(empty_desk: Desk) -> None:
    report = reports.make_report(empty_desk, "fees", *YEAR)
    assert "Nothing was booked in these days." in text(book_report.render(report, Words("en")))


def test_a_long_report_goes_on_overleaf_and_no_text_is_too_long(desk: Desk) -> None:
    settled(desk)
    report = reports.make_report(desk, "returns_by_item", *YEAR)
    rows = tuple(
        Row((f"SKU-{each}" * 4, "Ł<i>" + "W" * 90), (9, Money(-99_999_999_99), Money(99_999_999_99)))
        for each in range(90)
    )
    long = replace(report, shop=LONG_SHOP.name, closed=True, table=replace(report.table, rows=rows))
    pdf = book_report.render(long, Words("es"))
    assert len(pages(pdf)) > 2 and faults(pdf, margin=20) == []
    assert Words("es")("books.closed") in " ".join(text(pdf).split())
