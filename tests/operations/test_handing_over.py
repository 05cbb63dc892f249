"""A check goes to the agency when the policy hands it over, by two people; customers are referred there."""

from dataclasses import replace

import pytest

from desk.operations import (
    check_debts,
    checks,
    demands,
    deposits,
    editions,
    handing_over,
    orders,
    overrides,
    payments,
    recovering,
)
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NeedsConsent, Refused
from desk.records.facts import Choices
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.store import ledger
from tests.conftest import FixedClock
from tests.operations import acting, checking
from tests.operations.collecting import BACK, CHECKCARE, DUE, OVER, handed, sent, with_agency


def test_a_check_is_handed_over_the_day_after_its_deadline(desk: Desk, clock: FixedClock) -> None:
    number = checking.returned(desk).check.number
    with pytest.raises(Refused, match="agency-unset"):
        handing_over.hand_over(desk, number)
    with_agency(desk)
    clock.day = DUE
    with pytest.raises(Refused, match="hand-over-early") as refused:
        handing_over.hand_over(desk, number)
    assert refused.value.values["since"] == OVER
    clock.day = OVER
    sheet = handing_over.look_at_hand_over(desk, number)
    assert (sheet.agency, sheet.open, sheet.since, sheet.ready) == (CHECKCARE, Money(13500), OVER, True)
    done = handing_over.hand_over(desk, number)
    assert (done.check.state, done.check.handed) == ("collections", OVER)
    line = orders.read_history(desk, number)[-1]
    assert (line.operation, line.after["agency"], line.after["amount"]) == (
        "hand_over",
        "Checkcare",
        "135.00",
    )


def test_where_the_policy_reads_at_once_it_goes_the_day_it_came_back(desk: Desk) -> None:
    with_agency(desk)
    pack = desk.packs["samanthas"]
    at_once = Choices({"collections-when": "at-once"})
    editions.new_edition(desk, pack, at_once, BACK, "as the agency asks")
    number = checking.returned(desk).check.number
    assert handing_over.look_at_hand_over(desk, number).since == BACK
    assert handing_over.hand_over(desk, number).check.state == "collections"


def test_it_takes_two_people_whoever_they_are(clock: FixedClock) -> None:
    shop = acting.staffed(clock)
    with_agency(replace(shop, proven=True))
    number = checking.returned(shop).check.number
    clock.day = OVER
    for name in ("Alma", "Bo", "Cy"):
        with pytest.raises(NeedsConsent, match="wants-approval"):
            handing_over.hand_over(acting.signed(shop, name), number)


def test_against_the_policy_it_goes_with_a_reason_and_is_kept(desk: Desk, clock: FixedClock) -> None:
    with_agency(desk)
    number = checking.returned(desk).check.number
    done = handing_over.hand_over_anyway(desk, number, " moved away ")
    assert (done.check.state, done.check.handed, done.steps[-1].note) == ("collections", BACK, "moved away")
    (kept,) = overrides.list_overrides(desk)
    assert (kept.operation, kept.subject, kept.outcome) == ("hand_over_anyway", number, "refused")


def test_an_override_that_nothing_stands_against_is_none(desk: Desk, clock: FixedClock) -> None:
    with_agency(desk)
    number = checking.returned(desk).check.number
    clock.day = OVER
    with pytest.raises(Refused, match="override-needless"):
        handing_over.hand_over_anyway(desk, number, "so")
    with pytest.raises(BadInput, match="reason-empty"):
        handing_over.hand_over_anyway(desk, number, " ")


def test_a_money_order_goes_only_as_the_owner_decides(desk: Desk) -> None:
    with_agency(desk)
    number = checking.returned(desk, kind="money_order").check.number
    assert handing_over.look_at_hand_over(desk, number).since is None
    with pytest.raises(Refused, match="hand-over-silent"):
        handing_over.hand_over(desk, number)
    handing_over.hand_over_anyway(desk, number, "a forged one")
    assert overrides.list_overrides(desk)[0].outcome == "owner"


