"""The shop and its editions: one shop, changed at will, and editions that never change."""

from dataclasses import replace
from datetime import date

import pytest

from desk.records.addresses import Address
from desk.records.errors import NotFound
from desk.records.shop import Edition
from desk.store import shop
from desk.store.database import Database
from tests.store.samples import DAY, DIGEST, SHOP, add_order


def test_a_new_file_has_no_shop() -> None:
    db = Database.in_memory()
    with pytest.raises(NotFound, match="shop-none"):
        shop.get(db)
    db.close()


def test_the_shop_comes_back_and_can_be_changed(db: Database) -> None:
    assert shop.get(db) == SHOP
    moved = replace(SHOP, name="Doll's House", address=Address(city="Lyon", country="FR"), sample=False)
    with db.atomic():
        shop.put(db, moved)
    assert shop.get(db) == moved
    assert db.query("SELECT count(*) FROM shop")[0][0] == 1


def test_editions_are_kept_oldest_first(db: Database) -> None:
    later = Edition(0, "samanthas", date(2026, 5, 1), "later", DIGEST, '{"readings": {}}')
    earlier = replace(later, in_force=date(2025, 5, 1), text="earlier")
    with db.atomic():
        keys = [shop.add_edition(db, each) for each in (later, earlier)]
    assert [each.text for each in shop.editions(db)] == ["earlier", "text", "later"]
    assert shop.edition(db, keys[0]) == replace(later, id=keys[0])


def test_an_unknown_edition_is_told(db: Database) -> None:
    for read in (shop.edition, shop.edition_key):
        with pytest.raises(NotFound) as caught:
            read(db, 99)
        assert (caught.value.key, caught.value.values) == ("edition-unknown", {"edition": 99})


def test_the_edition_of_a_day_is_the_last_one_in_force_and_before_all_the_first(db: Database) -> None:
    (first,) = shop.editions(db)
    with db.atomic():
        spring, again = (
            shop.add_edition(db, replace(first, in_force=date(2026, 5, 1), choices=each))
            for each in ('{"a": 1}', '{"b": 2}')
        )
    days = (date(2020, 1, 1), first.in_force, date(2026, 4, 30), date(2026, 5, 1))
    assert [shop.edition_on(db, day) for day in days] == [first.id, first.id, first.id, again]
    assert [shop.edition_key(db, each)[1] for each in (first.id, spring, again)] == [
        "{}", '{"a": 1}', '{"b": 2}',
    ]  # fmt: skip
    with pytest.raises(NotFound) as caught:
        shop.edition_on(Database.in_memory(), DAY)
    assert caught.value.key == "shop-none"


def test_orders_are_counted_by_their_edition_and_day(db: Database) -> None:
    assert (shop.orders_under(db), shop.has_order_of(db, DAY)) == ({}, False)
    order = add_order(db)
    assert (shop.orders_under(db), shop.has_order_of(db, DAY)) == ({order.edition: 1}, True)
