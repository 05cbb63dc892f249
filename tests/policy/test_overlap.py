"""A rule that can never apply is a fault, and so are two remedies for one and the same case."""

from typing import Any

import pytest

from desk.policy import overlap
from desk.policy.bounds import Among
from desk.records.money import Money
from tests.policy.material import HEAD, RULE, faults_of, keys

READINGS = {"means": ("one", "two")}


def words(*each: str, negated: bool = False) -> Among:
    """Some words, or all others."""
    return Among(frozenset(each), negated)


@pytest.mark.parametrize(
    ("first", "second", "possible"),
    [
        ({}, {}, True),
        ({"kind": words("stock")}, {"kind": words("stock", "special")}, True),
        ({"kind": words("stock")}, {"kind": words("special")}, False),
        ({"kind": words("stock")}, {"reason": words("defective")}, True),
        ({"kind": words("stock", "special", negated=True)}, {"kind": words("stock", "special")}, False),
        ({"state": words("MO", negated=True)}, {"state": words("OH", negated=True)}, True),
        ({"state": words("MO", negated=True)}, {"state": words("MO")}, False),
        ({"reading": {"means": words("one")}}, {"reading": {"means": words("two")}}, False),
        ({"reading": {"means": words("one")}}, {"reading": {"other": words("two")}}, True),
        ({"reading": {"means": words("one", "two", negated=True)}}, {}, False),
        ({"has": ("shipped",)}, {"lacks": ("placed", "shipped")}, False),
        ({"has": ("shipped",)}, {"lacks": ("placed",)}, True),
        ({"passed": ("asking",)}, {"within": ("asking",)}, False),
        ({"po_box": True}, {"po_box": False}, False),
        ({"po_box": True}, {"po_box": True}, True),
        ({"shipping": "free"}, {"shipping": "charged"}, False),
        ({"condition": {"opened": True}}, {"condition": {"opened": False}}, False),
        ({"condition": {"opened": True}}, {"condition": {"damaged": False}}, True),
        ({"price": {"over": Money(100)}}, {"price": {"most": Money(100)}}, False),
        ({"price": {"least": Money(100)}}, {"price": {"most": Money(100)}}, True),
        ({"price": {"least": Money(100)}}, {"price": {"under": Money(100)}}, False),
        ({"price": {"least": Money(100)}}, {"price": {"over": Money(500)}}, True),
        ({"awaits": ("asking",)}, {"awaits": ("sending",)}, True),
    ],
)
def test_whether_two_conditions_can_both_hold(
    first: dict[str, Any], second: dict[str, Any], possible: bool
) -> None:
    assert overlap.is_possible(overlap.both(first, second), READINGS) is possible
    assert overlap.is_possible(overlap.both(second, first), READINGS) is possible


def test_a_rule_that_can_never_apply_is_told() -> None:
    text = RULE + 'when = { has = "shipped", lacks = "shipped" }\n'
    assert keys(faults_of(HEAD + text)) == ["rule-impossible"]
    text = RULE + 'when = { price = { least = "5.00", under = "5.00" } }\n'
    assert keys(faults_of(HEAD + text)) == ["rule-impossible"]


def test_two_remedies_for_one_case_are_told_with_the_line_of_the_other() -> None:
    other = RULE.replace("store_credit", "original_payment")
    (fault,) = faults_of(HEAD + RULE + other)
    assert (fault.key, fault.line, fault.values) == ("rules-overlap", 14, {"other": 9})
    assert faults_of(HEAD + RULE + RULE) == []
    assert faults_of(HEAD + RULE + other.replace('"return"', '"cancel"')) == []
    by_kind = 'when = { kind = "stock" }\n', 'when = { kind = { not = "stock" } }\n'
    assert faults_of(HEAD + RULE + by_kind[0] + other + by_kind[1]) == []
