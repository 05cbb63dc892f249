"""What entries and accounts are called in a journal's file."""

from dataclasses import replace

from desk.exchange.journal_text import bare, names_of, told
from desk.words import Words
from tests.exchange.journal_samples import BACK, CASH, ENTRY, HELD, LATE


def test_a_text_is_one_line() -> None:
    assert bare(" a\n\tb\u202ec\0d  e ") == "a b c d e" and bare("plain") == "plain"
    assert bare(" plain ") == "plain" and bare("é\u2028é") == "é é"


def test_an_entry_tells_what_it_is_about(words: Words) -> None:
    received = words("entry.payment_received")
    assert told(words, replace(ENTRY, subject="")) == received
    assert told(words, LATE) == f"{received} · #1001 | x; y · takes back 7 · about Mar 31, 2026"


def test_no_two_accounts_have_one_name() -> None:
    chart = {each.number: each for each in (CASH, HELD, BACK)}
    assert names_of(chart, lambda each: "Till") == {
        "1000": "Till", "2000": "Till-2000", "4010": "Till-4010",
    }  # fmt: skip
    names = {"1000": "X", "2000": "x", "4010": "X-2000"}
    assert names_of(chart, lambda each: names[each.number])["4010"] == "X-2000-4010"
