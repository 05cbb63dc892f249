"""Where the policy leaves an amount between two bounds the owner decides it, and the policy does the rest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from desk.operations import cases, decided, orders, overrides, requests, returns, what_if
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput, Refused, Wanting
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.requests import ALLOWED, WAITING, Decision, Request
from desk.records.returns import Ask, Parcel
from desk.records.what_if import Proposal
from desk.store import ledger
from tests.conftest import doll_order
from tests.operations.own_policies import HALF, shop_under

# What comes back is given back but for a fee, of which the shop says only the bounds.
UP_TO = (
    HALF.replace('"cancel"', '["return_request", "return"]').replace("percent = 50\n", "")
    + """
[[rules]]
clause = "half"
ask = "return"
take = "late_fee"
between = [{ percent = 5 }, { percent = 15 }]
"""
)


@pytest.fixture
def shop(desk: Desk) -> Iterator[Desk]:
    """A shop that keeps between 5 and 15 % of what comes back, with the doll order."""
    found = shop_under(desk, UP_TO)
    orders.enter_order(found, doll_order())
    yield found
    found.db.close()


def left_open(shop: Desk) -> Request:
    """The bear of 120.00 is back, and the fee is the owner's."""
    order = orders.open_order(shop, "#1001")
    part = LinePart(str(order.lines[0].id), 1)
    ra = returns.issue_ra(shop, Ask("#1001", "changed_mind", date(2026, 3, 13), (part,)))
    sheet = returns.inspect(shop, returns.open_return(shop, ra.number), Parcel(date(2026, 3, 20)))
    assert sheet.answer is not None and sheet.answer.outcome == "owner"
    return requests.note_parcel(shop, sheet)


def fee(request: Request) -> str:
    """The label by which the owner decides."""
    interval = request.answer.intervals[0]
    return f"{interval.label} {interval.line}"


def test_the_owner_says_the_fee_and_the_policy_the_credit(shop: Desk) -> None:
    request = left_open(shop)
    done = requests.decide_request(
        shop, request.number, Decision(True, "worn once", granted={fee(request): Money(1000)})
    )
    assert (done.state, done.why) == (ALLOWED, "worn once")
    ra = returns.open_return(shop, request.ra).ra
    assert ra.in_force is not None
    assert (ra.in_force.credit, ra.in_force.answer.amount("late_fee")) == (11_000, -1000)
    assert -ledger.trial_balance(shop.db)["4290"] == 1000
    assert [(each.before, each.after) for each in overrides.list_overrides(shop)] == [(0, 11_000)]


def test_what_was_granted_is_told_and_judged_again(shop: Desk) -> None:
    request = left_open(shop)
    requests.decide_request(shop, request.number, Decision(True, "worn", granted={fee(request): Money(1000)}))
    assert decided.explain_return(shop, request.ra).credit == 11_000
    assert to_end(what_if.what_if(shop, Proposal())).changes == ()
    assert "granted" in cases.save_case(shop, request.ra, "").text


def test_what_lies_outside_the_bounds_leaves_it_waiting(shop: Desk) -> None:
    request = left_open(shop)
    with pytest.raises(BadInput, match="granted-out-of-range"):
        wrong = Decision(True, "worn", granted={fee(request): Money(599)})
        requests.decide_request(shop, request.number, wrong)
    with pytest.raises(Refused, match="granted-not-enough"):
        other = Decision(True, "worn", granted={"restocking_fee": Money(600)})
        requests.decide_request(shop, request.number, other)
    assert requests.open_request(shop, request.number).state == WAITING


def test_where_the_customer_chooses_the_owner_says_the_way_too(desk: Desk) -> None:
    chosen = shop_under(desk, UP_TO.replace('to = "store_credit"', 'to = "customer_choice"'))
    orders.enter_order(chosen, doll_order())
    request = left_open(chosen)
    decision = Decision(True, "worn", granted={fee(request): Money(1000)})
    with pytest.raises(Wanting, match="wants-destination"):
        requests.decide_request(chosen, request.number, decision)
    assert requests.open_request(chosen, request.number).state == WAITING
    requests.decide_request(chosen, request.number, replace(decision, destination="original_payment"))
    ra = returns.open_return(chosen, request.ra).ra
    assert ra.in_force is not None
    assert (ra.in_force.credit, ra.in_force.destination) == (11_000, "original_payment")
    chosen.db.close()
