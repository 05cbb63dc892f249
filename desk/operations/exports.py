"""What leaves the shop as a file: who took which list out when, and how many rows (trust.md E16)."""

from array import array
from collections.abc import Sequence

from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.customers import Customer
from desk.records.items import Item
from desk.records.rights import Act
from desk.store import goods_whole


def note_export(desk: Desk, what: str, rows: int) -> int:
    """Keep in the history that a list was taken out; how many rows it has."""
    with desk.db.atomic():
        agreed = permit(desk, Act("export_list", what))
        desk.remember("export_list", what, after={"rows": rows, **agreed})
    return rows


def every_customer(desk: Desk) -> "array[int]":
    """The ids of all customers that a file of them holds, by number."""
    return goods_whole.customer_ids(desk.db)


def every_item(desk: Desk) -> "array[int]":
    """The ids of all items, those no longer sold too, by SKU."""
    return goods_whole.item_ids(desk.db)


def whole_customers(desk: Desk, ids: Sequence[int]) -> tuple[Customer, ...]:
    """The customers with these ids with all that a file of them holds."""
    return goods_whole.customers(desk.db, ids)


def whole_items(desk: Desk, ids: Sequence[int]) -> tuple[Item, ...]:
    """The items with these ids with all that a file of them holds."""
    return goods_whole.items(desk.db, ids)
