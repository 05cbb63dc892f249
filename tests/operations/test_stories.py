"""Orders as they stood: what was set apart later is told and decided again as the RA was issued."""

from dataclasses import replace

from desk.operations import decided, orders, returns, setting_apart, what_if
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.returns import Ask, Return
from desk.records.what_if import Proposal
from tests.conftest import doll_order
from tests.operations.test_returns import ASKED, parcel_for


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
