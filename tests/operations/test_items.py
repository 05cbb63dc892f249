"""Items are found, entered and changed, and every count of their stock is kept."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import items, orders
from desk.operations.desk import Desk
from desk.records.errors import BadInput, DeskError, NotFound, Refused, Stale
from desk.records.items import Item
from desk.records.money import Money
from desk.store import history

BEAR = Item(
    *(0, " BEAR ", "Old  bear", Money(1500), "0 0123 4567 8905", "preorder", date(2026, 5, 1)),
    *("2.5 lb", "12 x 8 x 6"),
    untaxed=True,
    note=" attic ",
)


def test_a_new_item_is_kept_as_the_shop_writes_it(desk: Desk) -> None:
    made = items.add_item(desk, replace(BEAR, on_hand=7, retired=True))
    assert (made.sku, made.name, made.barcode, made.weight, made.size) == (
        *("BEAR", "Old bear", "012345678905", "2.5", "12x8x6"),
    )
    assert items.open_item(desk, "BEAR").item == made
    assert (made.on_hand, made.note, made.version) == (None, "attic", 1)
    said = history.of(desk.db, "BEAR")[-1]
    assert (said.operation, said.after["retired"], said.after["released"]) == ("add_item", "✓", "2026-05-01")


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"sku": "  "}, "sku-empty"),
        ({"sku": "A"}, "sku-taken"),
        ({"name": " "}, "item-nameless"),
        ({"price": Money(-1)}, "price-negative"),
        ({"kind": "layaway"}, "item-kind-unknown"),
        ({"weight": "heavy"}, "weight-unreadable"),
        ({"size": "12x8"}, "size-unreadable"),
        ({"barcode": "4012345678901"}, "barcode-taken"),
        ({"note": "a\0b"}, "text-control"),
        ({"note": "4242 4242 4242 4242"}, "card-number"),
    ],
)
def test_what_cannot_be_is_told(desk: Desk, changes: dict, key: str) -> None:
    known = items.open_item(desk, "A").item
    items.change_item(desk, replace(known, barcode="4012345678901"))
    with pytest.raises(DeskError) as caught:
        items.add_item(desk, replace(BEAR, **changes))
    assert caught.value.key == key
    assert items.find_items(desk, "old bear") == ()


def test_what_changed_is_told_and_the_rest_is_not(desk: Desk) -> None:
    known = items.open_item(desk, "B").item
    items.count_stock(desk, "B", 4, "first count")
    made = items.change_item(desk, replace(known, price=Money(9000), untaxed=True, on_hand=9))
    assert (made.price, made.on_hand, made.version) == (9000, 4, 2)
    assert items.open_item(desk, "B").item == made
    said = history.of(desk.db, "B")[-1]
    assert said.before == {"price": "89.95", "untaxed": "–"}
    assert said.after == {"price": "90.00", "untaxed": "✓"}
    assert orders.open_order(desk, "#1001").lines[1].price == 8995


def test_a_change_of_nothing_leaves_no_trace(desk: Desk) -> None:
    known = items.open_item(desk, "B").item
    assert items.change_item(desk, known) == known
    assert history.of(desk.db, "B") == ()


def test_an_item_that_somebody_changed_meanwhile_is_stale(desk: Desk) -> None:
    known = items.open_item(desk, "B").item
    items.change_item(desk, replace(known, name="Ida"))
    with pytest.raises(Stale, match="item-changed"):
        items.change_item(desk, replace(known, name="Eva"))
    with pytest.raises(NotFound, match="item-unknown"):
        items.open_item(desk, "nothing")


def test_a_scan_finds_the_item_by_sku_or_barcode(desk: Desk) -> None:
    made = items.add_item(desk, replace(BEAR, sku="bear"))
    assert items.item_scanned(desk, " bear ") == items.item_scanned(desk, "BEAR") == made
    assert items.item_scanned(desk, "0012345678905") == made
    upper = items.add_item(desk, replace(BEAR, sku="BEAR", barcode=""))
    assert items.item_scanned(desk, "BEAR") == upper
    assert items.item_scanned(desk, "Bear") is None
    assert items.item_scanned(desk, "\ud800") is None


def test_what_is_not_sold_any_more_is_not_offered(desk: Desk) -> None:
    known = items.open_item(desk, "A").item
    assert [each.sku for each in items.find_items(desk, "bear", 1)] == ["A"]
    items.change_item(desk, replace(known, retired=True))
    assert items.find_items(desk, "bear") == ()


def test_every_count_is_a_movement(desk: Desk) -> None:
    assert items.count_stock(desk, "B", 4, " first count ").on_hand == 4
    assert items.count_stock(desk, "B", 3, "one is broken").free == 3
    sheet = items.open_item(desk, "B")
    assert [(each.kind, each.change, each.subject, each.person) for each in sheet.movements] == [
        *(("counted", 4, "first count", "Alma"), ("counted", -1, "one is broken", "Alma")),
    ]
    first, second = history.of(desk.db, "B")
    assert (first.reason, first.before, first.after) == ("first count", {}, {"on_hand": "4"})
    assert second.before == {"on_hand": "4"}


@pytest.mark.parametrize(
    ("counted", "reason", "kind", "key"),
    [
        (-1, "so", BadInput, "count-wrong"),
        (100_000_001, "so", BadInput, "count-wrong"),
        (1, "so", Refused, "count-below-allocated"),
        (5, " ", BadInput, "reason-empty"),
    ],
)
def test_a_count_that_cannot_be_is_told(
    desk: Desk, counted: int, reason: str, kind: type[DeskError], key: str
) -> None:
    items.count_stock(desk, "B", 4, "first count")
    with desk.db.atomic():
        desk.db.execute("UPDATE order_lines SET allocated = 1 WHERE sku = 'B' AND order_id IN (1, 2)")
    with pytest.raises(kind) as caught:
        items.count_stock(desk, "B", counted, reason)
    assert caught.value.key == key
    assert items.open_item(desk, "B").item.free == 2


def test_a_stale_item_is_told_inside_an_open_transaction_too(desk: Desk) -> None:
    known = items.open_item(desk, "B").item
    with pytest.raises(Stale, match="item-changed"), desk.db.atomic():
        items.amend(desk, replace(known, version=7))
