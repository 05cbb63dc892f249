"""What is billed beside an order adds up, and is taken back by its opposite."""

from desk.records.charges import Charge
from desk.records.ledger import Event
from desk.records.money import Money
from desk.store import charges, ledger, orders
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, MOMENT


def test_charges_add_up_on_their_order(db: Database) -> None:
    order = samples.add_order(db)
    amounts = (("reship_cost", Money(900), "reship"),)
    with db.atomic():
        entry = ledger.post(db, Event("charge_billed", order.number, DAY, MOMENT, amounts))
        charge = Charge(0, "", "reship_cost", Money(900), DAY, "reship", None, entry)
        key = charges.add(db, order.id, charge)
    found = orders.get(db, "10100")
    assert (found.charged, found.owed) == (Money(900), Money(900))
    with db.atomic():
        back = Charge(0, "", "reship_cost", Money(-900), DAY, "reship", key, entry)
        charges.add(db, order.id, back)
    assert orders.get(db, "10100").charged == Money(0)
    first, second = charges.of_order(db, order.id)
    assert (first.order, first.amount, first.clause, second.reverses) == (
        "#10100", Money(900), "reship", key,
    )  # fmt: skip
