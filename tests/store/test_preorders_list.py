"""The list of pre-orders by what each line waits for."""

from datetime import date

import pytest

from desk.operations import notices, payments, preorders_list
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.store import lists
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.preorder_shop import CAME, PLACED


@pytest.fixture
def shop(clock: FixedClock) -> Desk:
    """The shop with four orders for the winter doll."""
    desk = preorder_shop.open_shop(clock)
    preorder_shop.four(desk)
    return desk


def states(desk: Desk) -> dict[str, str]:
    """Each customer's line and what it waits for; a chip holds just those that say so."""
    found = {row.customer: row.state for row in preorders_list.list_preorders(desk)}
    counts = preorders_list.counts(desk)
    for chip, number in counts.items():
        rows = preorders_list.list_preorders(desk, Query(chip))
        assert len(rows) == number and {row.state for row in rows} <= {chip}
    assert sum(counts.values()) == len(found)
    return found


def test_a_line_goes_from_awaited_to_paid(shop: Desk, clock: FixedClock) -> None:
    assert set(states(shop).values()) == {"awaited"}
    from desk.operations import preorders

    clock.day = CAME
    preorders.arrive(shop, preorder_shop.SKU, 3, CAME)
    assert states(shop) == {
        "Ann Miller": "awaited",
        "Ben Ortiz": "in",
        "Cy Young": "awaited",
        "Di & Co": "in",
    }
    (di,) = notices.make_balance_notices(shop)
    assert states(shop)["Ben Ortiz"] == "charge" and states(shop)["Di & Co"] == "untold"
    notices.mark_told(shop, di.number, CAME, "email")
    clock.day = date(2026, 4, 3)
    assert states(shop)["Di & Co"] == "due"
    clock.day = date(2026, 4, 4)
    assert states(shop)["Di & Co"] == "overdue"
    money = NewPayment("cash", Money(61563), clock.day, purpose="balance")
    payments.take_payment(shop, di.order, money)
    assert states(shop)["Di & Co"] == "paid"


def test_what_is_paid_whole_at_once_asks_for_nothing(shop: Desk, clock: FixedClock) -> None:
    ben = next(row.number for row in preorders_list.list_preorders(shop) if row.customer == "Ben Ortiz")
    owed = payments.owing(shop, ben).owed
    payments.take_payment(shop, ben, NewPayment("cash", owed, PLACED))
    preorder_shop.all_in(shop, clock)
    assert states(shop)["Ben Ortiz"] == "paid"


def test_it_is_searched_sorted_and_paged(shop: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "_ROWS_AT_ONCE", 2)
    rows = preorders_list.list_preorders(shop, Query(sort="customer", descending=False))
    assert [row.customer for row in rows] == ["Ann Miller", "Ben Ortiz", "Cy Young", "Di & Co"]
    for text, found in (("winter", 4), ("ortiz", 1), (rows[0].number, 1), ("nobody", 0)):
        assert len(preorders_list.list_preorders(shop, Query(text=text))) == found, text
    for sort in ("placed", "number", "sku"):
        assert len(preorders_list.list_preorders(shop, Query(sort=sort))) == 4
    with pytest.raises(BadInput, match="chip-unknown"):
        preorders_list.list_preorders(shop, Query("nowhere"))
    assert (rows[0].sku, rows[0].quantity, rows[0].inside, rows[0].kind) == ("WINTER", 1, 0, "preorder")
