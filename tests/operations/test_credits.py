"""Store credit: balances, slips, and every print counted."""

from datetime import date

import pytest

from desk.operations import cancelling, credits, returns
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.errors import BadInput, NotFound
from desk.records.lists import Query
from desk.records.money import Money
from tests.operations.ordering import paid, taken
from tests.operations.test_returns import inspected


def test_a_slip_is_an_original_once_and_a_copy_after_that(desk: Desk) -> None:
    slip = returns.settle(desk, inspected(desk)).slip
    assert credits.credit_slip(desk, slip.number) == slip
    assert credits.count_print(desk, slip.number) == 1
    assert credits.credit_slip(desk, slip.number.lower()).copy == 1
    assert credits.count_print(desk, slip.number) == 2


def test_the_list_shows_what_is_open(desk: Desk) -> None:
    slip = returns.settle(desk, inspected(desk)).slip
    (row,) = credits.rows(desk, credits.ids(desk, Query()))
    assert (row.number, row.balance, row.origin) == (slip.number, 7745, slip.ra)
    assert credits.counts(desk)["open"] == 1
    assert credits.list_credits(desk) == (row,)


def test_numbers_that_are_none(desk: Desk) -> None:
    with pytest.raises(NotFound, match="credit-unknown"):
        credits.open_credit(desk, "CS-26-00001-" + _digit())
    with pytest.raises(BadInput, match="number-shape"):
        credits.open_credit(desk, "credit")
    ra = inspected(desk).ra
    with pytest.raises(NotFound, match="slip-none"):
        credits.slip_of(desk, ra)


def _digit() -> str:
    from desk.records import codes

    return codes.make(codes.CREDIT_SLIP, date(2026, 1, 1).year, 1)[-1]


def test_a_cancelled_order_s_slip_says_so(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed))
    number = cancelling.cancel_order(desk, sheet).slip
    slip = credits.credit_slip(desk, number)
    assert (slip.ra, slip.order, slip.origin, slip.answer) == ("", order.number, "cancelled", sheet.answer)
    assert (slip.amount, slip.copy, credits.count_print(desk, number)) == (21471, 0, 1)
    assert credits.credit_slip(desk, number).copy == 1


def test_a_decided_cancellation_s_slip_shows_what_was_decided(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed, by="shop"))
    done = cancelling.decide_cancel(desk, sheet, Money(20000), "store_credit", "sold out")
    slip = credits.credit_slip(desk, done.slip)
    assert [(each.label, each.money) for each in slip.answer.amounts] == [("owners_decision", 20000)]
