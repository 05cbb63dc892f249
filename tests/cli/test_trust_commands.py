"""The whole check and the overrides at the command line."""

import io
import json
import sqlite3
import sys
from contextlib import closing

import pytest

from desk.cli.trust_commands import finding_line
from desk.records.trust import KINDS, Finding
from desk.store.reckoning import SUMS
from desk.store.sealing import TABLES
from desk.words import Words
from tests.cli.conftest import Counter


def test_a_whole_file_passes_and_an_edited_row_is_named(counter: Counter) -> None:
    assert "The file is whole" in counter.unsigned("verify")
    with closing(sqlite3.connect(counter.shop)) as connection, connection:
        connection.execute("UPDATE orders SET note = 'free' WHERE number = '#2001'")
    said = counter.unsigned("verify", code=1)
    assert "Orders, row 1 (#2001): changed with another tool" in said
    assert "not as this program left it" in said
    found = counter.json("verify", "--json", code=1)
    assert [each["table"] for each in found["findings"]] == ["orders"]
    assert "may not do this" in counter.unsigned("verify", "--take-over", "so", code=1)
    assert "Taken over as it is." in counter("verify", "--take-over", "The computer broke down")
    again = counter.unsigned("verify")
    assert "Taken over by an owner before (1 ×)" in again and "The file is whole" in again


def test_a_seal_on_paper_is_compared(counter: Counter) -> None:
    seal = counter.json("verify", "--json")["head"]
    assert "Written" in counter(
        "verify", "--seal", counter.folder / "seal.pdf", "--printed", f" {seal.upper()} "
    )
    assert (counter.folder / "seal.pdf").read_bytes().startswith(b"%PDF")
    assert "After seal 999" in counter("verify", "--printed", f"999-{'0' * 16}", code=1)
    assert "not a day's seal" in counter("verify", "--printed", "about 12", code=1)


def test_overrides_are_listed_and_summed_for_who_may_see_them(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Nobody said yes" in counter("overrides")
    assert "may not do this" in counter.unsigned("overrides", code=1)
    late = {
        "order": "#2001",
        "reason": "changed_mind",
        "on": "2026-02-20",
        "lines": [{"key": "1", "quantity": 1}],
    }
    typed = json.dumps({"ask": late, "reason": "A good customer"})
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert "RA-" in counter("do", "override_ra")
    said = counter("overrides")
    assert "agreed by Alma" in said and "A good customer" in said
    assert "Alma: 1 ×, $0.00 beyond the policy" in counter("overrides", "--by", "person")
    assert "1 ×" in counter("overrides", "--by", "clause")
    assert counter.json("overrides", "--json")[0]["person"] == "Alma"
    assert "Nobody said yes" in counter("overrides", "--to", "2026-01-01")


def test_every_finding_is_a_sentence_in_both_languages() -> None:
    for language in ("en", "es"):
        words = Words(language)
        for kind in KINDS:
            for table in (*TABLES, "seals", "customer_words", *SUMS):
                said = finding_line(words, Finding(kind, table, 3, "#1"))
                assert words.has(f"table.{table}") and "{" not in said and "verify." not in said
