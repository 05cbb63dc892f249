"""Conditions: each fact that ``when`` may name, yes, no, and not known."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desk.policy.amounts import Known
from desk.policy.bounds import Among
from desk.policy.conditions import KEYS, PLAIN_KEYS, beforehand, compile_when
from desk.policy.view import View
from desk.policy.windows import Window
from desk.records.facts import Choices, Condition, Facts, LineFacts, OrderFacts, Place
from desk.records.money import Money
from tests.policy.material import HEAD, dolls, faults_of, keys, sent_back

WINDOW = Window("asking", "fair", "days", 5, ("delivered",), "on")
LATE = Window("late", "fair", "days", 1, ("delivered",), "on")
KNOWN = Known({}, {}, {"asking": WINDOW, "late": LATE})


def holds(when: dict[str, Any], order: OrderFacts | None = None, **request: Any) -> list[bool | None]:
    """What each test of a condition says of the first part."""
    view = View(Facts("return", order or dolls(), sent_back(**request)), Choices(), None)
    return [test(view, view.parts[0]) for test, _ in compile_when(when, KNOWN)]


def words(*some: str, negated: bool = False) -> Among:
    """Some words, or all but them."""
    return Among(frozenset(some), negated)


@pytest.mark.parametrize(
    ("when", "order", "expected"),
    [
        ({"payment": words("check", "card")}, {}, [True]),
        ({"payment": words("check")}, {}, [False]),
        ({"payment": words("check", negated=True)}, {}, [True]),
        ({"payment": words("check", negated=True)}, {"payment": ("card", "check")}, [False]),
        ({"service": words("ground")}, {"service": "ground"}, [True]),
        ({"channel": words("fair")}, {"channel": "fair"}, [True]),
        ({"state": words("MO")}, {}, [True]),
        ({"state": words("AK", "HI")}, {}, [False]),
        ({"country": words("US", negated=True)}, {}, [False]),
        ({"po_box": True}, {}, [False]),
        ({"po_box": False}, {}, [True]),
        ({"shipping": "free"}, {}, [False]),
        ({"shipping": "charged"}, {}, [True]),
        ({"shipping": "free"}, {"shipping_charged": Money(0)}, [True]),
        ({"shipping": "free"}, {"shipping_charged": None}, [None]),
        ({"has": ("delivered", "shipped")}, {}, [True, True]),
        ({"lacks": ("delivered",)}, {}, [False]),
        ({"has": ("delivered",)}, {"delivered": date(2026, 3, 20)}, [False]),
        ({"passed": ("asking",)}, {}, [False]),
        ({"passed": ("asking", "late")}, {}, [False, True]),
        ({"within": ("asking",)}, {}, [True]),
        ({"within": ("late",)}, {}, [False]),
        ({"within": ("asking",)}, {"delivered": None}, [None]),
        ({"passed": ("asking",)}, {"delivered": None}, [None]),
    ],
)
def test_a_fact_of_the_order(
    when: dict[str, Any], order: dict[str, Any], expected: list[bool | None]
) -> None:
    assert holds(when, dolls(**order)) == expected


@pytest.mark.parametrize(
    ("when", "request_", "expected"),
    [
        ({"cause": words("other")}, {"cause": "other"}, [True]),
        ({"replacement_in_stock": False}, {}, [False]),
        ({"ra_on_package": False}, {"ra_on_package": False}, [True]),
        ({"ra_on_package": False}, {"ra_on_package": None}, [None]),
        ({"condition": {"damaged": True, "secured": True}}, {}, [False, True]),
        ({"condition": {"opened": True}}, {"condition": None}, [None]),
        ({"condition": {"secured": False}}, {"condition": Condition()}, [None]),
    ],
)
def test_a_fact_of_the_request(
    when: dict[str, Any], request_: dict[str, Any], expected: list[bool | None]
) -> None:
    assert holds(when, **request_) == expected


@pytest.mark.parametrize(
    ("bounds", "cents", "expected"),
    [
        ({"over": Money(100_000)}, 100_000, False),
        ({"over": Money(100_000)}, 100_001, True),
        ({"least": Money(100_000)}, 100_000, True),
        ({"least": Money(100_000)}, 99_999, False),
        ({"under": Money(100_000)}, 100_000, False),
        ({"under": Money(100_000)}, 99_999, True),
        ({"most": Money(100_000)}, 100_000, True),
        ({"most": Money(100_000)}, 100_001, False),
        ({}, 0, True),
    ],
)
def test_a_price_is_per_piece(bounds: dict[str, Money], cents: int, expected: bool) -> None:
    for quantity in (1, 3):
        lines = (LineFacts("A", Money(cents + 1), quantity=quantity, discount=Money(quantity)),)
        assert holds({"price": bounds}, dolls(lines=lines)) == [expected]


def test_a_tag_of_a_line() -> None:
    order = dolls(lines=(LineFacts("A", Money(1), tags=("final",)),))
    assert holds({"tag": words("final", "gift")}, order) == [True]
    assert holds({"tag": words("final", negated=True)}, order) == [False]
    assert holds({"tag": words("final")}) == [False]


def test_what_is_missing_is_named() -> None:
    when = {
        "shipping": "free",
        "ra_on_package": True,
        "condition": {"secured": True},
        "passed": ("asking",),
        "state": words("MO"),
    }
    assert [want for _, want in compile_when(when, KNOWN)] == [
        ("wants-shipping-charged", ""),
        ("wants-ra-on-package", ""),
        ("wants-condition", "secured"),
        ("wants-delivered", ""),
        ("", ""),
    ]


def test_facts_that_never_change_choose_the_rule_beforehand() -> None:
    when = {key: words("x") for key in ("reason", "kind", "by")} | {"reading": {"r": words("o")}}
    assert compile_when(when, KNOWN) == ()
    assert set(when) < set(KEYS)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('reason = "changed_mnd"', "unknown-word"),
        ("reason = { not = [] }", "empty-list"),
        ('reason = { nt = "defective" }', "missing-key"),
        ("reason = []", "empty-list"),
        ("condition = { opend = true }", "unknown-key"),
        ("price = { over = 1000 }", "wrong-type"),
        ('has = "deliverd"', "unknown-word"),
    ],
)
def test_what_cannot_be_a_condition_is_told(text: str, fault: str) -> None:
    pack = f'{HEAD}[[rules]]\nclause = "fair"\nask = "return"\nto = "store_credit"\nwhen = {{ {text} }}\n'
    assert fault in keys(faults_of(pack))


def test_a_place_of_the_shop_is_looked_at_when_it_is_carried_out() -> None:
    order = replace(dolls(), service="pickup", ship_to=Place("OH"))
    view = View(Facts("return", order, sent_back()), Choices(), Place("MO"))
    ((test, _),) = compile_when({"state": words("MO")}, KNOWN)
    assert test(view, view.parts[0]) is True


def test_the_same_is_said_by_the_same_test() -> None:
    known = Known({}, {}, KNOWN.windows)
    first = compile_when({"payment": words("check"), "lacks": ("sent",), "passed": ("asking",)}, known)
    second = compile_when({"passed": ("late", "asking"), "payment": words("check"), "has": ("sent",)}, known)
    assert [test in first for test in second] == [False, True, True, False]


@pytest.mark.parametrize(
    ("when", "opposite"),
    [
        ({"payment": words("check")}, {"payment": words("check", negated=True)}),
        ({"has": ("delivered",)}, {"lacks": ("delivered",)}),
        ({"po_box": True}, {"po_box": False}),
        ({"condition": {"opened": True}}, {"condition": {"opened": False}}),
    ],
)
def test_opposites_answer_one_question(when: dict[str, Any], opposite: dict[str, Any]) -> None:
    (first,), (second,) = beforehand(when, KNOWN), beforehand(opposite, KNOWN)
    assert first[1] is second[1] is first[0]
    assert (first[2], second[2]) == (True, False)
    view = View(Facts("return", dolls(), sent_back()), Choices(), None)
    for check, question, wanted in (first, second):
        assert check(view, view.parts[0]) is (question(view, view.parts[0]) is wanted)


def test_what_takes_the_money_of_a_plan_is_not_asked_beforehand() -> None:
    behind = Window("behind", "fair", "days", 3, ("instalment",), "on")
    known = Known({}, {}, {"behind": behind, "far": Window("far", "fair", "days", 3, ("behind",), "on")})
    assert beforehand({"has": ("instalment",), "passed": ("far",), "settled": True}, known) == ()
    ((check, question, wanted),) = beforehand({"has": ("instalment", "sent")}, known)
    assert (check is question, wanted) == (True, True)


def test_what_can_change_or_takes_long_to_tell_is_asked_of_each_rule() -> None:
    orders = {"payment", "service", "channel", "cause", "state", "country", "po_box", "shipping", "effect"}
    parcels = {"replacement_in_stock", "ra_on_package", "condition", "tag"}
    assert {*orders, *parcels, "has", "lacks", "passed", "within"} == PLAIN_KEYS
