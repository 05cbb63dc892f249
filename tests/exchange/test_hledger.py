"""The journal for hledger, as its manual tells the form."""

from dataclasses import replace

from desk.exchange.hledger import Hledger
from desk.words import Words
from tests.exchange.journal_samples import ENTRY, PERIOD

TILL = 'assets:101.5 Till "A", at the- door'


def test_accounts_are_declared_and_have_what_they_had(words: Words) -> None:
    lines = list(Hledger(PERIOD, words).opening())
    assert lines[:3] == ["; Desk: the journal", "decimal-mark .", "commodity 1000.00 USD"]
    assert f"account {TILL}  ; type: A" in lines
    assert "account income:4010 Returns  ; type: R" in lines
    assert lines[-3:] == [
        "2026-03-01 * Balances brought forward",
        f"    {TILL}  5.00 USD",
        "    liabilities:2000 Customer deposits  -5.00 USD",
    ]
    assert not [line for line in Hledger(replace(PERIOD, before={}), words).opening() if " * " in line]


def test_an_entry_is_a_transaction_under_its_number(words: Words) -> None:
    _, head, *legs = Hledger(PERIOD, words).lines(ENTRY)
    assert head.startswith("2026-03-02 * (7) ") and head.endswith(" · #1001 / x, y")
    assert legs == [
        f"    {TILL}  1234.56 USD  ; fee- (2026-01-01)",
        "    liabilities:2000 Customer deposits  -1234.56 USD",
    ]


def test_balances_are_asserted_at_the_end(words: Words) -> None:
    _, head, first, *_ = Hledger(PERIOD, words).ending()
    assert (head, first) == ("2026-04-30 * Balances at the end", f"    {TILL}  0.00 USD = 2474.12 USD")
