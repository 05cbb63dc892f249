"""The journal in the columns of QuickBooks Online's sample."""

import csv

from desk.exchange.quickbooks import QuickBooks
from desk.words import Words
from tests.exchange.journal_samples import ENTRY, PERIOD


def test_a_leg_is_a_row_with_its_amount_on_its_side(words: Words) -> None:
    layout = QuickBooks(PERIOD, words)
    rows = list(csv.DictReader([*layout.opening(), *layout.lines(ENTRY), *layout.ending()]))
    assert [(each["JournalNo"], each["JournalDate"]) for each in rows] == [("7", "03/02/2026")] * 2
    assert [each["AccountName"] for each in rows] == ['Till "A"; at the: door', "Customer deposits"]
    assert [(each["Debits"], each["Credits"]) for each in rows] == [("1234.56", ""), ("", "1234.56")]
    assert rows[0]["Description"].endswith(" · #1001 | x; y fee: [2026-01-01]")
    assert not any(each[name] for each in rows for name in ("Name", "Currency", "Location", "Class"))
