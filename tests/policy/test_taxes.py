"""Sales tax: once per order, given back by what remains, to the cent."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.policy.bounds import Among
from desk.policy.taxes import Tax, build
from desk.policy.view import View
from desk.records.facts import Choices, Facts, LineFacts, LinePart, OrderFacts, Place
from desk.records.money import Money
from tests.policy.material import dolls, sent_back

MISSOURI = Tax("sales_tax", "fair", Fraction("6.1"), Among(frozenset({"MO"})), Among(frozenset({"US"})))
OWNERS = Tax("sales_tax", "", None, None, None)


def view_of(order: OrderFacts, *parts: LinePart, rates: dict[str, Fraction] | None = None) -> View:
    """The view of a return with the owner's rates."""
    return View(Facts("return", order, sent_back(*parts)), Choices(tax_rates=rates or {}), None)


@pytest.mark.parametrize(
    ("place", "rate"),
    [
        (Place("MO"), (61, 1000)),
        (Place("OH"), None),
        (Place("MO", "MA"), None),
        (Place("PR"), None),
    ],
)
def test_a_clauses_own_rate(place: Place, rate: tuple[int, int] | None) -> None:
    assert MISSOURI.rate(view_of(dolls(ship_to=place))) == rate


def test_a_rate_without_a_place_holds_everywhere() -> None:
    tax = build([{"name": "vat", "clause": "fair", "percent": Fraction(20)}])["vat"]
    assert tax.rate(view_of(dolls(ship_to=Place("", "DE")))) == (20, 100)


def test_the_owners_rates_are_by_state_of_the_country() -> None:
    rates = {"OH": Fraction("5.75")}
    assert OWNERS.rate(view_of(dolls(ship_to=Place("OH")), rates=rates)) == (23, 400)
    assert OWNERS.rate(view_of(dolls(ship_to=Place("OH", "CA")), rates=rates)) is None
    unset = view_of(dolls(), rates=rates)
    assert OWNERS.given_back(unset, unset.parts[0]) == 0
    assert list(unset.notes) == ["no-tax-rate"]
    assert OWNERS.whole(unset) == 0


def test_the_worked_tax() -> None:
    view = view_of(dolls())
    assert MISSOURI.whole(view) == 1281
    assert [MISSOURI.given_back(view, part) for part in view.parts] == [1281 - 549, 549]
    ohio = view_of(dolls(ship_to=Place("OH")))
    assert MISSOURI.given_back(ohio, ohio.parts[0]) == 0
    assert list(ohio.notes) == []


def test_an_imported_tax_stands_and_is_shared_by_value_of_what_is_taxable() -> None:
    lines = (
        LineFacts("A", Money(3333), quantity=2, returned=1),
        LineFacts("B", Money(5000), tags=("untaxed",)),
        LineFacts("C", Money(3334)),
    )
    view = view_of(dolls(lines=lines, tax=Money(100), ship_to=Place("OH")))
    assert [MISSOURI.given_back(view, part) for part in view.parts] == [34, 0, 33]
    assert MISSOURI.whole(view) == 100


@given(
    st.lists(st.tuples(st.integers(0, 50_000), st.integers(1, 4)), min_size=1, max_size=5),
    st.one_of(st.none(), st.integers(0, 5_000)),
    st.data(),
)
def test_partial_returns_give_back_exactly_the_tax_paid(
    bought: list[tuple[int, int]], imported: int | None, data: st.DataObject
) -> None:
    lines = [LineFacts(str(n), Money(price), quantity=quantity) for n, (price, quantity) in enumerate(bought)]
    tax = None if imported is None or not any(price for price, _ in bought) else Money(imported)
    whole = MISSOURI.whole(view_of(dolls(lines=tuple(lines), tax=tax)))
    back, gone = 0, [0] * len(lines)
    while any(gone[n] < line.quantity for n, line in enumerate(lines)):
        n = data.draw(st.sampled_from([n for n, line in enumerate(lines) if gone[n] < line.quantity]))
        count = data.draw(st.integers(1, lines[n].quantity - gone[n]))
        now = tuple(
            LineFacts(line.key, line.price, quantity=line.quantity, returned=gone[place])
            for place, line in enumerate(lines)
        )
        view = view_of(dolls(lines=now, tax=tax), LinePart(str(n), count))
        share = MISSOURI.given_back(view, view.parts[0])
        assert share >= 0
        back, gone[n] = back + share, gone[n] + count
    assert back == whole


