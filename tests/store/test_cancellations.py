"""Cancellations come back with their pieces, and lower what is due and what is held."""

from desk.records.cancellations import NewCancellation
from desk.records.credits import NewLot
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.store import cancellations, credits, orders
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY


def test_a_cancellation_comes_back_and_adds_up(db: Database) -> None:
    order = samples.add_order(db)
    part = LinePart(str(order.lines[1].id), 2)
    with db.atomic():
        lot = credits.issue(db, NewLot("CS-26-00001-9", 1, order.number, DAY, Money(2700)))
        new = NewCancellation(
            order=order.id,
            kind="cancelled",
            day=DAY,
            by="customer",
            destination="store_credit",
            credit=Money(2700),
            released=Money(3000),
            withdrawn=Money(3000),
            answer=samples.answer(2700),
            lines=(part,),
            lot=lot,
        )
        cancellations.add(db, new)
    found = orders.get(db, "10100")
    assert (found.released, found.withdrawn, found.credited) == (Money(3000), Money(3000), Money(2700))
    assert (found.due, found.owed) == (Money(18750), Money(0))
    (kept,) = cancellations.of_order(db, order.id)
    assert (kept.order, kept.day, kept.slip, kept.lines) == ("#10100", DAY, "CS-26-00001-9", (part,))
    assert (kept.credit, kept.answer, kept.by) == (Money(2700), samples.answer(2700), "customer")


def test_an_order_without_any_has_none(db: Database) -> None:
    assert cancellations.of_order(db, samples.add_order(db).id) == ()
