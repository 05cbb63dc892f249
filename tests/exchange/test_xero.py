"""The journal in the columns of Xero's template."""

import csv
from dataclasses import replace

from desk.exchange.xero import Xero
from desk.words import Words
from tests.exchange.journal_samples import ENTRY, LATE, PERIOD


def test_a_leg_is_a_row_and_debits_are_positive(words: Words) -> None:
    layout = Xero(PERIOD, words)
    rows = list(csv.DictReader([*layout.opening(), *layout.lines(ENTRY), *layout.ending()]))
    assert [each["*AccountCode"] for each in rows] == ["101.5", "2000"]
    assert [each["*Amount"] for each in rows] == ["1234.56", "-1234.56"]
    assert {(each["*Date"], each["*TaxRate"]) for each in rows} == {("2 Mar 2026", "Tax Exempt")}
    assert [each["Description"] for each in rows] == ["fee: [2026-01-01]", ""]


def test_entries_of_one_day_are_told_apart(words: Words) -> None:
    layout = Xero(PERIOD, words)
    first, second = (layout.lines(each)[0].split(",")[0] for each in (ENTRY, replace(ENTRY, id=8)))
    assert first != second and first.endswith(' (#7)"')
    assert ",1 Apr 2026," in layout.lines(LATE)[0]
