"""Money for orders: counted once, numbered by what it is for, taken back by its opposite."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.operations import (
    billings,
    booking,
    cancelling,
    checks,
    orders,
    payments,
    preorders,
    shipping,
    taking,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.credits import NewLot
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import Order
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch
from desk.store import credits, ledger
from desk.store import orders as stored
from tests.operations.ordering import DOLL, RELEASE, paid, taken

LATER = date(2026, 3, 20)


def pay(desk: Desk, order: Order, amount: int, method: str = "cash", **more: object) -> Order:
    """The order after a payment of today."""
    day = desk.clock.today()
    done = payments.take_payment(
        desk,
        order.number,
        replace(NewPayment(method, Money(amount), day), **more),  # type: ignore[arg-type]
    )
    assert done == orders.open_order(desk, order.number), "given back as it is kept"
    return done


def lot(desk: Desk, order: Order, number: str, amount: int) -> None:
    """Store credit of the order's customer."""
    with desk.db.atomic():
        new = NewLot(number, order.customer.id, "gift", desk.clock.today(), Money(amount))
        credits.issue(desk.db, new)


def test_an_order_is_paid_in_parts(desk: Desk) -> None:
    order = taken(desk)
    assert (order.state, payments.owing(desk, order.number).due_now) == ("placed", Money(23571))
    order = pay(desk, order, 10000)
    assert (order.state, order.owed, payments.owing(desk, order.number).due_now) == (
        "placed", Money(13571), Money(13571),
    )  # fmt: skip
    order = pay(desk, order, 13571, "check", reference="1207")
    assert (order.state, order.owed, booking.held(desk, order.number)) == (
        "processed", Money(0), Money(23571),
    )  # fmt: skip
    assert [each.number[:-2] for each in order.payments] == ["PY-26-00001", "PY-26-00002"]
    found = payments.owing(desk, order.number)
    assert (found.owed, found.due_now, found.purpose) == (Money(0), Money(0), "order")


def test_a_deposit_and_a_balance_have_numbers_of_their_own(desk: Desk) -> None:
    order = taken(desk, RELEASE)
    assert payments.owing(desk, order.number).purpose == "deposit"
    order = pay(desk, order, 14000)
    assert (order.payments[0].number[:2], order.processed) == ("DP", desk.clock.today())
    found = payments.owing(desk, order.number)
    assert (found.purpose, found.due_now) == ("balance", order.owed)
    assert order.balance_paid is None
    order = pay(desk, order, int(order.owed))
    assert (order.payments[1].number[:2], order.balance_paid) == ("BP", desk.clock.today())


def test_the_balance_of_what_is_in_is_enough(desk: Desk) -> None:
    other = replace(RELEASE, sku="Q", quantity=1)
    order = taken(desk, RELEASE, other, payments=paid(desk, 21000))
    preorders.arrive(desk, "P", 2, desk.clock.today())
    due = 69998 - 14000 + 4270 + 1295
    order = pay(desk, order, due - 1)
    assert order.balance_paid is None
    order = pay(desk, order, 1)
    assert (order.balance_paid, order.owed > 0) == (desk.clock.today(), True)


def test_a_layaway_has_a_first_payment_and_instalments(desk: Desk) -> None:
    order = taken(desk, replace(DOLL, kind="layaway", first_payment=Money(2000)))
    found = payments.owing(desk, order.number)
    assert (found.purpose, found.due_now) == ("first_payment", Money(2000))
    order = pay(desk, order, 2000)
    assert payments.owing(desk, order.number).purpose == "instalment"
    assert pay(desk, order, 100).payments[1].purpose == "instalment"


def test_what_is_owed_for_what_left_is_earned_at_once(desk: Desk) -> None:
    order = taken(desk)
    shipping.ship_anyway(desk, Dispatch(order.number, desk.clock.today()), "a friend")
    assert ledger.balance_of(desk.db, order.number, "1100") == Money(23571)
    order = pay(desk, order, 20000)
    assert ledger.balance_of(desk.db, order.number, "1100") == Money(3571)
    assert booking.held(desk, order.number) == Money(0)
    payments.void_payment(desk, order.payments[0].number, "it was another's")
    assert ledger.balance_of(desk.db, order.number, "1100") == Money(23571)
    assert booking.held(desk, order.number) == Money(0)


