"""What was paid for which line: what is due at once first, then deposits in line order, then the rest."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from desk.policy import pack
from desk.policy.parts import Part
from desk.policy.purse import Purse, first_payment, purse_of
from desk.policy.view import Unknown, View
from desk.records.facts import Choices, Facts, LineFacts, OrderFacts, Place, RequestFacts
from desk.records.money import Money
from tests.policy.material import HEAD, RULE, dolls, shipped

DAY = date(2026, 3, 13)
DOLL = LineFacts("A", Money(10000))
FIRST = LineFacts("P", Money(20000), kind="preorder")
SECOND = LineFacts("Q", Money(30000), kind="preorder")
LAYAWAY = LineFacts("L", Money(5000), kind="layaway")


def view_of(*lines: LineFacts, deposit_rate: Fraction | None = None, **changes: Any) -> View:
    """The view of a cancellation, of an order to Missouri that has not shipped; shipping is 12.95."""
    order: OrderFacts = dolls(**{"shipped": None, "delivered": None, "lines": lines, **changes})
    home = shipped("samanthas")
    facts, choices = Facts("cancel", order, RequestFacts(on=DAY)), Choices(deposit_rate=deposit_rate)
    return View(facts, choices, home.home, home.terms)


def filled(*lines: LineFacts, **changes: Any) -> Purse:
    """The purse of such an order."""
    return purse_of(view_of(*lines, **changes))


def money(purse: Purse) -> tuple[list[int], list[int], int]:
    """What is on the prices, on the taxes and on the shipping."""
    return purse.price, purse.tax, purse.shipping


@pytest.mark.parametrize(
    ("lines", "changes", "wanted"),
    [
        ((DOLL,), {}, ([10000], [610], 1295)),
        ((DOLL, FIRST), {}, ([10000, 4000], [610, 0], 1295)),
        ((FIRST, SECOND), {}, ([4000, 6000], [0, 0], 0)),
        ((FIRST,), {"balance_paid": DAY}, ([20000], [1220], 1295)),
        ((FIRST,), {"balance_paid": date(2026, 3, 14)}, ([4000], [0], 0)),
        ((FIRST,), {"shipped": DAY}, ([20000], [1220], 1295)),
        ((LAYAWAY,), {"first_payment": Money(1500)}, ([1500], [0], 0)),
        ((LAYAWAY,), {"first_payment": Money(1500), "shipped": DAY}, ([5000], [305], 1295)),
        ((LAYAWAY,), {"first_payment": Money(1500), "balance_paid": DAY}, ([1500], [0], 0)),
        ((DOLL, FIRST), {"payment": ("check",)}, ([0, 0], [0, 0], 0)),
        ((DOLL,), {"payment": ("check",), "check_received": DAY}, ([10000], [610], 1295)),
    ],
)
def test_money_by_default_is_all_that_was_due(
    lines: tuple[LineFacts, ...], changes: dict[str, Any], wanted: tuple[list[int], list[int], int]
) -> None:
    purse = filled(*lines, **changes)
    assert money(purse) == wanted
    assert purse.total == sum(wanted[0]) + sum(wanted[1]) + wanted[2]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (LineFacts("P", Money(20000), kind="preorder", paid=Money(9000)), ([9000], [0], 0)),
        (LineFacts("P", Money(20000), kind="preorder", paid=Money(20000)), ([20000], [1220], 1295)),
        (LineFacts("P", Money(20000), kind="preorder", balanced=True), ([20000], [1220], 1295)),
        (LineFacts("A", Money(20000), paid=Money(9000)), ([9000], [1220], 1295)),
        (LineFacts("A", Money(20000), paid=Money(30000)), ([20000], [1220], 1295)),
    ],
)
def test_what_is_said_of_a_line_goes_before_the_default(
    line: LineFacts, wanted: tuple[list[int], list[int], int]
) -> None:
    assert money(filled(line)) == wanted


@pytest.mark.parametrize(
    ("paid", "wanted"),
    [
        (0, ([0, 0, 0], [0, 0, 0], 0)),
        (10_100, ([10000, 0, 0], [100, 0, 0], 0)),
        (11_000, ([10000, 0, 0], [610, 0, 0], 390)),
        (16_905, ([10000, 4000, 1000], [610, 0, 0], 1295)),
        (22_905, ([10000, 5000, 6000], [610, 0, 0], 1295)),
        (38_905, ([10000, 20000, 6000], [610, 1000, 0], 1295)),
        (70_000, ([10000, 20000, 30000], [610, 1220, 1830], 1295)),
    ],
)
def test_money_on_the_order_goes_to_what_is_due_at_once_first(
    paid: int, wanted: tuple[list[int], list[int], int]
) -> None:
    purse = filled(DOLL, FIRST, SECOND, paid=Money(paid))
    assert money(purse) == wanted
    assert purse.total == paid


def test_only_pre_orders_have_their_deposits_first_then_the_shipping_with_the_first_balance() -> None:
    assert money(filled(FIRST, SECOND, paid=Money(7000))) == ([4000, 3000], [0, 0], 0)
    assert money(filled(FIRST, SECOND, paid=Money(28_000))) == ([20000, 6000], [1220, 0], 780)
    own = LineFacts("P", Money(20000), kind="preorder", paid=Money(5000))
    assert money(filled(own, SECOND, paid=Money(12_000))) == ([5000, 6000], [1000, 0], 0)
    doll = LineFacts("A", Money(10000), paid=Money(5000))
    assert money(filled(doll, paid=Money(5100))) == ([5000], [100], 0)


def test_the_rest_is_for_whose_balance_was_asked_for_first() -> None:
    balanced = replace(SECOND, balanced=True)
    assert money(filled(FIRST, balanced, paid=Money(37_000))) == ([4000, 30_000], [0, 1830], 1170)
    first, second = replace(FIRST, balanced=True, turn=3), replace(SECOND, balanced=True, turn=2)
    assert money(filled(first, second, paid=Money(36_000))) == ([4000, 30_000], [0, 1830], 170)
    assert money(filled(first, second, paid=Money(52_345)))[0] == [19_220, 30_000]


def test_what_cancelled_pieces_took_along_is_on_none_that_remain() -> None:
    gone = replace(FIRST, cancelled=1, balanced=True)
    purse = filled(gone, SECOND, paid=Money(10_000), withdrawn=Money(4000))
    assert money(purse) == ([0, 6000], [0, 0], 0)
    assert (purse.total, purse.paid(), purse.whole(), purse.at_once()) == (10_000, 6000, 33_125, 6000)
    purse = filled(gone, SECOND, paid=Money(38_500), withdrawn=Money(21_220))
    assert money(purse) == ([0, 17_280], [0, 0], 0)
    assert money(filled(gone, DOLL, paid=Money(15_905), withdrawn=Money(4000))) == (
        [0, 10_000],
        [0, 610],
        1295,
    )


def test_pieces_that_remain_share_the_money_that_is_left_on_their_line() -> None:
    line = LineFacts("P", Money(10_000), quantity=3, kind="preorder", cancelled=1)
    purse = filled(line, paid=Money(18_000), withdrawn=Money(2000))
    assert money(purse) == ([16_000], [0], 0)
    piece = Part(0, 0, line, 1)
    assert (purse.on_price(piece), purse.on_price(Part(0, 0, line, 2)), purse.forfeit(piece)) == (
        8000,
        16_000,
        2000,
    )
    # Where it is not told what went along, all pieces share it.
    assert filled(line, paid=Money(18_000)).on_price(piece) == 6000


def test_a_first_payment_is_shared_over_layaway_lines_or_asked_for() -> None:
    other = LineFacts("M", Money(15000), kind="layaway")
    view = view_of(DOLL, LAYAWAY, other, first_payment=Money(1000))
    assert [first_payment(view, place, line) for place, line in ((1, LAYAWAY), (2, other))] == [250, 750]
    with pytest.raises(Unknown, match="first_payment"):
        filled(LAYAWAY)
    assert money(filled(LAYAWAY, paid=Money(900)))[0] == [900]
    assert money(filled(LAYAWAY, FIRST, paid=Money(4000)))[0] == [0, 4000]
    assert money(filled(LAYAWAY, payment=("check",)))[0] == [0]


def test_deposits_and_forfeits_of_pieces_add_up() -> None:
    line = LineFacts("P", Money(3333), quantity=3, kind="preorder")
    whole = filled(line)
    pieces = []
    for before in range(3):
        part = Part(0, 0, LineFacts("P", Money(3333), quantity=3, kind="preorder", cancelled=before), 1)
        pieces.append((whole.deposit(part), whole.forfeit(part), whole.on_price(part)))
    assert pieces == [(667, 667, 667), (666, 666, 666), (667, 667, 667)]
    assert filled(line, paid=Money(300)).forfeit(Part(0, 0, line, 3)) == 300


def test_a_deposit_is_at_the_rate_that_the_owner_set() -> None:
    assert money(filled(FIRST, deposit_rate=Fraction(30))) == ([6000], [0], 0)


def test_money_for_an_order_without_lines_lies_nowhere() -> None:
    assert money(filled(paid=Money(500))) == ([], [], 0)


def test_what_nobody_paid_of_a_price_and_its_tax_is_missing() -> None:
    part = Part(0, 0, FIRST, 1)
    part.given, part.priced, part.taxed = 21_220, 20_000, 1220
    assert filled(FIRST).missing(part) == 17_220
    assert filled(FIRST, paid=Money(20_100)).missing(part) == 1120


def test_a_pack_without_deposits_has_pre_orders_paid_at_once() -> None:
    facts = Facts("cancel", dolls(lines=(FIRST,), ship_to=Place("OH")), RequestFacts(on=DAY))
    view = View(facts, Choices(), None)
    purse = purse_of(view)
    assert money(purse) == ([20000], [0], 1295)
    assert purse.deposit(view.parts[0]) == 0
    assert purse_of(view) is purse


def test_what_is_open_of_tax_and_shipping() -> None:
    part = Part(0, 0, FIRST, 1)
    assert filled(FIRST).open_tax(part, 1220) == 1220
    assert filled(FIRST, balance_paid=DAY).open_tax(part, 1221) == 0
    assert filled(FIRST).open_shipping() == 1295
    assert filled(FIRST, paid=Money(21_720)).open_shipping() == 795
    assert filled(FIRST, DOLL, paid=Money(0)).open_shipping() == 0
    assert filled(FIRST, LineFacts("Q", Money(1), kind="preorder", balanced=True)).open_shipping() == 0


OWN = """
[[taxes]]
name = "state_tax"
clause = "fair"
percent = 6
shipping = true
[[taxes]]
name = "city_tax"
clause = "fair"
percent = 2
[[deposits]]
clause = "fair"
kind = "preorder"
percent = 20
least = "50.00"
per = "order"
"""


def own_purse(*lines: LineFacts, **changes: Any) -> Purse:
    """The purse of a shop with two taxes, of which one is on the shipping too, and a deposit per order."""
    found = pack.read(HEAD + OWN + RULE)
    order = dolls(**{"shipped": None, "delivered": None, "lines": lines, **changes})
    return Purse(View(Facts("cancel", order, RequestFacts(on=DAY)), Choices(), found.home, found.terms))


def test_the_shipping_comes_with_its_own_taxes() -> None:
    purse = own_purse(DOLL)
    assert money(purse) == ([10000], [600 + 200], 1295 + 78)
    assert purse.whole() == purse.at_once() == purse.total == 12_173
    mixed = own_purse(DOLL, FIRST)
    assert (mixed.at_once(), mixed.whole()) == (12_173 + 5000, 12_173 + 20_000 + 1600)
    waiting = own_purse(FIRST)
    assert (waiting.at_once(), waiting.open_shipping()) == (5000, 1373)


def test_a_deposit_of_the_order_looks_at_all_its_lines() -> None:
    cheap = LineFacts("P", Money(5000), kind="preorder"), LineFacts("Q", Money(15000), kind="preorder")
    assert money(own_purse(*cheap))[0] == [1250, 3750]


def test_a_pieces_tax_is_its_own_part_of_the_lines() -> None:
    line = LineFacts("A", Money(3333), quantity=3)
    purse = own_purse(line)
    assert purse.tax_of(Part(0, 0, line, 3)) == purse.taxes[0] == 800
    pieces = [Part(0, 0, LineFacts("A", Money(3333), quantity=3, cancelled=before), 1) for before in range(3)]
    assert [purse.tax_of(part) for part in pieces] == [267, 266, 267]
