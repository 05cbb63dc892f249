"""Store credit ends on a day only where the policy says so; nothing is taken away by itself (trust.md H8)."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from desk.operations import cancelling, credits, customers, orders, payments, returns, spending
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.credits import UNTIL, CreditSlip
from desk.records.customers import Customer
from desk.records.errors import BadInput, Refused
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.store import ledger
from tests.conftest import DAY, FixedClock, doll_order, placed_order
from tests.operations.ordering import paid, taken
from tests.operations.own_policies import EXPIRING, shop_under
from tests.operations.test_returns import inspected

CAME = date(2026, 3, 24)
LAST = CAME + timedelta(days=90)


@pytest.fixture
def ending(desk: Desk) -> Iterator[Desk]:
    """The doll shop under a policy by which store credit can be spent for 90 days."""
    text = desk.packs["samanthas"].replace('id = "samanthas"', 'id = "own"', 1) + EXPIRING
    made = shop_under(desk, text)
    for order in (doll_order(), placed_order()):
        orders.enter_order(made, order)
    at(made, CAME)
    yield made
    made.db.close()


def granted(desk: Desk) -> CreditSlip:
    """The slip of a doll that came back."""
    slip = returns.settle(desk, inspected(desk)).slip
    assert slip is not None
    return slip


def at(desk: Desk, day: date) -> None:
    """Let the shop's clock stand on a day."""
    assert isinstance(desk.clock, FixedClock)
    desk.clock.day = day


def buyer(desk: Desk, slip: CreditSlip) -> Customer:
    return returns.open_return(desk, slip.ra).order.customer


def test_no_shipped_policy_lets_a_credit_end(desk: Desk) -> None:
    for text in desk.packs.values():
        rules = tomllib.loads(text)["rules"]
        assert not [rule for rule in rules if UNTIL in rule.get("deadline", {})]


def test_by_default_no_lot_expires(desk: Desk) -> None:
    slip = granted(desk)
    assert slip.expires is None and credits.open_credit(desk, slip.number).expires is None
    at(desk, DAY + timedelta(days=36_500))
    assert credits.open_credit(desk, slip.number).state == "open"
    assert spending.available(desk, buyer(desk, slip).id) == 7745
    with pytest.raises(Refused, match="credit-endless"):
        credits.extend_credit(desk, slip.number, desk.clock.today(), "so")


def test_a_policy_s_last_day_is_kept_with_the_lot(ending: Desk) -> None:
    slip = granted(ending)
    assert slip.expires == LAST == credits.credit_slip(ending, slip.number).expires
    order = taken(ending, placed=CAME, payments=paid(ending, 23571))
    sheet = cancelling.ask_cancel(ending, CancelAsk(order.number, order.placed))
    number = cancelling.cancel_order(ending, sheet).slip
    assert credits.open_credit(ending, number).expires == order.placed + timedelta(days=90)


def test_it_is_spent_on_its_last_day_and_not_after(ending: Desk) -> None:
    slip = granted(ending)
    who = buyer(ending, slip)
    at(ending, LAST)
    order = taken(ending, customer=who.number, placed=LAST, payments=paid(ending, 1000, "store_credit"))
    at(ending, LAST + timedelta(days=1))
    assert spending.available(ending, who.id) == 0
    late = NewPayment("store_credit", Money(500), LAST)
    with pytest.raises(Refused, match="credit-expired") as caught:
        payments.take_payment(ending, order.number, late)
    told = caught.value.values
    assert (told["number"], told["left"], told["until"]) == (slip.number, Money(6745), LAST)
    assert credits.open_credit(ending, slip.number).balance == 6745


def test_a_lot_that_ended_is_passed_over(ending: Desk) -> None:
    first = granted(ending)
    who = buyer(ending, first)
    at(ending, LAST + timedelta(days=1))
    with ending.db.atomic():
        second, _ = credits.grant(ending, who.id, "#1001", Money(300))
        order = orders.open_order(ending, "#1001")
        spending.spend(ending, order, Money(300), ending.clock.today(), "PY-26-00009-3")
    assert [credits.open_credit(ending, each).balance for each in (first.number, second)] == [7745, 0]


def test_what_ended_is_shown_apart_and_owed_still(ending: Desk) -> None:
    slip = granted(ending)
    who = buyer(ending, slip)
    assert credits.counts(ending)["open"] == 1
    at(ending, LAST + timedelta(days=1))
    sheet = customers.open_customer(ending, who.number)
    assert (sheet.credit, sheet.expired, sheet.slips) == (0, 7745, (slip.number,))
    assert credits.open_credit(ending, slip.number).state == "expired"
    (row,) = credits.list_credits(ending, Query(chip="expired"))
    assert (row.state, row.expires, row.balance) == ("expired", LAST, 7745)
    assert credits.list_credits(ending, Query(chip="open")) == ()
    assert credits.counts(ending)["expired"] == 1
    assert ledger.trial_balance(ending.db)["2100"] == -7745


def test_the_owner_extends_it_or_voids_it(ending: Desk) -> None:
    slip = granted(ending)
    who = buyer(ending, slip)
    at(ending, LAST + timedelta(days=1))
    later = LAST + timedelta(days=30)
    lot = credits.extend_credit(ending, slip.number, later, "she was ill")
    assert (lot.state, lot.expires, spending.available(ending, who.id)) == ("open", later, 7745)
    line = orders.read_history(ending, slip.number)[-1]
    assert (line.operation, line.reason) == ("extend_credit", "she was ill")
    assert credits.void_credit(ending, slip.number, "not wanted").balance == 0
    with pytest.raises(Refused, match="credit-empty"):
        credits.extend_credit(ending, slip.number, later, "so")


@pytest.mark.parametrize(
    ("days", "key"), [(0, "extend-earlier"), (-1, "extend-earlier"), (5, "extend-past"), (4000, "extend-far")]
)
def test_days_that_no_credit_is_extended_to(ending: Desk, days: int, key: str) -> None:
    slip = granted(ending)
    at(ending, LAST + timedelta(days=10))
    with pytest.raises(BadInput, match=key):
        credits.extend_credit(ending, slip.number, LAST + timedelta(days=days), "so")


def test_given_to_another_it_ends_on_the_same_day(ending: Desk) -> None:
    slip = granted(ending)
    ida = customers.add_customer(ending, Customer(0, "", "Ida"))
    made = credits.transfer_credit(ending, slip.number, ida.number, "a present", Money(2000))
    assert made.expires == LAST
    assert credits.credit_slip(ending, made.number).expires == LAST


def test_it_cannot_pay_on_a_day_before_it_was_issued(desk: Desk) -> None:
    at(desk, CAME)
    slip = granted(desk)
    who = buyer(desk, slip)
    order = taken(desk, customer=who.number, placed=date(2026, 3, 20), payments=())
    early = CAME - timedelta(days=1)
    with pytest.raises(Refused, match="credit-later"):
        payments.take_payment(desk, order.number, NewPayment("store_credit", Money(500), early))
    for day in (early, CAME):
        with pytest.raises(Refused, match="credit-below"):
            payments.take_payment(desk, order.number, NewPayment("store_credit", Money(7746), day))
