"""The promise clock: who has to be told of a delay, and which orders are late by the shop's own word."""

from datetime import date

import pytest

from desk.operations import notices, orders, preorders, promises
from desk.operations.desk import Desk
from desk.records.errors import BadInput, Refused
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.preorder_shop import CAME, PLACED, SKU

DUE = date(2026, 4, 1)


@pytest.fixture
def shop(clock: FixedClock) -> Desk:
    """The shop with four orders for the winter doll."""
    desk = preorder_shop.open_shop(clock)
    preorder_shop.four(desk)
    return desk


def number_of(desk: Desk, name: str) -> str:
    """Somebody's order."""
    return next(each.order for each in preorders.waiting_for(desk, SKU) if each.customer == name)


def test_those_whose_day_is_near_are_listed_the_most_urgent_first(shop: Desk, clock: FixedClock) -> None:
    assert promises.list_promises(shop) == ()
    clock.day = date(2026, 3, 28)
    found = promises.list_promises(shop)
    assert [(each.customer, each.state, each.by) for each in found] == [
        ("Ben Ortiz", "soon", DUE),
        ("Di & Co", "soon", DUE),
        ("Ann Miller", "soon", date(2026, 4, 4)),
    ]


def test_it_can_be_switched_off(shop: Desk, clock: FixedClock) -> None:
    clock.day = date(2026, 4, 20)
    order = orders.open_order(shop, number_of(shop, "Ben Ortiz"))
    assert promises.promises_on(shop) and promises.late_by_own_promise(shop, order)
    assert promises.set_promises(shop, False) is False
    assert promises.list_promises(shop) == () and not promises.late_by_own_promise(shop, order)
    with pytest.raises(Refused, match="promise-none"):
        promises.make_delay_notice(shop, order.number, date(2026, 5, 1))
    assert promises.set_promises(shop, True) is True
    changed = orders.read_history(shop, promises.SETTING)
    assert [(each.before["value"], each.after["value"]) for each in changed] == [("", "off"), ("off", "")]


def test_an_order_at_the_counter_or_without_its_payment_has_no_clock(shop: Desk, clock: FixedClock) -> None:
    made = preorder_shop.order(shop, "Eve Counter", channel="counter")
    clock.day = date(2026, 6, 1)
    for number in (made.number, number_of(shop, "Cy Young")):
        order = orders.open_order(shop, number)
        assert promises.promise_for(shop, order) is None and not promises.late_by_own_promise(shop, order)


def test_a_first_and_a_further_delay(shop: Desk, clock: FixedClock) -> None:
    number = number_of(shop, "Ben Ortiz")
    clock.day = CAME
    first = promises.make_delay_notice(shop, number, date(2026, 4, 20))
    assert (first.kind, first.promised, first.due) == ("delay", date(2026, 4, 20), None)
    assert promises.list_promises(shop)[0].state == "made"
    with pytest.raises(Refused, match="delay-made"):
        promises.make_delay_notice(shop, number, date(2026, 4, 21))
    notices.mark_told(shop, first.number, CAME, "email")
    clock.day = date(2026, 4, 15)
    with pytest.raises(BadInput, match="delay-backwards"):
        promises.make_delay_notice(shop, number, date(2026, 4, 20))
    second = promises.make_delay_notice(shop, number, date(2026, 5, 5))
    assert (second.kind, second.due) == ("second_delay", date(2026, 4, 20))
    notices.mark_told(shop, second.number, clock.day, "email")
    order = orders.open_order(shop, number)
    assert not promises.late_by_own_promise(shop, order)
    clock.day = date(2026, 4, 21)
    assert promises.late_by_own_promise(shop, order)
    assert promises.promise_for(shop, order).state == "cancel"  # type: ignore[union-attr]
    notices.answer_notice(shop, second.number, "agreed", clock.day)
    assert not promises.late_by_own_promise(shop, order)
    assert order.placed > PLACED or order.placed == PLACED


def test_a_delay_of_more_than_thirty_days_wants_an_answer(shop: Desk, clock: FixedClock) -> None:
    number = number_of(shop, "Di & Co")
    clock.day = CAME
    made = promises.make_delay_notice(shop, number, date(2026, 6, 1))
    assert made.due == date(2026, 5, 1)
    notices.mark_told(shop, made.number, CAME, "letter")
    assert [(each.state, each.by) for each in promises.list_promises(shop)] == [("waiting", date(2026, 5, 1))]
