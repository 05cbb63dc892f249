"""A rule that can never apply is a fault, and so are two remedies for one and the same case."""

from typing import Any

import pytest

from desk.policy import overlap, vocabulary
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
        ({"tag": words("yarn")}, {"tag": words("sale")}, True),
        ({"payment": words("card")}, {"payment": words("check")}, True),
        ({"tag": words("yarn")}, {"tag": words("yarn", negated=True)}, False),
        ({"tag": words("yarn", "sale")}, {"tag": words("yarn", negated=True)}, True),
        ({"tag": words("yarn", "sale")}, {"tag": words("yarn", "sale", "old", negated=True)}, False),
        ({"tag": words("yarn", negated=True)}, {"tag": words("sale", negated=True)}, True),
        ({"payment": words("cash", "check")}, {"payment": words("check", negated=True)}, True),
        ({"po_box": True}, {"po_box": False}, False),
        ({"po_box": True}, {"po_box": True}, True),
        ({"shipping": "free"}, {"shipping": "charged"}, False),
        ({"condition": {"opened": True}}, {"condition": {"opened": False}}, False),
        ({"condition": {"opened": True}}, {"condition": {"damaged": False}}, True),
        ({"price": {"over": Money(100)}}, {"price": {"most": Money(100)}}, False),
        ({"price": {"least": Money(100)}}, {"price": {"most": Money(100)}}, True),
        ({"price": {"least": Money(100)}}, {"price": {"under": Money(100)}}, False),
        ({"price": {"least": Money(100)}}, {"price": {"under": Money(101)}}, True),
        ({"price": {"least": Money(100)}}, {"price": {"over": Money(500)}}, True),
        ({"price": {"most": Money(0)}}, {}, True),
        ({"price": {"over": Money(0)}}, {"price": {"most": Money(1)}}, True),
        ({"price": {"under": Money(0)}}, {}, False),
        ({"awaits": ("asking",)}, {"awaits": ("sending",)}, True),
        ({"season": {"placed": ((11, 1), (12, 24))}}, {"season": {"placed": ((12, 25), (10, 31))}}, False),
        ({"season": {"placed": ((11, 1), (12, 24))}}, {"season": {"placed": ((12, 24), (10, 31))}}, True),
        ({"season": {"placed": ((2, 1), (11, 30))}}, {"season": {"placed": ((3, 1), (3, 31))}}, True),
        ({"season": {"placed": ((11, 1), (1, 31))}}, {"season": {"on": ((3, 1), (3, 31))}}, True),
    ],
)
def test_whether_two_conditions_can_both_hold(
    first: dict[str, Any], second: dict[str, Any], possible: bool
) -> None:
    assert overlap.is_possible(overlap.both(first, second), READINGS) is possible
    assert overlap.is_possible(overlap.both(second, first), READINGS) is possible


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("reason", vocabulary.REASONS),
        ("kind", vocabulary.KINDS),
        ("by", vocabulary.BY),
        ("dispatch", vocabulary.DISPATCH),
        ("payment", vocabulary.PAYMENTS),
        ("wish", vocabulary.DESTINATIONS),
    ],
)
def test_of_words_that_are_all_known_some_must_be_left(key: str, known: tuple[str, ...]) -> None:
    assert not overlap.is_possible({key: words(*known, negated=True)}, READINGS)
    assert overlap.is_possible({key: words(*known[1:], negated=True)}, READINGS)


def test_a_rule_that_can_never_apply_is_told() -> None:
    text = RULE + 'when = { has = "shipped", lacks = "shipped" }\n'
    (fault,) = faults_of(HEAD + RULE + text)
    assert (fault.key, fault.where, fault.line) == ("rule-impossible", "rules[2]", 14)
    text = RULE + 'when = { price = { least = "5.00", under = "5.00" } }\n'
    assert keys(faults_of(HEAD + text)) == ["rule-impossible"]


