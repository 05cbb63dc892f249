"""A line of an order: its price is the item's and may be changed, its kind is proposed."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.gui.line_row import LineRow
from desk.records.errors import BadInput
from desk.records.items import Item
from desk.records.money import Money
from desk.words import Words
from tests.gui.acts import click, press, type_text

BEAR = Item(1, "A1", "Felt bear", Money(12000), untaxed=True)


def choose(row: Any, kind: str) -> None:
    """Choose a kind."""
    row.kind.setCurrentIndex(row.kind.findData(kind))


def test_it_begins_as_the_item_is(qapp: object, words: Words) -> None:
    row: Any = LineRow(words, BEAR)
    line = row.line()
    assert (line.sku, line.name, line.price, line.quantity) == ("A1", "Felt bear", Money(12000), 1)
    assert line.kind == "stock" and line.untaxed and line.deposit_rate is None
    assert LineRow(words, replace(BEAR, kind="preorder")).line().kind == "preorder"


def test_price_discount_and_pieces_may_be_changed(qapp: object, words: Words) -> None:
    row: Any = LineRow(words, BEAR)
    told: list[int] = []
    row.chosen.connect(lambda: told.append(1))
    row.price.clear()
    with pytest.raises(BadInput, match="field-empty"):
        row.line()
    type_text(row.price, "1,100")
    type_text(row.discount, "10")
    row.add_pieces(2)
    line = row.line()
    assert (line.price, line.discount, line.quantity) == (Money(110000), Money(1000), 3) and told


def test_a_deposit_and_a_first_payment_are_agreed_where_they_count(qapp: object, words: Words) -> None:
    row: Any = LineRow(words, BEAR)
    row.show()
    row.rate.setValue(25)
    row.first.setText("30")
    assert not row.rate.isVisible() and not row.first.isVisible()
    assert (row.line().deposit_rate, row.line().first_payment) == (None, None)
    choose(row, "preorder")
    assert row.rate.isVisible() and row.line().deposit_rate == Fraction(25)
    choose(row, "layaway")
    assert row.first.isVisible() and row.line().first_payment == Money(3000)
    assert row.line().deposit_rate is None


def test_a_new_item_is_named_here(qapp: object, words: Words) -> None:
    row: Any = LineRow(words, Item(0, "", "Old doll", Money(0)), known=False)
    type_text(row.price, "5")
    with pytest.raises(BadInput, match="field-empty"):
        row.line()
    type_text(row.sku, "N1")
    assert row.line().sku == "N1" and row.line().name == "Old doll"
    assert len(row.fields()) == len(LineRow(words, BEAR).fields()) + 2


def test_enter_and_the_button_are_told(qapp: object, words: Words) -> None:
    row: Any = LineRow(words, BEAR)
    row.show()
    told: list[str] = []
    row.done.connect(lambda: told.append("done"))
    row.removed.connect(lambda: told.append("removed"))
    press(row.price, Qt.Key.Key_Return)
    press(row.quantity, Qt.Key.Key_Return)
    click(row.remove)
    assert told == ["done", "done", "removed"]


def test_what_has_to_be_known_stands_below(qapp: object, words: Words) -> None:
    row: Any = LineRow(words, BEAR)
    row.tell("$120.00", "It cannot be returned.")
    assert (row.value.text(), row.mark.text(), row.mark.isHidden()) == (
        "$120.00",
        "It cannot be returned.",
        False,
    )
    row.tell("$120.00", "")
    assert row.mark.isHidden()


def test_what_was_typed_is_put_again(qapp: object, words: Words) -> None:
    row: Any = LineRow(words, BEAR)
    choose(row, "preorder")
    row.rate.setValue(30)
    row.add_pieces(1)
    again = LineRow(words, BEAR)
    again.retype(row.typed())
    assert again.line() == row.line()
