"""Returns: issued, settled, voided, taken back, each step once and only as it was last seen."""

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest

from desk.records.errors import NotFound, Stale
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.returns import NewSettlement, Parcel, Return
from desk.store import orders, returns
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY

LATER = date(2026, 3, 9)


@pytest.fixture
def ra(db: Database) -> Return:
    """An open RA for one piece."""
    return samples.add_return(db, samples.add_order(db))


def test_an_ra_comes_back_whole(db: Database, ra: Return) -> None:
    assert (ra.number, ra.order, ra.customer) == ("RA-26-00001-3", "#10100", "Łukasz Żak")
    assert (ra.issued, ra.return_by, ra.reason, ra.state) == (DAY, date(2026, 3, 12), "changed_mind", "open")
    assert (ra.answer, ra.settlement, ra.version) == (samples.answer(), None, 1)
    line = ra.lines[0]
    assert (line.sku, line.quantity, line.price, line.condition) == ("BEAR", 1, Money(1500), None)
    assert returns.get(db, " ra-26-00001-3") == ra


def test_an_ra_may_have_no_day_to_be_back_by(db: Database, ra: Return) -> None:
    assert samples.add_return(db, orders.get(db, ra.order), "RA-26-00002-1", return_by=None).return_by is None


def test_an_unknown_ra_is_told(db: Database) -> None:
    with pytest.raises(NotFound) as caught:
        returns.get(db, "RA-26-00009-9")
    assert (caught.value.key, caught.value.values) == ("ra-unknown", {"number": "RA-26-00009-9"})


def test_a_settlement_is_kept_with_what_was_found(db: Database, ra: Return) -> None:
    settled = samples.settle(db, ra)
    done = settled.settlement
    assert (settled.state, settled.version) == ("settled", 2)
    assert (done.settled, done.received, done.sent, done.reversed) == (DAY, DAY, DAY, None)
    assert (done.destination, done.credit, done.slip) == ("store_credit", Money(1200), "CS-26-00001-1")
    assert done.answer == samples.answer()
    assert settled.lines[0].condition == Condition(opened=True, damaged=False, original_packaging=True)
    row = db.query("SELECT ra_on_package, shipping_cost FROM settlements")[0]
    assert tuple(row) == (1, None)


def test_a_settlement_may_give_nothing_and_look_at_nothing(db: Database, ra: Return) -> None:
    parcel = Parcel(LATER, sent=DAY, shipping_cost=Money(700))
    with db.atomic():
        new = NewSettlement(LATER, parcel, samples.answer(0), "exchange_same_item", Money(0), None, None)
        returns.settle(db, ra, new)
    settled = returns.get(db, ra.number)
    assert (settled.settlement.slip, settled.settlement.sent, settled.lines[0].condition) == ("", DAY, None)


def steps(db: Database) -> dict[str, Callable[[Return], object]]:
    """What can be done to a return once."""
    parcel = Parcel(DAY)
    new = NewSettlement(DAY, parcel, samples.answer(), "store_credit", Money(1200), None, None)
    return {
        "settle": lambda ra: returns.settle(db, ra, new),
        "void": lambda ra: returns.void(db, ra, DAY, "wrong order"),
        "reverse": lambda ra: returns.reverse(db, ra, DAY, "wrong box"),
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [("settle", "settle"), ("settle", "void"), ("void", "settle"), ("void", "void"), ("void", "reverse")],
)
def test_what_changed_meanwhile_is_told_and_nothing_written(
    db: Database, ra: Return, first: str, second: str
) -> None:
    with db.atomic():
        steps(db)[first](ra)
    before = returns.get(db, ra.number)
    for seen in (ra, before):
        with pytest.raises(Stale) as caught, db.atomic():
            steps(db)[second](seen)
        assert (caught.value.key, caught.value.values) == ("ra-changed", {"number": ra.number})
    assert returns.get(db, ra.number) == before


def test_a_voided_ra_gives_its_pieces_back(db: Database, ra: Return) -> None:
    with db.atomic():
        returns.void(db, ra, LATER, "wrong order")
    assert returns.get(db, ra.number).state == "voided"
    assert [line.under_ra for line in orders.get(db, "10100").lines] == [0, 0]
    row = db.query("SELECT voided, void_reason FROM return_authorizations")[0]
    assert tuple(row) == ("2026-03-09", "wrong order")
    assert samples.add_return(db, orders.get(db, "10100"), "RA-26-00002-1").state == "open"


def test_a_reversed_settlement_opens_the_ra_again(db: Database, ra: Return) -> None:
    with db.atomic():
        steps(db)["settle"](ra)
        assert returns.reverse(db, returns.get(db, ra.number), LATER, "wrong box") == (None, None)
    again = returns.get(db, ra.number)
    assert (again.state, again.version, again.settlement.reversed) == ("open", 3, LATER)
    order = orders.get(db, "10100")
    assert (order.credited, order.lines[1].under_ra, order.lines[1].returned) == (Money(0), 1, 0)
    settled = samples.settle(db, again)
    assert (settled.settlement.reversed, settled.settlement.slip) == (None, "CS-26-00001-1")
    assert len(db.query("SELECT 1 FROM settlements")) == 2, "the wrong one is kept"


@pytest.mark.parametrize("quantities", [(4,), (2, 2), (1, 1, 1, 1)])
def test_more_pieces_than_were_bought_cannot_come_back(db: Database, quantities: tuple[int, ...]) -> None:
    order = samples.add_order(db)
    parts = tuple(LinePart(str(order.lines[1].id), quantity) for quantity in quantities)
    with pytest.raises(sqlite3.IntegrityError, match="than were bought"):
        samples.add_return(db, order, lines=parts)
    assert db.query("SELECT 1 FROM return_authorizations") == []


def test_lines_of_another_order_cannot_come_back(db: Database) -> None:
    order, other = samples.add_order(db), samples.add_order(db, "#10101")
    with pytest.raises(sqlite3.IntegrityError, match="order that comes back"):
        samples.add_return(db, order, lines=(LinePart(str(other.lines[0].id), 1),))