def test_of_what_is_paid_nothing_is_handed_over(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    recovering.take_check_payment(desk, number, checking.cash(desk, 13500))
    with pytest.raises(Refused, match="check-is-paid"):
        handing_over.look_at_hand_over(desk, number)


def test_nothing_owed_is_nothing_to_hand_over(desk: Desk, clock: FixedClock) -> None:
    """The fee was voided and its goods called off: the check is closed instead."""
    number = checking.owed_no_more(desk).check.number
    for look in (handing_over.look_at_hand_over, demands.look_at_demand):
        with pytest.raises(Refused, match="demand-nothing"):
            look(desk, number)


def test_customers_are_referred_to_the_agency_by_name_and_phone(desk: Desk) -> None:
    sheet = handed(desk)
    order = sheet.parts[0].order
    for pay in (
        lambda: payments.take_payment(desk, order, checking.cash(desk, 13500)),
        lambda: recovering.take_check_payment(desk, sheet.check.number, checking.cash(desk, 13500)),
    ):
        with pytest.raises(Refused, match="check-with-agency") as refused:
            pay()
        assert refused.value.values["agency"] == "Checkcare, 706-555-0100"


def test_a_check_that_is_recalled_is_paid_here_again(desk: Desk) -> None:
    sheet = handed(desk)
    number = sheet.check.number
    with pytest.raises(BadInput, match="reason-empty"):
        handing_over.recall_check(desk, number, "")
    done = handing_over.recall_check(desk, number, "they pay here")
    assert (done.check.state, done.check.handed) == ("returned", None)
    with pytest.raises(Refused, match="check-is-returned"):
        handing_over.recall_check(desk, number, "again")
    recovering.take_check_payment(desk, number, checking.cash(desk, 13500))
    assert checks.open_check(desk, number).check.state == "paid"


def test_an_agency_pays_with_its_own_check(desk: Desk) -> None:
    """No checks are taken of the customer any more; this one is the agency's, and goes to the bank."""
    sheet = handed(desk)
    paid = NewPayment("check", Money(13000), OVER, reference="881")
    done = recovering.take_agency_payment(desk, sheet.check.number, paid, Money(500))
    assert (done.check.state, done.paid) == ("paid", Money(13500))
    kept = checks.checks_of(desk, sheet.parts[0].order)[-1]
    assert (kept.payer, kept.check_number, kept.amount) == ("Checkcare", "881", Money(13000))
    assert deposits.make_deposit(desk, [kept.number], OVER)
    assert sum(ledger.trial_balance(desk.db).values()) == 0


def test_an_agencys_check_is_for_the_orders_that_it_pays(desk: Desk, clock: FixedClock) -> None:
    first, second = (checking.ordered(desk).number for _ in range(2))
    number = checking.returned(desk, (first, 10000), (second, 5000)).check.number
    with_agency(desk)
    clock.day = OVER
    handing_over.hand_over(desk, number)
    recovering.take_agency_payment(desk, number, NewPayment("check", Money(9000), OVER))
    assert len(checks.checks_of(desk, first)) == 2 and len(checks.checks_of(desk, second)) == 1


def test_what_an_agency_cannot_have_paid_is_refused(desk: Desk) -> None:
    number = handed(desk).check.number
    with pytest.raises(BadInput, match="payment-amount"):
        recovering.take_agency_payment(desk, number, NewPayment("check", Money(0), OVER))
    with pytest.raises(Refused, match="payment-above"):
        recovering.take_agency_payment(desk, number, NewPayment("check", Money(13501), OVER))


def test_the_agencys_papers_hold_all_that_is_known(desk: Desk, clock: FixedClock) -> None:
    number = checking.returned(desk).check.number
    with pytest.raises(Refused, match="agency-unset"):
        handing_over.collections_paper(desk, number)
    with_agency(desk)
    letter = sent(desk, number)
    clock.day = OVER
    handing_over.hand_over(desk, number)
    recovering.take_agency_payment(desk, number, checking.cash(desk, 5000), Money(1000))
    paper = handing_over.collections_paper(desk, number)
    assert (paper.agency, paper.day, paper.demands) == (CHECKCARE, OVER, (letter,))
    assert [int(each.money) for each in paper.amounts] == [10000, 3500, -6000]
    (drawn,) = handing_over.letters_of(desk, number)
    assert drawn.demand == letter
    owed = sum(each.open for each in check_debts.debts(desk, paper.sheet.check))
    assert sum(each.money for each in paper.amounts) == owed
    with pytest.raises(Refused, match="collections-none"):
        handing_over.collections_paper(desk, checking.received(desk, kind="money_order").check.number)
