"""Which orders are on the clock, and since when."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import notices, payments, preorders
from desk.operations.desk import Desk
from desk.records.payments import NewPayment
from desk.store import promises
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.preorder_shop import CAME, DOLL, PLACED, SKU


@pytest.fixture
def shop(clock: FixedClock) -> Desk:
    """The shop with four orders by phone, and one at the counter."""
    desk = preorder_shop.open_shop(clock)
    preorder_shop.four(desk)
    preorder_shop.order(desk, "Eve Counter", channel="counter")
    return desk


def test_orders_by_mail_phone_and_web_are_on_the_clock(shop: Desk) -> None:
    preorder_shop.order(shop, "Flo Promised", channel="web", promised=date(2026, 6, 1))
    found = {each.customer: each for each in promises.running(shop.db)}
    assert set(found) == {"Ann Miller", "Ben Ortiz", "Cy Young", "Di & Co", "Flo Promised"}
    assert found["Ann Miller"].complete == date(2026, 3, 5) and found["Cy Young"].complete is None
    assert found["Flo Promised"].promised == date(2026, 6, 1)
    assert promises.of_order(shop.db, found["Ben Ortiz"].id) == found["Ben Ortiz"]
    assert promises.of_order(shop.db, 5) is None


def test_when_its_goods_are_expected_and_since_when_its_balance_is_awaited(
    shop: Desk, clock: FixedClock
) -> None:
    with shop.db.atomic():
        shop.db.execute("UPDATE items SET released = '2026-05-01' WHERE sku = ?", (SKU,))
    di = next(each for each in promises.running(shop.db) if each.customer == "Di & Co")
    assert (di.expected, di.asked) == (date(2026, 5, 1), None)
    preorder_shop.order(shop, "Stock", lines=(replace(DOLL, sku="S", kind="stock"),))
    for notice in preorder_shop.all_in(shop, clock):
        notices.mark_told(shop, notice.number, CAME, "letter")
    found = {each.customer: each for each in promises.running(shop.db)}
    assert (found["Di & Co"].expected, found["Di & Co"].asked) == (None, CAME)
    # By card the shop has only to charge it: it waits for nobody.
    assert found["Ben Ortiz"].asked is None and found["Stock"].asked is None
    assert found["Ann Miller"].placed == PLACED and preorders.expected(shop)


def test_a_second_balance_is_awaited_though_the_first_is_paid(shop: Desk, clock: FixedClock) -> None:
    clock.day = PLACED
    lines = (replace(DOLL, sku="P"), replace(DOLL, sku="Q"))
    made = preorder_shop.order(shop, "Two Dolls", "cash", lines=lines)
    for sku, day in (("P", CAME), ("Q", date(2026, 3, 25))):
        clock.day = day
        preorders.arrive(shop, sku, 1, day)
        (notice,) = notices.make_balance_notices(shop, (made.number,))
        notices.mark_told(shop, notice.number, day, "phone")
        assert notice.amount is not None
        clocked = promises.of_order(shop.db, made.id)
        assert clocked is not None and clocked.asked == (day if sku == "Q" else None)
        money = NewPayment("cash", notice.amount, day)
        payments.take_payment(shop, made.number, money)
    clocked = promises.of_order(shop.db, made.id)
    assert clocked is not None and clocked.asked is None
