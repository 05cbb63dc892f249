"""Two editions compared: what is new, gone, reworded, and each value that differs; the same is never told."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from desk.policy import difference
from desk.records.answers import Point
from desk.records.differences import Difference, Value
from desk.records.errors import Malformed
from desk.records.facts import Choices
from desk.records.money import Money
from tests.policy.material import HEAD, PACKS, RULE

FEE = '[[rules]]\nclause = "fair"\nask = "return"\ntake = "late_fee"\npercent = 20\n'
SHOP = """
[readings.means]
clause = "fair"
text.en = "What it means"
options = { sent = { en = "Sent" }, received = {} }
[settings.deposit_rate]
default = 20
note = true
[windows.asking]
clause = "fair"
days = 5
after = "delivered"
[[taxes]]
name = "tax"
clause = "fair"
percent = "6.1"
state = { not = ["OH", "MO"] }
"""
USING = """
[[rules]]
clause = "fair"
ask = ["return", "cancel"]
requires = true
when = { reading = { means = "sent" }, passed = "asking" }
"""
WHOLE = HEAD + SHOP + RULE + USING + FEE


def changed(old: str, new: str, text: str = WHOLE) -> tuple[Difference, ...]:
    """The differences that replacing a part of a pack makes."""
    assert old in text
    return difference.differences(text, text.replace(old, new))


@pytest.mark.parametrize("name", ["samanthas", "miniature-expressions"])
def test_the_same_is_no_difference(name: str) -> None:
    text = (PACKS / f"{name}.toml").read_text("utf-8")
    assert difference.differences(text, text) == ()
    assert (
        difference.differences(text, "# A remark.\n" + text.replace('ask = "return"\n', 'ask = ["return"]\n'))
        == ()
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('percent = "6.1"', 'percent = "6.10"'),
        ('["OH", "MO"]', '["MO", "OH"]'),
        ("percent = 20", 'percent = "20"'),
        ('clause = "fair"\ndays', 'clause="fair"\ndays'),
    ],
)
def test_the_same_said_otherwise_is_no_difference(old: str, new: str) -> None:
    assert changed(old, new) == ()


def whole(what: Any, name: str, *values: Value, clause: str = "fair") -> Difference:
    """An entry that changed."""
    return Difference("changed", what, name, clause, values=values)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'name = "A third shop"',
            'name = "B"',
            whole("head", "", Value("name", "A third shop", "B"), clause=""),
        ),
        (
            "edition = 2026-01-01",
            "edition = 2026-02-01",
            whole("head", "", Value("edition", date(2026, 1, 1), date(2026, 2, 1)), clause=""),
        ),
        (
            "Fair is fair.",
            "Fair.",
            whole("clause", "fair", Value("text.en", "Fair is fair.", "Fair."), clause=""),
        ),
        ("What it means", "Meaning", whole("reading", "means", Value("text.en", "What it means", "Meaning"))),
        (
            '{ sent = { en = "Sent" }, received = {} }',
            '{ received = {}, sent = { en = "Sent" } }',
            whole("reading", "means", Value("default", "sent", "received")),
        ),
        (
            'en = "Sent"',
            'en = "Gone"',
            whole("option", "means.sent", Value("text.en", "Sent", "Gone"), clause=""),
        ),
        (
            "default = 20",
            "default = 25",
            whole("setting", "deposit_rate", Value("default", Fraction(20), Fraction(25)), clause=""),
        ),
        ("days = 5", "days = 7", whole("window", "asking", Value("days", 5, 7))),
        ("days = 5", "weeks = 1", whole("window", "asking", Value("weeks", None, 1), Value("days", 5, None))),
        (
            'percent = "6.1"',
            "percent = 5",
            whole("tax", "tax", Value("percent", Fraction("6.1"), Fraction(5))),
        ),
        (
            'state = { not = ["OH", "MO"] }',
            'state = "MO"',
            whole("tax", "tax", Value("state", None, ("MO",)), Value("state.not", ("MO", "OH"), None)),
        ),
    ],
)
def test_an_entry_that_changed(old: str, new: str, expected: Difference) -> None:
    assert changed(old, new) == (expected,)


def test_a_rule_that_changed_tells_its_values() -> None:
    about = Point("take", {"label": "late_fee"})
    (found,) = changed("percent = 20", "percent = 15")
    value = Value("percent", Fraction(20), Fraction(15))
    assert found == Difference("changed", "rule", "", "fair", about, ("return",), (value,))
    (found,) = changed(
        "percent = 20", 'tiers = [{ days = 3, percent = 5 }, { flat = "9.00" }]\nsince = "placed"'
    )
    assert {(each.key, each.after) for each in found.values} == {
        ("percent", None),
        ("tiers.1.days", 3),
        ("tiers.1.percent", Fraction(5)),
        ("tiers.2.flat", Money(900)),
        ("since", "placed"),
    }


def test_entries_that_are_new_or_gone() -> None:
    more = HEAD + '[clauses.new]\ntext.en = "New."\nnote = true\n' + SHOP + RULE + USING + FEE
    (new,) = difference.differences(WHOLE, more)
    assert (new.way, new.what, new.name) == ("added", "clause", "new")
    assert new.values == (Value("text.en", None, "New."), Value("note", None, True))
    (gone,) = difference.differences(more, WHOLE)
    assert (gone.way, gone.what, gone.values[0]) == ("removed", "clause", Value("text.en", "New.", None))
    (less,) = difference.differences(WHOLE, WHOLE.replace(FEE, ""))
    assert (less.way, less.what, less.clause, less.about) == (
        "removed",
        "rule",
        "fair",
        Point("take", {"label": "late_fee"}),
    )
    (back,) = difference.differences(WHOLE.replace(FEE, ""), WHOLE)
    assert (back.way, back.asks, [each.key for each in back.values]) == (
        "added",
        ("return",),
        ["ask", "take", "percent"],
    )


def test_an_option_that_is_new_and_a_reading_that_is() -> None:
    (option,) = changed("received = {}", "received = {}, both = {}")
    assert (option.way, option.what, option.name) == ("added", "option", "means.both")
    none = HEAD + RULE + FEE
    found = difference.differences(none, WHOLE)
    assert [(each.way, each.what) for each in found] == [
        ("added", "setting"),
        ("added", "window"),
        ("added", "reading"),
        ("added", "tax"),
        ("added", "rule"),
    ]
    assert [each.way for each in difference.differences(WHOLE, none)] == ["removed"] * 5


def test_rules_of_a_clause_are_paired_with_the_most_alike() -> None:
    low = FEE + 'when = { price = { under = "50.00" } }\n'
    high = FEE + 'when = { price = { least = "50.00" } }\n'
    old = HEAD + RULE + low + high
    new = (
        HEAD
        + RULE
        + high.replace("percent = 20", "percent = 10")
        + low.replace("percent = 20", "percent = 30")
    )
    found = difference.differences(old, new)
    assert [(each.way, each.values) for each in found] == [
        ("changed", (Value("percent", Fraction(20), Fraction(10)),)),
        ("changed", (Value("percent", Fraction(20), Fraction(30)),)),
    ]


def test_a_rule_that_brings_something_else_is_another_rule() -> None:
    found = changed('take = "late_fee"', 'take = "storage_fee"')
    assert [each.way for each in found] == ["added", "removed"]
    (served,) = changed(
        FEE, FEE + '[[rules]]\nclause = "fair"\nask = "quote"\nserve = ["ground", "pickup"]\n'
    )
    assert served.about == Point("serve", {"label": ("ground", "pickup")})
    dated = '[[rules]]\nclause = "fair"\nask = "return"\ndeadline = { claim_by = "asking" }\n'
    (due,) = changed(FEE, FEE + dated)
    assert due.about == Point("deadline", {"label": ("claim_by",)})
    (refused,) = changed(FEE, FEE + '[[rules]]\nclause = "fair"\nask = "quote"\noutcome = "refused"\n')
    assert refused.about == Point("outcome", {"label": "refused", "finding": "refused-by-clause"})
    (noted,) = changed(FEE, FEE + '[[rules]]\nclause = "fair"\nask = "quote"\ncite = true\n')
    assert noted.about == Point("cite")


def test_the_order_of_rules_counts() -> None:
    assert difference.differences(WHOLE, HEAD + SHOP + RULE + FEE + USING) == (Difference("moved", "rule"),)


def test_what_the_owner_chooses() -> None:
    first = Choices(readings={"means": "sent"}, deposit_rate=Fraction(20))
    second = Choices(readings={"means": "received"}, tax_rates={"OH": Fraction(6)})
    found = difference.differences(WHOLE, WHOLE, first, second)
    assert found == (
        whole("choice", "means", Value("", "sent", "received"), clause=""),
        Difference("added", "choice", "tax_rates", values=(Value("OH", None, Fraction(6)),)),
        Difference("removed", "choice", "deposit_rate", values=(Value("", Fraction(20), None),)),
    )


def test_a_malformed_edition_is_told() -> None:
    with pytest.raises(Malformed):
        difference.differences(WHOLE, WHOLE.replace("days = 5", ""))
