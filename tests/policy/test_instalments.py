"""Instalments: what is due, open and missed of an order that is paid by a plan."""

from datetime import date
from typing import Any

import pytest

from desk.policy import engine, instalments, pack
from desk.policy.view import NOT_YET, View
from desk.records.errors import Wanting
from desk.records.facts import Choices, Facts, LineFacts, OrderFacts, RequestFacts
from desk.records.money import Money
from tests.policy.material import HEAD, RULE

TEXT = """
[[deposits]]
clause = "fair"
kind = "layaway"
percent = 10
[[plans]]
clause = "fair"
order = { over = "50.00" }
after = "placed"
months = 1
payments = 3
"""
LAYAWAY = pack.read(HEAD + TEXT + RULE)


def view_of(on: date, price: int = 10_000, **order: Any) -> View:
    """A layaway of 100.00 placed on January 5, of which 10.00 is the first payment."""
    lines = (LineFacts("A", Money(price), kind="layaway"),)
    facts = Facts("layaway", OrderFacts(date(2026, 1, 5), lines, **order), RequestFacts(on))
    return View(facts, Choices(), None, LAYAWAY.terms)


def test_what_is_left_after_the_first_payment_is_paid_in_parts() -> None:
    view = view_of(date(2026, 1, 6))
    assert instalments.schedule(view) == [
        (date(2026, 2, 5), 3000),
        (date(2026, 3, 5), 3000),
        (date(2026, 4, 5), 3000),
    ]
    assert instalments.day(view, "instalment") == date(2026, 2, 5)
    assert instalments.day(view, "last_instalment") == date(2026, 4, 5)


@pytest.mark.parametrize(
    ("on", "paid", "due", "missed", "next_day"),
    [
        (date(2026, 2, 4), 1000, 0, 0, date(2026, 2, 5)),
        (date(2026, 2, 5), 1000, 3000, 0, date(2026, 2, 5)),
        (date(2026, 2, 6), 1000, 3000, 1, date(2026, 2, 5)),
        (date(2026, 2, 6), 4000, 0, 0, date(2026, 3, 5)),
        (date(2026, 3, 6), 4500, 2500, 1, date(2026, 3, 5)),
        (date(2026, 4, 6), 500, 9000, 3, date(2026, 2, 5)),
    ],
)
def test_payments_are_counted_against_the_earliest(
    on: date, paid: int, due: int, missed: int, next_day: date
) -> None:
    view = view_of(on, paid=Money(paid))
    assert (instalments.due(view), instalments.missed(view)) == (due, missed)
    assert instalments.day(view, "instalment") == next_day


def test_all_paid_and_no_plan_leave_nothing_open() -> None:
    assert instalments.day(view_of(date(2026, 3, 1), paid=Money(10_000)), "instalment") is NOT_YET
    assert instalments.schedule(view_of(date(2026, 3, 1), price=5_000)) == []


def test_without_a_first_payment_it_is_asked_for() -> None:
    window = '[windows.next]\nclause = "fair"\ndays = 0\nafter = "instalment"\n'
    rule = '[[rules]]\nclause = "fair"\nask = "layaway"\nto = "none"\nschedule = true\n'
    rule += 'deadline = { next_payment = "next" }\n'
    text = TEXT[TEXT.index("[[plans]]") :] + window + rule
    lines = (LineFacts("A", Money(10_000), kind="layaway"),)
    facts = Facts("layaway", OrderFacts(date(2026, 1, 5), lines), RequestFacts(date(2026, 1, 6)))
    with pytest.raises(Wanting, match="wants-first-payment"):
        engine.answer(pack.read(HEAD + text + RULE), Choices(), facts)
