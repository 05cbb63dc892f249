"""What was missing is settled as soon as it is told: sent again, given back, or refused."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import decided, items, missing, orders, policies, returns
from desk.operations.desk import Desk
from desk.records.answers import Answer
from desk.records.errors import BadInput, Refused, Stale, Wanting
from desk.records.money import Money
from desk.records.paybacks import STORE_CREDIT
from desk.records.returns import Ask
from desk.store import ledger
from tests.conftest import DAY, FixedClock, doll_order
from tests.operations.parceling import miniatures
from tests.operations.test_returns import ask_for


@pytest.fixture
def shop(clock: FixedClock) -> Desk:
    """The shop that replaces what is missing, with an order that came two days ago."""
    desk = miniatures(clock)
    orders.enter_order(desk, doll_order(delivered=date(2026, 3, 11)))
    return desk


def told(desk: Desk, **changes: object) -> Ask:
    """That the doll was not in its parcel."""
    return ask_for(desk, reason="missing_item", **changes)


def test_it_is_sent_again_and_costs_nothing(shop: Desk) -> None:
    ask = told(shop)
    done = missing.settle_missing(shop, ask, shown=returns.ask_return(shop, ask))
    assert (done.ra.state, done.ra.reason, done.slip, done.apart) == ("settled", "missing_item", None, ())
    assert done.ra.settlement is not None
    assert (done.ra.settlement.destination, done.ra.settlement.credit) == ("replacement", Money(0))
    sent = orders.open_order(shop, done.replacement)
    assert [(line.sku, line.quantity, line.price) for line in sent.lines] == [("B", 1, Money(0))]
    assert (sent.total, sent.owed, sent.holds, sent.state) == (Money(0), Money(0), (), "processed")
    assert sent.ship_to == orders.open_order(shop, "#1001").ship_to
    assert orders.open_order(shop, "#1001").lines[1].returnable == 0


def test_where_none_can_be_had_its_price_is_owed(shop: Desk) -> None:
    items.count_stock(shop, "B", 0, "counted")
    done = missing.settle_missing(shop, told(shop))
    assert done.replacement == "" and done.ra.settlement is not None
    assert done.ra.settlement.destination == "original_payment"
    assert -ledger.trial_balance(shop.db)["2110"] == done.ra.settlement.credit >= Money(8995)
    assert sum(ledger.trial_balance(shop.db).values()) == 0
    assert decided.explain_return(shop, done.ra.number).outcome == "allowed"


def test_nothing_else_is_settled_so(shop: Desk) -> None:
    with pytest.raises(BadInput, match="missing-only"):
        missing.settle_missing(shop, ask_for(shop, reason="defective"))


@pytest.mark.parametrize("on", [date(2026, 3, 13), date(2026, 3, 30)])
def test_what_the_policy_leaves_open_is_not_settled(desk: Desk, shop: Desk, on: date) -> None:
    """One policy is silent about it altogether, the other about what is told late."""
    asked = desk if on == DAY else shop
    with pytest.raises(Refused, match="issue-owner"):
        missing.settle_missing(asked, told(asked, on=on))
    assert orders.open_order(asked, "#1001").lines[1].returnable == 1


def test_an_answer_that_is_another_by_now_is_not_settled(shop: Desk) -> None:
    ask = told(shop)
    shown = returns.ask_return(shop, replace(ask, replacement=False))
    with pytest.raises(Stale, match="answer-changed"):
        missing.settle_missing(shop, ask, shown=shown)


def test_the_customers_choice_is_wanted_and_taken(shop: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """No policy of ours leaves it for what is missing; one that does is heard."""
    ask = told(shop, replacement=False)
    found = returns.ask_return(shop, ask)
    free: Answer = replace(found, destination="customer_choice")
    monkeypatch.setattr(policies, "ask", lambda *_: free)
    with pytest.raises(Wanting, match="wants-destination"):
        missing.settle_missing(shop, ask)
    done = missing.settle_missing(shop, ask, STORE_CREDIT)
    assert done.slip is not None and done.slip.amount == found.credit
