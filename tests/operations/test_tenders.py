"""What was paid with store credit goes back as store credit, first the rest as money, whatever gives it."""

import pytest

from desk.operations import (
    billings,
    cancelling,
    credits,
    orders,
    overrides,
    parcels,
    payments,
    payouts,
    returns,
    shipping,
    spending,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.parcels import Ruling
from desk.records.shipments import Dispatch
from desk.store import ledger
from tests.operations.ordering import paid, taken
from tests.operations.own_policies import EITHER, HALF, shop_under
from tests.operations.parceling import back
from tests.operations.test_given_back import inspected, issued

# Of what is cancelled ten dollars go back as they were paid, whatever the customer chooses.
TEN_REFUNDED = """
[[rules]]
clause = "half"
ask = "cancel"
tender = "original_payment"
flat = "10.00"
per = "request"
"""


def credited(desk: Desk, there: int = 20000, card: int = 3571) -> Order:
    """An order of a bear and a doll, 235.71, paid by card and for the rest with store credit."""
    first = taken(desk)
    with desk.db.atomic():
        credits.grant(desk, first.customer.id, first.number, Money(there))
    each = (*paid(desk, first.total - card, "store_credit"), *(paid(desk, card) if card else ()))
    return taken(desk, customer=first.customer.number, payments=each)


def sent(desk: Desk, order: Order) -> Order:
    """The order once all of it left."""
    return shipping.ship(desk, Dispatch(order.number, desk.clock.today(), cost=Money(940)))


def given(desk: Desk, order: Order) -> tuple[Money, list[Money]]:
    """What the customer of an order has in store credit again, and what is owed in money."""
    there = spending.available(desk, order.customer.id)
    return there, [each.amount for each in payouts.refunds_of(desk, order.number)]


def test_a_cancellation_gives_money_first_and_the_rest_as_store_credit(desk: Desk) -> None:
    order = credited(desk)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed, by="shop"))
    done = cancelling.decide_cancel(desk, sheet, Money(13571), "original_payment", "so it is")
    assert given(desk, order) == (Money(10000), [Money(3571)])
    assert credits.credit_slip(desk, done.slip).amount == Money(10000)
    assert done.order.credited == Money(13571)
    assert ledger.balance_of(desk.db, order.number, "2000") == ZERO


def test_a_return_that_the_owner_refunds_is_taken_back_whole(desk: Desk) -> None:
    order = sent(desk, credited(desk))
    ra = issued(desk, order, order.lines[0])
    sheet = inspected(desk, ra, outside=False)
    done = overrides.override_settlement(desk, sheet, Money(10000), "original_payment", "so it is")
    assert done.slip is not None and done.slip.amount == Money(6429)
    assert given(desk, order) == (Money(6429), [Money(3571)])
    returns.reverse_settlement(desk, ra.number, "the wrong doll")
    assert given(desk, order) == (ZERO, [])


def test_what_a_parcel_was_to_be_sent_again_with_counts_too(desk: Desk) -> None:
    order = sent(desk, credited(desk))
    told = back(desk, order, reship_cost=Money(900))
    parcels.take_parcel_back(desk, parcels.ask_parcel_back(desk, told))
    payments.take_payment(desk, order.number, *paid(desk, 900))
    sheet = parcels.ask_parcel_back(desk, back(desk, order))
    ruling = Ruling("refunded", Money(20000), "original_payment")
    done = parcels.decide_parcel_back(desk, sheet, ruling, "so it is")
    assert given(desk, order) == (Money(20900 - 4471), [Money(4471)])
    assert credits.credit_slip(desk, done.slip).amount == Money(20900 - 4471)


def test_a_charge_paid_with_store_credit_comes_back_as_store_credit(desk: Desk) -> None:
    order = sent(desk, credited(desk, 25071, 0))
    billings.bill_correction(desk, order.number, Money(1500))
    payments.take_payment(desk, order.number, *paid(desk, 1500, "store_credit"))
    (charge,) = billings.charges_of(desk, order.number)
    found = billings.void_charge(desk, order.number, charge.id, "the carrier was wrong")
    assert (found.credited, given(desk, order)) == (Money(1500), (Money(1500), []))
    (kept,) = cancelling.cancellations_of(desk, order.number)
    assert credits.credit_slip(desk, kept.slip).amount == Money(1500)


@pytest.mark.parametrize("goes", ["store_credit", "original_payment", "exchange", "price_reduction"])
@pytest.mark.parametrize("ask", ["cancel", "undeliverable"])
def test_what_a_policy_of_a_shop_s_own_gives_reaches_the_customer(desk: Desk, ask: str, goes: str) -> None:
    """An exchange is paid with credit, a lower price with money; the books say of each what is owed."""
    shop = shop_under(desk, HALF.replace("store_credit", goes).replace('"cancel"', f'"{ask}"'))
    order = taken(shop, payments=paid(shop, 20995 + 1295))
    if ask == "cancel":
        slip = cancelling.cancel_order(
            shop, cancelling.ask_cancel(shop, CancelAsk(order.number, shop.clock.today()))
        ).slip
    else:
        shipping.ship(shop, Dispatch(order.number, shop.clock.today()))
        slip = parcels.take_parcel_back(shop, parcels.ask_parcel_back(shop, back(shop, order, "other"))).slip
    half, books = Money(10498), ledger.trial_balance(shop.db)
    assert orders.open_order(shop, order.number).credited == half
    if goes in ("store_credit", "exchange"):
        assert credits.open_credit(shop, slip).balance == half == -books["2100"]
        assert payouts.refunds_due(shop) == ()
    else:
        assert [each.open for each in payouts.refunds_due(shop)] == [half] and not slip


def test_what_the_customer_chooses_goes_their_way_beside_what_the_policy_refunds(desk: Desk) -> None:
    shop = shop_under(desk, EITHER + TEN_REFUNDED)
    order = taken(shop, payments=paid(shop, 20995 + 1295))
    ask = CancelAsk(order.number, shop.clock.today(), wish="store_credit")
    cancelling.cancel_order(shop, cancelling.ask_cancel(shop, ask))
    assert given(shop, order) == (Money(20995 - 1000), [Money(1000)])
