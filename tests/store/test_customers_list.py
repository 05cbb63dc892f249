"""The list of customers: filtered, searched and sorted by the store, merged ones left out."""

import pytest

from desk.records.credits import NewLot
from desk.records.customers import Customer, CustomerRow
from desk.records.lists import Query
from desk.records.money import Money
from desk.store import credits, customers, customers_list, lists
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY

ANN, ZAK, IDA = "CM-26-00002-1", "CU-26-00001-3", "CM-26-00010-1"


@pytest.fixture
def shelf(db: Database) -> Database:
    """Three customers, one of them with an order and store credit, and one who was merged."""
    with db.atomic():
        customers.add(db, Customer(0, ANN, "Ann O'Brien", "ann@b.org", "314 555 0142"))
        customers.add(db, Customer(0, IDA, "Ida", note="pays late"))
        gone = customers.add(db, Customer(0, "CM-26-00011-0", "Idá", "ida@b.org"))
        customers.merge(db, customers.get(db, IDA), gone)
    samples.add_order(db)
    with db.atomic():
        credits.issue(db, NewLot("CS-26-00001-1", 1, "RA-26-00001-3", DAY, Money(1200)))
    return db


def numbers(db: Database, **query: object) -> list[str]:
    """The numbers of what a query shows."""
    found = customers_list.reading(db, Query(**{"descending": False, **query})).all()  # type: ignore[arg-type]
    return [row.number for row in customers_list.rows(db, found)]


def test_every_customer_by_name_and_by_number(shelf: Database) -> None:
    assert numbers(shelf) == [ANN, IDA, ZAK]
    assert numbers(shelf, descending=True) == [ZAK, IDA, ANN]
    assert numbers(shelf, sort="number") == [ANN, IDA, ZAK]


@pytest.mark.parametrize("crowd", [lists.CROWD, 0])
@pytest.mark.parametrize(("chip", "shown"), [("buying", [ZAK]), ("credit", [ZAK]), ("noted", [IDA])])
def test_chips(
    shelf: Database, monkeypatch: pytest.MonkeyPatch, chip: str, shown: list[str], crowd: int
) -> None:
    """Gathered where they are few, asked of one after another where they are a crowd."""
    monkeypatch.setattr(lists, "CROWD", crowd)
    found = customers_list.reading(shelf, Query(chip, descending=False)).first(9)
    assert [row.number for row in customers_list.rows(shelf, found)] == numbers(shelf, chip=chip) == shown
    assert customers_list.counts(shelf)[chip] == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("brien ann", [ANN]),
        ("cm-26", [ANN, IDA]),
        ("(314) 555", [ANN]),
        ("3145550142", [ANN]),
        ("zak", [ZAK]),
        ("ida@b.org", []),
        ("999 999 9999", []),
        ("' or 1=1 --", []),
        ("\ud800", []),
    ],
)
def test_letters_find_numbers_names_and_phones(shelf: Database, text: str, shown: list[str]) -> None:
    assert numbers(shelf, text=text) == shown


def test_a_row_tells_place_orders_and_credit(shelf: Database) -> None:
    row = customers_list.rows(shelf, [1])[0]
    assert row == CustomerRow(
        1, ZAK, "Łukasz Żak", "Saint Louis, MO", "Lukasz@Example.com", "314", 1, Money(1200)
    )


def test_the_first_ones_are_read_without_the_others(shelf: Database) -> None:
    every = Query(descending=False)
    assert (
        list(customers_list.reading(shelf, every).all(2))
        == list(customers_list.reading(shelf, every).all())[:2]
    )
