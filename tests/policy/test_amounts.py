"""Amounts: percent, flat, tiers, bounds, the greater of several, shares; half-up, once per amount."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.policy.amounts import Known, Unknown, compile_sum
from desk.policy.taxes import Tax
from desk.policy.told import Fact
from desk.policy.view import View
from desk.records.facts import Choices, Facts, LineFacts, LinePart, OrderFacts
from desk.records.money import Money
from tests.policy.material import dolls, sent_back

GUESTS = Fact("guests", {}, "count", "order", {})
KNOWN = Known({"sales_tax": Tax("sales_tax", "fair", Fraction("6.1"), None, None)}, {"guests": GUESTS}, {})


def view_of(order: OrderFacts, *parts: LinePart, **request: Any) -> View:
    """The view of a return."""
    return View(Facts("return", order, sent_back(*parts, **request)), Choices(), None)


def computed(spec: dict[str, Any], view: View) -> list[int]:
    """The amount of each part."""
    return [compile_sum(spec, KNOWN)(view, part) for part in view.parts]


@pytest.mark.parametrize(
    ("spec", "amounts"),
    [
        ({"percent": Fraction(20)}, [2400, 1799]),
        ({"percent": Fraction(20), "most": Money(2000)}, [2000, 1799]),
        ({"percent": Fraction(20), "least": Money(2000)}, [2400, 2000]),
        ({"percent": Fraction(20), "least": Money(3000), "most": Money(2500)}, [2500, 2500]),
        ({"flat": Money(500)}, [500, 500]),
        ({"greatest": ({"percent": Fraction(20)}, {"flat": Money(2000)})}, [2400, 2000]),
        ({"smallest": ({"percent": Fraction(20)}, {"flat": Money(2000)})}, [2000, 1799]),
        (
            {"smallest": ({"percent": Fraction(10)}, {"amount": "shipping_charged", "share": "whole"})},
            [1200, 900],
        ),
        (
            {"smallest": ({"percent": Fraction(50)}, {"amount": "shipping_charged", "share": "whole"})},
            [1295] * 2,
        ),
        ({"percent": Fraction(10), "of": "sales_tax"}, [73, 55]),
        ({"percent": Fraction(10), "of": "shipping_charged"}, [130, 130]),
        ({"percent": Fraction(10), "times": "pieces"}, [1200, 900]),
        ({"percent": Fraction(10), "times": "guests"}, [3600, 2700]),
        ({"amount": "merchandise"}, [12000, 8995]),
        ({"amount": "sales_tax"}, [732, 549]),
        ({"amount": "shipping_cost", "share": "by-value"}, [640, 480]),
        ({"amount": "shipping_charged", "share": "by-value"}, [740, 555]),
        ({"amount": "shipping_charged", "share": "with-first"}, [1295, 1295]),
    ],
)
def test_an_amount_of_each_part(spec: dict[str, Any], amounts: list[int]) -> None:
    assert computed(spec, view_of(dolls(told={"guests": 3}))) == amounts


def test_a_percentage_of_a_tax_is_of_what_comes_back_of_it() -> None:
    """Tax on 0.16 is 0.01 and on 0.08 is nothing, so the line that leaves first takes the cent along."""
    lines = (LineFacts("A", Money(8)), LineFacts("B", Money(8)))
    view = view_of(dolls(lines=lines), LinePart("A", 1))
    assert computed({"percent": Fraction(100), "of": "sales_tax"}, view) == [1]
    assert computed({"amount": "sales_tax", "share": "by-value"}, view) == [0]


@pytest.mark.parametrize(("base", "amount"), [("given", 1060), ("rest", 860), ("merchandise", 1200)])
def test_a_fee_has_its_base(base: str, amount: int) -> None:
    view = view_of(dolls(), LinePart("A", 1))
    # What the rules above gave and took; what one below it takes does not count yet.
    view.parts[0].log, view.hearing = [(0, 10600, 0), (1, 0, 2000), (5, 400, 300)], 2
    assert computed({"percent": Fraction(10), "of": base}, view) == [amount]


@pytest.mark.parametrize(("base", "amount"), [("given", 1800), ("rest", 1550)])
def test_a_fee_of_the_order_is_of_all_its_parts(base: str, amount: int) -> None:
    view = view_of(dolls())
    view.parts[0].given, view.parts[0].taken = 10600, 2000
    view.parts[1].given, view.whole.given, view.whole.taken = 6400, 1000, 500
    compute = compile_sum({"percent": Fraction(10), "of": base}, KNOWN)
    assert compute(view, view.whole) == amount


@pytest.mark.parametrize(
    ("on", "amount"),
    [(date(2026, 3, 12), 0), (date(2026, 3, 13), 1200), (date(2026, 3, 16), 1200), (date(2026, 3, 17), 500)],
)
def test_steps_with_elapsed_time(on: date, amount: int) -> None:
    steps = (
        {"days": 3, "percent": Fraction(0)},
        {"days": 7, "percent": Fraction(10)},
        {"flat": Money(500)},
    )
    view = view_of(dolls(), LinePart("A", 1), on=on)
    assert computed({"tiers": steps, "since": "delivered"}, view) == [amount]


def test_nothing_after_the_last_step_and_the_first_before_it_begins() -> None:
    spec = {"tiers": ({"days": 3, "percent": Fraction(10)},), "since": "delivered", "until": "received"}
    assert computed(spec, view_of(dolls(), LinePart("A", 1))) == [0]
    assert computed(spec, view_of(dolls(delivered=date(2026, 3, 14)), LinePart("A", 1))) == [1200]


@pytest.mark.parametrize(
    ("spec", "order", "want"),
    [
        ({"amount": "shipping_cost", "share": "by-value"}, {"shipping_cost": None}, "wants-shipping-cost"),
        (
            {"amount": "shipping_charged", "share": "with-first"},
            {"shipping_charged": None},
            "wants-shipping-charged",
        ),
        ({"amount": "first_payment", "share": "by-value"}, {}, "wants-first-payment"),
        ({"tiers": ({"flat": Money(1)},), "since": "delivered"}, {"delivered": None}, "wants-delivered"),
        ({"tiers": ({"flat": Money(1)},), "since": "placed", "until": "arrived"}, {}, "wants-arrived"),
    ],
)
def test_a_missing_fact_is_named(spec: dict[str, Any], order: dict[str, Any], want: str) -> None:
    with pytest.raises(Unknown) as caught:
        computed(spec, view_of(dolls(**order)))
    assert caught.value.want == (want, "")


def test_a_first_payment_is_shared_over_its_lines() -> None:
    lines = (
        LineFacts("S", Money(50000)),
        LineFacts("A", Money(6000), kind="layaway"),
        LineFacts("B", Money(4000), kind="layaway"),
    )
    spec = {"amount": "first_payment", "share": "by-value", "among": ("layaway",)}
    view = view_of(dolls(lines=lines, first_payment=Money(2500)), LinePart("A", 1), LinePart("B", 1))
    assert computed(spec, view) == [1500, 1000]
    assert computed(spec | {"share": "with-first"}, view) == [2500, 2500]


def test_a_lines_own_first_payment_is_shared_over_its_pieces() -> None:
    line = LineFacts("A", Money(2000), quantity=3, kind="layaway", first_payment=Money(1000), returned=1)
    spec = {"amount": "first_payment", "share": "by-value", "among": ("layaway",)}
    assert computed(spec, view_of(dolls(lines=(line,)), LinePart("A", 1))) == [334]


def test_a_later_return_bears_nothing_of_what_went_with_the_first() -> None:
    lines = (LineFacts("A", Money(100), quantity=2, returned=1),)
    spec = {"amount": "shipping_cost", "share": "with-first"}
    assert computed(spec, view_of(dolls(lines=lines))) == [0]


def test_an_order_of_nothing_but_free_lines_shares_nothing() -> None:
    view = view_of(dolls(lines=(LineFacts("A", Money(0)),)))
    assert computed({"amount": "shipping_cost", "share": "by-value"}, view) == [0]
    assert computed(
        {"amount": "shipping_cost", "share": "by-value"}, view_of(dolls(shipping_cost=Money(0)))
    ) == [0, 0]


@given(
    st.lists(st.tuples(st.integers(0, 9_999), st.integers(1, 5)), min_size=1, max_size=5),
    st.integers(0, 5_000),
)
def test_shares_add_up_to_the_whole_and_none_is_negative(bought: list[tuple[int, int]], cost: int) -> None:
    shares = []
    for place, (_, quantity) in enumerate(bought):
        for before in range(quantity):
            lines = tuple(
                LineFacts(str(n), Money(price), quantity=count, returned=before if n == place else 0)
                for n, (price, count) in enumerate(bought)
            )
            view = view_of(dolls(lines=lines, shipping_cost=Money(cost)), LinePart(str(place), 1))
            shares += computed({"amount": "shipping_cost", "share": "by-value"}, view)
    assert min(shares) >= 0
    assert sum(shares) == (cost if any(price for price, _ in bought) else 0)
