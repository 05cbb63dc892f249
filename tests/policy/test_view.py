"""What a rule may look at: the day's facts, parts of lines, shares cumulated in the order's own sequence."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.policy.parts import NOBODY_LOOKED, is_taxable, line_value, units_value
from desk.policy.view import NOT_YET, View
from desk.records.facts import Choices, Condition, Facts, LineFacts, LinePart, OrderFacts, Place
from desk.records.money import Money
from tests.policy.material import GOOD, dolls, sent_back


def view_of(order: OrderFacts, *parts: LinePart, home: Place | None = None) -> View:
    """The view of a return."""
    return View(Facts("return", order, sent_back(*parts)), Choices(), home)


def test_what_is_later_than_the_day_asked_has_not_happened_yet() -> None:
    view = view_of(dolls(delivered=date(2026, 3, 14), check_received=date(2026, 3, 13)))
    assert view.delivered is NOT_YET
    assert view.check_received == date(2026, 3, 13)
    assert view.effective is None


def test_without_lines_all_that_remain_are_meant() -> None:
    lines = (LineFacts("A", Money(100), quantity=3, returned=1), LineFacts("B", Money(100), cancelled=1))
    (part,) = view_of(dolls(lines=lines)).parts
    assert (part.key, part.quantity, part.before, part.value) == ("A", 2, 1, 200)


def test_parts_stand_in_the_orders_sequence_with_their_own_condition() -> None:
    opened = replace(GOOD, opened=True)
    view = view_of(dolls(), LinePart("B", 1, opened), LinePart("A", 1))
    assert [(part.key, part.number, part.place) for part in view.parts] == [("A", 0, 0), ("B", 1, 1)]
    assert [part.condition for part in view.parts] == [GOOD, opened]
    unseen = View(Facts("return", dolls(), sent_back(condition=None)), Choices(), None)
    assert unseen.parts[0].condition is NOBODY_LOOKED
    assert Condition(opened=None, damaged=None) == NOBODY_LOOKED


def test_what_stands_before_a_line_is_counted_by_value() -> None:
    lines = (
        LineFacts("A", Money(5000), quantity=3, discount=Money(1000)),
        LineFacts("B", Money(900), tags=("untaxed",)),
        LineFacts("C", Money(100)),
    )
    view = view_of(dolls(lines=lines))
    assert view.spread() == ([0, 14000, 14900], 15000)
    assert view.spread(is_taxable) == ([0, 14000, 14000], 14100)
    assert view.spread() is view.spread()


def test_what_remains_is_counted_part_after_part() -> None:
    lines = (
        LineFacts("A", Money(1000), quantity=3, returned=1),
        LineFacts("B", Money(900), tags=("untaxed",), quantity=2, returned=1),
        LineFacts("C", Money(100)),
    )
    view = view_of(dolls(lines=lines))
    assert [view.rest(part, is_taxable) for part in view.parts] == [2100, 100, 100]


def test_carried_out_of_the_shop() -> None:
    home = Place("MO")
    order = dolls(
        service="pickup", delivered=None, shipping_charged=None, shipping_cost=None, ship_to=Place("OH")
    )
    view = view_of(replace(order, shipped=None), home=home)
    assert (view.place, view.delivered) == (home, order.placed)
    assert (view.shipping_charged, view.shipping_cost) == (0, 0)
    assert view_of(order, home=home).delivered == order.shipped
    handed = view_of(replace(order, delivered=date(2026, 3, 5), shipping_charged=Money(500)))
    assert (handed.place, handed.delivered, handed.shipping_charged) == (Place("OH"), date(2026, 3, 5), 500)


@pytest.mark.parametrize(
    ("changes", "came"),
    [
        ({"payment": ("card",)}, True),
        ({"payment": ("cash", "store_credit")}, True),
        ({"payment": ("check",)}, False),
        ({"payment": ("card", "check"), "check_received": date(2026, 3, 14)}, False),
        ({"payment": ("card", "check"), "check_received": date(2026, 3, 13)}, True),
        ({"payment": ("money_order",)}, False),
        ({"payment": ("money_order",), "effective": date(2026, 3, 4)}, True),
    ],
)
def test_when_money_came(changes: dict[str, object], came: bool) -> None:
    assert view_of(dolls(**changes)).has_effect() is came


def test_whether_something_came_back_before() -> None:
    assert not view_of(dolls()).any_returned()
    assert view_of(dolls(lines=(LineFacts("A", Money(1), quantity=2, returned=1),))).any_returned()


@given(st.integers(0, 10**6), st.integers(1, 50), st.data())
def test_pieces_of_a_discounted_line_add_up_and_none_is_negative(
    price: int, quantity: int, data: st.DataObject
) -> None:
    discount = data.draw(st.integers(0, price * quantity))
    line = LineFacts("A", Money(price), quantity=quantity, discount=Money(discount))
    pieces = [units_value(line, before, 1) for before in range(quantity)]
    assert sum(pieces) == line_value(line)
    assert min(pieces) >= 0
