"""Goods that came back unpaid are owed no more; what was paid of them decides what is kept."""

from dataclasses import replace

import pytest

from desk.operations import billings, booking, overrides, parcels, payments, returns, shipping
from desk.operations.desk import Desk
from desk.records.facts import Condition, LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import Order, OrderLine
from desk.records.parcels import Ruling
from desk.records.returns import Ask, Parcel, Sheet
from desk.records.shipments import Dispatch, Packed
from desk.store import ledger
from tests.operations.ordering import BEAR, DOLL, paid, taken
from tests.operations.parceling import back, read

FINE = Condition(opened=False, original_packaging=True, secured=True, resaleable=True)
SHIPPING, ALL = Money(1295), Money(23571)


def sent(desk: Desk, cents: int = 0) -> Order:
    """A bear and a doll, 235.71 in all, sent although only so much of it was paid."""
    order = taken(desk, payments=paid(desk, cents) if cents else ())
    return shipping.ship_anyway(desk, Dispatch(order.number, desk.clock.today()), "she is known")


def sheet_of(desk: Desk, order: Order, *lines: OrderLine, reason: str = "changed_mind") -> Sheet:
    """These lines, all of them unless said, came back in order under an RA."""
    today, order = desk.clock.today(), read(desk, order)
    parts = tuple(LinePart(str(line.id), line.quantity) for line in lines or order.lines)
    told = None if order.delivered else today
    ra = returns.issue_ra(desk, Ask(order.number, reason, today, parts, told))
    found = replace(FINE, damaged=reason == "damaged_in_transit")
    noted = tuple((line.id, found) for line in ra.lines)
    return returns.inspect(desk, returns.open_return(desk, ra.number), Parcel(today, today, True, noted))


def settled(desk: Desk, order: Order, *lines: OrderLine) -> Order:
    """The order once these lines came back."""
    returns.settle(desk, sheet_of(desk, order, *lines))
    return read(desk, order)


def receivable(desk: Desk, order: Order) -> Money:
    """What the ledger says that the order's customer owes."""
    return ledger.balance_of(desk.db, order.number, booking.RECEIVABLE)


def moved(desk: Desk, before: dict[str, Money]) -> dict[str, Money]:
    """What accounts moved since."""
    now = ledger.trial_balance(desk.db)
    found = {name: now[name] - before.get(name, ZERO) for name in now}
    return {name: money for name, money in found.items() if money}


def test_what_the_owner_sends_again_is_owed_as_before(desk: Desk) -> None:
    before, order = ledger.trial_balance(desk.db), sent(desk)
    sheet = sheet_of(desk, order, order.lines[1])
    assert sheet.parcel is not None
    other = returns.inspect(desk, sheet, replace(sheet.parcel, found_reason="wrong_item"))
    owed = moved(desk, before)
    overrides.override_settlement(desk, other, ZERO, "replacement", "we sent the wrong doll")
    assert (read(desk, order).owed, moved(desk, before)) == (ALL, owed)


def test_all_that_came_back_unpaid_is_owed_no_more_but_its_shipping(desk: Desk) -> None:
    before = ledger.trial_balance(desk.db)
    order = sent(desk)
    assert order.owed == ALL
    found = settled(desk, order)
    assert (found.owed, found.credited, receivable(desk, order)) == (SHIPPING, ZERO, SHIPPING)
    # Sold and returned, with its tax; a fee is never billed.
    returned = {"4000": Money(-20995), "4010": Money(20995), "4100": -SHIPPING, "1100": SHIPPING}
    assert moved(desk, before) == returned
    closed = payments.take_payment(desk, order.number, *paid(desk, 1295))
    assert (closed.owed, booking.held(desk, order.number)) == (ZERO, ZERO)


def test_a_payment_that_was_voided_after_it_left_paid_nothing(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571, "check"))
    shipping.ship_anyway(desk, Dispatch(order.number, desk.clock.today()), "she is known")
    payments.void_payment(desk, order.payments[0].number, "returned by the bank")
    assert settled(desk, order).owed == SHIPPING


def test_a_reversed_settlement_is_owed_again(desk: Desk) -> None:
    order = sent(desk, 10000)
    sheet = sheet_of(desk, order)
    before, owed = ledger.trial_balance(desk.db), read(desk, order).owed
    returns.settle(desk, sheet)
    returns.reverse_settlement(desk, sheet.ra.number, "the wrong doll")
    assert not moved(desk, before)
    assert (read(desk, order).owed, receivable(desk, order), read(desk, order).released) == (owed, owed, ZERO)


