"""What a policy bills for a return is owed beside the order, until the settlement is reversed."""

from collections.abc import Iterator
from datetime import date

import pytest

from desk.operations import billings, orders, payments, payouts, returns
from desk.operations.desk import Desk
from desk.records.facts import LinePart
from desk.records.money import ZERO, Money
from desk.records.returns import Ask, Parcel, Settled
from desk.store import ledger
from tests.conftest import doll_order
from tests.operations.ordering import paid
from tests.operations.own_policies import HALF, shop_under

FEE = Money(750)
LABEL = (
    HALF.replace('"cancel"', '["return_request", "return"]')
    + """
[clauses.label]
text.en = "The label that we send you for a return is billed with 7.50."

[[rules]]
clause = "label"
ask = ["return_request", "return"]
bill = "return_shipping"
flat = "7.50"
per = "request"
"""
)


@pytest.fixture
def shop(desk: Desk) -> Iterator[Desk]:
    """A shop that gives half of the price of what comes back, and bills the label."""
    found = shop_under(desk, LABEL)
    orders.enter_order(found, doll_order())
    yield found
    found.db.close()


def settled(shop: Desk) -> Settled:
    order = orders.open_order(shop, "#1001")
    part = LinePart(str(order.lines[0].id), 1)
    ra = returns.issue_ra(shop, Ask("#1001", "changed_mind", date(2026, 3, 13), (part,)))
    sheet = returns.open_return(shop, ra.number)
    return returns.settle(shop, returns.inspect(shop, sheet, Parcel(date(2026, 3, 20))))


def test_what_a_return_bills_is_owed_beside_the_order(shop: Desk) -> None:
    done = settled(shop)
    assert done.slip is not None and done.slip.amount == 6000
    (charge,) = billings.charges_of(shop, "#1001")
    assert (charge.kind, charge.amount, charge.clause) == ("return_shipping", FEE, "label")
    assert orders.open_order(shop, "#1001").owed == FEE
    assert sum(ledger.trial_balance(shop.db).values()) == 0


def test_it_is_owed_no_more_once_the_settlement_is_reversed(shop: Desk) -> None:
    done = settled(shop)
    returns.reverse_settlement(shop, done.ra.number, "the wrong doll")
    assert orders.open_order(shop, "#1001").owed == ZERO
    assert [each.amount for each in billings.charges_of(shop, "#1001")] == [FEE, -FEE]
    assert payouts.refunds_due(shop) == ()
    assert sum(ledger.trial_balance(shop.db).values()) == 0


def test_what_was_paid_of_it_is_given_back(shop: Desk) -> None:
    done = settled(shop)
    payments.take_payment(shop, "#1001", *paid(shop, FEE, "cash"))
    returns.reverse_settlement(shop, done.ra.number, "the wrong doll")
    (refund,) = payouts.refunds_due(shop)
    assert (refund.order, refund.open, orders.open_order(shop, "#1001").owed) == ("#1001", FEE, ZERO)
    line = orders.read_history(shop, "#1001")[-1]
    assert (line.operation, line.reason, line.before) == ("void_charge", "the wrong doll", {"charge": "7.50"})
    assert line.after == {"destination": "original_payment", "credit": "7.50"}


def test_what_was_taken_back_already_is_not_taken_back_again(shop: Desk) -> None:
    done = settled(shop)
    (charge,) = billings.charges_of(shop, "#1001")
    billings.void_charge(shop, "#1001", charge.id, "a present")
    returns.reverse_settlement(shop, done.ra.number, "the wrong doll")
    assert [each.amount for each in billings.charges_of(shop, "#1001")] == [FEE, -FEE]
    assert orders.open_order(shop, "#1001").owed == ZERO


def test_what_was_billed_for_something_else_stays(shop: Desk) -> None:
    done = settled(shop)
    billings.decide_correction(shop, "#1001", Money(500), "the street was wrong")
    returns.reverse_settlement(shop, done.ra.number, "the wrong doll")
    assert [each.amount for each in billings.charges_of(shop, "#1001")] == [FEE, 500, -FEE]
    assert orders.open_order(shop, "#1001").owed == 500
