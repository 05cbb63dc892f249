"""The list of orders: chips, columns, live search, rows a page at a time, capped counts, the total shown."""

from array import array
from datetime import date

import pytest

from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.orders import NewLine, Standing
from desk.store import customers, lists, order_lines, orders, orders_list
from desk.store.database import Database
from tests.store import samples

TODAY = date(2026, 3, 13)
ALL = ["#999", "#10100", "#10101", "SO-26-00001-1"]


@pytest.fixture
def shelf(db: Database) -> Database:
    """Four orders of two customers in four states."""
    with db.atomic():
        customers.add(db, Customer(0, "CU-26-00002-1", "Ann O'Brien", "ann@b.org"))
    bear = (NewLine("BEAR", "Bear", 1, Money(1500)),)
    plain = {"tax": Money(0), "shipping_charged": Money(0), "payments": ()}
    samples.add_order(db, "#999", 2, lines=bear, placed=date(2026, 1, 1), **plain)
    samples.add_order(db, "#10100", shipped=date(2026, 3, 4), flags=("odd",))
    samples.add_order(db, "#10101", 2, delivered=date(2026, 3, 5), shipped=date(2026, 3, 4))
    samples.add_order(
        db, "SO-26-00001-1", cancelled=date(2026, 3, 5), processed=date(2026, 3, 3), payments=()
    )
    return db


def numbers(db: Database, **query: object) -> list[str]:
    """The numbers that a list shows."""
    ids = orders_list.reading(db, Query(**query), TODAY).all()  # type: ignore[arg-type]
    assert isinstance(ids, array)
    return [row.number for row in orders_list.rows(db, ids)]


@pytest.mark.parametrize(
    ("sort", "up"),
    [
        ("number", ["#999", "#10100", "#10101", "SO-26-00001-1"]),
        ("placed", ["#999", "#10100", "#10101", "SO-26-00001-1"]),
        ("total", ["#999", "#10100", "#10101", "SO-26-00001-1"]),
        ("customer", ["#999", "#10101", "#10100", "SO-26-00001-1"]),
    ],
)
def test_a_column_sorts_both_ways(shelf: Database, sort: str, up: list[str]) -> None:
    assert numbers(shelf, sort=sort, descending=False) == up
    assert numbers(shelf, sort=sort) == up[::-1]


def test_the_newest_stand_first_unless_asked(shelf: Database) -> None:
    assert numbers(shelf) == numbers(shelf, sort="placed", descending=True)


@pytest.mark.parametrize(
    ("chip", "shown"),
    [
        ("", ALL),
        ("open", ["#999"]),
        ("shipped", ["#10100"]),
        ("delivered", ["#10101"]),
        ("cancelled", ["SO-26-00001-1"]),
        ("flagged", ["#10100"]),
    ],
)
def test_a_chip_shows_its_state(shelf: Database, chip: str, shown: list[str]) -> None:
    assert numbers(shelf, chip=chip, sort="number", descending=False) == shown
    if chip:
        assert orders_list.counts(shelf, TODAY)[chip] == len(shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("101", ["#10100", "#10101"]),
        ("#10101", ["#10101"]),
        ("so-26", ["SO-26-00001-1"]),
        ("brien ANN", ["#999", "#10101"]),
        ("zak", ["#10100", "SO-26-00001-1"]),
        ("s18_1749", ["#10100", "#10101", "SO-26-00001-1"]),
        ("100%", []),
        ("_", []),
        ("' or 1=1 --", []),
        ("\ud800", []),
        ("  ", ALL),
    ],
)
def test_letters_find_numbers_names_and_skus(shelf: Database, text: str, shown: list[str]) -> None:
    assert numbers(shelf, text=text, sort="number", descending=False) == shown


def test_the_total_is_of_what_is_shown(shelf: Database) -> None:
    for query, cents in (
        (Query(), 1500 + 3 * 21750),
        (Query(chip="open"), 1500),
        (Query(text="zak"), 2 * 21750),
        (Query(text="nobody"), 0),
    ):
        reading = orders_list.reading(shelf, query, TODAY)
        assert sum(reading.sums(reading.all())) == cents, query


def test_a_row_tells_state_and_what_is_owed(shelf: Database) -> None:
    ids = orders_list.reading(shelf, Query(sort="number", descending=False), TODAY).all()
    first, second, _, last = orders_list.rows(shelf, ids)
    assert (first.customer, first.state, first.owed, first.flagged) == ("Ann O'Brien", "placed", 1500, False)
    assert (second.state, second.owed, second.flagged) == ("shipped", 0, True)
    assert (last.state, last.owed) == ("cancelled", 0)


