"""Whole customers and items, many at once, as their own modules read them one by one."""

from desk.operations import customers, items
from desk.operations.desk import Desk
from desk.records.customers import Customer
from desk.records.items import Item
from desk.records.money import Money
from desk.store import customers as stored
from desk.store import goods_whole


def test_customers_are_read_whole_by_number(desk: Desk) -> None:
    ids = goods_whole.customer_ids(desk.db)
    found = goods_whole.customers(desk.db, [*ids, 9999])
    assert [each.id for each in found] == list(ids) and len(found) == 3
    assert found == tuple(stored.get(desk.db, each.number) for each in found)
    backwards = goods_whole.customers(desk.db, list(reversed(ids)))
    assert backwards == tuple(reversed(found))


def test_who_was_merged_is_left_out(desk: Desk) -> None:
    first, second, _ = goods_whole.customers(desk.db, goods_whole.customer_ids(desk.db))
    customers.merge_customers(desk, first.number, second.number, "the same")
    assert second.id not in goods_whole.customer_ids(desk.db)
    assert goods_whole.customers(desk.db, [second.id]) == ()
    customers.add_customer(desk, Customer(0, "", "Ida", note="new"))
    assert [each.note for each in goods_whole.customers(desk.db, goods_whole.customer_ids(desk.db))][
        -1
    ] == "new"


def test_items_are_read_whole_by_sku_also_those_no_longer_sold(desk: Desk) -> None:
    items.add_item(desk, Item(0, "0", "Old", Money(1), retired=True, untaxed=True))
    items.count_stock(desk, "0", 3, "counted")
    found = goods_whole.items(desk.db, goods_whole.item_ids(desk.db))
    assert [each.sku for each in found] == ["0", "A", "B"]
    assert found == tuple(items.open_item(desk, each.sku).item for each in found)
    assert goods_whole.items(desk.db, []) == ()
