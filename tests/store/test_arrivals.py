"""Whose turn it is: by the day the payment came, then by number; what arrived is kept."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import cancelling, payments, preorders
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.store import arrivals, items
from tests import preorder_shop
from tests.conftest import FixedClock, doll_order
from tests.preorder_shop import CAME, DOLL, PLACED, SKU


@pytest.fixture
def shop(clock: FixedClock) -> Desk:
    """The shop with four orders for the winter doll."""
    desk = preorder_shop.open_shop(clock)
    preorder_shop.four(desk)
    return desk


def turns(desk: Desk) -> list[tuple[str, date | None, int]]:
    """Who waits for the doll, since when, for how many."""
    item = items.by_sku(desk.db, SKU)
    assert item is not None
    return [(each.customer, each.effect, each.awaited) for each in arrivals.claims(desk.db, item.id)]


def test_first_come_first_served_by_the_day_the_payment_came(shop: Desk) -> None:
    assert turns(shop) == [
        ("Ben Ortiz", PLACED, 1),
        ("Di & Co", PLACED, 2),
        ("Ann Miller", date(2026, 3, 5), 1),
        ("Cy Young", None, 1),
    ]


def test_a_payment_that_was_voided_and_a_balance_move_nobody(shop: Desk, clock: FixedClock) -> None:
    (ann, ben, _, _) = sorted(each.order for each in _claims(shop))
    clock.day = CAME
    money = payments.owing(shop, ann).order.payments[0]
    payments.void_payment(shop, money.number, "bounced")
    assert turns(shop)[-1] == ("Cy Young", None, 1) and turns(shop)[-2] == ("Ann Miller", None, 1)
    payments.take_payment(shop, ben, NewPayment("check", Money(100), CAME, purpose="balance"))
    assert turns(shop)[0] == ("Ben Ortiz", PLACED, 1)


def _claims(desk: Desk) -> list:
    return list(preorders.waiting_for(desk, SKU))


def test_what_is_cancelled_is_not_awaited(shop: Desk, clock: FixedClock) -> None:
    ben = next(each.order for each in _claims(shop) if each.customer == "Ben Ortiz")
    cancelling.cancel_order(shop, cancelling.ask_cancel(shop, CancelAsk(ben, PLACED)))
    assert "Ben Ortiz" not in [name for name, _, _ in turns(shop)]


def test_items_are_expected_by_their_release(shop: Desk) -> None:
    preorder_shop.order(shop, "Eve Early", lines=(replace(DOLL, sku="EARLY", name="Early"),))
    preorder_shop.order(shop, "Flo Order", "money_order", None, lines=(replace(DOLL, sku="OPEN"),))
    with shop.db.atomic():
        shop.db.execute("UPDATE items SET released = '2026-05-01' WHERE sku = 'EARLY'")
    found = arrivals.expected(shop.db)
    assert [(each.sku, each.pieces, each.unpaid, each.orders) for each in found] == [
        ("EARLY", 1, 0, 1),
        ("OPEN", 0, 1, 1),
        (SKU, 4, 1, 4),
    ]
    assert found[0].released == date(2026, 5, 1)
    assert found[1].first is None and found[2].first.customer == "Ben Ortiz"


def test_an_order_that_left_or_was_never_a_pre_order_waits_for_nothing(desk: Desk) -> None:
    assert arrivals.expected(desk.db) == ()
    assert doll_order().lines[0].kind == "stock"


def test_what_arrived_is_kept_with_whose_it_became(shop: Desk, clock: FixedClock) -> None:
    clock.day = CAME
    made = preorders.arrive(shop, SKU, 2, CAME)
    kept = shop.db.query("SELECT * FROM arrivals WHERE id = ?", (made.id,))[0]
    assert (kept["day"], kept["quantity"], kept["expected"], kept["person"]) == ("2026-03-20", 2, 4, "Alma")
    lines = shop.db.query("SELECT order_line, quantity FROM arrival_lines ORDER BY id")
    assert [tuple(row) for row in lines] == [(each.claim.line, 1) for each in made.given[:2]]
