"""Who buys is found as one types, told with credit and note at once, or entered without leaving."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.gui.bar import MessageBar
from desk.gui.buyer_card import BuyerCard
from desk.gui.run import Run
from desk.operations import checks
from desk.records.addresses import Address
from desk.records.errors import BadInput
from desk.records.lists import Hit
from tests.gui.acts import click, press, texts, type_text
from tests.gui.returning import settled
from tests.gui.taking import HOME, stocked
from tests.operations.checking import ordered, returned


@pytest.fixture
def card(run: Run, bar: MessageBar) -> Any:
    """An empty card over a shop that knows Ann Lee."""
    stocked(run.desk)
    made = BuyerCard(run, bar)
    made.show()
    return made


def find(card: Any, text: str) -> None:
    """Type and press Enter."""
    type_text(card.box.field, text)
    press(card.box.field, Qt.Key.Key_Return)


def test_a_known_customer_is_told_at_once(card: Any) -> None:
    told = []
    card.settled.connect(lambda: told.append(card.customer.name))
    find(card, "314 555 0142")
    assert told == ["Ann Lee"] and card.is_named() and card.facts()["address"] == HOME
    shown = texts(card)
    for part in ("Ann Lee  ·  CM-", "12 Main St", "(314) 555-0142", "ann@example.com", "Calls before noon."):
        assert part in shown
    assert card.box.isHidden() and card.facts()["customer"] == card.customer.number


def test_store_credit_is_told_at_once(card: Any) -> None:
    settled(card.run.desk)
    find(card, "mo@example.com")
    assert "Has $77.45 of store credit" in texts(card)


def test_a_new_one_is_entered_here(card: Any) -> None:
    type_text(card.box.field, "Zoe Quill")
    hits = card.box.look()
    assert hits[-1].kind == "new"
    press(card.box.field, Qt.Key.Key_Return)
    assert card.is_new and card.form.fields["name"].text() == "Zoe Quill" and card.is_named()
    assert card.facts()["address"] == Address() and card.facts()["phone"] == ""
    told = {"phone": "3145550199", "street": "1 Elm", "city": "Rolla", "state": "MO", "postal_code": "65401"}
    for name, text in told.items():
        type_text(card.form.fields[name], text)
    facts = card.facts()
    assert facts["phone"] == "(314) 555-0199" and facts["address"].name == "Zoe Quill"
    type_text(card.form.fields["email"], "nobody")
    with pytest.raises(BadInput):
        card.facts()
    card.look_for_same()
    assert card.same.isHidden()


def test_who_may_be_the_same_person_is_offered(card: Any) -> None:
    card.box.opened.emit(Hit("new", "", "Anne Lee"))
    type_text(card.form.fields["phone"], "314 555 0142")
    card.look_for_same()
    assert not card.same.isHidden()
    click(card.same.buttons[0])
    assert card.customer.name == "Ann Lee" and not card.is_new and card.same.isHidden()
    card.look_for_same()
    assert card.same.isHidden()


def test_nobody_is_nobody(card: Any) -> None:
    assert card.facts()["name"] == "" and not card.is_named()


def test_another_one_may_be_chosen(card: Any) -> None:
    find(card, "ann lee")
    click(card.other)
    assert not card.is_named() and not card.box.isHidden()
    card.box.opened.emit(Hit("new", "", "Zoe"))
    click(card.other)
    assert not card.is_new and card.form.isHidden()


def test_what_was_typed_is_put_again(card: Any, run: Run, bar: MessageBar) -> None:
    find(card, "ann lee")
    again = BuyerCard(run, bar)
    again.retype(card.typed())
    assert again.customer == card.customer
    card.box.opened.emit(Hit("new", "", "Zoe"))
    other = BuyerCard(run, bar)
    other.retype({**card.typed(), "number": ""})
    assert other.is_new and other.form.fields["name"].text() == "Zoe"


def test_a_scanned_customer_is_taken_while_none_is_chosen(card: Any) -> None:
    find(card, "ann lee")
    number = card.customer.number
    assert not card.take_hit(Hit("customer", number, ""))
    click(card.other)
    assert card.take_hit(Hit("customer", number, "")) and not card.take_hit(Hit("item", "A1", ""))


def test_a_number_that_is_none_is_told(card: Any) -> None:
    card.choose("CM-26-99999-9")
    assert not card.is_named() and not card._bar.isHidden()


def test_what_cannot_be_searched_shows_no_hits(card: Any) -> None:
    card.run.desk.db.close()
    type_text(card.box.field, "ann")
    assert card.box.look() == ()


def test_how_checks_fared_is_told_before_anything_is_typed(card: Any, run: Run) -> None:
    find(card, "ann lee")
    ann = card.customer.number
    assert card.no_checks() == "" and "hecks" not in texts(card)
    returned(run.desk, (ordered(run.desk, customer=ann).number, 10000))
    card.choose(ann)
    assert "No checks: 1 came back" in texts(card) and "“Receive a check”" in card.no_checks()
    checks.mark_no_checks(run.desk, ann, False, "paid at once")
    card.choose(ann)
    assert "Checks that came back: 1" in texts(card) and card.no_checks() == ""
    click(card.other)
    assert card.no_checks() == "" and card.standing.back == 0


def test_where_only_known_ones_are_meant_no_new_one_is_offered(run: Run, bar: MessageBar) -> None:
    stocked(run.desk)
    made: Any = BuyerCard(run, bar, known_only=True)
    made.show()
    type_text(made.box.field, "somebody new")
    assert made.box.look() == ()
    made.box.field.clear()
    find(made, "ann lee")
    made.choose(made.customer.number)
    assert made.is_named() and not made.is_new
