"""A parcel arrives, or comes back: it is sent again or given back, by the policy or the owner."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import booking, orders, parcels, payments, returns, shipping, shops
from desk.operations.desk import Desk
from desk.records.errors import BadInput, DeskError, NotFound, Refused, Stale, Wanting
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import Order
from desk.records.parcels import Ruling
from desk.records.payments import NewPayment
from desk.records.returns import Ask
from desk.records.shipments import Dispatch, Packed
from desk.store import cancellations, charges, credits, items, ledger, overrides, stock
from tests.conftest import SHOP, FixedClock, owners_desk
from tests.operations.ordering import BEAR, DOLL, paid, shelve, taken
from tests.operations.parceling import back, left, miniatures, parcel_of, read

AGAIN = Ruling("again", Money(1120))
CREDIT = Ruling("refunded", Money(20000), "store_credit")


@pytest.fixture
def other(clock: FixedClock) -> Iterator[Desk]:
    """The shop that refunds."""
    desk = miniatures(clock)
    yield desk
    desk.db.close()


def test_a_wrong_address_is_sent_again_once_that_is_paid(desk: Desk) -> None:
    order = left(desk)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, reship_cost=Money(1120)))
    assert (sheet.answer.outcome, sheet.answer.charge) == ("allowed", Money(1120))
    done = parcels.take_parcel_back(desk, sheet)
    assert (done.parcel.fate, done.parcel.waits, done.order.owed) == ("again", True, Money(1120))
    assert [each.clause for each in charges.of_order(desk.db, order.id)] == ["reship"]
    again = Dispatch(order.number, desk.clock.today(), again=done.parcel.number, cost=Money(1100))
    with pytest.raises(Refused, match="order-held-unpaid"):
        shipping.ship(desk, again)
    payments.take_payment(desk, order.number, NewPayment("card", Money(1120), desk.clock.today()))
    sold = ledger.balance_of(desk.db, order.number, "4000")
    sent = shipping.ship(desk, again)
    assert (sent.owed, booking.held(desk, order.number)) == (Money(0), Money(0))
    assert ledger.balance_of(desk.db, order.number, "4000") == sold
    assert ledger.balance_of(desk.db, order.number, "4110") == Money(-1120)
    assert sent.shipping_cost == Money(940 + 1100)
    first, second = parcels.parcels_of(desk, order.number)
    assert (first.resent, first.waits, second.resends) == (True, False, first.id)
    assert [each.quantity for each in second.lines] == [1, 1]
    assert orders.mark_delivered(desk, order.number, desk.clock.today()).state == "delivered"


def test_what_waits_was_not_delivered(desk: Desk) -> None:
    order = left(desk)
    parcels.take_parcel_back(desk, parcels.ask_parcel_back(desk, back(desk, order, reship_cost=Money(5))))
    with pytest.raises(Refused, match="order-came-back"):
        orders.mark_delivered(desk, order.number, desk.clock.today())


def test_the_policy_leaves_another_cause_to_the_owner_who_sends_it_again(desk: Desk) -> None:
    order = left(desk)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "unavailable_recipient"))
    assert sheet.answer.outcome == "owner"
    with pytest.raises(Refused, match="parcel-owner"):
        parcels.take_parcel_back(desk, sheet)
    done = parcels.decide_parcel_back(desk, sheet, AGAIN, "nobody was at home")
    assert (done.parcel.waits, done.order.owed, done.slip) == (True, Money(1120), "")
    (kept,) = overrides.between(desk.db, desk.clock.today(), desk.clock.today())
    assert (kept.operation, kept.reason) == ("decide_parcel_back", "nobody was at home")


def test_the_owner_sends_it_again_for_nothing(desk: Desk) -> None:
    order = left(desk)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    done = parcels.decide_parcel_back(desk, sheet, Ruling("again"), "our mistake")
    assert done.parcel.waits and done.order.owed == Money(0)
    assert charges.of_order(desk.db, order.id) == ()


def test_the_owner_gives_it_back_as_store_credit(desk: Desk) -> None:
    shelve(desk, BEAR, 5)
    order = left(desk)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    done = parcels.decide_parcel_back(desk, sheet, CREDIT, "she moved away")
    assert (done.parcel.fate, done.order.credited, done.order.owed) == ("refunded", Money(20000), Money(0))
    assert credits.get(desk.db, done.slip).balance == Money(20000)
    assert [line.returned for line in done.order.lines] == [1, 1]
    bear = items.by_sku(desk.db, "A")
    assert bear is not None and bear.on_hand == 5
    moved = stock.movements(desk.db, bear.id)[-1]
    assert (moved.kind, moved.day, moved.subject) == ("came_back", done.parcel.came_back, done.parcel.number)
    with pytest.raises(Refused, match="order-came-back"):
        orders.mark_delivered(desk, order.number, desk.clock.today())


def test_not_sent_again_after_all_the_owner_gives_it_back(desk: Desk) -> None:
    order = left(desk)
    done = parcels.take_parcel_back(
        desk, parcels.ask_parcel_back(desk, back(desk, order, reship_cost=Money(1120)))
    )
    sheet = parcels.ask_parcel_back(desk, back(desk, order, parcel=done.parcel.number))
    assert sheet.answer.outcome == "owner"
    done = parcels.decide_parcel_back(desk, sheet, CREDIT, "she does not want it any more")
    assert (done.parcel.fate, done.parcel.waits) == ("refunded", False)


def test_the_other_policy_refunds_the_order_less_its_shipping(other: Desk) -> None:
    order = left(other)
    sheet = parcels.ask_parcel_back(other, back(other, order))
    assert (sheet.answer.outcome, sheet.answer.destination) == ("allowed", "original_payment")
    done = parcels.take_parcel_back(other, sheet)
    assert done.order.credited == order.total - Money(1295)
    assert ledger.balance_of(other.db, order.number, "2110") == -(order.total - Money(1295))
    (kept,) = cancellations.of_order(other.db, order.id)
    assert (kept.kind, kept.destination, kept.slip) == ("undeliverable", "original_payment", "")
    with pytest.raises(Refused, match="override-needless"):
        again = left(other)
        parcels.decide_parcel_back(other, parcels.ask_parcel_back(other, back(other, again)), AGAIN, "so")


def test_with_free_shipping_its_cost_is_taken_off_and_asked_for(other: Desk) -> None:
    free = replace(BEAR, price=Money(6400)), replace(DOLL, price=Money(3600))
    order = taken(other, *free, payments=paid(other, 10000), shipping_charged=Money(0))
    shipping.ship(other, Dispatch(order.number, other.clock.today()))
    with pytest.raises(Wanting, match="wants-shipping-cost"):
        parcels.ask_parcel_back(other, back(other, order))
    told = back(other, order, shipping_cost=Money(940))
    done = parcels.take_parcel_back(other, parcels.ask_parcel_back(other, told))
    assert (done.order.credited, done.order.shipping_cost) == (Money(9060), Money(940))


def test_one_of_two_parcels_comes_back(other: Desk) -> None:
    order = taken(other, BEAR, DOLL, payments=paid(other, 20995 + 1295))
    bear, doll = order.lines
    today = other.clock.today()
    shipping.ship(other, Dispatch(order.number, today, (Packed(bear.id, 1),)))
    done = parcels.take_parcel_back(other, parcels.ask_parcel_back(other, back(other, order)))
    assert [line.returned for line in done.order.lines] == [1, 0]
    assert done.order.lines[1].shippable == 1
    ended = shipping.ship(other, Dispatch(order.number, today, (Packed(doll.id, 1),)))
    assert (ended.shipped, booking.held(other, order.number)) == (today, Money(0))


def test_a_parcel_arrives_and_with_the_last_the_order(desk: Desk) -> None:
    order = taken(desk, BEAR, DOLL, payments=paid(desk, 23571))
    bear, doll = order.lines
    today = desk.clock.today()
    shipping.ship(desk, Dispatch(order.number, today, (Packed(bear.id, 1),)))
    first = parcel_of(desk, order)
    assert parcels.mark_parcel_delivered(desk, first.number, today).delivered is None
    with pytest.raises(Refused, match="parcel-delivered"):
        parcels.mark_parcel_delivered(desk, first.number, today)
    with pytest.raises(Refused, match="parcel-delivered"):
        parcels.ask_parcel_back(desk, back(desk, order, parcel=first.number))
    shipping.ship(desk, Dispatch(order.number, today, (Packed(doll.id, 1),)))
    last = parcel_of(desk, order)
    with pytest.raises(BadInput, match="delivered-before-shipped"):
        parcels.mark_parcel_delivered(desk, last.number, today - timedelta(1))
    assert parcels.mark_parcel_delivered(
        desk, last.number, today + timedelta(3)
    ).delivered == today + timedelta(3)
    assert [each.delivered for each in parcels.parcels_of(desk, order.number)] == [
        today,
        today + timedelta(3),
    ]


def test_what_came_back_does_not_arrive(desk: Desk) -> None:
    order = left(desk)
    parcels.decide_parcel_back(
        desk, parcels.ask_parcel_back(desk, back(desk, order, "other")), CREDIT, "so it is"
    )
    with pytest.raises(Refused, match="parcel-came-back"):
        parcels.mark_parcel_delivered(desk, parcel_of(desk, order).number, desk.clock.today())


def test_an_order_entered_as_shipped_has_a_parcel_too(desk: Desk) -> None:
    order = orders.open_order(desk, "#1002")
    sheet = parcels.ask_parcel_back(desk, back(desk, order, reship_cost=Money(1120)))
    assert (sheet.parcel.number, sheet.answer.charge) == ("", Money(1120))
    done = parcels.take_parcel_back(desk, sheet)
    assert done.parcel.number.startswith("SH-26-") and done.parcel.waits
    assert done.order.lines[0].returned == 0


def faulty(desk: Desk, order: Order) -> dict[str, dict[str, object]]:
    """What cannot be told of a parcel, by the key of its refusal."""
    day = desk.clock.today()
    return {
        "cause-unknown": {"cause": "lost"},
        "shipment-unknown": {"parcel": "SH-26-99999-1"},
        "back-before-shipped": {"on": day - timedelta(1)},
        "day-ahead": {"on": day + timedelta(40)},
        "cost-negative": {"reship_cost": Money(-1)},
        "order-not-shipped": {"order": "#1003"},
    }


@pytest.mark.parametrize(
    "key",
    [
        *("cause-unknown", "shipment-unknown", "back-before-shipped"),
        *("day-ahead", "cost-negative", "order-not-shipped"),
    ],
)
def test_what_cannot_be_is_told(desk: Desk, key: str) -> None:
    order = left(desk)
    asked = replace(back(desk, order), **faulty(desk, order)[key])  # type: ignore[arg-type]
    with pytest.raises(DeskError, match=key):
        parcels.ask_parcel_back(desk, asked)


@pytest.mark.parametrize(
    ("ruling", "key"),
    [
        (Ruling("lost"), "fate-unknown"),
        (Ruling("refunded", Money(5), "a hat"), "destination-unknown"),
        (Ruling("refunded", Money(23572), "store_credit"), "override-amount"),
        (Ruling("again", Money(-1)), "override-amount"),
    ],
)
def test_an_owner_decides_within_bounds(desk: Desk, ruling: Ruling, key: str) -> None:
    order = left(desk)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    with pytest.raises(BadInput, match=key):
        parcels.decide_parcel_back(desk, sheet, ruling, "so it is")


def test_a_sheet_that_is_old_is_stale(desk: Desk) -> None:
    order = left(desk)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, reship_cost=Money(1120)))
    with desk.db.atomic():
        desk.db.execute("UPDATE orders SET version = version + 1 WHERE id = ?", (order.id,))
    with pytest.raises(Stale, match="answer-changed"):
        parcels.take_parcel_back(desk, sheet)


def test_it_comes_back_once_and_not_what_is_on_a_return(desk: Desk) -> None:
    order = left(desk)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, reship_cost=Money(1120)))
    parcels.take_parcel_back(desk, sheet)
    with pytest.raises(Refused, match="parcel-came-back"):
        parcels.ask_parcel_back(desk, back(desk, order, reship_cost=Money(1120)))
    other = orders.open_order(desk, "#1002")
    part = (LinePart(str(other.lines[0].id), 1),)
    returns.issue_ra(
        desk, Ask("#1002", "changed_mind", desk.clock.today(), part, delivered=desk.clock.today())
    )
    with desk.db.atomic():
        desk.db.execute("UPDATE shipments SET delivered = NULL WHERE order_id = ?", (other.id,))
    with pytest.raises(Refused, match="parcel-returned"):
        parcels.ask_parcel_back(desk, back(desk, read(desk, other)))


def test_an_unknown_parcel_does_not_arrive(desk: Desk) -> None:
    with pytest.raises(NotFound, match="shipment-unknown"):
        parcels.mark_parcel_delivered(desk, "SH-26-00009-1", desk.clock.today())


def test_a_parcel_is_found_by_its_slip(desk: Desk) -> None:
    order = left(desk)
    assert parcels.open_parcel(desk, parcel_of(desk, order).number.lower()).order == order.number
    with pytest.raises(BadInput, match="number-shape"):
        parcels.open_parcel(desk, "#1002")


def test_where_the_policy_offers_a_choice_the_customer_makes_it(clock: FixedClock) -> None:
    desk = owners_desk(clock)
    rule = 'ask = "undeliverable"\nwhen = { shipping = "charged" }\ngive = "merchandise"\nto = '
    text = desk.packs["miniature-expressions"]
    assert f'{rule}"original_payment"' in text
    shops.create_shop(desk, SHOP, text.replace(f'{rule}"original_payment"', f'{rule}"customer_choice"'))
    order = left(desk)
    with pytest.raises(Wanting, match="wants-destination"):
        parcels.take_parcel_back(desk, parcels.ask_parcel_back(desk, back(desk, order)))
    wanted = back(desk, order, wish="store_credit")
    done = parcels.take_parcel_back(desk, parcels.ask_parcel_back(desk, wanted))
    assert credits.get(desk.db, done.slip).balance == order.total - Money(1295)
    desk.db.close()
