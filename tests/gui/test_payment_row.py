"""A way to pay: read as it is typed, with change for cash and never a card's whole number."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.gui.payment_row import PaymentRow
from desk.records.errors import BadInput
from desk.records.money import ZERO, Money
from desk.words import Words
from tests.gui.acts import click, press, type_text

DAY, LEFT = date(2026, 3, 13), Money(10000)


@pytest.fixture
def row(qapp: object, words: Words) -> Any:
    """A card of which nothing is typed."""
    made = PaymentRow(words)
    made.show()
    return made


def test_a_card_is_blank_until_something_is_typed(row: Any) -> None:
    assert row.is_blank() and row.told.isHidden()
    type_text(row.details, "visa 4242 A1")
    paid = row.payment(LEFT, ZERO, DAY)
    assert (paid.method, paid.amount, paid.brand, paid.last4, paid.reference) == (
        "card",
        LEFT,
        "visa",
        "4242",
        "A1",
    )
    assert row.told.text() == "Takes $100.00 · brand visa, last four 4242, approval A1"
    row.tell_nothing(LEFT)
    assert row.told.isHidden() and row.amount.placeholderText() == "100.00"


@pytest.mark.parametrize(
    ("word", "method"), [("check", "check"), ("Cash", "cash"), ("credit", "store_credit")]
)
def test_a_way_is_chosen_by_typing_it(row: Any, word: str, method: str) -> None:
    type_text(row.details, word)
    assert row.way == method and row.details.text() == "" and not row.is_blank()


def test_it_is_chosen_in_spanish_too(qapp: object) -> None:
    row: Any = PaymentRow(Words("es"))
    type_text(row.details, "giro")
    assert row.way == "money_order"


def test_a_check_keeps_its_number_and_a_part_may_be_paid(row: Any) -> None:
    type_text(row.details, "check")
    type_text(row.details, "1207")
    type_text(row.amount, "40")
    paid = row.payment(LEFT, ZERO, DAY)
    assert (paid.reference, paid.amount, paid.received) == ("1207", Money(4000), DAY)
    assert row.told.text() == "Takes $40.00"


def test_cash_gives_change(row: Any) -> None:
    type_text(row.details, "cash")
    assert row.payment(LEFT, ZERO, DAY).amount == LEFT
    type_text(row.details, "120")
    assert row.payment(LEFT, ZERO, DAY).amount == LEFT and "change $20.00" in row.told.text()
    row.details.setText("60")
    paid = row.payment(LEFT, ZERO, DAY)
    assert (paid.amount, paid.reference) == (Money(6000), "")
    type_text(row.amount, "80")
    with pytest.raises(BadInput, match="cash-short"):
        row.payment(LEFT, ZERO, DAY)


def test_store_credit_is_taken_up_to_what_there_is(row: Any) -> None:
    type_text(row.details, "credit")
    assert row.details.isReadOnly()
    assert row.payment(LEFT, Money(2500), DAY).amount == Money(2500)
    assert row.payment(Money(-100), Money(2500), DAY).amount == ZERO


def test_enter_and_the_button_are_told(row: Any) -> None:
    told: list[str] = []
    for name in ("done", "removed", "chosen"):
        getattr(row, name).connect(lambda name=name: told.append(name))
    press(row.details, Qt.Key.Key_Return)
    press(row.amount, Qt.Key.Key_Return)
    type_text(row.amount, "1")
    click(row.remove)
    assert told == ["done", "done", "chosen", "removed"]


def test_what_was_typed_is_put_again(row: Any, words: Words) -> None:
    type_text(row.details, "check")
    type_text(row.details, "7")
    again: Any = PaymentRow(words)
    again.retype(row.typed())
    assert again.typed() == row.typed() and again.way == "check"


def test_a_check_asks_its_number_or_says_why_none_is_taken(row: Any) -> None:
    row.choose("check")
    row.payment(LEFT, ZERO, DAY)
    assert row.needs() == row.told.text() == "Type the number of the check."
    type_text(row.details, "1207")
    row.payment(LEFT, ZERO, DAY)
    assert row.needs() == "" and row.told.text() == "Takes $100.00"
    row.no_checks = "None from her."
    row.payment(LEFT, ZERO, DAY)
    assert row.needs() == row.told.text() == "None from her." and row.told.property("role") == "fault"
    row.choose("money_order")
    row.payment(LEFT, ZERO, DAY)
    assert row.needs() == "" and row.told.property("role") == "muted"
