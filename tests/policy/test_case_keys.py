"""The tables of a case become facts; what is left out has the value that policy.md gives it."""

from datetime import date, time
from fractions import Fraction
from typing import Any

import pytest

from desk.policy import case_keys, tables
from desk.records.facts import (
    CheckFacts,
    Choices,
    Condition,
    LineFacts,
    LinePart,
    OrderFacts,
    Place,
)
from desk.records.money import Money

LINES = 'lines = [{ sku = "A", price = "1.00", quantity = 3, returned = 1 }, { sku = "B", price = "2.00" }]'


def read(text: str) -> tuple[dict[str, Any], list[str]]:
    """A case file's tables and the faults of reading them."""
    reader = tables.Reader(text)
    found = reader.table(tables.parse(text, "case-malformed", ""), (), case_keys.FILE)
    return found, [each.key for each in reader.faults]


def order_of(text: str) -> OrderFacts:
    """The order of the one case in a text."""
    found, faults = read(
        f"[[case]]\nname = 'x'\nask = 'return'\nrequest = {{ on = 2026-01-01 }}\nexpect = {{}}\n{text}"
    )
    assert faults == []
    return case_keys.order(found["case"][0][1]["order"])


def test_what_an_order_leaves_out() -> None:
    order = order_of(f"order = {{ placed = 2026-01-01, {LINES} }}")
    assert (order.ship_to, order.payment, order.service, order.credited) == (Place(), ("card",), "", 0)
    assert order.shipping_charged is None
    assert [line.kind for line in order.lines] == ["stock", "stock"]


ALL_KEYS = """
[case.order]
placed = 2026-01-01
processed = 2026-01-01
shipped = 2026-01-02
delivered = 2026-01-03T09:30:00
effective = 2026-01-01
check_received = 2026-01-01
balance_paid = 2026-01-01
payment = ["card", "check"]
paid = "1.00"
credited = "0.50"
ship_to = { state = "PR", country = "US", po_box = true }
service = "pickup"
channel = "fair"
facts = { rival = "x" }
shipping_charged = "0.00"
shipping_cost = "1.00"
first_payment = "1.00"
weight_lb = 3.5
size_in = [1, "2.5", 3]
[[case.order.lines]]
sku = "A"
price = "1.00"
quantity = 2
kind = "preorder"
discount = "0.10"
deposit_rate = 30
first_payment = "0.10"
paid = "1.00"
returned = 1
cancelled = 1
shipped = 1
balanced = true
tags = ["tea"]
facts = { gilt = true }
"""


THE_LINE = LineFacts(
    key="A",
    sku="A",
    price=Money(100),
    quantity=2,
    kind="preorder",
    discount=Money(10),
    deposit_rate=Fraction(30),
    first_payment=Money(10),
    paid=Money(100),
    returned=1,
    cancelled=1,
    shipped=1,
    balanced=True,
    tags=("tea",),
    told={"gilt": True},
)


def test_all_keys_of_an_order() -> None:
    assert order_of(ALL_KEYS) == OrderFacts(
        placed=date(2026, 1, 1),
        processed=date(2026, 1, 1),
        shipped=date(2026, 1, 2),
        delivered=date(2026, 1, 3),
        effective=date(2026, 1, 1),
        check_received=date(2026, 1, 1),
        balance_paid=date(2026, 1, 1),
        payment=("card", "check"),
        paid=Money(100),
        credited=Money(50),
        ship_to=Place("PR", "US", po_box=True),
        service="pickup",
        channel="fair",
        shipping_charged=Money(0),
        shipping_cost=Money(100),
        first_payment=Money(100),
        weight_lb=Fraction(7, 2),
        size_in=(Fraction(1), Fraction(5, 2), Fraction(3)),
        times={"delivered": time(9, 30)},
        told={"rival": "x"},
        lines=(THE_LINE,),
    )


