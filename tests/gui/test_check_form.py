"""What stands on a check is typed in one form; a draft keeps all of it but the account's number."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.check_form import CheckForm
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.words import Words
from tests.conftest import DAY
from tests.gui.acts import fill, type_text


@pytest.fixture
def form(words: Words, qtbot: QtBot) -> Any:
    """An empty form."""
    made = CheckForm(words, DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_what_is_needed_in_turn(form: Any) -> None:
    assert form.needs() == "amount" and form.money() is None
    type_text(form.amount, "$1,070")
    assert form.needs() == "number" and form.money() == Money(107000)
    form.kind.setCurrentIndex(1)
    assert form.needs() == ""
    form.kind.setCurrentIndex(0)
    type_text(form.check_number, "1207")
    form.routing.retype("12")
    assert form.needs() == "routing"
    form.routing.retype("081000210")
    form.account.retype("1")
    assert form.needs() == "account"
    with pytest.raises(BadInput):
        form.facts()


def test_what_stands_there_becomes_a_check(form: Any) -> None:
    type_text(form.amount, "70")
    type_text(form.payer, " Ann's mother ")
    fill(form.dated, "3/1")
    form.account.retype("12345678")
    facts = form.facts()
    assert (facts["amount"], facts["payer"], facts["account"]) == (Money(7000), "Ann's mother", "12345678")
    assert (facts["received"], facts["dated"], facts["kind"]) == (DAY, date(2026, 3, 1), "check")


def test_a_draft_has_all_but_the_account(form: Any, words: Words, qtbot: QtBot) -> None:
    form.propose_payer("Ann Bell")
    assert form.payer.placeholderText() == "Ann Bell"
    type_text(form.amount, "70")
    type_text(form.memo, "bear")
    form.account.retype("12345678")
    form.kind.setCurrentIndex(1)
    again = CheckForm(words, DAY)
    qtbot.addWidget(again)
    again.retype(form.typed())
    assert again.typed() == form.typed() and again.means == "money_order"
    assert again.account.typed() == "" and "5678" not in str(form.typed())


def test_what_is_typed_is_told(form: Any) -> None:
    told = []
    form.chosen.connect(lambda: told.append(form.amount.text()))
    type_text(form.amount, "7")
    type_text(form.check_number, "1")
    fill(form.dated, "3/1")
    type_text(form.routing, "0")
    type_text(form.account, "1")
    form.kind.setCurrentIndex(1)
    assert len(told) == 6
