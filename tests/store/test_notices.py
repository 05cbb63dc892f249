"""Notices are kept whole, told once, answered, and changed by one counter at a time."""

from datetime import date

import pytest

from desk.operations import notices as told
from desk.operations.desk import Desk
from desk.records.errors import NotFound, Stale
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.notices import DELAY, LATE, NewNotice
from desk.records.orders import Order
from desk.store import notices, orders
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.preorder_shop import CAME, PLACED


@pytest.fixture
def shop(clock: FixedClock) -> Desk:
    """The shop with four orders for the winter doll."""
    desk = preorder_shop.open_shop(clock)
    preorder_shop.four(desk)
    return desk


def make(
    desk: Desk, kind: str = DELAY, number: str = "LE-26-00001-1", order: int = 1, **more: object
) -> None:
    """A notice for an order."""
    with desk.db.atomic():
        notices.add(desk.db, NewNotice(order, kind, PLACED, number, **more))  # type: ignore[arg-type]


def test_a_notice_comes_back(shop: Desk) -> None:
    answer = told.policies.ask(shop, "shipping_due", _order(shop), told.RequestFacts(PLACED))
    day, parts = date(2026, 4, 20), (LinePart("1", 1),)
    make(shop, amount=Money(100), promised=day, lines=parts, answer=answer, due=day)
    found = notices.get(shop.db, " le-26-00001-1 ")
    assert (found.order, found.customer.name, found.kind, found.made) == (
        "SO-26-00001-4", "Ann Miller", DELAY, PLACED,
    )  # fmt: skip
    assert (found.amount, found.promised, found.due, found.lines) == (Money(100), day, day, parts)
    assert (found.answer, found.told, found.way, found.said, found.order_id) == (answer, None, "", "", 1)
    assert notices.of_orders(shop.db, [1]) == (found,) and notices.of_orders(shop.db, [2]) == ()
    with pytest.raises(NotFound, match="notice-unknown"):
        notices.get(shop.db, "BN-26-00009-1")


def _order(desk: Desk) -> Order:
    return orders.get(desk.db, "SO-26-00001-4")


def test_it_is_told_and_answered_by_one_counter(shop: Desk) -> None:
    make(shop)
    first = notices.get(shop.db, "LE-26-00001-1")
    assert notices.to_tell(shop.db) == (first,) and notices.unanswered(shop.db) == ()
    with shop.db.atomic():
        notices.mark_told(shop.db, first, CAME, "phone", None)
    second = notices.get(shop.db, first.number)
    assert (second.told, second.way, second.version) == (CAME, "phone", 2)
    assert notices.to_tell(shop.db) == () and notices.unanswered(shop.db) == (second,)
    with pytest.raises(Stale, match="notice-changed"), shop.db.atomic():
        notices.mark_told(shop.db, second, CAME, "phone", None)
    with shop.db.atomic():
        notices.mark_answered(shop.db, second, "agreed", CAME)
    assert notices.unanswered(shop.db) == ()
    assert (notices.get(shop.db, first.number).said, notices.get(shop.db, first.number).answered) == (
        "agreed", CAME,
    )  # fmt: skip
    with pytest.raises(Stale, match="notice-changed"), shop.db.atomic():
        notices.mark_answered(shop.db, second, "agreed", CAME)


def test_orders_past_their_last_day_are_told_once(shop: Desk) -> None:
    with shop.db.atomic():
        shop.db.execute("UPDATE orders SET ship_limit = '2026-03-11' WHERE id IN (1, 2, 3)")
        orders.mark_told(shop.db, 2, CAME)
    make(shop, LATE, order=3)
    assert notices.late(shop.db, date(2026, 3, 11)) == []
    assert notices.late(shop.db, date(2026, 3, 12)) == [1]
