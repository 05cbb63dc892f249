"""An agency pays with checks of its own: each is in the book once, whatever is thought of the customer's."""

from dataclasses import replace

import pytest

from desk.operations import agencies, bouncing, check_records, checks, deposits, recovering
from desk.operations.check_records import Taken
from desk.operations.desk import Desk
from desk.records.check_life import HAND_OVER
from desk.records.checks import Bounce
from desk.records.errors import BadInput, Refused
from desk.records.money import ZERO, Money
from desk.records.payments import NewPayment
from desk.store import checks as kept
from tests.conftest import DAY
from tests.operations import checking
from tests.operations.collecting import with_agency


def test_one_check_of_the_agency_pays_two_orders(desk: Desk) -> None:
    one, other, last = (checking.ordered(desk).number for _ in range(3))
    check = checking.handed(desk, (one, 4000), (other, 6000), (last, 1000)).check
    with_agency(desk)
    paid = NewPayment("check", Money(8000), DAY, "77")
    sheet = recovering.take_agency_payment(desk, check.number, paid, Money(2000))
    assert (sheet.paid, sheet.open) == (Money(10000), Money(4500))
    (made,) = [each for each in checks.checks_from(desk, check.holder) if each.number != check.number]
    assert (made.payer, made.check_number, made.amount, made.state) == (
        *(agencies.agency(desk).name, "77", Money(8000), "received"),
    )
    parts = checks.open_check(desk, made.number).parts
    assert [(part.order, part.amount) for part in parts] == [(one, Money(7500)), (other, Money(500))]


@pytest.mark.parametrize("cents", [13501, 0])
def test_what_is_not_owed_brings_no_check_into_the_book(desk: Desk, cents: int) -> None:
    check = checking.handed(desk).check
    with pytest.raises(Refused if cents else BadInput):
        recovering.take_agency_payment(desk, check.number, NewPayment("check", Money(cents), DAY, "77"))
    assert len(checks.checks_from(desk, check.holder)) == 1


def test_of_one_that_owes_nothing_nothing_is_taken(desk: Desk) -> None:
    check = checking.owed_no_more(desk).check
    with desk.db.atomic():
        check_records.take(desk, check, Taken(HAND_OVER, DAY), replace(check, handed=DAY))
    with pytest.raises(Refused):
        recovering.take_agency_payment(desk, check.number, NewPayment("check", Money(100), DAY, "77"))


def test_where_the_agencys_own_check_comes_back_its_customer_answers_for_nothing_of_it(desk: Desk) -> None:
    check = checking.handed(desk).check
    with_agency(desk)
    recovering.take_agency_payment(desk, check.number, NewPayment("check", Money(13500), DAY, "77"))
    assert checks.open_check(desk, check.number).check.state == "paid"
    (made,) = [each for each in checks.checks_from(desk, check.holder) if each.number != check.number]
    assert made.by_agency and not check.by_agency
    before = kept.returned_of(desk.db, check.customer)
    deposits.make_deposit(desk, [made.number], DAY)
    shown = bouncing.look_at_bounce(desk, Bounce(made.number, DAY, "nsf"))
    assert (shown.answer, shown.fees, shown.due, shown.marks) == (None, (), None, False)
    sheet = bouncing.bounce(desk, Bounce(made.number, DAY, "nsf"), shown)
    assert (sheet.open, sheet.fee) == (ZERO, ZERO), "the customer's own check is owed again instead"
    own = checks.open_check(desk, check.number)
    assert (own.check.state, own.open) == ("collections", Money(13500))
    assert kept.returned_of(desk.db, check.customer) == before
    assert recovering.close_check(desk, made.number).check.state == "paid"
