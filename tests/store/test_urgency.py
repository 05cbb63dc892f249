"""The list of orders, the day's piles and the notices to make mean the same orders by the same words."""

from datetime import date, timedelta

from desk.records.lists import Query
from desk.records.orders import Standing
from desk.store import notices, orders, orders_list, today
from desk.store.database import Database
from tests.store import samples

TODAY = date(2026, 3, 13)
BEFORE = TODAY - timedelta(1)


def test_one_order_stands_in_chip_pile_and_notices_alike(db: Database) -> None:
    order = samples.add_order(db, "#1")
    with db.atomic():
        orders.keep_standing(db, order.id, Standing(ship_target=BEFORE, ship_limit=BEFORE))
    counts, piles = orders_list.counts(db, TODAY), {pile.kind for pile in today.piles(db, TODAY)}
    assert (counts["to_tell"], counts["late"], counts["to_ship"]) == (1, 1, 1)
    assert piles == {"to_tell"} and notices.late(db, TODAY) == [order.id]
    with db.atomic():
        orders.mark_told(db, order.id, TODAY)
    assert not orders_list.reading(db, Query("to_tell"), TODAY).all()
    assert {pile.kind for pile in today.piles(db, TODAY)} == {"late"} and notices.late(db, TODAY) == []
