"""A parcel that came back is decided once more: nothing is billed twice, or for nothing."""

import pytest

from desk.operations import billings, booking, credits, orders, parcels, payments, payouts, shipping
from desk.operations.desk import Desk
from desk.records.errors import Refused
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.parcels import Ruling, TakenBack
from desk.records.shipments import Dispatch
from desk.store import cancellations, ledger
from tests.conftest import FixedClock
from tests.operations.ordering import paid, taken
from tests.operations.own_policies import HALF, shop_under
from tests.operations.parceling import back, left, miniatures, parcel_of

# A policy says nothing of a parcel that came back for another cause.
SILENT = """
[[rules]]
ask = "undeliverable"
when = { cause = "other" }
outcome = "owner"
finding = "cause-silent"
per = "order"
"""


def back_again(desk: Desk, order: Order, cents: int = 900) -> TakenBack:
    """Its parcel came back for a wrong address, and sending it again is billed."""
    told = back(desk, order, reship_cost=Money(cents))
    return parcels.take_parcel_back(desk, parcels.ask_parcel_back(desk, told))


def decided(desk: Desk, order: Order, ruling: Ruling) -> TakenBack:
    """What the owner decides of its parcel that waits."""
    sheet = parcels.ask_parcel_back(desk, back(desk, order))
    return parcels.decide_parcel_back(desk, sheet, ruling, "she does not want it any more")


def books(desk: Desk, order: Order) -> tuple[Money, Money]:
    """What is held for an order, and what its customer owes."""
    return booking.held(desk, order.number), ledger.balance_of(desk.db, order.number, "1100")


def test_a_resending_that_is_decided_again_is_billed_once(desk: Desk) -> None:
    order = back_again(desk, left(desk)).order
    found = decided(desk, order, Ruling("again", Money(700))).order
    assert (found.charged, found.owed) == (Money(700), Money(700))
    assert [each.amount for each in billings.charges_of(desk, order.number)] == [900, -900, 700]
    assert books(desk, order) == (ZERO, Money(700))
    assert decided(desk, order, Ruling("again")).order.owed == ZERO


def test_what_is_not_sent_again_is_not_billed(desk: Desk) -> None:
    order = back_again(desk, left(desk)).order
    found = decided(desk, order, Ruling("refunded", Money(20000), "store_credit")).order
    assert (found.charged, found.owed, found.credited) == (ZERO, ZERO, Money(20000))
    assert books(desk, order) == (ZERO, ZERO)


@pytest.mark.parametrize("way", ["store_credit", "original_payment"])
def test_what_was_paid_for_it_comes_back_too(desk: Desk, way: str) -> None:
    order = back_again(desk, left(desk)).order
    payments.take_payment(desk, order.number, *paid(desk, 900))
    sheet = parcels.ask_parcel_back(desk, back(desk, order))
    assert (sheet.billed, sheet.freed, sheet.most) == (Money(900), Money(900), order.total)
    done = decided(desk, order, Ruling("refunded", Money(20000), way))
    assert (done.order.credited, done.order.owed, books(desk, order)) == (Money(20900), ZERO, (ZERO, ZERO))
    account = "2100" if way == "store_credit" else "2110"
    assert ledger.balance_of(desk.db, order.number, account) == Money(-20900)
    assert ledger.balance_of(desk.db, order.number, "4110") == ZERO
    if way == "store_credit":
        assert credits.credit_slip(desk, done.slip).amount == Money(20900)
    # What was given back, of it what was held, has to stay paid.
    for each in done.order.payments:
        with pytest.raises(Refused, match="payment-credited"):
            payments.void_payment(desk, each.number, "typed twice")


def test_of_what_was_paid_for_a_greater_charge_the_rest_is_owed_to_the_customer(desk: Desk) -> None:
    order = back_again(desk, left(desk)).order
    payments.take_payment(desk, order.number, *paid(desk, 900))
    found = decided(desk, order, Ruling("again", Money(500))).order
    assert (found.owed, found.credited, books(desk, order)) == (ZERO, Money(400), (ZERO, ZERO))
    assert [each.open for each in payouts.refunds_due(desk)] == [Money(400)]
    assert orders.read_history(desk, order.number)[-2].after["credit"] == "4.00"
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), again=parcel_of(desk, order).number))


