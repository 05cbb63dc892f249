"""Which order is sent for which return; one that was voided stands for it no more."""

from desk.store import orders, replacements
from desk.store.database import Database
from tests.store import samples


def test_an_order_is_found_by_its_return_and_the_other_way_round(db: Database) -> None:
    order = samples.add_order(db)
    ra = samples.add_return(db, order)
    again = samples.add_order(db, "#10101")
    assert (replacements.order_of(db, ra.id), replacements.return_of(db, again.id)) == ("", "")
    with db.atomic():
        replacements.mark(db, again.number, ra.id)
    assert (replacements.order_of(db, ra.id), replacements.return_of(db, again.id)) == ("#10101", ra.number)
    assert replacements.return_of(db, order.id) == ""


def test_of_several_the_last_that_stands_counts(db: Database) -> None:
    ra = samples.add_return(db, samples.add_order(db))
    for number in ("#10101", "#10102"):
        samples.add_order(db, number)
        with db.atomic():
            replacements.mark(db, number, ra.id)
    assert replacements.order_of(db, ra.id) == "#10102"
    with db.atomic():
        orders.mark_cancelled(db, orders.get(db, "#10102").id, samples.DAY, voided=True)
    assert replacements.order_of(db, ra.id) == "#10101"
    assert replacements.return_of(db, orders.get(db, "#10102").id) == ra.number
