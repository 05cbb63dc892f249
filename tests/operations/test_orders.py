"""Orders: entered once, shipped once, delivered after that, and always in balance."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desk.operations import customers, orders, returns, returns_list, shipping
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import NewLine
from desk.records.payments import NewPayment
from desk.records.returns import Ask
from desk.records.shipments import Dispatch
from desk.store import ledger
from tests.conftest import doll_order, placed_order


def booked(desk: Desk, account: str) -> Money:
    return ledger.trial_balance(desk.db).get(account, Money(0))


def test_entering_keeps_the_number_and_books_the_opening(empty_desk: Desk) -> None:
    order = orders.enter_order(empty_desk, doll_order())
    assert orders.open_order(empty_desk, "1001") == order
    assert (order.total, order.paid, order.state) == (Money(23571), Money(23571), "delivered")
    assert booked(empty_desk, "2000") == 0
    assert booked(empty_desk, "1100") == 0
    assert booked(empty_desk, "4000") == -20995
    assert booked(empty_desk, "2230") == -1281


def test_a_number_of_our_own_is_given_where_none_came(empty_desk: Desk) -> None:
    order = orders.enter_order(empty_desk, doll_order(""))
    assert order.number.startswith("SO-26-00001-")


def test_the_same_number_twice_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="order-exists"):
        orders.enter_order(desk, doll_order("1001"))


def test_one_customer_by_email_whatever_the_case(desk: Desk) -> None:
    again = replace(doll_order("#1004"), email="MO@Example.com")
    known = orders.open_order(desk, "#1001").customer
    assert orders.enter_order(desk, again).customer == known
    elsewhere = replace(known.address, postal_code="10022")
    unnamed = orders.enter_order(desk, replace(doll_order("#1005"), email="", address=elsewhere))
    assert unnamed.customer != known


def seller(desk: Desk, number: str = "#1", **said: object) -> Customer:
    """The customer of an order taken elsewhere, of Ann Bell in Rolla by phone and mail."""
    home = Address("Ann Bell", "", "5 elm st", "", "Rolla", "MO", "65401-1234")
    told = {"name": "Ann Bell", "email": "ann@example.com", "phone": "314.555.0142", "address": home, **said}
    new = replace(doll_order(number), ship_to=home, **told)  # type: ignore[arg-type]
    return orders.enter_order(desk, new).customer


def test_who_bought_elsewhere_is_kept_as_the_shop_writes_them(empty_desk: Desk) -> None:
    found = seller(empty_desk, email="mailto:Ann@EXAMPLE.com")
    assert (found.phone, found.email) == ("(314) 555-0142", "Ann@example.com")
    assert seller(empty_desk, "#2", email="mailto:ann@example.com") == found
    assert customers.likely_same(empty_desk, Customer(0, "", "X", phone="3145550142")) == (found,)
    odd = seller(
        empty_desk, "#3", name="Bo", email="bo at home", phone="ask", address=Address(state="Missury")
    )
    assert (odd.email, odd.phone, odd.address.state) == ("bo at home", "ask", "Missury")


@pytest.mark.parametrize(
    ("listed", "said", "same"),
    [
        ({}, {}, True),
        ({"address": Address(city="rolla", state="MO")}, {}, True),
        ({"address": Address(city="Salem", state="MO")}, {}, False),
        ({"address": Address(postal_code="65401", city="Somewhere")}, {}, True),
        ({"address": Address(postal_code="65402")}, {}, False),
        ({"email": "other@example.com"}, {}, False),
        ({"email": "other@example.com"}, {"email": ""}, False),
        ({"email": "other@example.com", "address": Address(postal_code="65401")}, {"email": ""}, True),
        ({"name": "Ann Belle"}, {}, False),
    ],
)
def test_an_order_finds_who_was_listed_without_an_email(
    empty_desk: Desk, listed: dict[str, Any], said: dict[str, Any], same: bool
) -> None:
    """A list of customers came first; a second customer of theirs would have the orders."""
    known = customers.add_customer(empty_desk, replace(Customer(0, "", "Ann  Bell"), **listed))
    found = seller(empty_desk, **said)
    assert (found.number == known.number) is same
    if same:
        assert found.phone == "(314) 555-0142" and found.name == "Ann Bell"
        assert found.email == (known.email or "ann@example.com")
        kept = customers.customer_history(empty_desk, known.number)
        assert (kept[-1].operation, "phone" in kept[-1].after) == ("change_customer", True)


def test_an_order_that_tells_nothing_new_changes_nobody(empty_desk: Desk) -> None:
    known = seller(empty_desk)
    assert seller(empty_desk, "#2", email="") == known
    assert customers.customer_history(empty_desk, known.number) == ()


def test_an_order_is_of_the_customer_whose_number_it_names(empty_desk: Desk) -> None:
    ida = customers.add_customer(empty_desk, Customer(0, "", "Ida"))
    order = orders.enter_order(empty_desk, replace(doll_order(), customer=ida.number, name="Somebody else"))
    assert order.customer == ida
    with pytest.raises(NotFound, match="customer-unknown"):
        orders.enter_order(empty_desk, replace(doll_order("#1009"), customer="CM-26-00099-1"))


def test_of_two_who_fit_neither_is_taken(empty_desk: Desk) -> None:
    known = [customers.add_customer(empty_desk, Customer(0, "", "Ann Bell")).number for _ in range(2)]
    assert seller(empty_desk).number not in known


def test_shipping_books_the_sale_once(desk: Desk) -> None:
    assert booked(desk, "2000") == -Money(20995 + 1295)
    order = shipping.ship(desk, Dispatch("1003", date(2026, 3, 13), cost=Money(1010)))
    assert (order.state, order.shipping_cost) == ("shipped", Money(1010))
    assert booked(desk, "2000") == 0
    with pytest.raises(Refused, match="order-already-shipped"):
        shipping.ship(desk, Dispatch("1003", date(2026, 3, 14)))


def test_a_day_before_the_order_is_told(desk: Desk) -> None:
    with pytest.raises(BadInput, match="shipped-before-placed"):
        shipping.ship(desk, Dispatch("1003", date(2026, 3, 1)))
    with pytest.raises(Refused, match="order-not-shipped"):
        orders.mark_delivered(desk, "1003", date(2026, 3, 14))
    with pytest.raises(BadInput, match="delivered-before-shipped"):
        orders.mark_delivered(desk, "1002", date(2026, 3, 3))


def test_delivery_is_noted_once(desk: Desk) -> None:
    assert orders.mark_delivered(desk, "1002", date(2026, 3, 9)).state == "delivered"
    with pytest.raises(Refused, match="order-already-delivered"):
        orders.mark_delivered(desk, "1002", date(2026, 3, 10))


def test_a_cancelled_order_does_not_ship(empty_desk: Desk) -> None:
    new = replace(placed_order(), cancelled=date(2026, 3, 5), payments=())
    orders.enter_order(empty_desk, new)
    with pytest.raises(Refused, match="order-cancelled"):
        shipping.ship(empty_desk, Dispatch("1003", date(2026, 3, 13)))


def test_money_that_came_after_the_parcel_left_pays_what_is_owed(empty_desk: Desk) -> None:
    late = NewPayment("check", Money(23571), date(2026, 3, 20), "88")
    orders.enter_order(empty_desk, replace(doll_order(), payments=(late,)))
    assert booked(empty_desk, "1100") == 0
    assert booked(empty_desk, "2000") == 0
    assert booked(empty_desk, "1010") == 23571


def test_a_mistyped_delivery_day_is_corrected_until_a_return_rests_on_it(desk: Desk) -> None:
    with pytest.raises(Refused, match="order-not-delivered"):
        orders.correct_delivery(desk, "1002", date(2026, 3, 9), "mistyped")
    order = orders.correct_delivery(desk, "1001", date(2026, 3, 10), "mistyped")
    assert order.delivered == date(2026, 3, 10)
    line = orders.read_history(desk, "#1001")[-1]
    assert (line.before, line.after) == ({"delivered": "2026-03-09"}, {"delivered": "2026-03-10"})
    for day, key in ((date(2099, 1, 1), "day-ahead"), (date(2026, 3, 1), "delivered-before-shipped")):
        with pytest.raises(BadInput, match=key):
            orders.correct_delivery(desk, "1001", day, "mistyped")
    part = LinePart(orders.line_by_sku(order, "A"), 1)
    returns.issue_ra(desk, Ask("#1001", "changed_mind", date(2026, 3, 13), (part,)))
    with pytest.raises(Refused, match="delivery-judged"):
        orders.correct_delivery(desk, "1001", date(2026, 3, 9), "again")
    for ra in returns_list.of_order(desk, "1001"):
        returns.void_ra(desk, ra.number, "the wrong order")
    assert orders.correct_delivery(desk, "1001", date(2026, 3, 9), "again").delivered == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"delivered": date(2026, 3, 1)}, "order-days"),
        ({"number": "RA-26-00001-3"}, "order-number-taken"),
        ({"lines": ()}, "order-empty"),
        ({"lines": (NewLine("A", "a", 0, Money(1)),)}, "order-line-wrong"),
        ({"lines": (NewLine("A", "a", 1, Money(1), discount=Money(2)),)}, "order-line-wrong"),
        ({"lines": (NewLine("A", "a", 1, Money(-1)),)}, "order-line-wrong"),
    ],
)
def test_an_order_that_cannot_be_is_not_entered(
    empty_desk: Desk, changes: dict[str, object], key: str
) -> None:
    with pytest.raises(BadInput, match=key):
        orders.enter_order(empty_desk, replace(doll_order(), **changes))


def test_a_negative_shipping_cost_is_told(desk: Desk) -> None:
    with pytest.raises(BadInput, match="cost-negative"), desk.db.atomic():
        orders.note_shipping_cost(desk, orders.open_order(desk, "1002"), Money(-1))
    with pytest.raises(BadInput, match="cost-negative"):
        shipping.ship(desk, Dispatch("1003", date(2026, 3, 13), cost=Money(-300)))


def test_the_paper_and_the_history_of_an_order(desk: Desk) -> None:
    assert orders.order_paper(desk, "1001").shop.name == "Button & Bear"
    assert orders.read_history(desk, "#1001")[0].operation == "enter_order"


def test_a_sku_that_is_not_on_the_order_names_those_that_are(desk: Desk) -> None:
    with pytest.raises(NotFound) as told:
        orders.line_by_sku(orders.open_order(desk, "1001"), "Z")
    assert told.value.values["known"] == "A, B"
