"""The journal for Beancount, as its manual tells the form."""

from dataclasses import replace

from desk.exchange.beancount import Beancount
from desk.words import Words
from tests.exchange.journal_samples import BACK, CASH, ENTRY, PERIOD


def test_accounts_are_opened_and_have_what_they_had(words: Words) -> None:
    lines = list(Beancount(PERIOD, words).opening())
    assert lines[0] == 'option "title" "Desk: the journal"'
    at = lines.index("2026-03-01 open Assets:101-5-Till-A-at-the-door USD")
    assert lines[at + 1] == '  name: "Till \\"A\\"; at the: door"'
    assert "2026-03-01 open Income:4010-Returns USD" in lines
    assert lines[-3:] == [
        '2026-03-01 * "Balances brought forward"',
        "  Assets:101-5-Till-A-at-the-door  5.00 USD",
        "  Liabilities:2000-Customer-deposits  -5.00 USD",
    ]


def test_an_entry_is_a_transaction(words: Words) -> None:
    _, head, *legs = Beancount(PERIOD, words).lines(ENTRY)
    assert head.startswith('2026-03-02 * "') and head.endswith(' · #1001 | x; y"')
    assert legs == [
        "  entry: 7",
        "  Assets:101-5-Till-A-at-the-door  1234.56 USD",
        '    clause: "fee: [2026-01-01]"',
        "  Liabilities:2000-Customer-deposits  -1234.56 USD",
    ]


def test_balances_are_asserted_on_the_morning_after(words: Words) -> None:
    _, first, *_, last = Beancount(PERIOD, words).ending()
    assert first == "2026-05-01 balance Assets:101-5-Till-A-at-the-door  2474.12 ~ 0.001 USD"
    assert last == "2026-05-01 balance Income:4010-Returns  0.00 ~ 0.001 USD"


def test_nothing_is_brought_forward_where_nothing_was(words: Words) -> None:
    lines = list(Beancount(replace(PERIOD, before={}), words).opening())
    assert not [line for line in lines if " * " in line]


def test_names_keep_letters_of_any_script(words: Words) -> None:
    for title, part in (("Crédito  (niños)", "a1-Crédito-niños"), ("山田²", "a1-山田"), ("'\"\\", "a1")):
        chart = {"4010": replace(BACK, given_number="a1", given_name=title), "1000": CASH}
        names = "\n".join(Beancount(replace(PERIOD, chart=chart, before={}), words).opening())
        assert f"open Income:{part.replace('a1', 'A1', 1)} USD" in names
