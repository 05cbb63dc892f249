"""Reports in words: days as people call them, rows by what they are about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desk.operations import report_tables, reports
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.periods import Period, around
from desk.records.reports import KINDS
from desk.words import Words
from desk.words import reports as told
from tests.gui.returning import settled

EN, ES = Words("en"), Words("es")
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_days_are_called_as_people_do() -> None:
    day = date(2026, 5, 13)
    assert [told.days(EN, around(day, kind)) for kind in ("month", "quarter", "year")] == [
        "May 2026",
        "Quarter 2 of 2026",
        "2026",
    ]
    assert told.days(ES, around(day, "quarter")) == "Trimestre 2 de 2026"
    assert told.days(EN, Period(day, date(2026, 6, 1))) == "May 13, 2026 to Jun 1, 2026"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_without_its_word(desk: Desk, kind: str, language: str) -> None:
    settled(desk)
    words = Words(language)
    report = reports.make_report(desk, kind, *YEAR)
    said = [told.title(words, report), words(f"books.hint.{kind}"), *told.heads(words, report)]
    for row in report.table.rows:
        said += told.names(words, report, row)
    assert said and not [each for each in said if "books." in each or not each]
    assert report_tables.FEES


def test_empty_codes_say_what_they_stand_for(desk: Desk) -> None:
    report = reports.make_report(desk, "fees", *YEAR)
    for language in (EN, ES):
        for by in ("state", "clause", "reason", "sku", "item"):
            assert language.has(f"books.no-{by}") and told.name(language, report, by, "") != ""
    assert told.name(EN, report, "reason", "changed_mind") == "Changed their mind"
    assert told.name(EN, report, "sku", "<b>") == "<b>"


def test_values_as_the_locale_writes_them(desk: Desk) -> None:
    report = replace(reports.make_report(desk, "sales", *YEAR), currency="EUR")
    assert [told.value(ES, report, each) for each in (Decimal("2.5"), 3, None)] == ["2.5", "3", ""]
    assert "€" in told.value(EN, report, Money(100))
