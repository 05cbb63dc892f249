"""Several returns in one parcel: on the papers, by the scanned number, and what else may come with them."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import bundles, orders, overrides, returns, setting_apart
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.returns import Return
from tests.conftest import doll_order
from tests.operations import straying
from tests.operations.acting import arrived
from tests.operations.test_returns import ask_for


def second_order(desk: Desk) -> str:
    """Another delivered order of the same customer."""
    return orders.enter_order(desk, doll_order("#1004")).number


def in_parcel_of(desk: Desk, head: Return, number: str = "#1004", sku: str = "B") -> Return:
    """An RA of another order, in the parcel of the first."""
    return returns.issue_ra(desk, ask_for(desk, number, sku, together=head.number))


def test_lines_of_several_orders_come_under_one_number(desk: Desk) -> None:
    second_order(desk)
    head = straying.two_lines(desk)
    other = in_parcel_of(desk, head)
    third = in_parcel_of(desk, other, sku="A")
    assert (other.head, other.on_parcel, third.on_parcel) == (head.number, head.number, head.number)
    assert [each.number for each in returns.open_return(desk, head.number).together] == [
        *(other.number, third.number),
    ]
    paper = returns.return_paper(desk, other.number)
    assert [each.number for each in paper.parcel] == [head.number, other.number, third.number]
    assert paper.parcel[1].lines == other.lines


def test_only_what_is_as_open_as_itself_is_on_its_paper(desk: Desk) -> None:
    second_order(desk)
    head = returns.issue_ra(desk, ask_for(desk))
    other = in_parcel_of(desk, head)
    returns.settle(desk, arrived(desk, head.number))
    assert returns.return_paper(desk, other.number).together == ()
    assert returns.return_paper(desk, head.number).together == ()


def test_a_parcel_of_somebody_else_or_that_is_closed_takes_nothing_more(desk: Desk) -> None:
    head = straying.two_lines(desk)
    stranger = replace(doll_order("#1005"), email="nobody@example.org", name="Nobody")
    orders.enter_order(desk, stranger)
    with pytest.raises(Refused, match="together-other"):
        in_parcel_of(desk, head, "#1005")
    with pytest.raises(NotFound, match="ra-unknown"):
        returns.issue_ra(desk, ask_for(desk, "#1005", together="RA-26-00007-6"))
    with pytest.raises(BadInput, match="number-check-digit"):
        returns.issue_ra(desk, ask_for(desk, "#1005", together="RA-26-00007-5"))
    returns.void_ra(desk, head.number, "typed twice")
    second_order(desk)
    with pytest.raises(Refused, match="ra-voided"):
        in_parcel_of(desk, head)


def test_the_scanned_number_leads_to_what_is_still_open_of_its_parcel(desk: Desk) -> None:
    second_order(desk)
    head = returns.issue_ra(desk, ask_for(desk))
    other = in_parcel_of(desk, head)
    assert bundles.next_in_parcel(desk, head.number).number == head.number
    returns.settle(desk, arrived(desk, head.number))
    assert bundles.next_in_parcel(desk, head.number).number == other.number
    returns.void_ra(desk, other.number, "she keeps it")
    assert bundles.next_in_parcel(desk, head.number).number == head.number
    assert bundles.next_in_parcel(desk, other.number).number == other.number


def test_what_was_set_apart_is_met_by_the_number_on_the_parcel(desk: Desk) -> None:
    head = straying.two_lines(desk)
    apart = setting_apart.set_apart(desk, head.number, {head.lines[0].id: 1})
    returns.void_ra(desk, head.number, "by mistake")
    assert bundles.next_in_parcel(desk, head.number).number == apart.number


def test_the_customers_other_orders_may_come_in_the_same_parcel(desk: Desk) -> None:
    second_order(desk)
    unsent = replace(doll_order("#1006"), shipped=None, delivered=None, shipping_cost=None)
    orders.enter_order(desk, unsent)
    head = straying.two_lines(desk)
    found = bundles.orders_beside(desk, head.number)
    assert found == (orders.open_order(desk, "#1004"),)
    in_parcel_of(desk, head, sku="A")
    assert [each.number for each in bundles.orders_beside(desk, head.number)] == ["#1004"]
    in_parcel_of(desk, head, sku="B")
    assert bundles.orders_beside(desk, head.number) == ()


def test_what_comes_in_one_parcel_is_extended_together(desk: Desk) -> None:
    second_order(desk)
    head = returns.issue_ra(desk, ask_for(desk))
    other, done = in_parcel_of(desk, head), in_parcel_of(desk, head, sku="A")
    returns.void_ra(desk, done.number, "she keeps it")
    overrides.extend_ra(desk, other.number, date(2026, 4, 9), "She is in hospital")
    days = {each.number: each.return_by for each in returns.return_paper(desk, head.number).parcel}
    assert days == {head.number: date(2026, 4, 9), other.number: date(2026, 4, 9)}
    for number in (head.number, other.number):
        line = orders.read_history(desk, number)[-1]
        assert (line.operation, line.reason) == ("extend_ra", "She is in hospital")
    assert returns.open_return(desk, done.number).ra.extended is None


def test_a_later_day_of_another_in_the_parcel_stays(desk: Desk) -> None:
    second_order(desk)
    head = returns.issue_ra(desk, ask_for(desk))
    overrides.extend_ra(desk, head.number, date(2026, 4, 9), "so")
    other = in_parcel_of(desk, head)
    overrides.extend_ra(desk, other.number, date(2026, 4, 2), "so")
    assert returns.open_return(desk, head.number).ra.return_by == date(2026, 4, 9)
    assert returns.open_return(desk, other.number).ra.return_by == date(2026, 4, 2)
