"""What all lists share: whole statements from literals, capped counts, values that are never SQL."""

import json
from array import array
from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.records.lists import Query
from desk.store import (
    credits,
    customers,
    customers_list,
    items_list,
    lists,
    orders_list,
    preorders_list,
    returns_list,
)
from desk.store.database import Database
from tests.store import samples

TODAY = date(2026, 3, 13)
LISTING = lists.Listing(
    source="things t",
    chips={"": "1 = 1", "new": "t.age = 0"},
    sorts={"age": ("", "t.age {way}"), "owner": ("owners o JOIN things t ON t.owner = o.id", "o.name {way}")},
    finds=("SELECT id FROM things WHERE name = :key LIMIT :most",),
    holds="t.name = :key",
    total="t.price",
)


def test_statements_are_put_together_once() -> None:
    made = LISTING.statements()
    assert len(made.IDS) == len(made.WALK) == len(made.FOUND) == 2 * 2 * 2
    assert made.IDS["", "age", True] == "SELECT t.id FROM things t WHERE 1 = 1 ORDER BY t.age DESC"
    assert made.WALK["new", "owner", False] == (
        "SELECT t.id FROM owners o CROSS JOIN things t ON t.owner = o.id "
        "WHERE CASE WHEN t.age = 0 THEN 1 ELSE 0 END = 1 ORDER BY o.name ASC LIMIT :most"
    )
    assert made.FOUND["new", "age", False] == (
        "SELECT t.id FROM things t WHERE t.id IN (SELECT value FROM json_each(:some)) AND t.age = 0 "
        "ORDER BY t.age ASC"
    )
    assert list(made.GATHER) == ["new"]


def test_a_column_that_the_chips_have_an_index_for_is_asked_plainly() -> None:
    made = replace(LISTING, plain=("age",)).statements()
    assert made.WALK["new", "age", False] == (
        "SELECT t.id FROM things t WHERE t.age = 0 ORDER BY t.age ASC LIMIT :most"
    )


def test_a_crowd_is_asked_one_after_another_as_that_is_quick() -> None:
    made = replace(LISTING, walks={"new": "t.age < 1"}).statements()
    assert "WHEN t.age < 1 THEN" in made.WALK["new", "age", False]
    assert "t.age = 0" in made.FOUND["new", "age", False] and "t.age = 0" in made.GATHER["new"]


def test_a_query_picks_one_of_them() -> None:
    assert LISTING.key(Query()) == ("", "age", True)
    assert LISTING.key(Query("new", " x ", "owner", False)) == ("new", "owner", False)
    for query, known in ((Query("old"), "new"), (Query(sort="size"), "age, owner")):
        with pytest.raises(BadInput) as caught:
            LISTING.key(query)
        assert caught.value.values["known"] == known


@pytest.fixture
def orders(db: Database) -> Database:
    """Seven orders of two customers, two of them shipped, one cancelled."""
    with db.atomic():
        customers.add(db, Customer(0, "CU-26-00002-1", "Ann O'Brien", "ann@b.org"))
    for number in range(1, 8):
        gone = {"shipped": date(2026, 3, 4)} if number in (2, 5) else {}
        off = {"cancelled": date(2026, 3, 5)} if number == 3 else {}
        samples.add_order(db, f"#10{number}", 1 + number % 2, placed=date(2026, 3, 1), **gone, **off)
    return db


QUERIES = [
    Query(chip, text, sort, down)
    for chip in ("", "open", "shipped", "cancelled", "late")
    for text in ("", "zak", "brien", "10", "104", "s18_1749", "nobody")
    for sort in ("placed", "number", "customer", "total")
    for down in (False, True)
]


def test_few_and_many_are_the_same_rows_in_the_same_order(
    orders: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_read() -> list[list[int]]:
        read = (orders_list.reading(orders, query, TODAY) for query in QUERIES)
        return [list(each.all()) for each in read]

    few = all_read()
    assert [len(each) for each in few if len(each) == 7]
    monkeypatch.setattr(lists, "MANY", 2)
    monkeypatch.setattr(lists, "CROWD", 1)
    monkeypatch.setattr(lists, "SLICE", 2)
    assert all_read() == few


def test_the_first_of_many_are_read_before_the_rest(
    orders: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = orders_list.reading(orders, Query(sort="number"), TODAY)
    assert (list(reading.first(2)), reading.whole) == ([7, 6], False)
    assert [list(part) for part in reading.rest()] == [[7, 6, 5, 4, 3, 2, 1]]
    assert (list(reading.first(7)), reading.whole) == ([7, 6, 5, 4, 3, 2, 1], True)
    monkeypatch.setattr(lists, "MANY", 2)
    monkeypatch.setattr(lists, "SLICE", 3)
    reading = orders_list.reading(orders, Query(text="brien", sort="number"), TODAY)
    assert (list(reading.first(2)), reading.whole) == ([7, 5], False)
    assert [list(part) for part in reading.rest()] == [[7, 5], [3], [1]]
    assert [*reading.sums(array("q", [7, 5, 3, 1]))] == [3 * 21750, 21750]
    assert list(reading.all(3)) == [7, 5, 3]


def test_what_few_letters_find_is_whole_at_once(orders: Database) -> None:
    reading = orders_list.reading(orders, Query(text="104"), TODAY)
    assert (list(reading.first(1)), reading.whole) == ([4], True)


def test_what_would_take_long_to_find_is_many(orders: Database) -> None:
    made = orders_list.LIST._replace(WARNS=("SELECT 1",))
    reading = lists.Reading(orders, made, ("", "placed", True), "104", {"today": "2026-03-13"})
    assert list(reading.all()) == [4]


def test_a_chip_of_few_is_whole_at_once(orders: Database) -> None:
    reading = orders_list.reading(orders, Query("shipped"), TODAY)
    assert (list(reading.first(1)), reading.whole) == ([5, 2], True)


def test_what_was_typed_is_a_value() -> None:
    values = lists.search_values("#Łuk  100% ' \"")
    assert [values[f"word{n}"] for n in range(4)] == ["#luk", "100%", "'", '"']
    assert str(values["low"]) < "ŁUK  100% ' \"X" < str(values["high"])


def test_pages_hold_a_thousand_ids() -> None:
    assert [len(json.loads(page)) for page in lists.pages(range(2500))] == [1000, 1000, 500]


@pytest.mark.parametrize(
    "listed", [orders_list, returns_list, credits, customers_list, items_list, preorders_list]
)
def test_every_statement_of_every_list_is_sound(db: Database, listed: ModuleType) -> None:
    made: lists.Statements = listed.LIST
    others = ("today", "some", "buyers", "phone", "phone_high", "key_high", "most")
    values = {**lists.search_values("x"), **dict.fromkeys(others, "[]"), "most": 9}
    every = (made.IDS, made.WALK, made.FOUND, made.GATHER, made.COUNTS, made.SUMS)
    statements = [text for each in every for text in each.values()]
    for statement in (*statements, *made.FINDS, *made.WARNS, made.SIFT, made.SUM):
        db.connection.execute(statement, values)


def test_counts_stop_at_the_cap(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "CAP", 3)
    listing = lists.Listing("accounts t", {"": "1 = 1", "asset": "t.kind = 'asset'"}, {}, (), "")
    assert db.connection.execute(listing.statements().COUNTS["asset"]).fetchone()[0] == 3
