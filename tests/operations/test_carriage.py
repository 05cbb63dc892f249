"""What sending abroad really costs is foreseen, holds the order, and is agreed with the customer."""

from dataclasses import replace

import pytest

from desk.operations import cancelling, carriage, payments, shipping
from desk.operations.desk import Desk
from desk.operations.notices import answer_notice, mark_told, notices_of
from desk.records.cancellations import CancelAsk
from desk.records.errors import BadInput, DeskError, Refused
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import Order
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch, Packed
from desk.store import history
from tests.operations.ordering import HOME, paid, taken
from tests.operations.parceling import left


@pytest.fixture
def abroad(desk: Desk) -> Order:
    """An order to Germany that is paid."""
    berlin = replace(HOME, city="Berlin", state="", country="DE")
    return taken(desk, ship_to=berlin, service="customer_choice", payments=paid(desk, 20995 + 1295))


def test_a_difference_holds_an_order_abroad_until_it_is_agreed_and_paid(desk: Desk, abroad: Order) -> None:
    held = carriage.foresee_cost(desk, abroad.number, Money(2500))
    assert (held.foreseen_cost, held.holds) == (Money(2500), ("international",))
    gone = Dispatch(abroad.number, desk.clock.today())
    with pytest.raises(Refused, match="order-held-international"):
        shipping.ship(desk, gone)
    (hold,) = shipping.pack_sheet(desk, abroad.number).holds
    assert hold.said is not None and "real cost" in hold.said.text["en"]
    agreed = carriage.agree_shipping(desk, abroad.number, Money(2500))
    assert (agreed.shipping_charged, agreed.owed, agreed.holds) == (Money(2500), Money(1205), ("unpaid",))
    with pytest.raises(Refused, match="order-held-unpaid"):
        shipping.ship(desk, gone)
    payments.take_payment(desk, abroad.number, NewPayment("card", Money(1205), desk.clock.today()))
    assert shipping.ship(desk, gone).owed == Money(0)
    told = [line for line in history.of(desk.db, abroad.number) if line.operation == "agree_shipping"]
    assert (told[0].before, told[0].after) == ({"shipping_charged": "12.95"}, {"shipping_charged": "25.00"})


def test_the_customer_is_to_be_told_and_is_not_asked_twice(desk: Desk, abroad: Order) -> None:
    for cost in (2500, 2500, 2600):
        carriage.foresee_cost(desk, abroad.number, Money(cost))
    first, second = notices_of(desk, abroad.number)
    assert (first.kind, first.amount, second.amount) == ("shipping_cost", Money(2500), Money(2600))
    assert "international" in [clause.id for clause in second.answer.clauses]
    mark_told(desk, first.number, desk.clock.today(), "letter")
    carriage.agree_shipping(desk, abroad.number, Money(2600))
    told = [(each.way, each.said) for each in notices_of(desk, abroad.number)]
    assert told == [("letter", "agreed"), ("phone", "agreed")]


def test_the_owner_sends_it_without_asking(desk: Desk, abroad: Order) -> None:
    carriage.foresee_cost(desk, abroad.number, Money(1290))
    carriage.foresee_cost(desk, abroad.number, Money(1300))
    sent = shipping.ship_anyway(desk, Dispatch(abroad.number, desk.clock.today()), "five cents are nothing")
    assert sent.state == "shipped"


def test_at_home_a_difference_holds_nothing(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    assert carriage.foresee_cost(desk, order.number, Money(2500)).holds == ()


def test_shipping_is_not_agreed_below_what_was_paid(desk: Desk, abroad: Order) -> None:
    with pytest.raises(Refused, match="shipping-below-paid") as caught:
        carriage.agree_shipping(desk, abroad.number, Money(1000))
    assert caught.value.values["over"] == Money(295)


def test_shipping_that_is_billed_is_not_agreed_anew(desk: Desk, abroad: Order) -> None:
    packed = (Packed(abroad.lines[0].id, 1),)
    shipping.ship(desk, Dispatch(abroad.number, desk.clock.today(), packed))
    with pytest.raises(Refused, match="shipping-billed"):
        carriage.agree_shipping(desk, abroad.number, Money(2500))
    assert carriage.foresee_cost(desk, abroad.number, Money(2500)).foreseen_cost == Money(2500)


def test_only_what_is_still_to_leave_has_a_cost_to_foresee(desk: Desk, abroad: Order) -> None:
    sent = left(desk)
    ask = CancelAsk(abroad.number, desk.clock.today(), tuple(LinePart(str(x.id), 1) for x in abroad.lines))
    cancelling.cancel_order(desk, cancelling.ask_cancel(desk, ask))
    for number, cost, key in (
        (sent.number, 100, "order-already-shipped"),
        (abroad.number, 100, "order-cancelled"),
        (abroad.number, -1, "cost-negative"),
    ):
        with pytest.raises(DeskError, match=key):
            carriage.foresee_cost(desk, number, Money(cost))


def test_a_dearer_shipping_is_agreed_by_its_amount_alone(desk: Desk, abroad: Order) -> None:
    """A yes to no amount would let the order go as little as none."""
    carriage.foresee_cost(desk, abroad.number, Money(2500))
    (made,) = notices_of(desk, abroad.number)
    mark_told(desk, made.number, desk.clock.today(), "phone")
    with pytest.raises(BadInput, match="answer-unknown") as caught:
        answer_notice(desk, made.number, "agreed", desk.clock.today())
    assert caught.value.values["known"] == "declined, cancelled"
    assert answer_notice(desk, made.number, "declined", desk.clock.today()).said == "declined"
