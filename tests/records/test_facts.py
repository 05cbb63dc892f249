"""Facts: what a case file may leave out is what policy.md says that it then is."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from desk.records.facts import (
    CheckFacts,
    Choices,
    Condition,
    Facts,
    LineFacts,
    LinePart,
    OrderFacts,
    Place,
    RequestFacts,
)
from desk.records.money import ZERO, Money

DAY = date(2026, 3, 2)
LINE = LineFacts("1", Money(12000))


def test_what_is_left_out_of_a_condition() -> None:
    """Unopened and undamaged unless said; whether it was packed, secured and resaleable must be looked at."""
    found = Condition()
    assert (found.opened, found.damaged) == (False, False)
    assert (found.original_packaging, found.secured, found.resaleable) == (None, None, None)


def test_what_is_left_out_of_a_line() -> None:
    assert (LINE.quantity, LINE.kind, LINE.discount) == (1, "stock", ZERO)
    assert (LINE.returned, LINE.cancelled, LINE.balanced) == (0, 0, False)
    assert (LINE.deposit_rate, LINE.first_payment, LINE.paid) == (None, None, None)


def test_what_is_left_out_of_an_order() -> None:
    order = OrderFacts(DAY, (LINE,))
    assert order.ship_to == Place(state="", country="US", po_box=False)
    assert (order.payment, order.service) == (("card",), "")
    assert (order.paid, order.tax, order.credited) == (None, None, ZERO)
    assert (order.shipping_charged, order.shipping_cost) == (None, None)


def test_what_is_left_out_of_a_request() -> None:
    request = RequestFacts(DAY)
    assert (request.by, request.lines, request.replacement_in_stock) == ("customer", (), True)
    assert (request.ra_on_package, request.condition, LinePart("1", 1).condition) == (None, None, None)


def test_an_owner_who_chose_nothing() -> None:
    assert Choices() == Choices({}, None, {}, None)
    assert Choices().readings is not Choices().readings


def test_facts_are_frozen_and_hold_what_they_were_given() -> None:
    check = CheckFacts(Money(4550), DAY)
    facts = Facts("returned_check", OrderFacts(DAY, (LINE,)), RequestFacts(DAY), check, {DAY})
    assert (check.presented, check.paid, check.paid_on) == ((), ZERO, None)
    assert DAY in facts.holidays
    assert DAY not in Facts("cancel", facts.order, facts.request).holidays
    with pytest.raises(FrozenInstanceError):
        facts.ask = "cancel"  # type: ignore[misc]
