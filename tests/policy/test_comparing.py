"""An answer held against what a case expects: in part where names are given, none where none are."""

from typing import Any

import pytest

from desk.policy import cases, comparing
from desk.records.answers import Amount, Answer, Interval, Option
from desk.records.errors import Malformed
from desk.records.money import Money
from tests.policy import material
from tests.policy.casework import GOOD, change, differences, faults
from tests.policy.material import HEAD, RULE

FEE = Interval("late_fee", Money(100), Money(300), "fair", "A")
ANSWER = Answer(
    "return",
    "owner",
    state="waiting",
    amounts=(Amount("merchandise", Money(500), "fair"), Amount("merchandise", Money(700), "fair")),
    cites=("fair",),
    requirements=("insure",),
    intervals=(FEE, Interval("late_fee", Money(50), Money(60), "fair", "B")),
    options=(
        Option("original_payment", "owner", intervals=(Interval("credit", Money(900), Money(1100)),)),
        Option("store_credit", "allowed", Money(1200)),
    ),
    tenders={"store_credit": Money(1)},
)


def short(**expect: Any) -> list[tuple[str, str, str]]:
    """Where the answer falls short."""
    return [(each.key, each.expected, each.found) for each in comparing.differences(ANSWER, expect)]


def test_what_has_to_be_absent() -> None:
    assert short(absent=("fair-enough", "shipping")) == []
    assert short(absent=("fair", "insure", "merchandise")) == [
        ("absent.fair", "", "cites"),
        ("absent.insure", "", "requirements"),
        ("absent.merchandise", "", "12.00"),
    ]


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("options", "original_payment, store_credit"),
        ("tenders", "store_credit"),
        ("intervals", "late_fee"),
        ("amounts", "merchandise"),
    ],
)
def test_an_empty_table_means_none(key: str, found: str) -> None:
    assert short(**{key: {}}) == [(key, "", found)]
    assert list(comparing.differences(Answer("return", "allowed"), {key: {}})) == []


def test_an_empty_list_or_word_means_none() -> None:
    assert short(cites=(), requirements=(), services=(), state="") == [
        ("cites", "", "fair"),
        ("requirements", "", "insure"),
        ("state", "", "waiting"),
    ]
    assert differences('deadlines = {}\nstate = ""\noptions = {}\ntenders = {}') == [
        ("deadlines", "", "return_by")
    ]


def test_a_way_that_is_left_to_the_owner_lies_between_two_amounts() -> None:
    right = {"original_payment": (Money(900), Money(1100)), "store_credit": Money(1200)}
    assert short(options=right) == []
    assert short(options={"original_payment": Money(900), "store_credit": (Money(1), Money(2))}) == [
        ("options.original_payment", "9.00", "9.00 - 11.00"),
        ("options.store_credit", "0.01 - 0.02", "12.00"),
    ]
    assert short(options={"exchange": Money(0)}) == [("options.exchange", "0.00", "")]


def test_bounds_are_of_all_lines_together() -> None:
    assert short(intervals={"late_fee": (Money(150), Money(360))}) == []
    assert short(intervals={"charge": (Money(0), Money(1))}) == [("intervals.charge", "0.00 - 0.01", "")]


def test_a_case_of_a_choice_with_bounds() -> None:
    rules = RULE.replace('"store_credit"', '["store_credit", "original_payment"]\ngive = "merchandise"')
    fee = RULE.replace('to = "store_credit"', 'take = "late_fee"\nwhen = { wish = "original_payment" }')
    pack = material.pack.read(HEAD + rules + fee + "between = [{ percent = 10 }, { percent = 20 }]\n")
    text = change('pack = "samanthas"', 'pack = "third"').replace('credit = "77.45"', 'credit = "89.95"')
    text += 'options = { store_credit = "89.95", original_payment = ["71.96", "80.95"] }\n'
    text += 'absent = ["late_fee"]\n'
    (result,) = cases.check(cases.read(text, lambda name: pack))
    assert result.differences == ()
    with pytest.raises(Malformed, match="case-malformed"):
        cases.read(text.replace('["71.96", ', "["), lambda name: pack)


def test_what_is_absent_has_to_be_a_clause_or_an_amount_that_there_could_be() -> None:
    assert faults(GOOD + 'absent = ["restockin", "shipping"]\n') == [("unknown-word", GOOD.count("\n") + 1)]