def test_a_tax_in_the_orders_own_sequence_adds_up() -> None:
    lines = (
        LineFacts("A", Money(2500)),
        LineFacts("U", Money(999), tags=("untaxed",)),
        LineFacts("B", Money(7500)),
    )
    for order in (dolls(lines=lines), dolls(lines=lines, tax=Money(611))):
        view = view_of(order)
        parts = [MISSOURI.in_order(view, part) for part in view.parts]
        assert parts[1] == 0
        assert sum(parts) == MISSOURI.whole(view)
        alone = view_of(order, LinePart("B", 1))
        assert MISSOURI.in_order(alone, alone.parts[0]) == parts[2]
    unset = view_of(dolls(ship_to=Place("OH")))
    assert OWNERS.in_order(unset, unset.parts[0]) == 0
    assert list(unset.notes) == ["no-tax-rate"]
    elsewhere = view_of(dolls(ship_to=Place("OH")))
    assert MISSOURI.in_order(elsewhere, elsewhere.parts[0]) == 0
    assert list(elsewhere.notes) == []


LEVIES = build(
    [
        {"name": "state", "clause": "fair", "percent": Fraction(5), "shipping": True},
        {"name": "luxury", "clause": "fair", "percent": Fraction(10), "price": {"over": Money(10_000)}},
        {"name": "food", "clause": "fair", "percent": Fraction(1), "tag": Among(frozenset({"tea"}))},
        {"name": "gowns", "clause": "fair", "percent": Fraction(2), "kind": Among(frozenset({"special"}))},
        {"name": "top", "clause": "fair", "percent": Fraction(10), "on_top": ("state",)},
        {"clause": "fair", "percent": Fraction(5)},
    ]
)
LINES = (
    LineFacts("A", Money(12_000)),
    LineFacts("B", Money(5_000), quantity=2, tags=("tea",)),
    LineFacts("C", Money(3_000), kind="special"),
)


@pytest.mark.parametrize(
    ("name", "whole", "lines"),
    [
        ("state", 1_315, [600, 500, 150]),
        ("luxury", 1_200, [1_200, 0, 0]),
        ("food", 100, [0, 100, 0]),
        ("gowns", 60, [0, 0, 60]),
    ],
)
def test_a_tax_has_its_own_base(name: str, whole: int, lines: list[int]) -> None:
    view, tax = view_of(dolls(lines=LINES, shipping_charged=Money(1_300))), LEVIES[name]
    assert tax.whole(view) == whole
    assert [tax.in_order(view, part) for part in view.parts] == lines
    assert sum(tax.given_back(view, part) for part in view.parts) == sum(lines)


def test_a_tax_on_the_shipping_is_a_part_of_its_own() -> None:
    view = view_of(dolls(lines=LINES, shipping_charged=Money(1_300)))
    state = LEVIES["state"]
    assert state.on_shipping(view) == state.in_order(view, view.whole) == 65
    assert state.given_back(view, view.whole) == 65
    assert LEVIES["luxury"].given_back(view, view.whole) == 0


def test_a_tax_on_shipping_on_top_of_another_is_on_both() -> None:
    view = view_of(dolls(lines=LINES, shipping_charged=Money(1_300)))
    state = {"name": "state", "clause": "fair", "percent": Fraction(5), "shipping": True}
    city = {"name": "city", "clause": "fair", "percent": Fraction(10), "shipping": True, "on_top": ("state",)}
    assert build([state, city])["city"].on_shipping(view) == 137


def test_a_tax_on_top_of_others_is_on_their_sum() -> None:
    view = view_of(dolls(lines=LINES[:1], shipping_charged=Money(0)))
    assert LEVIES["top"].whole(view) == (12_000 + 600) // 10


def test_an_imported_tax_stands_for_all_of_them() -> None:
    view = view_of(dolls(lines=LINES, tax=Money(2_000), shipping_charged=Money(1_300)))
    assert [tax.whole(view) for tax in LEVIES.values()] == [2_000, 0, 0, 0, 0]
    for give in ("in_order", "given_back"):
        sums = [sum(getattr(tax, give)(view, part) for part in view.parts) for tax in LEVIES.values()]
        assert sums == [2_000, 0, 0, 0, 0]
    assert LEVIES["state"].on_shipping(view) == 0


