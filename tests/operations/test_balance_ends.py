"""Balances at their edges: goods that came back, cents that nobody owes, money for something else."""

from desk.operations import notices, parcels, preorders
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.parcels import Ruling
from desk.store.notices import unasked
from tests.operations.ordering import DOLL, paid, taken
from tests.operations.parceling import back
from tests.operations.test_balances import P, Q, come, ships


def test_what_came_back_is_not_asked_for_and_others_are(desk: Desk) -> None:
    order = taken(desk, P, DOLL, payments=paid(desk, 30000 + 8995 + 2379 + 1295))
    preorders.arrive(desk, "P", 1, desk.clock.today())
    ships(desk, order, "P")
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    parcels.decide_parcel_back(desk, sheet, Ruling("refunded", sheet.most, "store_credit"), "lost")
    assert unasked(desk.db) == [] and notices.make_balance_notices(desk) == ()
    taken(desk, Q, payments=paid(desk, 4000, "money_order"))
    assert come(desk, "Q") == [Money(18515)]