@pytest.mark.parametrize("missing", ['sku = "A"\n', 'price = "1.00"\n', "placed = 2026-01-01\n"])
def test_an_order_tells_when_it_was_placed_and_each_line_what_it_was(missing: str) -> None:
    head = "[[case]]\nname = 'x'\nask = 'return'\nrequest = { on = 2026-01-01 }\nexpect = {}\n"
    assert "missing-key" in read(head + ALL_KEYS.replace(missing, ""))[1]


def test_what_a_case_with_faults_lacks_is_filled() -> None:
    assert case_keys.order({"lines": ({},)}) == OrderFacts(date.min, (LineFacts("", Money(0)),))
    assert case_keys.request({"lines": ({},)}, ()).lines == (LinePart("", 1),)
    assert case_keys.request({}, ()).on == date.max
    assert case_keys.check({}) == CheckFacts(Money(0), date.max)
    assert case_keys.choices({}) == Choices()


def test_a_second_line_of_a_sku_is_told_apart() -> None:
    lines = "lines = [{ sku = 'A', price = '1.00' }, { sku = 'A', price = '2.00' }]"
    order = order_of(f"order = {{ placed = 2026-01-01, {lines} }}")
    assert [line.key for line in order.lines] == ["A", "A#2"]
    twice = order.lines
    assert case_keys.request({"lines": ({"sku": "A"},)}, twice).lines == (
        LinePart("A", 1),
        LinePart("A#2", 1),
    )
    asked = {"lines": ({"sku": "A", "quantity": 1},)}
    assert case_keys.request(asked, twice).lines == (LinePart("A", 1),)
    many = {"lines": ({"sku": "A", "quantity": 5},)}
    assert case_keys.request(many, twice).lines == (LinePart("A", 1), LinePart("A#2", 4))


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ({"sku": "A"}, LinePart("A", 2)),
        ({"sku": "A", "quantity": 1}, LinePart("A", 1)),
        ({"sku": "A", "quantity": 9}, LinePart("A", 9)),
        ({"sku": "C"}, LinePart("C", 1)),
        ({"sku": "C", "quantity": 2}, LinePart("C", 2)),
    ],
)
def test_without_a_quantity_all_that_remains_is_meant(asked: dict[str, Any], part: LinePart) -> None:
    order = order_of(f"order = {{ placed = 2026-01-01, {LINES} }}")
    assert case_keys.request({"lines": (asked,)}, order.lines).lines == (part,)


def test_what_a_request_leaves_out() -> None:
    request = case_keys.request({"on": date(2026, 1, 1)}, ())
    assert request.condition == Condition(opened=False, damaged=False)
    assert request.replacement_in_stock
    assert (request.lines, request.by, request.ra_on_package) == ((), "customer", None)


def test_a_check_and_what_is_chosen() -> None:
    check = case_keys.check({"amount": Money(100), "paid": Money(50)})
    assert check == CheckFacts(Money(100), date.max, paid=Money(50))
    choices = case_keys.choices({"readings": {"a": "b"}, "settings": {"deposit_rate": Fraction(25)}})
    assert (choices.readings, choices.deposit_rate) == ({"a": "b"}, 25)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("weight_lb = -1", "not-a-measure"),
        ("weight_lb = true", "not-a-measure"),
        ("weight_lb = 1e3", "not-a-measure"),
        ("weight_lb = 1234567", "not-a-measure"),
        ("weight_lb = '1.23456'", "not-a-measure"),
        ("paid = '1.005'", "money-unreadable"),
        ("payment = 'chek'", "unknown-word"),
        ("ship_to = { stat = 'MO' }", "unknown-key"),
    ],
)
def test_what_cannot_be_a_fact_is_told(text: str, fault: str) -> None:
    case = "[[case]]\nname = 'x'\nask = 'cancel'\nrequest = { on = 2026-01-01 }\nexpect = {}\n"
    found, faults = read(f"{case}order = {{ placed = 2026-01-01, lines = [], {text} }}")
    assert faults == [fault]
    assert found["case"][0][2] is False
