"""Whom and what a line means, by what, and when it may not be told."""

from dataclasses import replace

import pytest

from desk.operations import customers, items, matching, orders
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.errors import Refused
from desk.records.items import Item
from desk.records.money import Money
from tests.conftest import doll_order

HOME = Address("Łukasz R&D", postal_code="65401")
SEEN = Customer(0, "", "Łukasz R&D", address=HOME)


@pytest.fixture
def buyer(empty_desk: Desk) -> Customer:
    """The customer that an order made."""
    orders.enter_order(empty_desk, doll_order())
    return orders.open_order(empty_desk, "#1001").customer


def found(desk: Desk, seen: Customer, alone: bool = True) -> tuple[str, str]:
    known, by = matching.known_customer(desk, seen, alone=alone)
    return known.number if known else "", by


def test_a_customer_is_known_by_email_then_home_then_name(empty_desk: Desk, buyer: Customer) -> None:
    number = buyer.number
    assert found(empty_desk, Customer(0, "", "X", "MO@example.com")) == (number, "email")
    assert found(empty_desk, SEEN) == (number, "home")
    assert found(empty_desk, replace(SEEN, name="LUKASZ r&d")) == (number, "home")
    elsewhere = replace(SEEN, address=Address(postal_code="10022"))
    assert found(empty_desk, elsewhere) == (number, "name")
    assert found(empty_desk, elsewhere, alone=False) == ("", "")
    assert found(empty_desk, replace(elsewhere, email="else@example.com")) == ("", "")
    assert found(empty_desk, Customer(0, "", "Nobody")) == ("", "")


def test_without_postal_codes_the_name_is_what_they_are_known_by(empty_desk: Desk) -> None:
    made = customers.add_customer(empty_desk, Customer(0, "", "Ida"))
    assert found(empty_desk, Customer(0, "", "ida"), alone=False) == (made.number, "name")


def test_numbers_come_first(empty_desk: Desk, buyer: Customer) -> None:
    customers.change_customer(empty_desk, replace(buyer, outside_number="363"))
    assert found(empty_desk, Customer(0, "", "X", outside_number="363")) == (buyer.number, "outside")
    assert found(empty_desk, replace(SEEN, outside_number="364")) == ("", "")
    for seen in (
        replace(SEEN, number=buyer.number),
        Customer(0, buyer.number, "X", "mo@EXAMPLE.com"),
        Customer(0, buyer.number, "X", outside_number="363"),
    ):
        assert found(empty_desk, seen) == (buyer.number, "number")
    assert found(empty_desk, replace(SEEN, number="CM-26-99999-0")) == (buyer.number, "home")


def test_another_shops_number_is_no_ones_here(empty_desk: Desk, buyer: Customer) -> None:
    with pytest.raises(Refused, match="list-number-of-other"):
        found(empty_desk, Customer(0, buyer.number, "Somebody else", "x@example.com", "314 555 0142"))
    customers.change_customer(empty_desk, replace(buyer, phone="(314) 555-0142"))
    assert found(empty_desk, Customer(0, buyer.number, "X", phone="314 555 0142"))[1] == "number"


def test_what_contradicts_is_refused(empty_desk: Desk, buyer: Customer) -> None:
    other = customers.add_customer(empty_desk, Customer(0, "", "Ida", "ida@example.com", outside_number="9"))
    with pytest.raises(Refused, match="list-email-of-other"):
        found(empty_desk, Customer(0, "", "Ida", "ida@example.com", outside_number="10"))
    with pytest.raises(Refused, match="list-email-taken"):
        found(empty_desk, Customer(0, buyer.number, buyer.name, "ida@example.com"))
    with pytest.raises(Refused, match="list-outside-taken"):
        found(empty_desk, Customer(0, buyer.number, buyer.name, outside_number="9"))
    assert found(empty_desk, Customer(0, "", "Ida", "ida@example.com", outside_number="9")) == (
        other.number,
        "outside",
    )


def test_namesakes_at_one_place_are_not_guessed(desk: Desk) -> None:
    with pytest.raises(Refused, match="list-namesakes"):
        found(desk, SEEN)
    assert found(desk, replace(SEEN, address=Address(postal_code="1"))) == ("", "")


def test_whoever_was_merged_is_whom_they_became(desk: Desk) -> None:
    first, second = (orders.open_order(desk, number).customer for number in ("#1001", "#1002"))
    customers.merge_customers(desk, first.number, second.number, "the same")
    assert found(desk, Customer(0, second.number, SEEN.name))[0] == first.number
    assert found(desk, Customer(0, "", "X", "oh@example.com")) == (first.number, "email")


def test_items_are_known_by_sku_whatever_its_case(desk: Desk) -> None:
    assert matching.known_item(desk, "A") == matching.known_item(desk, "a")
    items.add_item(desk, Item(0, "a", "Another", Money(1), barcode="77"))
    assert [matching.known_item(desk, each).sku for each in ("A", "a")] == ["A", "a"]
    items.add_item(desk, Item(0, "Q-1", "Q", Money(1)))
    items.add_item(desk, Item(0, "q-1", "Q", Money(1)))
    assert matching.known_item(desk, "Ｑ-1") is None and matching.known_item(desk, "none") is None
    assert matching.holder_of(desk, "77") == "a" and matching.holder_of(desk, "78") == ""


def test_a_companys_name_alone_is_the_customer_there(empty_desk: Desk) -> None:
    home = Address("Ida", "Bears, Inc.", "5 Elm St", "", "Rolla", "MO", "65401")
    made = customers.add_customer(empty_desk, Customer(0, "", "Ida", address=home))
    firms = matching.firms(empty_desk)

    def known(name: str, company: str = "", postal: str = "65401", outside: str = "") -> str:
        seen = Customer(
            0, "", name, address=Address(name, company, postal_code=postal), outside_number=outside
        )
        customer, by = matching.known_customer(empty_desk, seen, alone=True, firms=firms)
        return by if customer is None or customer.number == made.number else "another"

    assert known("bears, inc.") == known("Bears, Inc.", "Bears, Inc.") == "firm"
    assert known("Bears, Inc.", postal="10022") == known("Bo", "Bears, Inc.") == known("Dolls") == ""
    customers.change_customer(empty_desk, replace(made, outside_number="9"))
    firms = matching.firms(empty_desk)
    assert (known("Bears, Inc.", outside="9"), known("Bears, Inc.", outside="10")) == ("outside", "")
    customers.add_customer(empty_desk, Customer(0, "", "Bo", address=replace(home, name="Bo")))
    firms = matching.firms(empty_desk)
    with pytest.raises(Refused, match="list-namesakes"):
        known("Bears, Inc.")
