"""Store credit: never below zero, never above what was granted, every movement kept."""

import sqlite3
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.records.credits import Movement, NewLot
from desk.records.errors import NotFound, Refused
from desk.records.lists import Query
from desk.records.money import Money
from desk.store import credits
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, MOMENT

SLIP = "CS-26-00001-1"
LATER = DAY + timedelta(days=1)


def grant(db: Database, number: str = SLIP, amount: int = 1200, issued: date = DAY) -> int:
    """A lot for the sample customer."""
    with db.atomic():
        return credits.issue(db, NewLot(number, 1, "RA-26-00001-3", issued, Money(amount)))


def move(db: Database, amount: int, kind: str = "spent", number: str = SLIP) -> int:
    """A movement of its own."""
    with db.atomic():
        return credits.move(db, Movement(number, kind, Money(amount), DAY, "#10100"))


def test_a_lot_comes_back(db: Database) -> None:
    key = grant(db)
    lot = credits.get(db, "cs-26-00001-1")
    assert (lot.id, lot.number, lot.customer, lot.origin) == (key, SLIP, "Łukasz Żak", "RA-26-00001-3")
    assert (lot.issued, lot.amount, lot.balance, lot.state) == (DAY, Money(1200), Money(1200), "open")


def test_an_unknown_lot_is_told(db: Database) -> None:
    with pytest.raises(NotFound) as caught:
        credits.get(db, SLIP)
    assert (caught.value.key, caught.value.values) == ("credit-unknown", {"number": SLIP})


def test_a_lot_is_spent_given_back_and_reversed(db: Database) -> None:
    grant(db)
    move(db, -1000)
    assert (credits.get(db, SLIP).balance, credits.get(db, SLIP).state) == (Money(200), "open")
    move(db, -200)
    assert credits.get(db, SLIP).state == "spent"
    move(db, 1200, "given_back")
    assert credits.get(db, SLIP).state == "open"
    move(db, -1200, "reversed")
    assert (credits.get(db, SLIP).balance, credits.get(db, SLIP).state) == (Money(0), "reversed")
    kinds = [(each.kind, each.amount) for each in credits.movements(db, SLIP)]
    assert kinds == [("spent", -1000), ("spent", -200), ("given_back", 1200), ("reversed", -1200)]


@pytest.mark.parametrize(("amount", "key"), [(-1201, "credit-short"), (1, "credit-over")])
def test_a_lot_never_holds_less_than_nothing_or_more_than_was_granted(
    db: Database, amount: int, key: str
) -> None:
    grant(db)
    with pytest.raises(Refused) as caught:
        move(db, amount)
    assert caught.value.key == key
    assert (credits.get(db, SLIP).balance, credits.movements(db, SLIP)) == (Money(1200), ())


def test_the_file_itself_refuses_what_the_program_would(db: Database) -> None:
    lot = grant(db)
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.insert("credit_movements", lot=lot, kind="spent", amount=-1201, day="2026-03-02", subject="")
    assert credits.get(db, SLIP).balance == Money(1200)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(-1500, 1500).filter(bool), max_size=12))
def test_the_balance_is_always_what_was_granted_and_moved(amounts: list[int]) -> None:
    db = samples.make_shop()
    grant(db)
    balance = 1200
    for amount in amounts:
        if 0 <= balance + amount <= 1200:
            move(db, amount)
            balance += amount
        else:
            with pytest.raises(Refused):
                move(db, amount)
        assert credits.get(db, SLIP).balance == balance
    assert 1200 + sum(each.amount for each in credits.movements(db, SLIP)) == balance
    db.close()


@pytest.fixture
def shelf(db: Database) -> Database:
    """Three lots: one open, one spent, one reversed."""
    for number, (amount, kind) in enumerate([(500, ""), (1200, "spent"), (800, "reversed")], start=1):
        slip = f"CS-26-0000{number}-0"
        grant(db, slip, amount, date(2026, 3, number))
        if kind:
            move(db, -amount, kind, slip)
    return db


def numbers(db: Database, **query: object) -> list[str]:
    """The last digits of the numbers that a list shows."""
    rows = credits.rows(db, credits.reading(db, Query(**query), DAY).all())  # type: ignore[arg-type]
    return [row.number[-3] for row in rows]


@pytest.mark.parametrize(
    ("sort", "up"),
    [
        ("issued", "123"),
        ("number", "123"),
        ("amount", "132"),
        ("balance", "231"),
        ("origin", "123"),
        ("customer", "123"),
    ],
)
def test_a_column_sorts_both_ways(shelf: Database, sort: str, up: str) -> None:
    assert "".join(numbers(shelf, sort=sort, descending=False)) == up
    assert "".join(numbers(shelf, sort=sort)) == up[::-1]


def test_chips_letters_and_the_sum_of_what_is_left(shelf: Database) -> None:
    assert credits.counts(shelf, DAY) == {"open": 1, "frozen": 0, "expired": 0, "spent": 1, "reversed": 1}
    assert numbers(shelf, chip="open") == ["1"]
    assert numbers(shelf, text="cs-26-00002") == ["2"]
    assert numbers(shelf, text="ra-26-00001-3") == numbers(shelf, text="zak") == ["3", "2", "1"]
    assert numbers(shelf, text="nobody") == []
    asked = (Query(), Query(chip="spent", text="zak"))
    every, spent = (credits.reading(shelf, each, DAY) for each in asked)
    assert [sum(each.sums(each.all())) for each in (every, spent)] == [500, 0]


def test_one_that_is_too_old_is_expired_until_it_is_extended(db: Database) -> None:
    with db.atomic():
        credits.issue(db, NewLot(SLIP, 1, "RA-26-00001-3", DAY, Money(1200), DAY))
    lot = credits.get(db, SLIP)
    assert [lot.as_of(day).state for day in (DAY, LATER)] == ["open", "expired"]
    assert [credits.counts(db, day)["expired"] for day in (DAY, LATER)] == [0, 1]
    with db.atomic():
        credits.extend(db, lot, LATER)
    (row,) = credits.rows(db, [lot.id])
    assert (row.expires, row.as_of(LATER).state) == (LATER, "open")
    move(db, -1200)
    assert credits.get(db, SLIP).as_of(date.max).state == "spent"


def test_a_slips_prints_are_counted(db: Database) -> None:
    assert credits.prints(db, SLIP) == 0
    with db.atomic():
        assert [credits.count_print(db, SLIP, MOMENT, "Ann") for _ in range(2)] == [1, 2]
    assert credits.prints(db, SLIP) == 2
