"""The live quote: amounts, ways, days and holds, each refusal with its clause."""

from dataclasses import replace
from typing import Any

import pytest

from desk.gui.quote_view import QuoteView
from desk.operations import items, orders, quoting, shops
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from desk.records.quotes import Quote
from desk.words import Words
from tests.conftest import SHOP, owners_desk
from tests.gui.acts import texts
from tests.gui.returning import settled
from tests.gui.taking import HOME, stocked

DOLL = NewLine("P1", "Winter doll", 1, Money(34999), "preorder")
BEAR = NewLine("A1", "Felt bear", 1, Money(12000))


@pytest.fixture
def view(qapp: object, words: Words) -> Any:
    """An empty view."""
    return QuoteView(words)


def asked(desk: Desk, *lines: NewLine, **facts: Any) -> Quote:
    """The quote of these lines to Ann Lee's home."""
    return quoting.quote(desk, NewOrder(desk.clock.today(), "Ann", lines, **{"ship_to": HOME, **facts}))


def test_it_says_what_is_needed_first(view: Any, desk: Desk) -> None:
    view.show_nothing("Scan the first item")
    assert texts(view) == "Scan the first item"
    view.show_quote(asked(desk, BEAR), "Find the customer")
    assert "Find the customer" in texts(view) and "Scan" not in texts(view)


def test_amounts_due_tendered_and_left(view: Any, desk: Desk) -> None:
    paid = NewPayment("check", Money(10000), desk.clock.today(), "1207")
    view.show_quote(asked(desk, BEAR, DOLL, payments=(paid,), weight="3.2"))
    shown = texts(view)
    for part in ("Due now", "$197.32", "Deposits in it", "$70.00", "Tendered", "Left to pay now", "$97.32"):
        assert part in shown
    assert "Hold: Waiting for a check to clear" in shown and "Ships at the earliest on: Mar 23" in shown
    assert "Billable weight: 4 lb" in shown and "Can go by: Ground" in shown


def test_what_is_carried_out_has_no_days_to_ship(view: Any, desk: Desk) -> None:
    view.show_quote(asked(desk, BEAR, service="pickup"))
    assert "Carried out of the shop" in texts(view)
    assert "Should ship by" not in texts(view) and "at the earliest" not in texts(view)


def test_more_than_is_due_is_paid_ahead(view: Any, desk: Desk) -> None:
    paid = NewPayment("card", Money(10000), desk.clock.today())
    view.show_quote(asked(desk, DOLL, payments=(paid,)))
    assert "Paid ahead" in texts(view) and "$30.00" in texts(view)


def test_a_refused_way_has_its_clause(view: Any, desk: Desk) -> None:
    box = Address("Ann", "", "PO Box 12", "", "Rolla", "MO", "65401", po_box=True)
    view.show_quote(asked(desk, BEAR, ship_to=box))
    shown = texts(view)
    assert "Refused" in shown and "Not by: Ground, Second Day Air, " in shown and "PO box" in shown


def test_what_the_shelf_lacks_has_a_way_out(view: Any, desk: Desk) -> None:
    stocked(desk)
    view.show_quote(asked(desk, NewLine("B1", "Ida", 4, Money(8995))))
    assert "B1: 4 wanted, 3 free on the shelf. Take fewer" in texts(view)
    assert "not sold any more" not in texts(view)
    items.change_item(desk, replace(items.open_item(desk, "B1").item, retired=True))
    view.show_quote(asked(desk, NewLine("B1", "Ida", 1, Money(8995))))
    assert "B1 is not sold any more: what is on the shelf may still go" in texts(view)


def test_store_credit_is_told_until_it_is_spent(view: Any, desk: Desk) -> None:
    order = settled(desk).ra.order
    number = orders.open_order(desk, order).customer.number
    view.show_quote(asked(desk, BEAR, customer=number))
    assert "The customer has $77.45 of store credit." in texts(view)
    paid = NewPayment("store_credit", Money(1000), desk.clock.today())
    view.show_quote(asked(desk, BEAR, customer=number, payments=(paid,)))
    assert "The customer has" not in texts(view)


def test_a_policy_silent_about_quotes_refuses_nothing(view: Any, clock: Any) -> None:
    desk = owners_desk(clock)
    shops.create_shop(desk, replace(SHOP, pack="miniature-expressions"), desk.packs["miniature-expressions"])
    view.show_quote(asked(desk, BEAR))
    assert "Left to the owner" not in texts(view) and "$120.00" in texts(view)
    desk.db.close()
