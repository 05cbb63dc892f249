"""Verdicts and what differs between two of them."""

from dataclasses import fields, replace
from datetime import date, time

import pytest

from desk.records.answers import Amount, Answer, Deadline, Interval, Option
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
    deadlines=(Deadline("return_by", DAY, "ra-return-by"), Deadline("claim_by", DAY, "claims", time(17))),
    requirements=("ra-outside",),
    services=("ground",),
    refused_services={"next_day_air": "po-box"},
    holds=("check",),
    intervals=(Interval("fee", Money(0), Money(500), "fees", "2"),),
    options=(Option("exchange", "allowed", Money(5), Money(6)),),
    tenders={"store_credit": Money(7745)},
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
        ("deadlines", ANSWER.deadlines[:1]),
        ("deadlines", (ANSWER.deadlines[0], replace(ANSWER.deadlines[1], at=time(18)))),
        ("intervals", ()),
        ("options", (replace(ANSWER.options[0], credit=Money(4)),)),
        ("tenders", {"original_payment": Money(7745)}),
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
        deadlines=tuple(replace(each, clause="another") for each in ANSWER.deadlines),
        intervals=(replace(ANSWER.intervals[0], clause="another"),),
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
