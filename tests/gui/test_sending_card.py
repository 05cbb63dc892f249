"""Where an order goes and how it goes there."""

from datetime import date
from typing import Any

import pytest

from desk.gui.sending_card import SendingCard
from desk.records.errors import BadInput
from desk.records.money import ZERO, Money
from desk.words import Words
from tests.gui.acts import type_text
from tests.gui.taking import HOME

TODAY = date(2026, 3, 13)


@pytest.fixture
def card(qapp: object, words: Words) -> Any:
    """Nothing is said yet."""
    made = SendingCard(words, TODAY)
    made.show()
    return made


def choose(combo: Any, code: str) -> None:
    """Choose from a list by its code."""
    combo.setCurrentIndex(combo.findData(code))


def test_it_goes_home_by_ground_unless_said(card: Any) -> None:
    facts = card.facts(HOME, "Ann Lee")
    assert (facts["ship_to"], facts["service"], facts["channel"]) == (HOME, "ground", "counter")
    assert (facts["shipping_charged"], facts["promised"], facts["weight"]) == (ZERO, None, "")
    assert card.other.isHidden()


def test_another_address_gets_the_customers_name(card: Any) -> None:
    choose(card.where, "other")
    assert not card.other.isHidden()
    parts = {"street": "PSC 3 Box 4", "city": "APO", "state": "AE", "postal_code": "09001"}
    for part, text in parts.items():
        type_text(card.other.fields[part], text)
    goes = card.facts(HOME, "Ann Lee")["ship_to"]
    assert (goes.name, goes.state, goes.city) == ("Ann Lee", "AE", "APO")


def test_what_is_typed_is_said(card: Any) -> None:
    told: list[int] = []
    card.chosen.connect(lambda: told.append(1))
    card.propose("5.2", "8x6x4")
    choose(card.channel, "phone")
    choose(card.service, "next_day_air")
    for name, text in {"shipping": "12.95", "size": "", "note": " gift "}.items():
        type_text(getattr(card, "inches" if name == "size" else name), text)
    type_text(card.promised, "3/20")
    facts = card.facts(HOME, "Ann Lee")
    assert (facts["channel"], facts["shipping_charged"], facts["note"]) == ("phone", Money(1295), "gift")
    assert facts["promised"] == date(2026, 3, 20) and (facts["weight"], facts["size"]) == ("5.2", "8x6x4")
    type_text(card.weight, "6 lb")
    type_text(card.inches, "12 x 8 x 6")
    facts = card.facts(HOME, "Ann Lee")
    assert (facts["weight"], facts["size"]) == ("6", "12x8x6") and told


def test_a_weight_that_is_none_is_told(card: Any) -> None:
    type_text(card.weight, "heavy")
    with pytest.raises(BadInput, match="weight-unreadable"):
        card.facts(HOME, "Ann Lee")


def test_what_is_carried_out_goes_nowhere_else(card: Any) -> None:
    choose(card.where, "other")
    type_text(card.shipping, "12.95")
    choose(card.service, "pickup")
    facts = card.facts(HOME, "Ann Lee")
    assert card.other.isHidden() and not card.shipping.isEnabled() and not card.where.isEnabled()
    assert (facts["ship_to"], facts["shipping_charged"]) == (HOME, ZERO)


def test_what_was_typed_is_put_again(card: Any, words: Words) -> None:
    choose(card.channel, "mail")
    choose(card.where, "other")
    type_text(card.other.fields["street"], "1 Elm St")
    type_text(card.promised, "3/20")
    again: Any = SendingCard(words, TODAY)
    again.retype(card.typed())
    assert again.typed() == card.typed()
    again.retype({**card.typed(), "service": "by_horse"})
    assert again.service.currentData() == "ground"
