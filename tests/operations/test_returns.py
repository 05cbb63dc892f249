"""A return from the call to the credit, and everything that can be wrong on the way."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import credits, orders, returns, returns_list
from desk.operations.desk import Desk
from desk.records.answers import Answer
from desk.records.errors import BadInput, NotFound, Refused, Stale, Wanting
from desk.records.facts import Condition, LinePart
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.returns import Ask, Parcel, Return, Sheet
from desk.store import ledger
from tests.conftest import doll_order

FINE = Condition(opened=True, original_packaging=True, secured=True, resaleable=True, damaged=False)
ASKED = date(2026, 3, 13)


def ask_for(desk: Desk, number: str = "#1001", sku: str = "B", **changes: object) -> Ask:
    line = orders.line_by_sku(orders.open_order(desk, number), sku)
    return replace(Ask(number, "changed_mind", ASKED, (LinePart(line, 1),)), **changes)


def parcel_for(ra: Return, condition: Condition = FINE, **changes: object) -> Parcel:
    noted = tuple((line.id, condition) for line in ra.lines)
    return replace(Parcel(date(2026, 3, 24), date(2026, 3, 20), True, noted), **changes)


def inspected(desk: Desk, **changes: object) -> Sheet:
    ra = returns.issue_ra(desk, ask_for(desk))
    return returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra, **changes))


def test_worked_example_of_the_policy_from_ask_to_slip(desk: Desk) -> None:
    answer = returns.ask_return(desk, ask_for(desk))
    assert (answer.outcome, answer.credit, answer.deadline("return_by")) == (
        "allowed",
        7745,
        date(2026, 3, 23),
    )
    ra = returns.issue_ra(desk, ask_for(desk), answer)
    assert ra.number == "RA-26-00001-" + ra.number[-1]
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number.lower()), parcel_for(ra))
    settled = returns.settle(desk, sheet)
    assert settled.slip is not None
    assert (settled.slip.amount, settled.slip.balance, settled.slip.ra) == (7745, 7745, ra.number)
    assert settled.ra.state == "settled"
    assert sum(ledger.trial_balance(desk.db).values()) == 0
    assert ledger.trial_balance(desk.db)["2100"] == -7745
    second = returns.issue_ra(desk, ask_for(desk, sku="A"))
    shown = returns.inspect(desk, returns.open_return(desk, second.number), parcel_for(second))
    assert returns.settle(desk, shown).slip.amount == 10332


def test_the_same_settlement_twice_is_refused(desk: Desk) -> None:
    sheet = inspected(desk)
    returns.settle(desk, sheet)
    with pytest.raises(Refused, match="ra-settled"):
        returns.settle(desk, sheet)
    with pytest.raises(Refused, match="ra-settled"):
        returns.inspect(desk, returns.open_return(desk, sheet.ra.number), sheet.parcel)
    shown = returns.open_return(desk, sheet.ra.number)
    assert shown.answer == shown.ra.settlement.answer


def test_an_answer_that_changed_since_it_was_shown_is_not_settled(desk: Desk) -> None:
    sheet = inspected(desk)
    with pytest.raises(Stale, match="answer-changed"):
        returns.settle(desk, replace(sheet, answer=replace(sheet.answer, credit=Money(9999))))
    with pytest.raises(Stale, match="answer-changed"):
        returns.issue_ra(desk, ask_for(desk, sku="A"), sheet.answer)
    assert returns.open_return(desk, sheet.ra.number).ra.state == "open"


def test_without_the_number_outside_the_parcel_is_not_settled(desk: Desk) -> None:
    sheet = inspected(desk, ra_on_package=False)
    assert sheet.answer.outcome == "refused"
    assert "ra-outside" in sheet.answer.cites
    with pytest.raises(Refused, match="return-refused"):
        returns.settle(desk, sheet)


def test_what_nobody_looked_at_is_wanted_before_settling(desk: Desk) -> None:
    sheet = inspected(desk, ra_on_package=None)
    assert sheet.answer is None and sheet.wants == ("wants-ra-on-package",)
    with pytest.raises(Wanting, match="wants-ra-on-package"):
        returns.settle(desk, sheet)
    with pytest.raises(Wanting, match="wants-parcel"):
        returns.settle(desk, returns.open_return(desk, sheet.ra.number))


def test_asking_too_late_is_refused_and_leaves_no_ra(desk: Desk) -> None:
    late = ask_for(desk, on=date(2026, 3, 15))
    assert returns.ask_return(desk, late).outcome == "refused"
    with pytest.raises(Refused, match="issue-refused"):
        returns.issue_ra(desk, late)
    with pytest.raises(Refused, match="issue-owner"):
        returns.issue_ra(desk, ask_for(desk, reason="missing_item"))
    assert len(returns_list.ids(desk, Query())) == 0


def test_the_delivery_day_told_on_the_phone_is_kept(desk: Desk) -> None:
    with pytest.raises(Wanting, match="wants-delivered"):
        returns.ask_return(desk, ask_for(desk, "1002"))
    returns.issue_ra(desk, ask_for(desk, "1002", delivered=date(2026, 3, 10)))
    assert orders.open_order(desk, "1002").delivered == date(2026, 3, 10)


def test_what_is_told_otherwise_than_it_stands_is_not_passed_over(desk: Desk) -> None:
    with pytest.raises(BadInput, match="told-otherwise-delivered"):
        returns.ask_return(desk, ask_for(desk, delivered=date(2026, 3, 10)))
    with pytest.raises(BadInput, match="told-otherwise-shipping_cost"):
        returns.ask_return(desk, ask_for(desk, shipping_cost=Money(900)))
    assert returns.ask_return(desk, ask_for(desk, delivered=date(2026, 3, 9))).outcome == "allowed"


def test_a_day_that_has_not_come_and_pieces_that_are_not_there_are_told(desk: Desk) -> None:
    with pytest.raises(BadInput, match="day-ahead"):
        returns.ask_return(desk, ask_for(desk, on=date(2027, 3, 13)))
    ra = returns.issue_ra(desk, ask_for(desk))
    sheet = returns.open_return(desk, ra.number)
    with pytest.raises(BadInput, match="day-ahead"):
        returns.inspect(desk, sheet, parcel_for(ra, received=date(2027, 1, 1)))
    for conditions in (((999, FINE),), ((ra.lines[0].id, FINE),) * 2):
        with pytest.raises(BadInput, match="line-not-on-order"):
            returns.inspect(desk, sheet, parcel_for(ra, conditions=conditions))


def test_a_cancelled_order_is_the_owners_even_if_it_shipped(desk: Desk) -> None:
    new = replace(doll_order("#1007"), cancelled=date(2026, 3, 3), payments=())
    orders.enter_order(desk, new)
    with pytest.raises(Refused, match="order-cancelled-before"):
        returns.ask_return(desk, ask_for(desk, "#1007"))


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"reason": "bored"}, "reason-unknown"),
        ({"lines": ()}, "no-lines-chosen"),
        ({"lines": (LinePart("999", 1),)}, "line-not-on-order"),
        ({"on": date(2026, 3, 8)}, "before-delivery"),
        ({"delivered": date(2026, 3, 1)}, "delivered-before-shipped"),
    ],
)
def test_bad_asks_are_told(desk: Desk, changes: dict[str, object], key: str) -> None:
    with pytest.raises(BadInput, match=key):
        returns.ask_return(desk, ask_for(desk, **changes))


def test_more_pieces_than_were_bought_or_are_on_the_way(desk: Desk) -> None:
    ask = ask_for(desk)
    two = replace(ask, lines=(LinePart(ask.lines[0].key, 2),))
    with pytest.raises(BadInput, match="too-many-pieces"):
        returns.ask_return(desk, two)
    returns.issue_ra(desk, ask)
    with pytest.raises(BadInput, match="too-many-pieces"):
        returns.issue_ra(desk, ask)


def test_an_order_that_has_not_shipped_has_nothing_to_return(desk: Desk) -> None:
    with pytest.raises(Refused, match="order-not-shipped"):
        returns.ask_return(desk, ask_for(desk, "#1003"))


def test_parcel_days_out_of_order_are_told(desk: Desk) -> None:
    with pytest.raises(BadInput, match="received-before-ra"):
        inspected(desk, received=date(2026, 3, 12))
    sheet = returns.open_return(desk, returns_list.rows(desk, returns_list.ids(desk, Query()))[0].number)
    with pytest.raises(BadInput, match="sent-after-received"):
        returns.inspect(desk, sheet, parcel_for(sheet.ra, sent=date(2026, 3, 25)))


def test_void_and_reverse_need_a_reason_and_the_right_state(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    with pytest.raises(BadInput, match="reason-empty"):
        returns.void_ra(desk, ra.number, "  ")
    with pytest.raises(Refused, match="ra-not-settled"):
        returns.reverse_settlement(desk, ra.number, "mistyped")
    assert returns.void_ra(desk, ra.number, "customer keeps it").state == "voided"
    with pytest.raises(Refused, match="ra-voided"):
        returns.void_ra(desk, ra.number, "again")
    assert returns.ask_return(desk, ask_for(desk)).outcome == "allowed"
    line = orders.read_history(desk, ra.number)[-1]
    assert (line.operation, line.reason, line.person) == ("void_ra", "customer keeps it", "Alma")


def test_reversing_takes_credit_and_booking_back_and_opens_the_ra(desk: Desk) -> None:
    before = ledger.trial_balance(desk.db)
    sheet = inspected(desk)
    slip = returns.settle(desk, sheet).slip
    ra = returns.reverse_settlement(desk, sheet.ra.number, "wrong doll")
    assert ra.state == "open"
    assert credits.open_credit(desk, slip.number).balance == 0
    after = ledger.trial_balance(desk.db)
    assert {name: money for name, money in after.items() if money} == {
        name: money for name, money in before.items() if money
    }
    with pytest.raises(Refused, match="credit-reversed"):
        credits.credit_slip(desk, slip.number)
    assert returns.open_return(desk, ra.number).answer == ra.answer
    again = returns.inspect(desk, returns.open_return(desk, ra.number), sheet.parcel)
    assert returns.settle(desk, again).slip.number != slip.number


def test_unknown_numbers_and_wrong_check_digits(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    with pytest.raises(NotFound, match="ra-unknown"):
        returns.open_return(desk, "RA-26-00017-4")
    with pytest.raises(NotFound, match="ra-unknown"):
        returns.open_return(desk, "1001")
    with pytest.raises(BadInput, match="number-check-digit"):
        returns.open_return(desk, ra.number[:-1] + str((int(ra.number[-1]) + 1) % 10))
    with pytest.raises(NotFound, match="sku-not-on-order"):
        ask_for(desk, sku="ZZ")


def test_the_paper_of_an_ra_until_it_is_voided(desk: Desk) -> None:
    ra = returns.issue_ra(desk, ask_for(desk))
    assert returns.return_paper(desk, ra.number).customer.name == "Łukasz R&D"
    void = returns.issue_ra(desk, ask_for(desk, sku="A"))
    returns.void_ra(desk, void.number, "mistyped")
    with pytest.raises(Refused, match="ra-voided"):
        returns.return_paper(desk, void.number)


def brought(answer: Answer) -> list[Money]:
    """The amounts that the steps of an answer brought."""
    points = [point for step in answer.steps for point in step.effects]
    return [each.values["amount"] for each in points if "amount" in each.values]


def test_answers_are_told_step_by_step(desk: Desk) -> None:
    asked = returns.explain_ask(desk, ask_for(desk))
    assert replace(asked, steps=(), clauses=(), said=()) == replace(
        returns.ask_return(desk, ask_for(desk)), clauses=(), said=()
    )
    assert brought(asked) == [Money(8995), Money(1799), Money(549)]
    sheet = inspected(desk)
    assert sheet.parcel is not None
    live = returns.explain_parcel(desk, sheet, sheet.parcel)
    assert brought(live) == brought(asked)
    assert {line for step in live.steps for line in step.lines} == {"B"}