def test_two_remedies_for_one_case_are_told_with_the_line_of_the_other() -> None:
    other = RULE.replace("store_credit", "original_payment")
    (fault,) = faults_of(HEAD + RULE + other)
    assert (fault.key, fault.line, fault.values) == ("rules-overlap", 14, {"other": 9})
    assert faults_of(HEAD + RULE + RULE + "requires = true\n") == []
    assert faults_of(HEAD + RULE + other.replace('"return"', '"cancel"')) == []
    without_ask = other.replace('ask = "return"\n', "")
    assert keys(faults_of(HEAD + RULE + without_ask)) == ["missing-key"]
    assert keys(faults_of(HEAD + without_ask + RULE)) == ["missing-key"]
    yarn, sale = 'when = { tag = "yarn" }\n', 'when = { tag = "sale" }\n'
    assert keys(faults_of(HEAD + RULE + yarn + other + sale)) == ["rules-overlap"]
    narrowed = 'when = { tag = { not = "yarn" } }\n'
    assert faults_of(HEAD + RULE + yarn + other + narrowed) == []
    by_kind = 'when = { kind = "stock" }\n', 'when = { kind = { not = "stock" } }\n'
    assert faults_of(HEAD + RULE + by_kind[0] + other + by_kind[1]) == []


@pytest.mark.parametrize(
    ("wide", "narrow", "covered"),
    [
        ({}, {"kind": words("stock")}, True),
        ({"kind": words("stock")}, {}, False),
        ({"kind": words("stock", "special")}, {"kind": words("stock"), "state": words("MO")}, True),
        ({"kind": words("stock")}, {"kind": words("stock", "special")}, False),
        ({"kind": words("stock", negated=True)}, {"kind": words("special")}, True),
        ({"kind": words("stock", negated=True)}, {"kind": words("stock")}, False),
        ({"kind": words("stock", negated=True)}, {"kind": words("stock", "special", negated=True)}, True),
        ({"kind": words("stock")}, {"kind": words("special", negated=True)}, False),
        ({"payment": words("check", negated=True)}, {"payment": words("card")}, False),
        ({"payment": words("check", "cash")}, {"payment": words("cash")}, True),
        ({"has": ("placed",)}, {"has": ("placed", "shipped")}, True),
        ({"has": ("placed", "sent")}, {"has": ("placed",)}, False),
        ({"condition": {"opened": True}}, {"condition": {"opened": True, "damaged": False}}, True),
        ({"condition": {"opened": True}}, {"condition": {"opened": False}}, False),
        ({"condition": {"opened": True}}, {"condition": {"damaged": True}}, False),
        ({"reading": {"means": words("one")}}, {"reading": {"means": words("one")}}, True),
        ({"price": {"over": Money(1)}}, {"price": {"over": Money(1)}}, True),
        ({"price": {"over": Money(1)}}, {"price": {"over": Money(1), "most": Money(9)}}, False),
        ({"po_box": True}, {"po_box": False}, False),
    ],
)
def test_whether_one_condition_holds_wherever_another_does(
    wide: dict[str, Any], narrow: dict[str, Any], covered: bool
) -> None:
    assert overlap.covers(wide, narrow) is covered


REFUSED = '[[rules]]\nclause = "fair"\nask = ["return", "return_request"]\noutcome = "refused"\n'
ASKED = '[[rules]]\nclause = "fair"\nask = "return"\nrequires = true\n'


def test_a_rule_that_is_never_reached_is_told_with_the_one_before_it() -> None:
    stock = 'when = { kind = "stock" }\n'
    (fault,) = faults_of(HEAD + RULE + REFUSED + stock + ASKED + stock)
    assert (fault.key, fault.where, fault.line, fault.values) == (
        "rule-unreachable",
        "rules[3]",
        18,
        {"other": 13},
    )


