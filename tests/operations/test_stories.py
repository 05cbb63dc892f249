"""Orders as they stood: every kind of return is told, and decided again, as it was decided."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import decided, missing, orders, overrides, returns, setting_apart, shops, what_if
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import Refused
from desk.records.facts import LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import NewLine, NewOrder
from desk.records.returns import Ask, Return
from desk.records.what_if import Proposal
from tests.conftest import SHOP, FixedClock, doll_order, owners_desk
from tests.operations.test_returns import ASKED, FINE, ask_for, parcel_for


def cent_order() -> NewOrder:
    """Five pieces of 10.05, whose tax of 6.1 % is 0.61 or 0.62 by what came back before."""
    order = doll_order("#1")
    paid = replace(order.payments[0], amount=Money(5 * 1005 + 5000))
    return replace(order, lines=(NewLine("D", "Doll", 5, Money(1005)),), payments=(paid,))


def issued(desk: Desk, pieces: int) -> Return:
    line = orders.open_order(desk, "#1").lines[0].id
    return returns.issue_ra(desk, Ask("#1", "changed_mind", ASKED, (LinePart(str(line), pieces),)))


def settle(desk: Desk, ra: Return) -> Return:
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra))
    return returns.settle(desk, sheet).ra


def check_again(desk: Desk) -> None:
    """Each decision comes out again as it was made."""
    found = to_end(what_if.what_if(desk, Proposal()))
    assert (found.changes, found.clauses, found.skipped) == ((), (), ())


def test_what_is_left_of_an_ra_is_answered_as_the_order_stood_when_it_was_issued(desk: Desk) -> None:
    orders.enter_order(desk, cent_order())
    first, second = issued(desk, 3), issued(desk, 1)
    settle(desk, second)
    apart = setting_apart.set_apart(desk, first.number, {first.lines[0].id: 2})
    left = returns.open_return(desk, first.number).ra
    assert [line.quantity for line in (*left.lines, *apart.lines)] == [1, 2]
    for ra in (left, apart):
        assert decided.explain_return(desk, ra.number).credit == ra.answer.credit
    check_again(desk)


def told(desk: Desk, ra: Return) -> str:
    """What is told of the policy's own answer to a decision, which then comes out again as it was made."""
    found = decided.explain_return(desk, ra.number)
    assert found.steps
    check_again(desk)
    return found.outcome


def test_what_the_owner_settled_is_told_by_what_the_policy_said(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra, ra_on_package=False))
    done = overrides.override_settlement(desk, sheet, Money(5000), "store_credit", "We know the doll").ra
    assert (told(desk, done), done.settlement.answer.outcome) == ("refused", "allowed")


@pytest.mark.parametrize("found", ["defective", "missing_item"])
def test_what_turned_out_otherwise_is_the_owners_whatever_a_policy_says(desk: Desk, found: str) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra, found_reason=found))
    assert (sheet.answer.outcome, sheet.answer.findings[0].key) == ("owner", "found-otherwise")
    done = overrides.override_settlement(desk, sheet, Money(5000), "store_credit", "So it is").ra
    assert told(desk, done) == "owner"


def test_what_came_late_by_the_owners_leave_is_told_so(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    ra = overrides.extend_ra(desk, ra.number, date(2026, 4, 10), "She is ill")
    late = parcel_for(ra, sent=date(2026, 4, 9), received=date(2026, 4, 10))
    done = returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), late)).ra
    assert (told(desk, done), done.settlement.credit) == ("allowed", Money(7745))


@pytest.mark.parametrize("there", [True, False])
def test_whether_there_was_another_is_told_as_it_was(desk: Desk, there: bool) -> None:
    """The shelf may be full or empty since: what was supposed of it was written down."""
    ra = returns.issue_ra(desk, ask_for(desk, reason="damaged_in_transit"))
    found = parcel_for(ra, replace(FINE, damaged=True), replacement=there)
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), found)
    if there:
        done = returns.settle(desk, sheet).ra
    else:
        done = overrides.override_settlement(desk, sheet, Money(5000), "store_credit", "None is left").ra
    assert told(desk, done) == ("allowed" if there else "owner")
    assert done.settlement.replacement is there


@pytest.mark.parametrize("there", [True, False])
def test_a_missing_item_is_told_as_it_was_asked(clock: FixedClock, there: bool) -> None:
    desk = owners_desk(clock)
    pack = "miniature-expressions"
    shops.create_shop(desk, replace(SHOP, pack=pack), desk.packs[pack])
    orders.enter_order(desk, doll_order(delivered=ASKED))
    done = missing.settle_missing(desk, ask_for(desk, reason="missing_item", replacement=there))
    assert told(desk, done.ra) == "allowed"
    assert (bool(done.replacement), done.ra.settlement.credit > ZERO) == (there, not there)
    again = returns.reverse_settlement(desk, done.ra.number, "It was in the box")
    with pytest.raises(Refused, match="missing-comes-not"):
        returns.inspect(desk, returns.open_return(desk, again.number), parcel_for(again))
    assert told(desk, again) == "allowed"


def test_no_owner_issues_an_ra_for_what_is_missing(desk: Desk) -> None:
    with pytest.raises(Refused, match="missing-settles"):
        overrides.override_ra(desk, ask_for(desk, reason="missing_item"), "So it is")


def test_a_credit_that_only_so_much_money_was_left_for_is_told_so(desk: Desk) -> None:
    """Of 235.71 the owner gave 200.00 for the bear; the doll is worth the rest, less a fifth of its price."""
    bear = returns.issue_ra(desk, ask_for(desk, sku="A"))
    shown = returns.inspect(
        desk, returns.open_return(desk, bear.number), parcel_for(bear, ra_on_package=False)
    )
    overrides.override_settlement(desk, shown, Money(20000), "store_credit", "We are sorry")
    doll = returns.issue_ra(desk, ask_for(desk))
    assert doll.answer.credit == Money(1772)
    done = settle(desk, doll)
    assert done.settlement is not None and done.settlement.credit == Money(1772)
    assert told(desk, done) == "allowed"


def test_what_was_back_by_mistake_counts_whole_for_what_was_decided_meanwhile(desk: Desk) -> None:
    """Three of five pieces were credited when the second RA was issued; one of them is apart by now."""
    orders.enter_order(desk, cent_order())
    first = settle(desk, issued(desk, 3))
    second = issued(desk, 1)
    returns.reverse_settlement(desk, first.number, "A mistake")
    apart = setting_apart.set_apart(desk, first.number, {first.lines[0].id: 2})
    setting_apart.set_apart(desk, apart.number, {apart.lines[0].id: 1})
    assert decided.explain_return(desk, second.number).amounts == second.answer.amounts
    check_again(desk)
