"""Verdicts and what differs between two of them."""

from dataclasses import fields, replace
from datetime import date

import pytest

from desk.records.answers import Amount, Answer, Deadline
from desk.records.money import Money
from desk.records.what_if import Change, ClauseSum, Verdict, WhatIf

DAY = date(2026, 3, 13)
ANSWER = Answer(
    "return",
    "allowed",
    state="awaiting_return",
    destination="store_credit",
    credit=Money(7745),
    charge=Money(3),
    amounts=(
        Amount("merchandise", Money(8995), "credit-only", "2"),
        Amount("fee", Money(-1250), "fees", "2"),
    ),
    figures={"total": Money(1)},
    deadlines=(Deadline("return_by", DAY, "ra-return-by"),),
    requirements=("ra-outside",),
    services=("ground",),
    refused_services={"next_day_air": "po-box"},
    holds=("check",),
    cites=("restocking",),
)
VERDICT = Verdict.of(ANSWER)


def test_a_verdict_is_what_counts_of_an_answer() -> None:
    for each in fields(Verdict):
        assert (
            getattr(VERDICT, each.name) == getattr(ANSWER, each.name) != getattr(Verdict("owner"), each.name)
        )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("outcome", "refused"),
        ("state", ""),
        ("destination", "none"),
        ("credit", Money(7744)),
        ("charge", Money(0)),
        ("amounts", ANSWER.amounts[:1]),
        ("figures", {}),
        ("deadlines", (Deadline("return_by", date(2026, 3, 14), "ra-return-by"),)),
        ("requirements", ()),
        ("services", ("ground", "priority_mail")),
        ("holds", ("check", "balance")),
    ],
)
def test_each_field_that_differs_is_named(name: str, value: object) -> None:
    other = replace(VERDICT, **{name: value})
    assert VERDICT.differs(other) == other.differs(VERDICT) == (name,)
    assert VERDICT.differs(VERDICT) == ()


def test_a_way_to_send_that_is_refused_now_differs() -> None:
    assert VERDICT.differs(replace(VERDICT, refused_services={})) == ("services",)


def test_that_another_clause_says_the_same_is_no_difference() -> None:
    same = replace(
        VERDICT,
        amounts=(
            Amount("fee", Money(-1000), "a", "1"),
            Amount("fee", Money(-250), "b", "2"),
            Amount("merchandise", Money(8995), "c"),
            Amount("shipping", Money(0), "d"),
        ),
        deadlines=(Deadline("return_by", DAY, "another"),),
        refused_services={"next_day_air": "another"},
    )
    assert VERDICT.differs(same) == ()


def test_differences_are_what_would_be_more() -> None:
    more = replace(VERDICT, credit=Money(8000), charge=Money(0))
    change = Change("RA-1", "#1", "return", DAY, VERDICT, more, ("credit", "charge"))
    assert (change.credit, change.charge) == (255, -3)
    assert ClauseSum("return", "fees", "fee", Money(-1250), Money(-900)).difference == 350
    asked = replace(change, ask="return_request")
    assert WhatIf(None, None, 3, 0, changes=(change, asked, change)).difference == 510