@pytest.mark.parametrize(
    ("decides", "rule"),
    [
        ('when = { kind = "stock" }\n', 'always = true\nwhen = { kind = "stock" }\n'),
        ('when = { kind = "stock" }\n', 'when = { kind = ["stock", "special"] }\n'),
        ('when = { kind = "stock" }\n', 'per = "order"\nwhen = { kind = "stock" }\n'),
        ('when = { state = "OH" }\n', ""),
    ],
)
def test_a_rule_that_some_case_reaches(decides: str, rule: str) -> None:
    assert faults_of(HEAD + RULE + REFUSED + decides + ASKED + rule) == []


def test_what_is_said_of_the_order_is_never_reached_either() -> None:
    ohio = 'when = { state = "OH" }\n'
    assert keys(faults_of(HEAD + RULE + REFUSED + ohio + ASKED + ohio + 'per = "order"\n')) == [
        "rule-unreachable"
    ]
    other = ASKED.replace('ask = "return"', 'ask = ["return", "quote"]') + ohio
    assert faults_of(HEAD + RULE + REFUSED + ohio + other) == []


def test_a_rule_that_is_said_twice_is_told_with_the_line_of_the_first() -> None:
    (fault,) = faults_of(HEAD + RULE + ASKED + ASKED)
    assert (fault.key, fault.where, fault.values) == ("rule-twice", "rules[3]", {"other": 13})


def test_two_remedies_under_different_readings_do_not_meet() -> None:
    other = RULE.replace("store_credit", "original_payment")
    reading = '[readings.means]\nclause = "fair"\ntext.en = "?"\noptions.one.en = "1"\noptions.two.en = "2"\n'
    when = "when = {{ reading = {{ means = {} }} }}\n"
    one, two, rest = (when.format(said) for said in ('"one"', '"two"', '{ not = "two" }'))
    assert keys(faults_of(HEAD + reading + RULE + one + other + two)) == []
    assert keys(faults_of(HEAD + reading + RULE + two + other + rest)) == []
    assert keys(faults_of(HEAD + reading + RULE + one + other + rest)) == ["rules-overlap"]


GIVE = '[[rules]]\nclause = "fair"\nask = "return"\ngive = "merchandise"\n'


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (GIVE, ["money-without-way"]),
        (GIVE + RULE.replace("return", "cancel"), ["money-without-way"]),
        (GIVE + RULE, []),
        (GIVE + 'to = "none"\n', ["money-kept"]),
        (GIVE + 'to = ["none", "repair"]\n', ["money-kept"]),
        (GIVE + 'to = ["none", "store_credit"]\n', []),
        (GIVE + RULE.replace("store_credit", "replacement"), ["money-kept"]),
        (GIVE + 'to = "store_credit"\n' + RULE.replace("store_credit", "none"), ["rules-overlap"]),
        (
            GIVE
            + 'when = { kind = "stock" }\n'
            + RULE.replace("store_credit", "none")
            + 'when = { kind = "special" }\n',
            [],
        ),
        (GIVE + GIVE.replace("give", "take") + RULE.replace("store_credit", "none"), []),
        (
            GIVE
            + RULE.replace("store_credit", "none")
            + GIVE.replace('give = "merchandise"', 'tender = "store_credit"\nflat = "1.00"'),
            [],
        ),
    ],
)
def test_money_that_is_given_goes_somewhere(text: str, faults: list[str]) -> None:
    assert keys(faults_of(HEAD + text)) == faults


@pytest.mark.parametrize("said", ['"yes"', "{ most = 3 }", '["yes", "no"]'])
def test_what_is_said_of_one_fact_in_two_ways_is_a_fault_and_no_crash(said: str) -> None:
    fact = '[facts.wound]\ntext.en = "Wound?"\nis = "flag"\nof = "line"\n'
    first = RULE + f"when = {{ fact = {{ wound = {said} }} }}\n"
    second = RULE.replace("store_credit", "original_payment") + "when = { fact = { wound = false } }\n"
    assert "fact-kind" in keys(faults_of(HEAD + fact + first + second))
    refusal = first.replace('to = "store_credit"', 'outcome = "refused"')
    assert "fact-kind" in keys(faults_of(HEAD + fact + refusal + second))
