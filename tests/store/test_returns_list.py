"""The list of returns: chips by state and day, columns, live search."""

from datetime import date

import pytest

from desk.records.customers import Customer
from desk.records.lists import Query
from desk.records.money import Money
from desk.store import customers, returns, returns_list
from desk.store.database import Database
from tests.store import samples

TODAY = date(2026, 3, 13)
ALL = ["RA-26-00001-3", "RA-26-00002-1", "RA-26-00003-0", "RA-26-00004-4"]


@pytest.fixture
def shelf(db: Database) -> Database:
    """One overdue, one open, one settled and one voided return."""
    with db.atomic():
        customers.add(db, Customer(0, "CU-26-00002-1", "Ann O'Brien", "ann@b.org"))
    first, second = samples.add_order(db), samples.add_order(db, "#999", 2)
    samples.add_return(db, first, ALL[0])
    samples.add_return(db, second, ALL[1], return_by=TODAY, issued=date(2026, 3, 1))
    samples.settle(db, samples.add_return(db, first, ALL[2], return_by=None, issued=date(2026, 3, 5)))
    voided = samples.add_return(db, second, ALL[3], issued=date(2026, 3, 6))
    with db.atomic():
        returns.void(db, voided, TODAY, "wrong order")
    return db


def numbers(db: Database, **query: object) -> list[str]:
    """The numbers that a list shows, a row each."""
    ids = returns_list.reading(db, Query(**query), TODAY).all()  # type: ignore[arg-type]
    return [row.number for row in returns_list.rows(db, ids)]


@pytest.mark.parametrize(
    ("sort", "up"),
    [
        ("issued", [1, 0, 2, 3]),
        ("number", [0, 1, 2, 3]),
        ("return_by", [2, 0, 3, 1]),
        ("order", [1, 3, 0, 2]),
        ("customer", [1, 3, 0, 2]),
    ],
)
def test_a_column_sorts_both_ways(shelf: Database, sort: str, up: list[int]) -> None:
    wanted = [ALL[each] for each in up]
    assert numbers(shelf, sort=sort, descending=False) == wanted
    assert numbers(shelf, sort=sort) == wanted[::-1]


@pytest.mark.parametrize(
    ("chip", "shown"),
    [("", ALL), ("open", ALL[:2]), ("lapsed", ALL[:1]), ("settled", ALL[2:3]), ("voided", ALL[3:])],
)
def test_a_chip_shows_its_state_on_the_shops_day(shelf: Database, chip: str, shown: list[str]) -> None:
    assert numbers(shelf, chip=chip, sort="number", descending=False) == shown
    if chip:
        assert returns_list.counts(shelf, TODAY)[chip] == len(shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("ra-26-00002", ALL[1:2]), ("#99", [ALL[1], ALL[3]]), ("brien", [ALL[1], ALL[3]]), ("%", [])],
)
def test_letters_find_numbers_orders_and_names(shelf: Database, text: str, shown: list[str]) -> None:
    assert numbers(shelf, text=text, sort="number", descending=False) == shown


def test_a_row_tells_what_was_credited(shelf: Database) -> None:
    row = returns_list.rows(shelf, [3])[0]
    assert (row.order, row.customer, row.credit, row.return_by) == ("#10100", "Łukasz Żak", Money(1200), None)
    assert returns_list.rows(shelf, [1])[0].credit == Money(0)


def test_the_returns_of_an_order_stand_together(shelf: Database) -> None:
    assert [row.number for row in returns_list.for_order(shelf, "10100")] == [ALL[0], ALL[2]]
    assert returns_list.for_order(shelf, "10102") == ()
