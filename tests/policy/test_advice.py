"""Advice: what is no fault of a pack and may still be meant otherwise, each with its line."""

import pytest

from desk.policy import advice, pack, vocabulary
from desk.records.errors import Fault
from tests.policy.material import HEAD, PACKS, RULE

READING = """
[readings.means]
clause = "fair"
options = { one = {}, two = {}, three = {} }
"""
CHOOSING = RULE + 'requires = true\nwhen = { reading = { means = ["one", "two"] } }\n'


def advised(text: str) -> list[Fault]:
    """What is advised about a pack beside the questions that it says nothing about and Spanish."""
    found = advice.advice(pack.read(text), text)
    return [each for each in found if each.key not in ("question-open", "clause-without-es")]


def test_questions_that_a_pack_says_nothing_about() -> None:
    found = advice.advice(pack.read(HEAD + RULE), HEAD + RULE)
    silent = [each for each in found if each.key == "question-open"]
    assert [each.values["ask"] for each in silent] == [ask for ask in vocabulary.ASKS if ask != "return"]
    assert {(each.where, each.line) for each in silent} == {("", 0)}
    assert found[0] == Fault("clause-without-es", "clauses.fair", 6, clause="fair")


def test_a_clause_that_is_only_printed_and_one_without_english() -> None:
    text = HEAD + '[clauses.noted]\ntext.es = "Bien."\nnote = true\n' + RULE
    assert advised(text) == [
        Fault("clause-only-noted", "clauses.noted", 8, clause="noted"),
        Fault("clause-without-en", "clauses.noted", 8, clause="noted"),
    ]


def test_a_tax_stands_for_a_clause_too() -> None:
    text = (
        HEAD
        + '[clauses.due]\ntext.en = "All pay."\n[[taxes]]\nname = "tax"\nclause = "due"\npercent = 5\n'
        + RULE
    )
    assert advised(text) == []


def test_deposits_and_plans_stand_for_a_clause_too() -> None:
    clauses = '[clauses.down]\ntext.en = "Half."\n[clauses.rest]\ntext.en = "The rest."\n'
    deposit = '[[deposits]]\nclause = "down"\npercent = 50\n'
    plan = '[[plans]]\nclause = "rest"\nafter = "placed"\nmonths = 1\npayments = 3\n'
    assert advised(HEAD + clauses + deposit + plan + RULE) == []


def test_options_between_which_there_is_nothing_to_choose() -> None:
    text = HEAD + READING + RULE + CHOOSING
    (found,) = advised(text)
    assert (found.key, found.where) == ("options-alike", "readings.means")
    assert found.values == {"reading": "means", "first": "one", "second": "two"}
    third = RULE + 'cite = true\nwhen = { reading = { means = "one" } }\n'
    assert advised(text + third) == []


def test_a_reading_that_is_only_noted_is_not_compared() -> None:
    assert advised(HEAD + READING + "note = true\n" + RULE) == []


@pytest.mark.parametrize(
    ("name", "keys"), [("samanthas", {"clause-only-noted"}), ("miniature-expressions", set())]
)
def test_the_shipped_packs(name: str, keys: set[str]) -> None:
    text = (PACKS / f"{name}.toml").read_text("utf-8")
    found = advice.advice(pack.read(text), text)
    assert {each.key for each in found} - {"question-open"} == keys
    assert [each.line for each in found if each.line] == sorted(each.line for each in found if each.line)
