"""The tables of a case become facts; what is left out has the value that policy.md gives it."""

import tomllib
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
    RequestFacts,
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


def test_all_keys_of_an_order() -> None:
    line = LineFacts(
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
        lines=(line,),
    )


REST = """
pack = "samanthas"
readings = { tax-on-returns = "kept" }
settings = { deposit_rate = 25, tax_rates = { OH = "5.75" }, dim_divisor = 166 }
[[case]]
name = "all of it"
ask = "returned_check"
[case.request]
on = 2026-01-01
ra_issued = 2026-01-02
sent = 2026-01-03
received = 2026-01-04
arrived = 2026-01-05
notified = 2026-01-06
by = "shop"
reason = "defective"
lines = { sku = "A", quantity = 2 }
ra_on_package = true
condition = { opened = true, original_packaging = true, secured = true, damaged = true, resaleable = true }
replacement_in_stock = false
cause = "bad_address"
reship_cost = "1.00"
charge = "2.00"
wish = "store_credit"
granted = { credit = "3.00" }
facts = { photo = true }
[case.check]
amount = "4.00"
returned = 2026-01-07
presented = [2026-01-08]
paid = "5.00"
paid_on = 2026-01-09
[case.expect]
outcome = "owner"
state = "open"
destination = "none"
credit = "-1.00"
charge = "1.00"
total = "2.00"
tax = "3.00"
deposit = "4.00"
due_now = "5.00"
amounts = { merchandise = "-1.00" }
deadlines = { claim_by = 2026-01-01T10:00:00, return_by = 2026-01-02 }
services = ["ground"]
refused_services = { pickup = "air" }
billable_weight_lb = 0
requirements = ["insure"]
holds = ["check"]
options = { store_credit = "1.00" }
intervals = { credit = ["0.00", "1.00"] }
tenders = { store_credit = "1.00" }
schedule = [{ day = 2026-01-01, money = "1.00" }]
readings = { tax-on-returns = "kept" }
cites = ["air"]
"""


def test_all_other_keys_of_a_file() -> None:
    found, faults = read(REST)
    assert faults == []
    chosen = case_keys.choices(found)
    assert chosen == Choices({"tax-on-returns": "kept"}, Fraction(25), {"OH": Fraction("5.75")}, 166)
    assert found["pack"] == "samanthas"
    ((_, case, clean),) = found["case"]
    assert clean
    assert case_keys.request(
        case["request"], (LineFacts("A", Money(1), sku="A", quantity=3),)
    ) == RequestFacts(
        on=date(2026, 1, 1),
        ra_issued=date(2026, 1, 2),
        sent=date(2026, 1, 3),
        received=date(2026, 1, 4),
        arrived=date(2026, 1, 5),
        notified=date(2026, 1, 6),
        by="shop",
        reason="defective",
        lines=(LinePart("A", 2),),
        ra_on_package=True,
        condition=Condition(
            opened=True, damaged=True, original_packaging=True, secured=True, resaleable=True
        ),
        replacement_in_stock=False,
        cause="bad_address",
        reship_cost=Money(100),
        charge=Money(200),
        wish="store_credit",
        granted={"credit": Money(300)},
        told={"photo": True},
    )
    assert case_keys.check(case["check"]) == CheckFacts(
        Money(400), date(2026, 1, 7), (date(2026, 1, 8),), Money(500), date(2026, 1, 9)
    )
    assert list(case["expect"]) == list(tomllib.loads(REST)["case"][0]["expect"])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('by = "shop"', 'by = "shp"', "unknown-word"),
        ('cause = "bad_address"', 'cause = "bad"', "unknown-word"),
        ("quantity = 2", "quantity = 0", "out-of-range"),
        ("dim_divisor = 166", "dim_divisor = 0", "out-of-range"),
        ("dim_divisor = 166", "dim_divisr = 166", "unknown-key"),
        ('charge = "2.00"', 'charge = "-2.00"', "money-negative"),
        ("paid_on = 2026-01-09", "paid_on = 2026-01-09T10:00:00", "wrong-type"),
        ('{ credit = "3.00" }', '{ credit = "-3.00" }', "money-negative"),
        ('outcome = "owner"', 'outcome = "oner"', "unknown-word"),
        ("billable_weight_lb = 0", "billable_weight_lb = -1", "out-of-range"),
        ('["0.00", "1.00"]', '["0.00"]', "not-a-pair"),
        ('{ day = 2026-01-01, money = "1.00" }', "{ day = 2026-01-01 }", "missing-key"),
        ('{ day = 2026-01-01, money = "1.00" }', '{ money = "1.00" }', "missing-key"),
        ('amount = "4.00"\n', "", "missing-key"),
        ("returned = 2026-01-07\n", "", "missing-key"),
        ("on = 2026-01-01\n", "", "missing-key"),
        ('ask = "returned_check"\n', "", "missing-key"),
        ("[case.check]", "[case.chek]", "missing-key"),
    ],
)
def test_each_key_takes_its_own_kind_of_value(old: str, new: str, fault: str) -> None:
    assert old in REST
    assert fault in read(REST.replace(old, new, 1))[1]


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
