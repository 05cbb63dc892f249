"""What an answer says beside its amounts, as rows in both languages."""

from datetime import date, time

import pytest

from desk.policy import vocabulary
from desk.records.answers import Answer, Deadline, Instalment, Interval, Option
from desk.records.money import Money
from desk.words import LANGUAGES, Words
from desk.words.answers import check_stands, last_moment, tables

ENGLISH = Words("en")
FEES = (
    Interval("winding", Money(100), Money(300), "fair", "1"),
    Interval("winding", Money(50), Money(60), "fair", "2"),
)
CREDIT = Interval("credit", Money(900), Money(1100))
ANSWER = Answer(
    "return",
    "owner",
    intervals=(*FEES, CREDIT),
    options=(
        Option("original_payment", "owner", intervals=(*FEES, CREDIT)),
        Option("store_credit", "allowed", Money(1200), Money(300)),
        Option("exchange", "refused"),
        Option("repair", "owner"),
        Option("none", "owner", intervals=(Interval("charge", Money(1), Money(2)),)),
    ),
    tenders={"store_credit": Money(700), "original_payment": Money(500)},
    schedule=(Instalment(date(2026, 4, 1), Money(2500)),),
    names={"winding": {"en": "Winding", "es": "Ovillado"}},
)


def said(words: Words, answer: Answer, to: str = "answer") -> list[tuple[str, list[tuple[str, str]]]]:
    """The tables as plain texts."""
    found = tables(words, answer, "USD", to)
    return [(each.title, [(row.name, row.value) for row in each.rows]) for each in found]


def test_all_that_an_answer_says_beside_its_amounts() -> None:
    assert said(ENGLISH, ANSWER) == [
        (
            "The customer may choose",
            [
                ("Back to the original payment", "$9.00 to $11.00 · The owner decides"),
                ("Store credit", "$12.00 · To be paid: $3.00"),
                ("Exchange for another item", "Refused"),
                ("Repair", "The owner decides"),
                ("Nothing to credit", "$0.00 · To be paid: $0.01 to $0.02 · The owner decides"),
            ],
        ),
        (
            "The owner decides the amount",
            [("Winding", "$1.50 to $3.60"), ("The customer gets", "$9.00 to $11.00")],
        ),
        ("The credit goes in parts", [("Store credit", "$7.00"), ("Back to the original payment", "$5.00")]),
        ("Payments of the plan", [("Apr 1, 2026", "$25.00")]),
    ]
    assert said(ENGLISH, Answer("return", "allowed")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("to", ["answer", "paper"])
def test_nothing_is_left_without_its_word(language: str, to: str) -> None:
    told = str(said(Words(language), ANSWER, to))
    assert ("Winding" in told) is (language == "en")
    assert [each for each in ("answer.", "paper.", "amount.", "destination.", "{") if each in told] == []
    goes = [f"{kind}.goes.{way}" for kind in ("report", "paper") for way in vocabulary.DESTINATIONS]
    missing = [each for each in goes if not Words(language).has(each)]
    assert missing == ["paper.goes.none"]  # where nothing goes anywhere the sheet says nothing


def test_bounds_of_one_amount_are_that_amount() -> None:
    alike = Answer("return", "owner", intervals=(Interval("late_fee", Money(5), Money(5)),))
    assert said(ENGLISH, alike)[0][1] == [("Late fee", "$0.05")]


def test_an_hour_stands_with_its_day_where_it_counts() -> None:
    plain = Deadline("claim_by", date(2026, 3, 4), "c")
    assert last_moment(ENGLISH, plain) == "Mar 4, 2026"
    timed = Deadline("claim_by", date(2026, 3, 4), "c", time(10, 15))
    assert "10:15" in last_moment(ENGLISH, timed) and "March" in last_moment(ENGLISH, timed, "long")


def test_a_returned_check_stands_and_is_not_allowed() -> None:
    """What is open of it is to be paid; what is refused or the owner's is said as of anything."""
    for state, told in (("open", "To be paid"), ("paid", "Paid")):
        assert check_stands(ENGLISH, Answer("returned_check", "allowed", state=state)) == told
    assert check_stands(ENGLISH, Answer("returned_check", "owner")) == ""
    assert check_stands(ENGLISH, Answer("return", "allowed", state="open")) == ""
