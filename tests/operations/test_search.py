"""Scan or search finds a record by any of its numbers, and by the letters of a name."""

import pytest

from desk.operations import returns, search
from desk.operations.desk import Desk
from desk.records.errors import BadInput
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
