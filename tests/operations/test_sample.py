"""The sample shop: filled by the same operations as any other, on any day, and in balance."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from desk.app import RESOURCES
from desk.operations import checks_list, credits, orders, orders_list, returns, returns_list, sample, shops
from desk.operations.desk import Desk
from desk.records import plain
from desk.records.lists import Query
from desk.records.money import Money, total
from desk.records.orders import Order
from desk.records.returns import Ask, LinePart, Return
from desk.records.shop import Shop
from desk.store import ledger
from desk.store.database import Database
from tests.conftest import FixedClock

TODAY = date(2026, 11, 22)


def read_sample() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "sample.toml").read_text("utf-8"))


def filled(day: date, packs: Any) -> Desk:
    desk = Desk(Database.in_memory(), packs, FixedClock(day), "Alma")
    data = read_sample()
    shop = plain.from_plain(Shop, data["shop"])
    shops.create_shop(desk, shop, packs[shop.pack])
    sample.fill(desk, data)
    return desk


@pytest.fixture
def sample_desk(empty_desk: Desk) -> Iterator[Desk]:
    desk = filled(TODAY, empty_desk.packs)
    yield desk
    desk.db.close()


def all_orders(desk: Desk) -> list[Order]:
    rows = orders_list.rows(desk, orders_list.ids(desk, Query(sort="number", descending=False)))
    return [orders.open_order(desk, row.number) for row in rows]


def all_returns(desk: Desk) -> dict[str, Return]:
    """The returns by the number of their order."""
    found = returns_list.rows(desk, returns_list.ids(desk, Query()))
    return {row.order: returns.open_return(desk, row.number).ra for row in found}


def test_the_books_balance(sample_desk: Desk) -> None:
    balance = ledger.trial_balance(sample_desk.db)
    assert total(balance.values()) == 0
    assert any(balance.values())


def test_every_order_of_the_file_is_there_with_what_it_came_to(sample_desk: Desk) -> None:
    found, data = [order for order in all_orders(sample_desk) if order.source], read_sample()
    assert [order.number for order in found] == [row["number"] for row in data["order"]]
    for order, row in zip(found, data["order"], strict=True):
        assert order.placed == TODAY - timedelta(days=row["placed"])
        owes = not row.get("paid", True) or "returned" in row.get("check", ())
        assert order.paid == (0 if owes else order.total)
    assert {order.state for order in found} == {"delivered", "shipped", "processed"}
    assert {order.payment_method for order in found} == {"card", "check", "money_order"}


def test_what_was_taken_at_the_counter_stands_as_it_should(sample_desk: Desk) -> None:
    """The pre-orders wait, the layaway has its first payment, a check holds, what was carried out is gone."""
    found = {order.customer.name: order for order in all_orders(sample_desk) if not order.source}
    assert len(found) == len(read_sample()["taken"])
    assert found["Priya Raman"].awaits and found["Priya Raman"].payments[0].purpose == "deposit"
    assert found["Ruth Abernathy"].holds == ("unpaid",)
    assert found["Eleanor “Nell” Pritchard"].lines[0].awaited == 1
    held = found["Tom Whitfield"]
    assert held.first_ship == held.placed + timedelta(10)
    assert found["Chidi Okafor"].state == "delivered"


def test_missouri_alone_pays_its_tax_half_up(sample_desk: Desk) -> None:
    for order in all_orders(sample_desk):
        due = order.merchandise.percent(Fraction(61, 10)) if order.ship_to.state == "MO" else Money(0)
        assert order.tax == due, order.number


def test_the_sample_keeps_to_its_own_policy(sample_desk: Desk) -> None:
    """A PO box and Alaska by priority mail, abroad as the customer likes, a check held for ten days."""
    for order in all_orders(sample_desk):
        if order.service == "pickup":
            continue
        far = order.ship_to.country != "US"
        mail = order.ship_to.po_box or order.ship_to.state in ("AK", "HI", "PR")
        assert order.service == ("customer_choice" if far else "priority_mail" if mail else "ground")
        if order.payment_method == "check" and order.shipped:
            assert order.shipped >= order.placed + timedelta(days=10)
    places = [order.ship_to for order in all_orders(sample_desk)]
    assert {place.country for place in places} == {"US", "CA", "JP"}
    assert any(place.po_box for place in places)


def test_one_return_is_open_one_is_late_and_one_is_store_credit(sample_desk: Desk) -> None:
    found = all_returns(sample_desk)
    states = {order: ra.state for order, ra in found.items()}
    assert states == {"1012": "open", "1015": "settled", "1024": "open"}
    late, young = found["1012"].return_by, found["1024"].return_by
    assert late is not None and young is not None
    assert late < TODAY <= young
    assert returns_list.counts(sample_desk)["lapsed"] == 1


def test_the_settled_return_made_a_credit_slip(sample_desk: Desk) -> None:
    """124.50 less a fifth, and its share of the tax: 9.12 on 149.45 less 1.52 on 24.95."""
    done = all_returns(sample_desk)["1015"].settlement
    assert done is not None
    assert (done.destination, done.credit) == ("store_credit", Money(12450 - 2490 + 912 - 152))
    assert credits.open_credit(sample_desk, done.slip).balance == done.credit


def test_the_checks_are_in_every_list_that_a_shop_begins_with(sample_desk: Desk) -> None:
    """Two to deposit, one on hold, one that can still be paid, one whose deadline passed, two cleared."""
    found = checks_list.counts(sample_desk)
    full = {"to_deposit": 2, "on_hold": 1, "cleared": 2, "returned": 2, "demand_due": 2, "passed": 1}
    assert {chip: count for chip, count in found.items() if count and chip != "all"} == full


def test_an_ra_can_be_issued_today(sample_desk: Desk) -> None:
    order = orders.open_order(sample_desk, "1025")
    part = LinePart(orders.line_by_sku(order, "MINI-BOOKS"), 1)
    ra = returns.issue_ra(sample_desk, Ask("1025", "changed_mind", TODAY, (part,)))
    assert ra.return_by == TODAY + timedelta(days=10)


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2028, 2, 29), date(2026, 3, 8)])
def test_the_sample_is_filled_on_any_day(empty_desk: Desk, day: date) -> None:
    """In a new year, on a leap day, on the day that the clocks change."""
    desk = filled(day, empty_desk.packs)
    assert total(ledger.trial_balance(desk.db).values()) == 0
    assert len(all_returns(desk)) == 3
    desk.db.close()


def test_the_shop_says_that_it_is_a_sample(sample_desk: Desk) -> None:
    shop = shops.read_shop(sample_desk)
    assert (shop.sample, shop.pack, shop.time_zone) == (True, "samanthas", "America/Chicago")
    assert (shop.address.city, shop.address.state) == ("St. Louis", "MO")
