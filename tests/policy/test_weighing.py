"""The billed weight: the scale rounded up, by air the box if it stands for more."""

from fractions import Fraction
from typing import Any

import pytest

from desk.policy.terms import Terms
from desk.policy.view import View
from desk.policy.weighing import billable
from desk.records.facts import Choices, Facts
from tests.policy.material import dolls, sent_back

BOX = (Fraction(20), Fraction(14), Fraction(10))


@pytest.mark.parametrize(
    ("way", "order", "divisor", "pounds"),
    [
        ("scale", {"weight_lb": Fraction("3.01")}, 139, 4),
        ("scale", {"weight_lb": Fraction(3)}, 139, 3),
        ("scale", {"size_in": BOX}, 139, None),
        ("size", {"weight_lb": Fraction(3), "size_in": BOX}, 139, 21),
        ("size", {"weight_lb": Fraction(22), "size_in": BOX}, 139, 22),
        ("size", {"weight_lb": Fraction(3), "size_in": (Fraction(139), Fraction(1), Fraction(4))}, 139, 4),
        ("size", {"weight_lb": Fraction(3)}, 139, None),
        ("size", {"weight_lb": Fraction(3), "size_in": BOX[:2]}, 139, None),
        ("size", {"weight_lb": Fraction(3), "size_in": BOX}, None, None),
    ],
)
def test_a_weight_that_is_billed(
    way: str, order: dict[str, Any], divisor: int | None, pounds: int | None
) -> None:
    view = View(Facts("quote", dolls(**order), sent_back()), Choices(), None, Terms(divisor=divisor))
    assert billable(view, way) == pounds


def test_the_owner_may_set_the_divisor() -> None:
    facts = Facts("quote", dolls(weight_lb=Fraction(3), size_in=BOX), sent_back())
    assert billable(View(facts, Choices(dim_divisor=166), None, Terms(divisor=139)), "size") == 17
