"""Amounts that the facts tell by themselves; one that is missing is named."""

from datetime import date
from typing import Any

import pytest

from desk.policy.sums import SUMS, is_settled
from desk.policy.view import Unknown, View
from desk.records.facts import CheckFacts, Choices, Facts, LineFacts, RequestFacts
from desk.records.money import Money
from tests.policy.material import dolls, shipped

DAY = date(2026, 3, 13)
LINES = (
    LineFacts("P", Money(20000), kind="preorder"),
    LineFacts("Q", Money(30000), kind="preorder", balanced=True, paid=Money(30000)),
)


def view_of(check: CheckFacts | None = None, **request: Any) -> View:
    """The view of a question about two pre-orders to Missouri, the second paid."""
    order = dolls(lines=LINES, shipped=None, delivered=None)
    home = shipped("samanthas")
    return View(Facts("cancel", order, RequestFacts(on=DAY, **request), check), Choices(), None, home.terms)


def test_amounts_of_a_part() -> None:
    view = view_of()
    names = ("deposit", "forfeit", "balance", "open_tax")
    assert [[SUMS[name](view, part) for name in names] for part in view.parts] == [
        [4000, 4000, 16000, 1220],
        [6000, 6000, 0, 0],
    ]
    assert SUMS["open_shipping"](view, view.whole) == 0
    assert [is_settled(view, part) for part in (*view.parts, view.whole)] == [False, True, False]


def test_amounts_of_the_request_and_of_a_check() -> None:
    view = view_of(CheckFacts(Money(500), DAY, paid=Money(90)), reship_cost=Money(5), charge=Money(7))
    names = ("reship_cost", "charge", "check_amount", "check_paid")
    assert [SUMS[name](view, view.whole) for name in names] == [5, 7, 500, 90]
    later = view_of(CheckFacts(Money(500), DAY, paid=Money(90), paid_on=date(2026, 3, 14)))
    assert SUMS["check_paid"](later, later.whole) == 0


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("reship_cost", "wants-reship-cost"),
        ("charge", "wants-charge"),
        ("check_amount", "wants-check"),
        ("check_paid", "wants-check"),
    ],
)
def test_a_missing_amount_is_named(name: str, want: str) -> None:
    view = view_of()
    with pytest.raises(Unknown) as caught:
        SUMS[name](view, view.whole)
    assert caught.value.want == (want, "")
