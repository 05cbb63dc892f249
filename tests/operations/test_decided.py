"""Decisions as they were made: told as they stood, whatever came since, unless facts were corrected."""

from datetime import date

import pytest

from desk.operations import decided, orders, returns
from desk.operations.desk import Desk
from desk.records.errors import Refused, Stale
from desk.records.money import Money
from desk.store import orders as stored
from tests.operations.test_returns import ask_for, inspected, parcel_for


def test_a_return_is_told_as_it_was_decided_whatever_came_since(desk: Desk) -> None:
    sheet = inspected(desk)
    assert sheet.parcel is not None
    live = returns.explain_parcel(desk, sheet, sheet.parcel)
    assert decided.explain_return(desk, sheet.ra.number).ask == "return_request"
    settled = returns.settle(desk, sheet).ra
    second = returns.issue_ra(desk, ask_for(desk, sku="A"))
    shown = returns.inspect(desk, returns.open_return(desk, second.number), parcel_for(second))
    returns.settle(desk, shown)
    assert decided.explain_return(desk, settled.number) == live
    returns.reverse_settlement(desk, settled.number, "wrong doll")
    assert decided.explain_return(desk, settled.number).ask == "return_request"
    made = decided.as_decided(desk, returns.open_return(desk, second.number).ra)
    assert (made.ask, made.order.credited, made.answer.credit) == ("return", Money(7745), Money(10332))


def test_a_voided_ra_decides_nothing(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    returns.void_ra(desk, ra.number, "typo")
    with pytest.raises(Refused, match="ra-voided"):
        decided.explain_return(desk, ra.number)


def test_steps_are_not_told_of_facts_that_were_corrected(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk, sku="A"))
    for day in (date(2026, 3, 5), date(2026, 3, 20)):
        with desk.db.atomic():
            stored.mark_delivered(desk.db, orders.open_order(desk, "#1001").id, day)
        with pytest.raises(Stale, match="explanation-gone"):
            decided.explain_return(desk, ra.number)


def test_steps_are_not_told_where_what_decided_is_noted_no_more(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk, sku="A"))
    with desk.db.atomic():
        desk.db.execute("UPDATE orders SET delivered = NULL")
    with pytest.raises(Stale, match="explanation-gone"):
        decided.explain_return(desk, ra.number)
