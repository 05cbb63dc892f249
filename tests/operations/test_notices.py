"""Notices are made for what is in and what is late, told on a day by a way, and answered."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import cancelling, notices, orders, payments, preorders, promises
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.notices import Notice
from desk.records.orders import NewOrder
from desk.records.payments import NewPayment
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.preorder_shop import CAME, DOLL, PLACED, SKU


@pytest.fixture
def shop(clock: FixedClock) -> Desk:
    """The shop with four orders for the winter doll."""
    desk = preorder_shop.open_shop(clock)
    preorder_shop.four(desk)
    return desk


def test_what_is_in_is_asked_for_once(shop: Desk, clock: FixedClock) -> None:
    made = {each.customer.name: each for each in preorder_shop.all_in(shop, clock)}
    ann, di = made["Ann Miller"], made["Di & Co"]
    assert set(made) == {"Ann Miller", "Di & Co"}
    assert (ann.kind, ann.amount, ann.due, ann.number[:2]) == (
        "balance",
        Money(31429),
        date(2026, 4, 3),
        "BN",
    )
    assert (di.amount, di.lines[0].quantity) == (Money(61563), 2)
    assert notices.make_balance_notices(shop) == () and len(preorders.balances(shop)) == 3
    assert notices.notices_to_tell(shop) == (ann, di)
    told = orders.read_history(shop, ann.order)[-1]
    assert (told.operation, told.after) == (
        "make_balance_notices",
        {"notice": ann.number, "balance": "314.29"},
    )


def test_a_card_is_charged_without_a_notice(shop: Desk, clock: FixedClock) -> None:
    preorder_shop.all_in(shop, clock)
    ben = next(each for each in preorders.balances(shop) if each.customer == "Ben Ortiz")
    assert ben.state == "charge" and ben.open is not None
    money = NewPayment("card", ben.open, CAME, purpose="balance", brand="visa", last4="4242")
    payments.take_payment(shop, ben.order, money)
    assert preorders.balance_of(shop, ben.number).state == "paid"
    assert orders.open_order(shop, ben.order).balance_paid == CAME


def test_only_some_orders_and_what_is_paid_already(shop: Desk, clock: FixedClock) -> None:
    claims = {each.customer: each.order for each in preorders.waiting_for(shop, SKU)}
    clock.day = CAME
    owed = payments.owing(shop, claims["Di & Co"]).owed
    payments.take_payment(shop, claims["Di & Co"], NewPayment("cash", owed, CAME))
    preorders.arrive(shop, SKU, 4, CAME)
    (ann,) = notices.make_balance_notices(shop, (claims["Ann Miller"],))
    assert ann.order == claims["Ann Miller"]
    assert notices.make_balance_notices(shop) == ()
    assert all(orders.open_order(shop, claims[name]).lines[0].balanced for name in ("Di & Co", "Ben Ortiz"))


def test_a_policy_that_is_silent_names_no_amount(clock: FixedClock) -> None:
    desk = preorder_shop.open_shop(clock, "miniature-expressions")
    money = (NewPayment("card", Money(7000), PLACED),)
    orders.enter_order(desk, NewOrder(PLACED, "Ann Miller", (DOLL,), payments=money))
    (made,) = preorder_shop.all_in(desk, clock, 1)
    assert (made.amount, made.due) == (None, None)
    assert notices.mark_told(desk, made.number, CAME, "phone")[0].due is None
    (balance,) = preorders.balances(desk)
    assert (balance.state, balance.open) == ("due", None)


def test_the_clock_runs_from_the_day_they_were_told(shop: Desk, clock: FixedClock) -> None:
    ann, di = preorder_shop.all_in(shop, clock)
    clock.day = date(2026, 3, 25)
    (told,) = notices.mark_told(shop, ann.number, date(2026, 3, 24), "phone")
    assert (told.told, told.way, told.due) == (date(2026, 3, 24), "phone", date(2026, 4, 7))
    order = orders.open_order(shop, ann.order)
    assert (order.lines[0].notified, order.balance_due) == (date(2026, 3, 24), date(2026, 4, 7))
    assert notices.notices_to_tell(shop) == (di,)
    with pytest.raises(Refused, match="notice-told"):
        notices.mark_told(shop, ann.number, CAME, "phone")


def test_all_are_told_or_none(shop: Desk, clock: FixedClock) -> None:
    numbers = ",".join(each.number for each in preorder_shop.all_in(shop, clock))
    for bad, key in (
        ((numbers, CAME, "pigeon"), "way-unknown"),
        ((numbers, date(2026, 3, 21), "email"), "day-to-come"),
        ((numbers, date(2026, 3, 19), "email"), "told-before-made"),
    ):
        with pytest.raises(BadInput, match=key):
            notices.mark_told(shop, *bad)
    with pytest.raises(NotFound, match="notice-unknown"):
        notices.mark_told(shop, f"{numbers},BN-26-00077-1", CAME, "email")
    assert len(notices.notices_to_tell(shop)) == 2
    assert [each.way for each in notices.mark_told(shop, numbers, CAME, "email")] == ["email", "email"]


def test_of_what_is_cancelled_nobody_is_told(shop: Desk, clock: FixedClock) -> None:
    clock.day = PLACED
    lines = (replace(DOLL, sku="P"), replace(DOLL, sku="Q"))
    made = preorder_shop.order(shop, "Two Dolls", "cash", lines=lines)
    preorders.arrive(shop, "P", 1, PLACED)
    (notice,) = notices.make_balance_notices(shop)
    ask = CancelAsk(made.number, PLACED, (LinePart(str(made.lines[0].id), 1),))
    cancelling.cancel_order(shop, cancelling.ask_cancel(shop, ask))
    with pytest.raises(Refused, match="notice-void"):
        notices.mark_told(shop, notice.number, PLACED, "phone")


def stock_order(desk: Desk, name: str = "Late Larry") -> str:
    """An order of what is in stock, which has to leave within seven business days."""
    return preorder_shop.order(desk, name, lines=(replace(DOLL, sku="S", kind="stock"),)).number


def test_who_waits_past_the_seventh_business_day_is_told(shop: Desk, clock: FixedClock) -> None:
    number, other = stock_order(shop), stock_order(shop, "Other Otto")
    clock.day = date(2026, 3, 11)
    assert notices.make_late_notices(shop) == ()
    clock.day = date(2026, 3, 12)
    assert notices.make_late_notices(shop, ("#9",)) == ()
    (made,) = notices.make_late_notices(shop, (number,))
    assert (made.kind, made.order, made.number[:2]) == ("late", number, "LE")
    assert made.answer is not None and "ship-limit" in {each.id for each in made.answer.clauses}
    assert notices.make_late_notices(shop) == notices.notices_of(shop, other)
    notices.mark_told(shop, made.number, clock.day, "email")
    assert orders.open_order(shop, number).told == clock.day


def delayed(desk: Desk, clock: FixedClock) -> Notice:
    """A delay that a customer was told of."""
    claims = {each.customer: each.order for each in preorders.waiting_for(desk, SKU)}
    clock.day = CAME
    made = promises.make_delay_notice(desk, claims["Ben Ortiz"], date(2026, 4, 20))
    with pytest.raises(Refused, match="notice-untold"):
        notices.answer_notice(desk, made.number, "agreed", CAME)
    (told,) = notices.mark_told(desk, made.number, CAME, "phone")
    return told


def test_an_answer_is_kept_and_may_change(shop: Desk, clock: FixedClock) -> None:
    made = delayed(shop, clock)
    assert notices.notices_unanswered(shop) == (made,)
    assert notices.answer_notice(shop, made.number, "agreed", CAME).said == "agreed"
    assert notices.notices_unanswered(shop) == ()
    done = notices.answer_notice(shop, made.number, "cancelled", CAME)
    assert (done.said, done.answered) == ("cancelled", CAME)
    assert orders.open_order(shop, made.order).is_open
    for said, on, key in (
        ("perhaps", CAME, "answer-unknown"),
        ("agreed", date(2026, 3, 21), "day-to-come"),
        ("agreed", date(2026, 3, 19), "answer-before-told"),
    ):
        with pytest.raises(BadInput, match=key):
            notices.answer_notice(shop, made.number, said, on)


def test_a_letter_shows_the_notice_its_order_and_the_shop(shop: Desk, clock: FixedClock) -> None:
    ann, di = preorder_shop.all_in(shop, clock)
    paper = notices.notice_paper(shop, ann.number)
    assert (paper.notice, paper.order.number, paper.shop.name) == (ann, ann.order, "Button & Bear")
    both = notices.notice_papers(shop, f"{ann.number}, {di.number},")
    assert [each.notice for each in both.papers] == [ann, di] and both.day == CAME
    with pytest.raises(BadInput, match="notices-none"):
        notices.notice_papers(shop, " , ")