def test_store_credit_is_spent_the_oldest_first(desk: Desk) -> None:
    order = taken(desk)
    lot(desk, order, "CS-26-00001-9", 3000)
    lot(desk, order, "CS-26-00002-2", 4000)
    order = pay(desk, order, 5000, "store_credit")
    assert [credits.get(desk.db, f"CS-26-0000{n}").balance for n in ("1-9", "2-2")] == [0, Money(2000)]
    with pytest.raises(Refused) as caught:
        pay(desk, order, 2001, "store_credit")
    assert (caught.value.key, caught.value.values) == (
        "credit-below", {"asked": Money(2001), "balance": Money(2000)},
    )  # fmt: skip
    payments.void_payment(desk, order.payments[0].number, "the wrong customer")
    assert [credits.get(desk.db, f"CS-26-0000{n}").balance for n in ("1-9", "2-2")] == [3000, 4000]


def test_what_a_payment_is_in_the_book_nobody_says(desk: Desk) -> None:
    """A command brings a whole record, and takes no other payment back and pays with no other's check."""
    first, other = taken(desk), taken(desk)
    check = checks.checks_of(desk, pay(desk, first, 1000, "check").number)[0]
    mine = orders.open_order(desk, first.number).payments[0]
    done = pay(desk, other, 500, "check", number="PY-26-00077-3", reverses=mine.id, check=check.id)
    assert (done.payments[0].reverses, done.paid) == (None, 500)
    assert done.payments[0].number != "PY-26-00077-3"
    assert [each.amount for each in checks.open_check(desk, check.number).parts] == [1000]
    assert [each.amount for each in checks.checks_of(desk, other.number)] == [500]


def test_a_void_keeps_its_row_and_its_number(desk: Desk) -> None:
    order = pay(desk, taken(desk, RELEASE), 14000)
    order = pay(desk, order, int(order.owed))
    found = payments.void_payment(desk, order.payments[1].number, "the card was declined")
    assert (found.paid, found.balance_paid, len(found.payments)) == (Money(14000), None, 3)
    assert booking.held(desk, order.number) == Money(14000)
    with pytest.raises(Refused, match="payment-voided"):
        payments.void_payment(desk, order.payments[1].number, "again")
    assert pay(desk, found, 100).payments[-1].number.startswith("BP-26-00002-")


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"method": "shells"}, "payment-method"),
        ({"amount": Money(0)}, "payment-amount"),
        ({"amount": Money(-5)}, "payment-amount"),
        ({"received": date(2026, 3, 1)}, "payment-before-order"),
        ({"received": date(2026, 9, 1)}, "day-ahead"),
        ({"last4": "424"}, "payment-last-four"),
        ({"last4": "42a4"}, "payment-last-four"),
        ({"purpose": "gift"}, "payment-purpose"),
        ({"reference": "4242 4242 4242 4242"}, "card-number"),
        ({"reference": "a\x00"}, "text-control"),
    ],
)
def test_what_no_payment_can_be_is_told(desk: Desk, change: dict, key: str) -> None:
    order = taken(desk)
    with pytest.raises(BadInput, match=key):
        pay(desk, order, **{"amount": 500, **change})
    assert orders.open_order(desk, order.number) == order, "nothing of it stayed"


def test_more_than_is_owed_is_not_taken(desk: Desk) -> None:
    order = taken(desk)
    with pytest.raises(Refused) as caught:
        pay(desk, order, 23572)
    assert (caught.value.key, caught.value.values["owed"]) == ("payment-above", Money(23571))
    order = pay(desk, order, 10000)
    with pytest.raises(Refused, match="payment-above"):
        pay(desk, order, 13572)


