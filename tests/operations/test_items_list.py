"""The list of items counts what it shows."""

from desk.operations import items, items_list
from desk.operations.desk import Desk
from desk.records.lists import Query


def test_the_list_in_the_order_asked_for(desk: Desk) -> None:
    shown = items_list.rows(desk, items_list.ids(desk, Query(sort="price", descending=True)))
    assert [row.sku for row in shown] == ["A", "B"]
    items.count_stock(desk, "B", 2, "counted")
    assert items_list.counts(desk)["free"] == 1


def test_a_script_gets_the_first_rows(desk: Desk) -> None:
    assert [row.sku for row in items_list.list_items(desk, limit=1)] == ["A"]
