"""Differences in a shopkeeper's words, in both languages, each key of a pack with its word."""

from datetime import date
from fractions import Fraction
from typing import get_args

import pytest

from desk.policy import amounts, conditions, contents, difference, rules, taxes
from desk.records.answers import Point
from desk.records.differences import Difference, Value, What
from desk.records.money import Money
from desk.words import LANGUAGES, Words
from desk.words.differences import sentences
from tests.policy.material import PACKS

ENGLISH = Words("en")
FEE = Point("take", {"label": "restocking_fee"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_of_a_pack_has_its_word(language: str) -> None:
    keys = {
        *rules.KEYS,
        *conditions.KEYS,
        *amounts.KEYS,
        *taxes.KEYS,
        *difference.HEAD,
        *LANGUAGES,
        "default",
        "not",
    }
    for table in contents._ENTRIES.values():
        keys |= set(table)
    for lists in contents._LISTS.values():
        keys |= set(lists)
    missing = [key for key in sorted(keys - {"when", "name"}) if not Words(language).has(f"key.{key}")]
    assert missing == []
    ways = [f"differ.{way}.{what}" for way in ("added", "removed", "changed") for what in get_args(What)]
    ways = [each for each in ways if each not in ("differ.added.head", "differ.removed.head")]
    assert [each for each in [*ways, "differ.moved.rule"] if not Words(language).has(each)] == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Value("percent", Fraction(20), Fraction(15, 2)), "percent: 20 → 7.5"),
        (Value("flat", Money(3500), Money(4000)), "fixed amount: $35.00 → $40.00"),
        (Value("always", None, True), "also where the answer is no: nothing said → yes"),
        (
            Value("when.reason", ("defective",), ("defective", "damaged_box")),
            "reason: Defective → Defective, Damaged box",
        ),
        (Value("when.state.not", ("paid",), None), "state · all but: paid → nothing said"),
        (Value("when.price.over", Money(100), Money(200)), "price a piece · over: $1.00 → $2.00"),
        (
            Value("when.reading.tax-on-returns", ("kept",), ("credited",)),
            "reading · tax on returns: kept → credited",
        ),
        (Value("state", "late", "due"), "state: Late → Due"),
        (Value("tiers.1.days", 3, 5), "step · 1 · days: 3 → 5"),
        (Value("edition", date(2026, 1, 1), date(2026, 2, 1)), "edition of: Jan 1, 2026 → Feb 1, 2026"),
        (Value("text.en", "A", "B" * 41), f"text · English: before “A”, now “{'B' * 41}”"),
        (Value("", "sent", "received"), "chosen: sent → received"),
    ],
)
def test_a_value_that_differs(value: Value, text: str) -> None:
    found = sentences(ENGLISH, Difference("changed", "rule", "", "fair", FEE, ("return",), (value,)))
    assert found == ("Changed rule: Restocking fee (clause fair; Return)", text)


def test_what_is_new_and_what_is_gone() -> None:
    values = (
        Value("ask", None, ("return",)),
        Value("take", None, "restocking_fee"),
        Value("percent", None, Fraction(20)),
    )
    new = Difference("added", "rule", "", "", FEE, ("return",), values)
    assert sentences(ENGLISH, new) == (
        "New rule: Restocking fee (Return)",
        "takes: Restocking fee",
        "percent: 20",
    )
    own = {"rush_fee": {"en": "Rush"}}
    rush = Difference(
        "changed",
        "rule",
        about=Point("take", {"label": "rush_fee"}),
        asks=("quote",),
        values=(Value("take", "late_fee", "rush_fee"),),
        names=own,
    )
    assert sentences(ENGLISH, rush) == ("Changed rule: Rush (Quote)", "takes: Late fee → Rush")
    gone = Difference("removed", "option", "means.both", values=(Value("text.en", "Both", None),))
    assert sentences(ENGLISH, gone) == (
        "No longer there, option of a reading: means: both",
        "text · English: Both",
    )
    chosen = Difference("added", "choice", "means", values=(Value("", None, "sent"),))
    assert sentences(ENGLISH, chosen) == ("New choice of the owner: means", "sent")
    assert sentences(ENGLISH, Difference("changed", "head"))[0] == "The policy itself"
    assert len(sentences(ENGLISH, Difference("moved", "rule"))) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_two_shops_are_told_apart_without_an_id(language: str) -> None:
    texts = [(PACKS / f"{name}.toml").read_text("utf-8") for name in ("samanthas", "miniature-expressions")]
    told = [line for each in difference.differences(*texts) for line in sentences(Words(language), each)]
    assert len(told) > 300
    assert [
        line for line in told if "{" in line or "differ." in line or "None" in line or "key." in line
    ] == []