def test_what_was_paid_in_part_is_credited_less_its_fee_and_the_rest_is_owed_no_more(desk: Desk) -> None:
    order = sent(desk, 10000)
    before = ledger.trial_balance(desk.db)
    found = settled(desk, order)
    assert (found.credited, found.owed) == (Money(10000 - 4199), SHIPPING)
    gone = {"1100": Money(-12276), "2100": Money(-5801), "2230": Money(1281)}
    assert moved(desk, before) == {**gone, "4010": Money(20995), "4200": Money(-4199)}


def test_the_second_part_of_an_order_paid_in_part(desk: Desk) -> None:
    order = sent(desk, 10000)
    bear, doll = order.lines
    before = ledger.trial_balance(desk.db)
    found = settled(desk, order, doll)
    assert (found.credited, found.owed) == (Money(7745), Money(13571)), "what came back was paid"
    found = settled(desk, order, bear)
    assert (found.credited, found.owed, receivable(desk, order)) == (Money(7745), SHIPPING, SHIPPING)
    # 4.56 were left of what was paid, and go to the fee.
    assert moved(desk, before)["4200"] == -Money(1799 + 456)


def test_what_was_paid_whole_releases_nothing(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    found = settled(desk, order)
    assert (found.credited, found.owed, found.released) == (Money(18077), ZERO, ZERO)


def test_what_is_exchanged_is_owed_as_before(desk: Desk) -> None:
    order = sent(desk)
    returns.settle(desk, sheet_of(desk, order, reason="damaged_in_transit"))
    assert read(desk, order).owed == receivable(desk, order) == ALL


@pytest.mark.parametrize("given", [10000, 0])
def test_the_owner_settles_what_was_paid_in_part(desk: Desk, given: int) -> None:
    order = sent(desk, 10000)
    sheet = sheet_of(desk, order)
    assert sheet.parcel is not None
    parcel = replace(sheet.parcel, ra_on_package=False)
    bare = returns.inspect(desk, returns.open_return(desk, sheet.ra.number), parcel)
    overrides.override_settlement(desk, bare, Money(given), "store_credit", "a good customer")
    found = read(desk, order)
    assert (found.credited, found.owed, receivable(desk, order)) == (Money(given), SHIPPING, SHIPPING)


@pytest.mark.parametrize("given", [10000, 4000])
def test_a_parcel_that_came_back_is_owed_no_more(desk: Desk, given: int) -> None:
    before = ledger.trial_balance(desk.db)
    order = sent(desk, 10000)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "unavailable_recipient"))
    ruling = Ruling("refunded", Money(given), "store_credit")
    done = parcels.decide_parcel_back(desk, sheet, ruling, "she moved away")
    assert (done.order.credited, done.order.owed) == (Money(given), ZERO)
    found = moved(desk, before)
    assert found["1030"] == 10000 and found["2100"] == -given and "2230" not in found and "1100" not in found


def test_a_part_that_came_back_leaves_the_rest_to_be_paid(desk: Desk) -> None:
    order = taken(desk, replace(BEAR, quantity=2), DOLL)
    today = desk.clock.today()
    packed = (Packed(order.lines[0].id, 1),)
    shipping.ship_anyway(desk, Dispatch(order.number, today, packed), "she is known")
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "unavailable_recipient"))
    ruling = Ruling("refunded", ZERO, "store_credit")
    done = parcels.decide_parcel_back(desk, sheet, ruling, "she moved away")
    # The bear and its tax; the shipping stands for what is still to leave.
    assert done.order.owed == order.owed - Money(12000 + 732)
    assert receivable(desk, order) == SHIPPING
    last = shipping.ship_anyway(desk, Dispatch(order.number, today), "she is known")
    assert last.owed == receivable(desk, order) == done.order.owed


def test_what_is_billed_beside_an_order_is_no_part_of_what_came_back_unpaid(desk: Desk) -> None:
    """The shop keeps the 20.00 that were paid for it, not 15.00 more that nobody paid."""
    order = sent(desk, 2000)
    billings.bill_correction(desk, order.number, Money(1500))
    found = settled(desk, order)
    assert ledger.trial_balance(desk.db)["4200"] == Money(-2000)
    assert (found.credited, found.owed) == (ZERO, SHIPPING + Money(1500))
