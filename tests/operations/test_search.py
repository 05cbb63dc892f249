"""Scan or search finds a record by any of its numbers, and by the letters of a name."""

from datetime import timedelta

import pytest

from desk.operations import credits, orders, returns, search
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.money import Money
from tests.operations.test_returns import ask_for


def test_an_order_with_and_without_its_sign(desk: Desk) -> None:
    for text in ("#1002", "1002", " 1002 "):
        (hit,) = [each for each in search.find(desk, text) if each.exact]
        assert (hit.kind, hit.number) == ("order", "#1002")


def test_a_scanned_label_is_the_return_and_a_wrong_digit_offers_the_nearest(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk)).number
    assert search.find(desk, ra.lower())[0].exact
    with pytest.raises(BadInput) as told:
        search.find(desk, ra[:-1] + str((int(ra[-1]) + 3) % 10))
    assert told.value.values["nearest"] == ra


def test_letters_of_a_name_find_the_customer_and_hostile_ones_find_nothing(desk: Desk) -> None:
    assert any(hit.kind in ("customer", "order") for hit in search.find(desk, "lukasz"))
    assert search.find(desk, "x' or 1=1 --") == ()
    assert search.find(desk, "%") == ()


def test_a_customer_is_found_with_what_they_can_spend(desk: Desk) -> None:
    buyer = orders.open_order(desk, "#1001").customer
    with desk.db.atomic():
        credits.grant(desk, buyer.id, "#1001", Money(500))
        credits.grant(desk, buyer.id, "#1001", Money(300), desk.clock.today())
        credits.grant(desk, buyer.id, "#1001", Money(100), desk.clock.today() - timedelta(days=1))
    found = {hit.number: hit.credit for hit in search.find(desk, "lukasz") if hit.kind == "customer"}
    assert found.pop(buyer.number) == 800 and not any(found.values())
