"""Where the money of a settled return goes, and when it can be taken back."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import orders, returns, shops
from desk.operations.desk import Desk
from desk.records.credits import Movement
from desk.records.errors import Refused, Wanting
from desk.records.money import Money
from desk.records.returns import Settled, Sheet
from desk.store import credits, ledger
from tests.conftest import SHOP, doll_order, owners_desk
from tests.operations.test_returns import FINE, ask_for, inspected, parcel_for


@pytest.fixture
def miniatures(desk: Desk) -> Desk:
    """The same orders in a shop that lets the customer choose between refund and credit."""
    other = owners_desk(desk.clock)
    shops.create_shop(other, SHOP, desk.packs["miniature-expressions"])
    orders.enter_order(other, doll_order())
    return other


def settle_with(desk: Desk, destination: str) -> Settled:
    return returns.settle(desk, shown(desk, destination))


def shown(desk: Desk, destination: str) -> Sheet:
    ra = returns.issue_ra(desk, ask_for(desk))
    condition = replace(FINE, opened=False)
    parcel = parcel_for(
        ra, condition, received=date(2026, 3, 20), sent=date(2026, 3, 16), destination=destination
    )
    return returns.inspect(desk, returns.open_return(desk, ra.number), parcel)


def test_the_customer_who_has_not_chosen_is_asked(miniatures: Desk) -> None:
    sheet = shown(miniatures, "")
    assert sheet.answer.destination == "customer_choice"
    assert sheet.wants == ("wants-destination",)
    with pytest.raises(Wanting, match="wants-destination"):
        returns.settle(miniatures, sheet)


def test_a_refund_is_owed_and_makes_no_slip(miniatures: Desk) -> None:
    settled = settle_with(miniatures, "original_payment")
    assert settled.slip is None
    balance = ledger.trial_balance(miniatures.db)
    assert balance["2110"] == -settled.ra.settlement.credit
    reversed_ra = returns.reverse_settlement(miniatures, settled.ra.number, "wrong piece")
    assert reversed_ra.state == "open"
    assert not ledger.trial_balance(miniatures.db).get("2110")


def test_a_choice_of_credit_makes_a_slip(miniatures: Desk) -> None:
    assert settle_with(miniatures, "store_credit").slip is not None


def test_an_exchange_moves_no_money(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk, reason="damaged_in_transit"))
    parcel = parcel_for(ra, replace(FINE, damaged=True))
    before = ledger.trial_balance(desk.db)
    settled = returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    assert settled.ra.settlement.destination == "exchange_same_item"
    assert settled.slip is None and ledger.trial_balance(desk.db) == before
    assert returns.reverse_settlement(desk, ra.number, "not damaged").state == "open"


def test_spent_credit_cannot_be_taken_back(desk: Desk) -> None:
    sheet = inspected(desk)
    slip = returns.settle(desk, sheet).slip
    with desk.db.atomic():
        credits.move(desk.db, Movement(slip.number, "spent", Money(-100), date(2026, 3, 25), "#1002"))
    with pytest.raises(Refused, match="credit-spent"):
        returns.reverse_settlement(desk, sheet.ra.number, "too late")
    assert returns.open_return(desk, sheet.ra.number).ra.state == "settled"


@pytest.mark.parametrize("cost", [Money(900), Money(0)])
def test_the_shipping_cost_told_on_arrival_is_kept_and_booked(desk: Desk, cost: Money) -> None:
    orders.enter_order(desk, replace(doll_order("#1009"), shipping_cost=None))
    before = ledger.trial_balance(desk.db)
    ra = returns.issue_ra(desk, ask_for(desk, "#1009"))
    parcel = parcel_for(ra, shipping_cost=cost)
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    assert orders.open_order(desk, "1009").shipping_cost == cost
    assert ledger.trial_balance(desk.db)["5100"] - before["5100"] == cost


def test_the_shipping_cost_that_the_estimate_needs_is_asked_and_kept(miniatures: Desk) -> None:
    free = replace(doll_order("#1009"), shipping_charged=Money(0), shipping_cost=None)
    orders.enter_order(miniatures, replace(free, payments=(replace(free.payments[0], amount=free.total),)))
    with pytest.raises(Wanting, match="wants-shipping-cost"):
        returns.ask_return(miniatures, ask_for(miniatures, "#1009"))
    returns.issue_ra(miniatures, ask_for(miniatures, "#1009", shipping_cost=Money(900)))
    assert orders.open_order(miniatures, "1009").shipping_cost == Money(900)
