"""Cancelling gives and keeps what the policy says, to the cent; where it says nothing the owner decides."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import booking, cancelling, payments, shipping
from desk.operations.cancelling import ask_cancel
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk, Cancelled, CancelSheet
from desk.records.errors import BadInput, DeskError, Refused, Stale, Wanting
from desk.records.facts import LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import NewLine, Order
from desk.records.shipments import Dispatch, Packed
from desk.store import cancellations, credits, items, ledger, orders, overrides
from tests.operations.order_books import check_shop
from tests.operations.ordering import BEAR, HOME, RELEASE, paid, shelve, taken
from tests.operations.own_policies import EITHER, HALF, shop_under

OHIO = replace(HOME, state="OH")


def sheet_of(desk: Desk, order: Order, *places: int, **changes: object) -> CancelSheet:
    """What cancelling whole lines, by their place, or all of it comes to today."""
    parts = tuple(LinePart(str(order.lines[each].id), order.lines[each].unshipped) for each in places)
    ask = CancelAsk(order.number, desk.clock.today(), parts)
    return ask_cancel(desk, replace(ask, **changes))  # type: ignore[arg-type]


def cancelled(desk: Desk, order: Order, *places: int, **changes: object) -> Cancelled:
    """The order after that."""
    return cancelling.cancel_order(desk, sheet_of(desk, order, *places, **changes))


def decided(
    desk: Desk, order: Order, credit: int, *places: int, way: str = "original_payment", **changes: object
) -> Cancelled:
    """The order after the shop cancelled, and the owner decided what is given back."""
    sheet = sheet_of(desk, order, *places, by="shop", **changes)
    return cancelling.decide_cancel(desk, sheet, Money(credit), way, "the maker closed")


def begun(desk: Desk, order: Order) -> Order:
    """An order on which the work began, whatever was paid."""
    with desk.db.atomic():
        orders.mark_processed(desk.db, order.id, desk.clock.today())
    return orders.get(desk.db, order.number)


@pytest.fixture
def order(desk: Desk) -> Order:
    """The worked order to Ohio: 120.00 + 89.95, shipping 12.95, paid by card."""
    return taken(desk, ship_to=OHIO, address=OHIO, payments=paid(desk, 22290))


def test_the_worked_order_gives_201_90(desk: Desk, order: Order) -> None:
    sheet = sheet_of(desk, order)
    assert (sheet.answer.credit, sheet.answer.destination, sheet.proposed) == (20190, "store_credit", 22290)
    done = cancelling.cancel_order(desk, sheet)
    lot = credits.get(desk.db, done.slip)
    assert (lot.amount, lot.origin) == (Money(20190), order.number)
    assert (done.order.state, done.order.owed, done.order.credited) == ("cancelled", ZERO, Money(20190))
    balance = ledger.trial_balance(desk.db)
    assert booking.held(desk, order.number) == ZERO
    assert balance["4200"] == Money(-2100)
    check_shop(desk, [order.number])


def test_the_answer_is_kept_with_what_was_cancelled(desk: Desk, order: Order) -> None:
    sheet = sheet_of(desk, order, 1)
    done = cancelling.cancel_order(desk, sheet)
    (kept,) = cancellations.of_order(desk.db, order.id)
    assert (kept.answer, kept.slip, kept.by) == (sheet.answer, done.slip, "customer")
    assert kept.lines == sheet.ask.lines
    assert [line.cancelled for line in done.order.lines] == [0, 1]


def test_part_of_an_order_leaves_the_rest_paid(desk: Desk) -> None:
    """Missouri: the doll's tax goes back by what the order would have had without it."""
    order = taken(desk, payments=paid(desk, 23571))
    done = cancelled(desk, order, 1)
    assert (done.order.owed, booking.held(desk, order.number)) == (ZERO, Money(12000 + 732 + 1295))
    gone = shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    assert (gone.state, gone.owed, booking.held(desk, order.number)) == ("shipped", ZERO, ZERO)
    check_shop(desk, [order.number])


def test_what_is_called_off_is_free_again(desk: Desk) -> None:
    shelve(desk, BEAR, 3)
    order = taken(desk, replace(BEAR, quantity=3), payments=paid(desk, 38196 + 1295))
    part = (LinePart(str(order.lines[0].id), 2),)
    cancelled(desk, order, lines=part)
    found = items.by_sku(desk.db, "A")
    assert found is not None and (found.on_hand, found.allocated) == (3, 1)


def test_a_second_fee_comes_out_of_what_the_first_left(desk: Desk) -> None:
    """Only the bear was paid: its fee is kept of that, and nothing is left for the doll's."""
    order = begun(
        desk, taken(desk, ship_to=OHIO, address=OHIO, shipping_charged=ZERO, payments=paid(desk, 12000))
    )
    assert cancelled(desk, order, 0).order.credited == Money(10800)
    again = cancelled(desk, orders.get(desk.db, order.number))
    assert (again.slip, again.order.credited) == ("", Money(10800))
    check_shop(desk, [order.number])


