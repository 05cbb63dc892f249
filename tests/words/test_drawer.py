"""A line of the drawer is called by its number, a refund by its name."""

import pytest

from desk.records.close_outs import Line
from desk.records.money import Money
from desk.words import Words
from desk.words.drawer import called


@pytest.mark.parametrize(
    ("noun", "number", "said"),
    [("payment", "PY-26-00001-4", "PY-26-00001-4"), ("payment", "", ""), ("payout", "", "Refund")],
)
def test_only_a_refund_is_called_one(words: Words, noun: str, number: str, said: str) -> None:
    assert called(words, Line(noun, 1, number, "#1002", "card", "Visa 4242", Money(5000))) == said