def test_a_cancelled_order_takes_no_money(desk: Desk) -> None:
    order = taken(desk)
    with desk.db.atomic():
        stored.mark_cancelled(desk.db, order.id, desk.clock.today())
    with pytest.raises(Refused, match="order-cancelled"):
        pay(desk, order, 5)


@pytest.mark.parametrize("number", ["PY-26-00009-1", ""])
def test_an_unknown_payment_is_told(desk: Desk, number: str) -> None:
    with pytest.raises(NotFound, match="payment-unknown"):
        payments.void_payment(desk, number, "so")


def test_what_was_paid_before_an_order_was_entered_is_voided_too(desk: Desk) -> None:
    """It has no number of a series, and the order can only be voided once nothing is kept for it."""
    order = orders.open_order(desk, "#1003")
    (found,) = order.payments
    with pytest.raises(Refused, match="void-paid"):
        taking.void_order(desk, order.number, "entered twice")
    assert payments.void_payment(desk, found.called.lower(), "entered twice").paid == Money(0)
    assert booking.held(desk, order.number) == Money(0)
    with pytest.raises(Refused, match="payment-voided"):
        payments.void_payment(desk, found.called, "again")
    assert taking.void_order(desk, order.number, "entered twice").voided


def test_a_payment_dated_back_counts_from_its_day(desk: Desk) -> None:
    order = taken(desk, placed=desk.clock.today() - timedelta(3))
    order = pay(desk, order, 23571, received=order.placed + timedelta(1))
    assert order.processed == order.placed + timedelta(1)


def test_where_the_policy_wants_a_fact_all_is_due(desk: Desk) -> None:
    """A layaway whose first payment nobody agreed: the policy cannot tell what is due at once."""
    order = orders.open_order(desk, "#1003")
    bare = replace(order, lines=(replace(order.lines[0], kind="layaway"),), payments=())
    assert payments.first_due(desk, bare) == bare.due


def test_a_bill_beside_the_order_is_paid_as_such(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    assert payments.purpose_of(replace(order, charged=Money(500)), order.total) == "charge"


def test_a_payment_by_mistake_began_no_work(desk: Desk) -> None:
    """Before processing a cancellation costs nothing: neither after a payment that was another order's."""
    order = taken(desk, payments=paid(desk, 23571))
    assert order.processed
    order = payments.void_payment(desk, order.payments[0].number, "the wrong order")
    assert (order.processed, order.state) == (None, "placed")
    order = pay(desk, order, 23571)
    order = pay(desk, payments.void_payment(desk, order.payments[-1].number, "again"), 5000)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, desk.clock.today()))
    assert sheet.answer.credit == Money(5000)


def test_a_part_that_is_still_paid_goes_on(desk: Desk) -> None:
    order = taken(desk, RELEASE, payments=paid(desk, 14000))
    order = pay(desk, order, 100)
    assert payments.void_payment(desk, order.payments[1].number, "twice").processed
    sent = shipping.ship_anyway(desk, Dispatch(taken(desk, payments=paid(desk, 5)).number, LATER), "so")
    assert payments.void_payment(desk, sent.payments[0].number, "bounced").processed == LATER


def test_what_is_billed_is_paid_as_such_also_where_a_part_was_cancelled(desk: Desk) -> None:
    """Of a bear and a doll the doll is cancelled unpaid; what is open of the rest is the charge alone."""
    order = taken(desk)
    doll = LinePart(str(order.lines[1].id), 1)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, desk.clock.today(), (doll,)))
    cancelling.cancel_order(desk, sheet)
    order = pay(desk, order, payments.owing(desk, order.number).owed)
    shipping.ship(desk, Dispatch(order.number, LATER))
    billings.bill_correction(desk, order.number, Money(1500))
    assert payments.owing(desk, order.number).purpose == "charge"
    order = pay(desk, order, 1500)
    billings.void_charge(desk, order.number, billings.charges_of(desk, order.number)[0].id, "not ours")
    with pytest.raises(Refused, match="payment-credited"):
        payments.void_payment(desk, order.payments[-1].number, "typed twice")
