"""The file of what would change: a row for each matter, and none is left out."""

import pytest

from desk.exchange import what_if_csv
from desk.exchange.csv_out import read_back
from desk.records.money import Money
from desk.records.what_if import WhatIf
from desk.words import Words
from tests.cli.test_history_report import REPORT


def rows_of(words: Words, report: WhatIf) -> list[dict[str, str]]:
    head, *rows = read_back(what_if_csv.export(report, words))
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_each_matter_has_its_row(words: Words) -> None:
    changed, opened, skipped, uncompared, total = rows_of(words, REPORT)
    assert [row["kind"] for row in (changed, opened, skipped, uncompared)] == [
        "decided",
        "open",
        "not_decided",
        "not_compared",
    ]
    assert (changed["number"], changed["order"], changed["day"]) == ("RA-1", "#1", "2026-03-13")
    assert (changed["outcome_before"], changed["outcome_after"]) == ("allowed", "refused")
    assert Money.parse(changed["credit_difference"]) == -7745
    assert (changed["deadlines_before"], changed["deadlines_after"]) == ("return_by=2026-03-23", "")
    assert (total["number"], total["order"], total["reason"]) == ("TOTAL", "4", "")


def test_a_reason_is_a_sentence_and_has_no_amounts(words: Words) -> None:
    skipped = rows_of(words, REPORT)[2]
    assert "resaleable" in skipped["reason"] and "error." not in skipped["reason"]
    assert skipped["credit_before"] == skipped["differs"] == ""


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_column_is_explained(language: str) -> None:
    words = Words(language)
    assert [name for name in what_if_csv.COLUMNS if not words.has(f"export.what-if.{name}")] == []
