"""What the owner is asked about a request, and what the answers come to."""

from dataclasses import replace
from typing import Any

import pytest

from desk.gui import deciding
from desk.records.answers import Answer, Interval
from desk.records.money import Money
from desk.records.requests import Decision
from desk.records.returns import Parcel
from desk.words import Words
from tests.paper.refusals import refusal_paper

ASKED = replace(refusal_paper(state="awaits_owner", decided=None).request, reason="wrong_item")
CAME = replace(ASKED, kind="settle", facts=Parcel(ASKED.asked), ra="RA-26-00017-4")
BOUNDS = (
    Interval("late_fee", Money(100), Money(900), "insure", "1"),
    Interval("goodwill", Money(0), Money(500), "insure"),
    # What it comes to between these is told, and follows from them.
    Interval("credit", Money(4000), Money(5300)),
)


def asked(request: Any, proposal: Answer | None = None, language: str = "en") -> Any:
    """The blanks by name."""
    made = deciding.question(Words(language), request, proposal, lambda _: None)
    return {blank.name: blank for blank in made.blanks}


def test_an_ra_is_a_yes_or_a_no_with_a_reason() -> None:
    assert list(asked(ASKED)) == ["answer", "reason"]
    assert asked(ASKED)["answer"].options == {"yes": "Yes: issue the RA", "no": "No"}


def test_a_parcel_and_a_missing_item_are_given_something_for() -> None:
    for request in (CAME, replace(ASKED, reason="missing_item")):
        blanks = asked(request)
        assert list(blanks) == ["answer", "destination", "credit", "reason"]
        assert list(blanks["destination"].options) == [
            *("store_credit", "original_payment", "exchange_same_item", "replacement")
        ]


def test_what_the_policy_says_of_what_was_found_is_proposed() -> None:
    proposal = Answer("return", "allowed", destination="replacement", credit=Money(0))
    assert next(iter(asked(CAME, proposal)["destination"].options)) == "replacement"
    assert asked(CAME, proposal)["credit"].money is None
    money = replace(proposal, destination="original_payment", credit=Money(7745))
    assert next(iter(asked(CAME, money)["destination"].options)) == "original_payment"
    assert asked(CAME, money)["credit"].money == 7745


def test_amounts_between_bounds_are_asked_each_by_itself() -> None:
    answer = replace(ASKED.answer, intervals=BOUNDS)
    open_fee = replace(CAME, answer=answer)
    blanks = asked(open_fee)
    assert list(blanks) == ["answer", "late_fee 1", "goodwill", "destination", "reason"]
    assert list(blanks["destination"].options) == ["", "store_credit", "original_payment"]
    assert "$1.00 to $9.00" in blanks["late_fee 1"].label
    two = replace(open_fee, lines=open_fee.lines * 2)
    assert asked(two)["late_fee 1"].label.startswith("S18_2248  ·  ")
    assert list(asked(replace(ASKED, answer=answer))) == ["answer", "reason"], "an RA gives nothing yet"
    given = {"answer": "yes", "late_fee 1": Money(200), "goodwill": Money(0), "reason": "so"}
    assert deciding.decision(open_fee, given) == Decision(
        True, "so", granted={"late_fee 1": Money(200), "goodwill": Money(0)}
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("request_", [ASKED, CAME, replace(ASKED, reason="missing_item")])
def test_every_question_is_in_words(request_: Any, language: str) -> None:
    made = deciding.question(Words(language), request_, None, lambda _: None)
    assert "decide." not in made.sentence + made.confirm
    assert all(
        "decide." not in text for blank in made.blanks for text in (*blank.options.values(), blank.label)
    )


def test_the_answers_come_to_a_decision() -> None:
    no = {"answer": "no", "reason": "twice already"}
    assert deciding.decision(CAME, no) == Decision(False, "twice already")
    yes = {"answer": "yes", "destination": "store_credit", "credit": Money(500), "reason": "so"}
    assert deciding.decision(CAME, yes) == Decision(True, "so", Money(500), "store_credit")
    again = {"answer": "yes", "destination": "replacement", "reason": "so"}
    assert deciding.decision(CAME, again) == Decision(True, "so", None, "replacement")
