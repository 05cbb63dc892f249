"""Several ways to pay together: each takes what the ones before it left."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.gui.payments_form import PaymentsForm
from desk.records.money import ZERO, Money
from desk.words import Words
from tests.gui.acts import click, press, type_text
from tests.gui.test_lines_form import chain

DAY, DUE = date(2026, 3, 13), Money(10000)


@pytest.fixture
def form(qapp: object, words: Words) -> Any:
    """Nothing is paid yet."""
    made = PaymentsForm(words)
    made.show()
    return made


def test_nothing_typed_is_nothing_paid(form: Any) -> None:
    assert form.payments(DUE, ZERO, DAY) == () and len(form.rows) == 1
    assert form.rows[0].remove.isHidden()


def test_each_takes_what_is_left(form: Any) -> None:
    type_text(form.rows[0].details, "credit")
    press(form.rows[0].details, Qt.Key.Key_Return)
    type_text(form.rows[1].details, "check")
    type_text(form.rows[1].amount, "30")
    press(form.rows[1].amount, Qt.Key.Key_Return)
    type_text(form.rows[2].details, "visa 4242")
    found = form.payments(DUE, Money(2000), DAY)
    assert [(each.method, each.amount) for each in found] == [
        ("store_credit", Money(2000)),
        ("check", Money(3000)),
        ("card", Money(5000)),
    ]
    assert form.rows[2].amount.placeholderText() == "50.00"


def test_credit_is_not_taken_twice(form: Any) -> None:
    for _ in range(2):
        type_text(form.rows[-1].details, "credit")
        click(form.more)
    found = form.payments(DUE, Money(2000), DAY)
    assert [each.amount for each in found] == [Money(2000)]


def test_enter_goes_on_but_not_from_a_blank_one(form: Any) -> None:
    press(form.rows[0].details, Qt.Key.Key_Return)
    assert len(form.rows) == 1
    type_text(form.rows[0].details, "cash")
    press(form.rows[0].details, Qt.Key.Key_Return)
    press(form.rows[0].details, Qt.Key.Key_Return)
    assert len(form.rows) == 2


def test_what_was_taken_is_typed_no_more(form: Any) -> None:
    told: list[int] = []
    form.chosen.connect(lambda: told.append(1))
    type_text(form.rows[0].details, "cash")
    form.drop_first()
    assert len(form.rows) == 1 and form.rows[0].is_blank() and told


def test_the_tab_key_goes_through_all(form: Any) -> None:
    click(form.more)
    click(form.more)
    wanted = [field for row in form.rows for field in row.fields()] + [form.more]
    assert chain(wanted[0], wanted) == wanted
    click(form.rows[1].remove)
    assert len(form.rows) == 2 and not form.rows[0].remove.isHidden()


def test_what_was_typed_is_put_again(form: Any, words: Words) -> None:
    type_text(form.rows[0].details, "cash")
    click(form.more)
    type_text(form.rows[1].details, "visa 4242")
    again: Any = PaymentsForm(words)
    again.retype(form.typed())
    assert again.payments(DUE, ZERO, DAY) == form.payments(DUE, ZERO, DAY)


def test_checks_are_asked_about_and_taken_out(form: Any) -> None:
    assert form.needs() == "" and not form.has_check()
    type_text(form.rows[0].details, "check")
    assert form.has_check() and "number of the check" in form.needs()
    type_text(form.rows[0].details, "1207")
    type_text(form.rows[0].amount, "40")
    assert form.needs() == ""
    form.take_no_checks("None from her.")
    click(form.more)
    assert form.needs() == form.rows[1].no_checks == "None from her."
    type_text(form.rows[1].details, "cash")
    assert form.drop_checks() == ("1207", "40")
    assert [row.way for row in form.rows] == ["cash"] and form.needs() == ""
