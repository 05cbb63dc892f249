"""Why a rule does not fit: each condition that does not hold, with what was asked for and what was found."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desk.policy import conditions, misses, pack
from desk.policy.misses import Miss
from desk.policy.view import View
from desk.records.facts import Choices, Condition, Facts, LineFacts, OrderFacts
from desk.records.money import Money
from tests.policy.material import HEAD, dolls, sent_back

PACK = """
[readings.means]
clause = "fair"
options = { sent = {}, received = {} }
[windows.asking]
clause = "fair"
days = 5
after = "delivered"
[windows.late]
clause = "fair"
days = 30
after = "delivered"
[facts.photo]
text = { en = "Was a photo sent?", es = "¿Se envió una foto?" }
is = "flag"
of = "request"
[facts.worn]
text = { en = "How often was it worn?" }
is = "count"
of = "line"
default = 3
[facts.wedding]
text = { en = "When is the wedding?" }
is = "day"
of = "order"
[facts.set]
text = { en = "Of which set?" }
is = "word"
of = "line"
options = { tea = { en = "Tea" }, bare = {} }
default = "tea"
[[rules]]
clause = "fair"
ask = "return"
to = "none"
when = { reading = { means = ["sent", "received"] }, within = "asking", has = "placed" }
deadline = { claim_by = "late" }
[[rules]]
clause = "fair"
ask = "quote"
cite = true
when = { fact = { photo = true, worn = { most = 9 }, wedding = true }, splits = "set" }
"""


def missed(when: str, order: OrderFacts | None = None, **request: Any) -> list[Miss]:
    """What keeps a rule of a small pack from fitting the first doll."""
    rule = f'[[rules]]\nclause = "fair"\nask = "return"\ncite = true\nwhen = {{ {when} }}\n'
    small = pack.read(HEAD + PACK + rule)
    view = View(Facts("return", order or dolls(), sent_back(**request)), Choices(), None)
    return list(misses.misses(small.rules[2], view, view.parts[0], misses.known_of(small), {"means": "sent"}))


@pytest.mark.parametrize(
    ("when", "values"),
    [
        ('reason = "defective"', {"wanted": ("defective",), "but": False, "found": "changed_mind"}),
        ('kind = ["layaway", "special"]', {"wanted": ("layaway", "special"), "but": False, "found": "stock"}),
        ('by = { not = "customer" }', {"wanted": ("customer",), "but": True, "found": "customer"}),
        ('payment = "check"', {"wanted": ("check",), "but": False, "found": ("card",)}),
        ('tag = "doll"', {"wanted": ("doll",), "but": False, "found": ()}),
        ('service = "ground"', {"wanted": ("ground",), "but": False, "found": ""}),
        ('channel = "fair"', {"wanted": ("fair",), "but": False, "found": ""}),
        ('cause = "other"', {"wanted": ("other",), "but": False, "found": ""}),
        ('state = "OH"', {"wanted": ("OH",), "but": False, "found": "MO"}),
        ('country = { not = "US" }', {"wanted": ("US",), "but": True, "found": "US"}),
        ('dispatch = "none"', {"wanted": ("none",), "but": False, "found": "whole"}),
        ("po_box = true", {"wanted": True, "found": False}),
        ("ra_on_package = false", {"wanted": False, "found": True}),
        ('shipping = "free"', {"wanted": "free", "found": "charged"}),
        (
            'reading = { means = "received" }',
            {"name": "means", "wanted": ("received",), "but": False, "found": "sent"},
        ),
        ('has = ["placed", "arrived"]', {"name": "arrived"}),
        ('lacks = "shipped"', {"name": "shipped"}),
        ('passed = "asking"', {"name": "asking", "clause": "fair", "day": date(2026, 3, 14)}),
        ('awaits = "asking"', {"name": "asking", "clause": "fair", "day": date(2026, 3, 14)}),
        (
            'outlasts = { asking = "late" }',
            {
                "name": "asking",
                "clause": "fair",
                "day": date(2026, 3, 14),
                "earlier": "late",
                "other": date(2026, 4, 8),
            },
        ),
        (
            'season = { delivered = ["11-01", "12-24"] }',
            {"name": "delivered", "day": date(2026, 3, 9), "first": "11-01", "last": "12-24"},
        ),
        ('order = { least = "500.00" }', {"name": "least", "wanted": Money(50000)}),
        ("missed = { over = 2 }", {"name": "over", "wanted": 2}),
        ("pieces = { over = 2 }", {"name": "over", "wanted": 2, "found": 1}),
        ("pieces_together = { over = 2 }", {"name": "over", "wanted": 2, "found": 2}),
        ('wish = "repair"', {"wanted": ("repair",), "but": False, "found": ""}),
        ('splits = "set"', {"wanted": "set"}),
        (
            "fact = { worn = { most = 2 } }",
            {"name": {"en": "How often was it worn?"}, "bound": "most", "wanted": 2, "found": 3},
        ),
        (
            "fact = { wedding = true }",
            {"name": {"en": "When is the wedding?"}, "kind": "day", "wanted": True, "found": None},
        ),
        (
            'fact = { set = "bare" }',
            {"name": {"en": "Of which set?"}, "wanted": ("bare",), "but": False, "found": {"en": "Tea"}},
        ),
        (
            'fact = { set = { not = "tea" } }',
            {
                "name": {"en": "Of which set?"},
                "wanted": ({"en": "Tea"},),
                "but": True,
                "found": {"en": "Tea"},
            },
        ),
        ("condition = { opened = true }", {"name": "opened", "wanted": True, "found": False}),
        (
            'price = { least = "1.00", over = "500.00" }',
            {"name": "over", "wanted": Money(50000), "found": 12000},
        ),
    ],
)
def test_a_condition_that_does_not_hold(when: str, values: dict[str, Any]) -> None:
    on = date(2026, 3, 20) if "awaits" in when else date(2026, 3, 13)
    (found,) = missed(when, on=on)
    assert (found.point.key, found.point.values, found.unsure) == (when.split()[0], values, False)


def test_a_rule_that_fits_misses_nothing() -> None:
    assert missed('reason = "changed_mind", within = "asking", has = "placed"') == []


@pytest.mark.parametrize(
    ("when", "order", "values"),
    [
        (
            "fact = { photo = true }",
            {},
            {"name": {"en": "Was a photo sent?", "es": "¿Se envió una foto?"}, "wanted": True, "found": None},
        ),
        ("ra_on_package = true", {}, {"wanted": True, "found": None}),
        ("condition = { secured = true }", {}, {"name": "secured", "wanted": True, "found": None}),
        ('shipping = "free"', {"shipping_charged": None}, {"wanted": "free", "found": None}),
        ('passed = "asking"', {"delivered": None}, {"name": "asking", "clause": "fair", "day": None}),
    ],
)
def test_a_condition_that_cannot_be_told(when: str, order: dict[str, Any], values: dict[str, Any]) -> None:
    (found,) = missed(when, dolls(**order), ra_on_package=None, condition=Condition())
    assert (found.point.values, found.unsure) == (values, True)


def test_where_the_reason_is_another_nothing_else_is_told() -> None:
    found = missed('state = "OH", reason = "defective", kind = "special", po_box = true')
    assert [each.point.key for each in found] == ["reason", "kind"]
    assert [each.point.key for each in missed('state = "OH", po_box = true')] == ["state", "po_box"]


def test_a_price_is_told_by_the_piece() -> None:
    three = LineFacts("A", Money(1000), quantity=3, discount=Money(300))
    (found,) = missed('price = { most = "8.99" }', replace(dolls(), lines=(three,)))
    assert found.point.values == {"name": "most", "wanted": Money(899), "found": Money(900)}
    free = dolls(shipping_charged=Money(0))
    assert missed('shipping = "charged"', free)[0].point.values["found"] == "free"


def test_the_tables_name_conditions_that_there_are() -> None:
    assert {*misses.MANY, *misses.FOUND, *misses.FIXED} <= conditions.KEYS.keys()