def test_a_deposit_is_forfeited_though_the_rest_waits_for_its_balance(desk: Desk) -> None:
    """Two pre-orders: 20 % of 349.99 × 2 is kept, the other's deposit stays held."""
    other = replace(RELEASE, sku="Q", quantity=1)
    order = taken(desk, RELEASE, other, payments=paid(desk, 14000 + 7000))
    done = cancelled(desk, order, 0)
    assert (done.slip, done.order.credited, done.order.withdrawn) == ("", ZERO, Money(14000))
    assert booking.held(desk, order.number) == Money(7000)
    assert ledger.trial_balance(desk.db)["4220"] == Money(-14000)
    check_shop(desk, [order.number])


def test_a_check_that_has_not_come_bears_no_fee(desk: Desk) -> None:
    order = taken(desk)
    done = cancelled(desk, order)
    assert (done.slip, done.order.state, ledger.entries(desk.db, order.number)) == ("", "cancelled", ())


def test_money_that_does_not_reach_for_the_fee_is_kept(desk: Desk) -> None:
    done = cancelled(desk, begun(desk, taken(desk, payments=paid(desk, 500))))
    assert (done.slip, done.order.withdrawn, booking.held(desk, done.order.number)) == ("", Money(500), ZERO)
    assert ledger.trial_balance(desk.db)["4200"] == Money(-500)


def test_cents_of_a_discount_stay_with_their_pieces(desk: Desk) -> None:
    """One of three leaves, one is called off, the last leaves: all parcels together bill what is due."""
    thirds = NewLine("A", "Felt bear, honey", 3, Money(10000), discount=Money(100))
    order = taken(desk, thirds, ship_to=OHIO, address=OHIO, shipping_charged=ZERO, payments=paid(desk, 29900))
    line, today = order.lines[0].id, desk.clock.today()
    shipping.ship(desk, Dispatch(order.number, today, (Packed(line, 1),)))
    decided(desk, order, 9966, lines=(LinePart(str(line), 1),))
    check_shop(desk, [order.number])
    gone = shipping.ship(desk, Dispatch(order.number, today))
    assert (gone.state, gone.owed, gone.billed) == ("shipped", ZERO, Money(29900 - 9966))
    assert (
        "2230" not in ledger.trial_balance(desk.db) or ledger.balance_of(desk.db, order.number, "2230") == 0
    )
    check_shop(desk, [order.number])


def test_the_shop_cancels_a_part_and_the_shipping_stays(desk: Desk, order: Order) -> None:
    assert sheet_of(desk, order, 1, by="shop").proposed == Money(8995)
    done = decided(desk, order, 8995, 1)
    assert (done.order.owed, booking.held(desk, order.number)) == (ZERO, Money(12000 + 1295))


def test_what_the_owner_does_not_give_back_is_the_shop_s(desk: Desk, order: Order) -> None:
    done = decided(desk, order, 5000, 1, way="store_credit")
    assert (done.order.owed, done.order.withdrawn) == (ZERO, Money(8995))
    assert credits.get(desk.db, done.slip).amount == Money(5000)
    assert ledger.trial_balance(desk.db)["4290"] == Money(-3995)
    (entry,) = overrides.between(desk.db, desk.clock.today(), desk.clock.today())
    assert (entry.reason, entry.after) == ("the maker closed", Money(5000))


def test_the_factory_cancels_what_was_paid_goes_back(desk: Desk) -> None:
    order = taken(desk, RELEASE, payments=paid(desk, 14000))
    sheet = sheet_of(desk, order, by="factory")
    assert (sheet.answer.outcome, sheet.proposed) == ("owner", Money(14000))
    done = cancelling.decide_cancel(desk, sheet, sheet.proposed, "original_payment", "not made")
    assert (done.slip, done.order.state) == ("", "cancelled")
    assert ledger.trial_balance(desk.db)["2110"] == Money(-14000)


def test_the_rest_of_an_order_that_left_in_part_closes_it(desk: Desk, order: Order) -> None:
    today = desk.clock.today()
    shipping.ship(desk, Dispatch(order.number, today, (Packed(order.lines[0].id, 1),)))
    sheet = sheet_of(desk, order)
    assert (sheet.answer.outcome, sheet.proposed) == ("owner", Money(8995))
    done = cancelling.decide_cancel(desk, sheet, Money(8995), "store_credit", "sold out")
    assert (done.order.state, done.order.owed, booking.held(desk, order.number)) == ("shipped", ZERO, ZERO)
    check_shop(desk, [order.number])


