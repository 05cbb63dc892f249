"""Store credit: balances, slips, and every print counted."""

from datetime import date

import pytest

from desk.operations import cancelling, credits, customers, payments, returns, spending
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.credits import CreditSlip
from desk.records.customers import Customer
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.lists import Query
from desk.records.money import Money
from desk.store import ledger
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


def granted(desk: Desk) -> CreditSlip:
    """The slip of a doll that came back."""
    slip = returns.settle(desk, inspected(desk)).slip
    assert slip is not None
    return slip


def test_what_is_left_is_voided_with_a_reason(desk: Desk) -> None:
    slip = granted(desk)
    lot = credits.void_credit(desk, slip.number, "made by mistake")
    assert (lot.balance, lot.state) == (0, "reversed")
    assert (
        ledger.trial_balance(desk.db).get("2100", 0) == 0 and ledger.trial_balance(desk.db)["4240"] == -7745
    )
    with pytest.raises(Refused, match="credit-reversed"):
        credits.credit_slip(desk, slip.number)
    with pytest.raises(Refused, match="credit-empty"):
        credits.void_credit(desk, slip.number, "again")
    with pytest.raises(Refused, match="credit-voided"):
        returns.reverse_settlement(desk, slip.ra, "and this too")


def test_what_was_spent_before_a_void_comes_back_with_its_payment(desk: Desk) -> None:
    slip = granted(desk)
    buyer = returns.open_return(desk, slip.ra).order.customer.number
    order = taken(desk, customer=buyer, payments=paid(desk, 1000, "store_credit"))
    credits.void_credit(desk, slip.number, "made by mistake")
    payments.void_payment(desk, order.payments[0].number, "not wanted")
    lot = credits.open_credit(desk, slip.number)
    assert (lot.balance, lot.state) == (1000, "open") and ledger.trial_balance(desk.db).get(
        "2100", 0
    ) == -1000


def test_a_part_goes_to_another_customer_on_a_slip_of_their_own(desk: Desk) -> None:
    slip = granted(desk)
    ida = customers.add_customer(desk, Customer(0, "", "Ida"))
    made = credits.transfer_credit(desk, slip.number, ida.number, "a present", Money(2000))
    assert (made.customer, made.balance, made.origin) == ("Ida", 2000, slip.number)
    assert credits.open_credit(desk, slip.number).balance == 5745
    paper = credits.credit_slip(desk, made.number)
    assert (paper.origin, paper.before, paper.order, paper.answer.amounts) == (
        "transferred",
        slip.number,
        slip.order,
        (),
    )
    assert spending.available(desk, ida.id) == 2000 and ledger.trial_balance(desk.db).get("2100", 0) == -7745


def test_what_cannot_be_given_away(desk: Desk) -> None:
    slip = granted(desk)
    ida = customers.add_customer(desk, Customer(0, "", "Ida"))
    owner = returns.open_return(desk, slip.ra).order.customer.number
    with pytest.raises(Refused, match="credit-theirs"):
        credits.transfer_credit(desk, slip.number, owner, "so")
    with pytest.raises(Refused, match="credit-short"):
        credits.transfer_credit(desk, slip.number, ida.number, "so", Money(7746))
    with pytest.raises(BadInput, match="payment-amount"):
        credits.transfer_credit(desk, slip.number, ida.number, "so", Money(0))
    with pytest.raises(NotFound, match="customer-unknown"):
        credits.transfer_credit(desk, slip.number, "CM-26-09999-1", "so")
    credits.transfer_credit(desk, slip.number, ida.number, "so")
    with pytest.raises(Refused, match="credit-transferred"):
        returns.reverse_settlement(desk, slip.ra, "it is with somebody else")
    with pytest.raises(Refused, match="credit-empty"):
        credits.transfer_credit(desk, slip.number, ida.number, "so")