def test_a_processed_order_says_so(shelf: Database) -> None:
    order = samples.add_order(shelf, "#11000", processed=date(2026, 3, 3))
    assert orders_list.rows(shelf, [order.id])[0].state == "processed"


def test_rows_keep_the_order_given_over_many_pages(shelf: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "_ROWS_AT_ONCE", 2)
    wanted = [4, 1, 99, 3, 2]
    assert [row.id for row in orders_list.rows(shelf, wanted)] == [4, 1, 3, 2]
    assert orders_list.rows(shelf, []) == ()


@pytest.mark.parametrize(
    ("query", "key"),
    [(Query(chip="lost"), "chip-unknown"), (Query(sort="1; DROP TABLE orders"), "sort-unknown")],
)
def test_a_chip_or_column_that_is_not_there_is_told(shelf: Database, query: Query, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        orders_list.reading(shelf, query, TODAY)
    assert caught.value.key == key
    assert "known" in caught.value.values


BEFORE, LATER = date(2026, 3, 12), date(2026, 3, 20)


@pytest.fixture
def waiting(db: Database) -> Database:
    """Orders that may leave, are held for a while or until something happens, and are late."""
    standings = {
        "#1": Standing(first_ship=TODAY, ship_target=TODAY, ship_limit=LATER),
        "#2": Standing(first_ship=LATER, ship_target=BEFORE, ship_limit=TODAY),
        "#3": Standing(holds=("unpaid",), first_ship=BEFORE, ship_target=BEFORE, ship_limit=BEFORE),
        "#4": Standing(awaits=True),
        "#5": Standing(),
    }
    for number, standing in standings.items():
        order = samples.add_order(db, number)
        with db.atomic():
            orders.keep_standing(db, order.id, standing)
    return db


@pytest.mark.parametrize(
    ("chip", "shown"),
    [
        ("to_ship", ["#1", "#5"]),
        ("late", ["#2", "#3"]),
        ("to_tell", ["#3"]),
        ("on_hold", ["#2", "#3"]),
        ("awaiting", ["#4"]),
        ("partly_shipped", []),
        ("owing", []),
    ],
)
def test_a_chip_shows_what_the_policy_says_of_the_day(waiting: Database, chip: str, shown: list[str]) -> None:
    assert numbers(waiting, chip=chip, sort="number", descending=False) == shown
    assert orders_list.counts(waiting, TODAY)[chip] == len(shown)


def test_who_was_told_need_not_be_told_again(waiting: Database) -> None:
    with waiting.atomic():
        orders.mark_told(waiting, orders.get(waiting, "#3").id, TODAY)
    assert numbers(waiting, chip="to_tell") == []


def test_what_left_in_part_and_what_is_void_say_so(waiting: Database) -> None:
    first, last = orders.get(waiting, "#1"), orders.get(waiting, "#5")
    with waiting.atomic():
        order_lines.ship(waiting, first.lines[0].id, 1, 0)
        orders.mark_cancelled(waiting, last.id, TODAY, voided=True)
    assert numbers(waiting, chip="partly_shipped") == ["#1"]
    states = [row.state for row in orders_list.rows(waiting, [first.id, last.id])]
    assert states == ["partly_shipped", "voided"]


def test_what_is_billed_beside_the_order_is_owed(waiting: Database) -> None:
    order = orders.get(waiting, "#1")
    with waiting.atomic():
        waiting.execute("UPDATE orders SET charged = 1800 WHERE id = ?", (order.id,))
    assert numbers(waiting, chip="owing") == ["#1"]
    assert orders_list.rows(waiting, [order.id])[0].owed == Money(1800)


@pytest.mark.parametrize(
    ("chip", "index"),
    [
        ("late", "orders_late"),
        ("to_tell", "orders_to_tell"),
        ("awaiting", "orders_awaiting"),
        ("owing", "orders_owing"),
        ("to_ship", "orders_to_ship"),
    ],
)
def test_a_chips_count_reads_its_own_index(db: Database, chip: str, index: str) -> None:
    plan = db.query(f"EXPLAIN QUERY PLAN {orders_list.LIST.COUNTS[chip]}", {"today": TODAY.isoformat()})
    assert any(index in row["detail"] for row in plan), [row["detail"] for row in plan]
