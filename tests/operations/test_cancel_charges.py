"""What an answer bills beside what it gives back is owed, also of an order that is called off whole."""

from collections.abc import Iterator

import pytest

from desk.operations import billings, booking, cancelling, orders_list, payments, payouts, taking
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.facts import LinePart
from desk.records.lists import Query
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.store import ledger
from tests.operations.ordering import paid, taken
from tests.operations.own_policies import BILLED, shop_under
from tests.operations.parceling import read

FEE = Money(1250)


@pytest.fixture
def shop(desk: Desk) -> Iterator[Desk]:
    """A shop that bills 15.00 less 2.50 for what is cancelled, and tells of storage."""
    found = shop_under(desk, BILLED)
    yield found
    found.db.close()


def cancelled(shop: Desk, order: Order, *lines: int) -> Order:
    """The order once these of its lines, or all, are called off."""
    parts = tuple(LinePart(str(order.lines[place].id), 1) for place in lines)
    sheet = cancelling.ask_cancel(shop, CancelAsk(order.number, shop.clock.today(), parts))
    assert sheet.answer.charge == FEE
    return cancelling.cancel_order(shop, sheet).order


def books(shop: Desk, order: Order) -> tuple[Money, Money]:
    """What is held for an order, and what its customer owes."""
    return booking.held(shop, order.number), ledger.balance_of(shop.db, order.number, "1100")


def test_what_a_cancellation_bills_is_owed_and_paid(shop: Desk) -> None:
    order = taken(shop, payments=paid(shop, 22290))
    found = cancelled(shop, order)
    assert (found.state, found.charged, found.owed, books(shop, order)) == (
        "cancelled",
        FEE,
        FEE,
        (ZERO, FEE),
    )
    (charge,) = billings.charges_of(shop, order.number)
    assert (charge.kind, charge.amount, charge.clause) == ("processing_fee", FEE, "work")
    assert [row.owed for row in orders_list.list_orders(shop, Query("owing"))] == [FEE]
    owing = payments.owing(shop, order.number)
    assert (owing.due_now, owing.purpose) == (FEE, "charge")
    found = payments.take_payment(shop, order.number, *paid(shop, FEE, "cash"))
    assert (found.state, found.owed, found.processed, books(shop, order)) == (
        "cancelled", ZERO, order.processed, (ZERO, ZERO),
    )  # fmt: skip
    assert found.payments[-1].purpose == "charge"


def test_a_charge_by_mistake_is_taken_back(shop: Desk) -> None:
    order = taken(shop)
    assert cancelled(shop, order).owed == FEE
    found = payments.take_payment(shop, order.number, *paid(shop, FEE))
    assert found.processed is None
    (charge,) = billings.charges_of(shop, order.number)
    found = billings.void_charge(shop, order.number, charge.id, "nothing was begun")
    assert (found.owed, found.state, books(shop, order)) == (ZERO, "cancelled", (ZERO, ZERO))
    (refund,) = payouts.refunds_due(shop)
    assert (refund.order, refund.open) == (order.number, FEE)


def test_of_a_part_it_is_billed_beside_what_is_still_to_leave(shop: Desk) -> None:
    order = taken(shop, payments=paid(shop, 22290))
    found = cancelled(shop, order, 0)
    assert (found.state, found.owed) == ("processed", FEE)
    # What is held pays it; that much of the rest is owed instead.
    assert books(shop, order) == (Money(8995 + 1295) - FEE, ZERO)
    assert read(shop, order).charged == FEE


def test_what_was_never_meant_owes_nothing_though_a_part_of_it_was_called_off(desk: Desk) -> None:
    order = taken(desk)
    ask = CancelAsk(order.number, desk.clock.today(), (LinePart(str(order.lines[0].id), 1),))
    cancelling.cancel_order(desk, cancelling.ask_cancel(desk, ask))
    found = taking.void_order(desk, order.number, "typed twice")
    (row,) = orders_list.list_orders(desk, Query(text=order.number))
    assert (found.owed, row.owed, row.state) == (ZERO, ZERO, "voided")
    assert order.number not in [each.number for each in orders_list.list_orders(desk, Query("owing"))]