def test_what_was_paid_for_it_counts_for_what_else_is_owed(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 10000))
    shipping.ship_anyway(desk, Dispatch(order.number, desk.clock.today()), "she is known")
    back_again(desk, order)
    payments.take_payment(desk, order.number, *paid(desk, 900))
    sheet = parcels.ask_parcel_back(desk, back(desk, order))
    assert (sheet.billed, sheet.freed, sheet.most) == (Money(900), ZERO, Money(10900))
    done = decided(desk, order, Ruling("refunded", Money(10900), "store_credit"))
    assert (done.order.owed, books(desk, order)) == (ZERO, (ZERO, ZERO))


def test_what_left_again_was_rightly_billed(desk: Desk) -> None:
    order = back_again(desk, left(desk)).order
    payments.take_payment(desk, order.number, *paid(desk, 900))
    today = desk.clock.today()
    shipping.ship(desk, Dispatch(order.number, today, again=parcel_of(desk, order).number))
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    assert (sheet.billed, sheet.freed) == (ZERO, ZERO)
    done = parcels.decide_parcel_back(desk, sheet, Ruling("again", Money(1000)), "once more")
    assert (done.order.charged, done.order.owed) == (Money(1900), Money(1000))


def test_where_the_policy_gives_it_back_the_slip_tells_both(clock: FixedClock) -> None:
    desk = miniatures(clock)
    order = left(desk)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    parcels.decide_parcel_back(desk, sheet, Ruling("again", Money(900)), "once more")
    payments.take_payment(desk, order.number, *paid(desk, 900))
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "unavailable_recipient"))
    done = parcels.take_parcel_back(desk, sheet)
    (kept,) = cancellations.of_order(desk.db, order.id)
    assert kept.credit == kept.answer.credit == sheet.answer.credit + Money(900)
    assert kept.answer.amount("reship_cost") == Money(900)
    assert (done.order.owed, books(desk, order)) == (ZERO, (ZERO, ZERO))
    desk.db.close()


def test_what_paid_another_charge_is_not_given_back_with_the_parcel(desk: Desk) -> None:
    order = billings.bill_correction(desk, left(desk).number, Money(1500))
    payments.take_payment(desk, order.number, *paid(desk, 1500))
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    assert sheet.most == order.total
    ruling = Ruling("refunded", sheet.most, "store_credit")
    parcels.decide_parcel_back(desk, sheet, ruling, "she moved away")
    (charge,) = billings.charges_of(desk, order.number)
    found = billings.void_charge(desk, order.number, charge.id, "the carrier was wrong")
    assert (found.credited, found.owed, books(desk, order)) == (found.paid, ZERO, (ZERO, ZERO))


def test_a_parcel_for_which_only_its_resending_is_given_back_names_that_entry(desk: Desk) -> None:
    order = back_again(desk, left(desk)).order
    payments.take_payment(desk, order.number, *paid(desk, 900))
    decided(desk, order, Ruling("refunded", ZERO, "store_credit"))
    (row,) = desk.db.query("SELECT credit, entry FROM cancellations WHERE order_id = ?", (order.id,))
    (freed,) = [each for each in ledger.entries(desk.db, order.number) if each.id == row["entry"]]
    assert (row["credit"], freed.event) == (900, "cancellation_credited")


def test_what_goes_for_an_exchange_is_kept_as_store_credit_with_what_sent_it_again(desk: Desk) -> None:
    text = HALF.replace("store_credit", "exchange").replace('"cancel"', '"undeliverable"')
    shop = shop_under(desk, text + SILENT)
    order = taken(shop, payments=paid(shop, 20995 + 1295))
    shipping.ship(shop, Dispatch(order.number, shop.clock.today()))
    sheet = parcels.ask_parcel_back(shop, back(shop, order, "other"))
    parcels.decide_parcel_back(shop, sheet, Ruling("again", Money(900)), "once more")
    payments.take_payment(shop, order.number, *paid(shop, 900))
    parcels.take_parcel_back(shop, parcels.ask_parcel_back(shop, back(shop, order)))
    (kept,) = cancellations.of_order(shop.db, order.id)
    assert (kept.credit, kept.destination) == (Money(10498 + 900), "store_credit")
