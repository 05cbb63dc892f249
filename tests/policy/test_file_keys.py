"""The keys of a case file beside those of an order: each takes its own kind of value, and none is lost."""

import tomllib
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from desk.policy import case_keys, tables
from desk.records.facts import CheckFacts, Choices, Condition, LineFacts, LinePart, RequestFacts
from desk.records.money import Money


def read(text: str) -> tuple[dict[str, Any], list[str]]:
    """A case file's tables and the faults of reading them."""
    reader = tables.Reader(text)
    found = reader.table(tables.parse(text, "case-malformed", ""), (), case_keys.FILE)
    return found, [each.key for each in reader.faults]


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
extended = 2026-02-01
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
        extended=date(2026, 2, 1),
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