def test_a_policy_that_keeps_half_keeps_it_as_income(desk: Desk) -> None:
    shop = shop_under(desk, HALF)
    order = taken(shop, ship_to=OHIO, address=OHIO, payments=paid(shop, 22290))
    first = cancelled(shop, order, 1)
    assert (first.order.credited, first.order.owed, booking.held(shop, order.number)) == (4498, 0, 13295)
    last = cancelled(shop, first.order)
    assert (last.order.credited, booking.held(shop, order.number)) == (4498 + 6000, ZERO)
    assert ledger.trial_balance(shop.db)["4290"] == Money(10498 - 22290)
    check_shop(shop, [order.number])


@pytest.mark.parametrize(("wish", "account"), [("store_credit", "2100"), ("original_payment", "2110")])
def test_the_customer_chooses_where_the_policy_lets_them(desk: Desk, wish: str, account: str) -> None:
    shop = shop_under(desk, EITHER)
    order = taken(shop, ship_to=OHIO, address=OHIO, shipping_charged=ZERO, payments=paid(shop, 20995))
    with pytest.raises(Wanting, match="wants-destination"):
        cancelled(shop, order)
    done = cancelled(shop, order, wish=wish)
    assert (bool(done.slip), ledger.trial_balance(shop.db)[account]) == (wish == "store_credit", -20995)


def test_what_was_shown_is_what_is_done(desk: Desk, order: Order) -> None:
    shown = sheet_of(desk, order)
    unpaid = payments.void_payment(desk, order.payments[0].number, "typed twice")
    with pytest.raises(Stale, match="answer-changed"):
        cancelling.cancel_order(desk, shown)
    with pytest.raises(Stale, match="answer-changed"):
        cancelling.decide_cancel(desk, shown, ZERO, "store_credit", "so")
    assert orders.get(desk.db, order.number) == unpaid


def test_a_payment_that_was_given_back_is_not_voided(desk: Desk, order: Order) -> None:
    cancelled(desk, order, 1)
    with pytest.raises(Refused, match="payment-credited"):
        payments.void_payment(desk, order.payments[0].number, "typed twice")


REFUSALS: dict[str, Callable[[Desk, Order], object]] = {
    "order-cancelled": lambda desk, order: (cancelled(desk, order), sheet_of(desk, order)),
    "cancel-shipped": lambda desk, order: (
        shipping.ship(desk, Dispatch(order.number, desk.clock.today())),
        sheet_of(desk, order),
    ),
    "cancel-by-unknown": lambda desk, order: sheet_of(desk, order, by="nobody"),
    "cancel-before-placed": lambda desk, order: sheet_of(desk, order, on=order.placed - timedelta(1)),
    "day-ahead": lambda desk, order: sheet_of(desk, order, on=order.placed + timedelta(90)),
    "line-not-on-order": lambda desk, order: sheet_of(desk, order, lines=(LinePart("999", 1),)),
    "too-many-to-cancel": lambda desk, order: sheet_of(
        desk, order, lines=(LinePart(str(order.lines[0].id), 2),)
    ),
    "cancel-owner": lambda desk, order: cancelled(desk, order, by="shop"),
    "reason-empty": lambda desk, order: cancelling.decide_cancel(
        desk, sheet_of(desk, order, by="shop"), ZERO, "store_credit", " "
    ),
    "destination-unknown": lambda desk, order: decided(desk, order, 0, way="cash"),
    "override-needless": lambda desk, order: cancelling.decide_cancel(
        desk, sheet_of(desk, order), ZERO, "store_credit", "so"
    ),
    "override-amount": lambda desk, order: decided(desk, order, 22291),
}


@pytest.mark.parametrize("key", REFUSALS)
def test_what_cannot_be_cancelled_says_why(desk: Desk, order: Order, key: str) -> None:
    with pytest.raises(DeskError) as told:
        REFUSALS[key](desk, order)
    assert told.value.key == key


def test_an_amount_below_nothing_is_no_decision(desk: Desk, order: Order) -> None:
    with pytest.raises(BadInput, match="override-amount"):
        decided(desk, order, -1)


def test_an_answer_is_told_step_by_step(desk: Desk, order: Order) -> None:
    sheet = sheet_of(desk, order)
    told = cancelling.explain_cancel(desk, sheet.ask)
    assert told.credit == sheet.answer.credit and told.steps


def test_only_what_keeps_money_on_a_late_order_warns(desk: Desk) -> None:
    promised = desk.clock.today() + timedelta(1)
    order = taken(desk, RELEASE, payments=paid(desk, 14000), channel="phone", promised=promised)
    assert not cancelling.warns(sheet_of(desk, order))
    desk.clock.day += timedelta(5)  # type: ignore[attr-defined]
    late = sheet_of(desk, order)
    assert late.late == ("P",) and cancelling.warns(late)
    assert not cancelling.warns(sheet_of(desk, order, by="shop"))


def test_what_was_called_off_can_be_read(desk: Desk, order: Order) -> None:
    slip = cancelled(desk, order, 1).slip
    (done,) = cancelling.cancellations_of(desk, order.number)
    assert (done.slip, done.order, done.kind) == (slip, order.number, "cancelled")
