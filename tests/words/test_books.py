"""Every account, event and amount of the books has a name in both languages."""

from dataclasses import replace

import pytest

from desk.records.ledger import tax_account
from desk.store import ledger
from desk.words import Words
from desk.words.books import account_line, account_title
from tests.store import samples


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_in_the_table_of_postings_is_without_a_name(language: str) -> None:
    words, db = Words(language), samples.make_shop()
    for account in ledger.accounts(db):
        assert account_title(words, account)
        assert language == "es" or account_title(words, account) == account.name
    for row in ledger.postings(db):
        assert words.has(f"entry.{row.event}") and words.has(f"leg.{row.amount}"), row
    db.close()


def test_a_state_s_account_names_the_state() -> None:
    assert account_line(Words("en"), tax_account("MO")) == "2230 Sales tax payable, MO"
    assert account_title(Words("es"), tax_account("OH")) == "Impuesto sobre ventas por pagar, OH"


def test_what_the_owner_calls_it_goes_first() -> None:
    given = replace(tax_account("MO"), given_number="2-MO", given_name="Missouri DOR")
    assert account_line(Words("es"), given) == "2-MO Missouri DOR"
