"""What a check pays: orders that owe first, then payments that wait for their check; each part is changed."""

from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.check_parts_form import CheckPartsForm
from desk.operations import check_dues, checks, orders
from desk.operations.desk import Desk
from desk.records.checks import NewPart
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.words import Words
from tests.conftest import doll_order
from tests.gui.acts import texts, tick, type_text
from tests.operations.checking import ordered


@pytest.fixture
def form(desk: Desk, words: Words, qtbot: QtBot) -> Any:
    """An order of a customer that owes 100.00, and another one that was entered with a check of 235.71."""
    doll = doll_order("#1009")
    paid = (NewPayment("check", doll.total, doll.placed, reference="778"),)
    buyer = orders.enter_order(desk, replace(doll, payments=paid)).customer.number
    ordered(desk, customer=buyer)
    made = CheckPartsForm(words)
    qtbot.addWidget(made)
    made.show_dues(check_dues.payable(desk, buyer), checks.unbooked(desk, buyer), "nothing is owed")
    made.show()
    return made


def test_a_payment_gets_its_check_where_enough_is_left(form: Any) -> None:
    due, kept = form.rows
    form.fill(Money(23570))
    assert due.amount() == Money(10000) and not kept.tick.isChecked()
    form.fill(Money(33571))
    assert kept.tick.isChecked() and form.placed() == Money(33571)
    assert form.parts()[1] == NewPart("#1009", Money(23571), kept.key)
    assert "number 778, without its check" in texts(form) and kept.tick.text() == "$235.71"


def test_a_check_of_just_one_amount_is_for_that(form: Any) -> None:
    due, kept = form.rows
    form.fill(Money(23571))
    assert kept.tick.isChecked() and due.amount() == Money(0)
    form.fill(Money(10000))
    assert due.amount() == Money(10000) and not kept.tick.isChecked()


def test_what_somebody_ticked_or_typed_stays(form: Any) -> None:
    due, kept = form.rows
    told = []
    form.chosen.connect(lambda: told.append(form.typed()))
    form.fill(Money(23570))
    tick(kept.tick)
    form.fill(Money(23571))
    assert (due.field.text(), kept.amount()) == ("", Money(23571)) and form.placed() == Money(23571)
    type_text(due.field, "5x")
    form.fill(Money(23571))
    with pytest.raises(BadInput):
        form.placed()
    assert told[-1] == {due.key: "5x", kept.key: "yes"}
    form.retype({due.key: "12", kept.key: ""})
    assert (due.amount(), kept.amount()) == (Money(1200), Money(0))


def test_an_order_can_come_first_and_there_may_be_none(desk: Desk, words: Words, qtbot: QtBot) -> None:
    made = CheckPartsForm(words)
    qtbot.addWidget(made)
    first = ordered(desk)
    second = ordered(desk, customer=first.customer.number)
    dues = check_dues.payable(desk, first.customer.number)
    made.show_dues(dues, (), "nothing is owed", second.number)
    made.retype({first.number: "1", "another": "2"})
    assert [row.key for row in made.rows] == [second.number, first.number]
    made.show_dues(dues, (), "nothing is owed")
    assert made.typed() == {first.number: "1"} and made.rows[0].key == first.number
    made.show_dues((), (), "nothing is owed")
    made.show()
    assert "nothing is owed" in texts(made) and made.parts() == () and made.fields() == []
