"""Tests of conditions on what is left of an order, seasons, sets, payments missed, and wishes."""

from datetime import date
from typing import Any

import pytest

from desk.policy import engine, pack
from desk.policy.view import View
from desk.records.facts import Choices, Facts, LineFacts, LinePart, OrderFacts
from desk.records.money import Money
from tests.policy.material import HEAD, RULE, dolls, sent_back

SET = """
[facts.set]
text.en = "Which set does it belong to?"
is = "word"
of = "line"
options = { tea = { en = "Tea set" }, garden = { en = "Garden set" } }
"""
PLAN = """
[[deposits]]
clause = "fair"
kind = "layaway"
percent = 10
[[plans]]
clause = "fair"
after = "placed"
months = 1
payments = 3
"""


def fits(when: str, order: OrderFacts, *parts: LinePart, text: str = "", **request: Any) -> list[bool | None]:
    """What the one test of a condition says of each part."""
    found = pack.read(HEAD + text + RULE + f"when = {{ {when} }}\n")
    ((test, _),) = found.rules[0].tests
    view = View(Facts("return", order, sent_back(*parts, **request)), Choices(), None, found.terms)
    return [test(view, part) for part in view.parts]


THREE_LINES = (
    LineFacts("A", Money(1000), quantity=3),
    LineFacts("B", Money(1000), quantity=2, kind="layaway"),
    LineFacts("C", Money(1000), quantity=4),
)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("pieces = { most = 2 }", [True, True, False]),
        ("pieces = { over = 2 }", [False, False, True]),
        ("pieces_together = { least = 6 }", [True, False, True]),
        ("pieces_together = { under = 6 }", [False, True, False]),
    ],
)
def test_how_many_pieces_are_asked_about(when: str, expected: list[bool]) -> None:
    parts = LinePart("A", 2), LinePart("B", 2), LinePart("C", 4)
    assert fits(when, dolls(lines=THREE_LINES), *parts) == expected


@pytest.mark.parametrize("key", ["pieces", "pieces_together"])
def test_the_order_as_a_whole_has_all_pieces(key: str) -> None:
    rule = RULE + 'per = "order"\nwhen = {{ {} = {{ least = {} }} }}\n'
    facts = Facts("return", dolls(lines=THREE_LINES), sent_back(LinePart("A", 2), LinePart("C", 4)))
    outcomes = [
        engine.answer(pack.read(HEAD + rule.format(key, least)), Choices(), facts).outcome for least in (6, 7)
    ]
    assert outcomes == ["allowed", "owner"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ('order = { least = "209.95" }', True),
        ('order = { over = "209.95" }', False),
        ('held = { least = "209.95" }', True),
        ('held = { under = "209.95" }', False),
        ('kept = { most = "89.95" }', True),
        ('kept = { under = "89.95" }', False),
        ('season = { placed = ["02-15", "03-02"] }', True),
        ('season = { placed = ["03-03", "12-31"] }', False),
        ('season = { placed = ["12-01", "03-02"] }', True),
        ('season = { arrived = ["01-01", "12-31"] }', False),
    ],
)
def test_what_is_left_and_when(when: str, expected: bool) -> None:
    assert fits(when, dolls(), LinePart("A", 1)) == [expected]


def test_what_remains_is_counted_at_full_prices() -> None:
    line = LineFacts("A", Money(1_000), quantity=5, discount=Money(2_500), returned=1, cancelled=1)
    order = dolls(lines=(line,))
    assert fits('held = { least = "30.00", most = "30.00" }', order, LinePart("A", 2)) == [True]
    assert fits('kept = { least = "10.00", most = "10.00" }', order, LinePart("A", 2)) == [True]


def test_a_set_is_split_where_some_of_it_stays() -> None:
    lines = (
        LineFacts("A", Money(100), told={"set": "tea"}),
        LineFacts("B", Money(100), quantity=2, told={"set": "tea"}),
        LineFacts("C", Money(100), told={"set": "garden"}),
        LineFacts("D", Money(100)),
    )
    order, split = dolls(lines=lines), 'splits = "set"'
    every = (LinePart("A", 1), LinePart("B", 2), LinePart("C", 1), LinePart("D", 1))
    assert fits(split, order, *every, text=SET) == [False] * 4
    some = (LinePart("A", 1), LinePart("B", 1), LinePart("C", 1), LinePart("D", 1))
    assert fits(split, order, *some, text=SET) == [True, True, False, False]
    # What nobody said is what the pack says of it.
    usual = SET.rstrip() + '\ndefault = "garden"\n'
    assert fits(split, order, *some, text=usual) == [True, True, False, False]
    assert fits(split, order, LinePart("C", 1), text=usual) == [True]


def test_payments_that_were_missed() -> None:
    lines = (LineFacts("A", Money(10_000), kind="layaway"),)
    order = OrderFacts(date(2026, 1, 5), lines)
    for on, expected in ((date(2026, 3, 5), False), (date(2026, 3, 6), True)):
        assert fits("missed = { least = 2 }", order, text=PLAN, on=on) == [expected]


def test_payments_of_a_layaway_whose_first_payment_nobody_told() -> None:
    order = OrderFacts(date(2026, 1, 5), (LineFacts("A", Money(10_000), kind="layaway"),))
    plan = PLAN[PLAN.index("[[plans]]") :]
    assert fits("missed = { least = 1 }", order, text=plan, on=date(2026, 3, 5)) == [None]
    shop = pack.read(HEAD + plan + RULE + "when = { missed = { least = 1 } }\n")
    facts = Facts("return", order, sent_back(on=date(2026, 3, 5)))
    assert [each.key for each in engine.wants(shop, Choices(), facts)] == ["wants-first-payment"]


def test_a_wish_is_said_or_not() -> None:
    assert fits('wish = "exchange"', dolls(), wish="exchange") == [True, True]
    assert fits('wish = "exchange"', dolls()) == [False, False]