def test_an_imported_tax_is_on_all_taxable_lines_whatever_the_first_tax_is_on() -> None:
    dear = {"name": "dear", "clause": "fair", "percent": Fraction(10), "price": {"over": Money(10_000)}}
    tax = build([dear])["dear"]
    lines = (LineFacts("A", Money(5_000)), LineFacts("B", Money(5_000), tags=frozenset({"untaxed"})))
    view = view_of(dolls(lines=lines, tax=Money(305)))
    assert [tax.given_back(view, part) for part in view.parts] == [305, 0]
    assert tax.of_lines(view) == [305, 0]
    assert tax.whole(view) == 305


def taxed(*prices: int, shipping: int | None, **changes: Any) -> tuple[Tax, View]:
    """A tax of a tenth on goods and shipping, and an order of these prices in cents."""
    spec = {"name": "tenth", "clause": "fair", "percent": Fraction(10), "shipping": True, **changes}
    lines = tuple(LineFacts(str(place), Money(price)) for place, price in enumerate(prices))
    charged = None if shipping is None else Money(shipping)
    return build([spec])["tenth"], view_of(dolls(lines=lines, shipping_charged=charged))


@pytest.mark.parametrize(
    ("prices", "shipping", "on_shipping", "lines", "back"),
    [
        ((1, 2), 2, 0, [0, 1], [1, 0]),
        ((1, 3), None, 0, [0, 0], [0, 0]),
        ((1, 3), 10, 1, [0, 0], [0, 0]),
        ((1, 3), 11, 1, [0, 1], [1, 0]),
    ],
)
def test_the_shippings_cents_are_rounded_with_the_goods(
    prices: tuple[int, ...], shipping: int | None, on_shipping: int, lines: list[int], back: list[int]
) -> None:
    tax, view = taxed(*prices, shipping=shipping)
    assert tax.on_shipping(view) == on_shipping
    assert tax.of_lines(view) == [tax.in_order(view, part) for part in view.parts] == lines
    assert [tax.given_back(view, part) for part in view.parts] == back
    assert tax.whole(view) == on_shipping + sum(lines)


def test_a_tax_on_top_of_one_that_is_on_top_of_another_is_on_all() -> None:
    state = {"name": "state", "clause": "fair", "percent": Fraction(5)}
    city = {"name": "city", "clause": "fair", "percent": Fraction(10), "on_top": ("state",)}
    levy = {"name": "levy", "clause": "fair", "percent": Fraction(2), "on_top": ("city",)}
    view = view_of(dolls(lines=(LineFacts("A", Money(10_000)),)))
    assert [tax.whole(view) for tax in build([state, city, levy]).values()] == [500, 1050, 221]


def test_a_tax_that_is_not_charged_there_adds_nothing_to_the_one_on_top() -> None:
    owners = {"name": "owners", "rates": "tax_rates"}
    city = {"name": "city", "clause": "fair", "percent": Fraction(10), "on_top": ("owners",)}
    view = view_of(dolls(lines=(LineFacts("A", Money(4)),), ship_to=Place("OH")))
    assert build([owners, city])["city"].whole(view) == 0


def test_what_is_not_taxed_stands_nowhere_in_the_sequence() -> None:
    spec = {"name": "tenth", "clause": "fair", "percent": Fraction(10)}
    untaxed = LineFacts("U", Money(30), tags=("untaxed",))
    lines = (LineFacts("A", Money(3)), untaxed, LineFacts("B", Money(1)), LineFacts("C", Money(1)))
    view = view_of(dolls(lines=lines))
    tax = build([spec])["tenth"]
    assert tax.of_lines(view) == [tax.in_order(view, part) for part in view.parts] == [0, 0, 0, 1]


def test_no_shipping_has_no_tax() -> None:
    for charged in (None, Money(0)):
        spec = {"name": "all", "clause": "fair", "percent": Fraction(100), "shipping": True}
        tax = build([spec])["all"]
        view = view_of(dolls(lines=(LineFacts("A", Money(7)),), shipping_charged=charged))
        assert (tax.on_shipping(view), tax.whole(view)) == (0, 7)


def test_an_entry_without_a_name_is_left_out_alone() -> None:
    assert list(build([{"clause": "fair"}, {"name": "vat", "clause": "fair", "percent": Fraction(1)}])) == [
        "vat"
    ]


def test_a_tax_on_top_of_two_is_on_each_of_them_once() -> None:
    ten = {"clause": "fair", "percent": Fraction(10)}
    taxes = build([{"name": "a", **ten}, {"name": "b", **ten}, {"name": "c", **ten, "on_top": ("a", "b")}])
    view = view_of(dolls(lines=(LineFacts("S", Money(10_000)),)))
    assert [tax.whole(view) for tax in taxes.values()] == [1000, 1000, 1200]
