"""What holds in any order of events and under any reading (policy.md, Conventions)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.policy import engine
from desk.policy.parts import line_value
from desk.records.answers import Answer
from desk.records.errors import BadInput, Wanting
from desk.records.facts import (
    CheckFacts,
    Choices,
    Condition,
    Facts,
    LinePart,
    OrderFacts,
    RequestFacts,
)
from desk.records.money import Money
from desk.records.returns import REASONS
from tests.policy.drawing import ASKS, NAMES, OPTIONS, all_paid, is_for_information, orders
from tests.policy.material import GOOD, sent_back, shipped


@pytest.mark.parametrize("name", NAMES)
@given(order=orders(), data=st.data())
def test_nobody_is_credited_more_than_paid_in_any_sequence(
    name: str, order: OrderFacts, data: st.DataObject
) -> None:
    choices = Choices(data.draw(st.sampled_from(OPTIONS[name])))
    paid, credited = all_paid(order), 0
    for _ in range(6):
        left = [line for line in order.lines if line.returned < line.quantity]
        if not left:
            break
        line = data.draw(st.sampled_from(left))
        count = data.draw(st.integers(1, line.quantity - line.returned))
        stock = data.draw(st.booleans())
        reason = data.draw(st.sampled_from(REASONS))
        request = sent_back(LinePart(line.key, count), reason=reason, replacement_in_stock=stock)
        answer = engine.answer(shipped(name), choices, Facts("return", order, request))
        assert sum(each.money for each in answer.amounts) == answer.credit >= 0
        if answer.outcome != "allowed":
            assert answer.credit == 0
            continue
        credited += answer.credit
        lines = tuple(
            replace(each, returned=each.returned + count) if each.key == line.key else each
            for each in order.lines
        )
        order = replace(order, lines=lines, credited=Money(credited))
    assert credited <= max(paid, 0)


@pytest.mark.parametrize("name", NAMES)
@given(order=orders())
def test_parts_add_up_to_the_whole_and_fees_within_half_a_cent_each(name: str, order: OrderFacts) -> None:
    """Shares and tax exactly, whatever comes back first; fees on parts may differ by half a cent a return."""
    lines = tuple(replace(line, kind="stock") for line in order.lines)
    order = replace(order, lines=lines, paid=None)
    once = engine.answer(shipped(name), Choices(), Facts("return", order, sent_back()))
    parts: list[Answer] = []
    for place in reversed(range(len(lines))):
        for _ in range(lines[place].quantity):
            request = sent_back(LinePart(lines[place].key, 1))
            parts.append(engine.answer(shipped(name), Choices(), Facts("return", order, request)))
            gone = replace(order.lines[place], returned=order.lines[place].returned + 1)
            order = replace(order, lines=(*order.lines[:place], gone, *order.lines[place + 1 :]))
    for label in ("merchandise", "sales_tax", "shipping_incurred"):
        assert sum(part.amount(label) for part in parts) == once.amount(label)
    fees = sum(part.amount("restocking_fee") for part in parts)
    assert abs(fees - once.amount("restocking_fee")) * 2 <= len(parts) + len(lines)


@pytest.mark.parametrize("name", NAMES)
@given(order=orders(), reason=st.sampled_from(REASONS), day=st.integers(0, 45), later=st.integers(0, 20))
def test_later_is_never_better(name: str, order: OrderFacts, reason: str, day: int, later: int) -> None:
    rank = {"allowed": 2, "owner": 1, "refused": 0}
    found = []
    for days in (day, day + later):
        request = RequestFacts(on=date(2026, 3, 9) + timedelta(days=days), reason=reason)
        found.append(engine.answer(shipped(name), Choices(), Facts("return_request", order, request)))
    first, second = found
    assert rank[first.outcome] >= rank[second.outcome]
    assert first.credit >= second.credit


@pytest.mark.parametrize("name", NAMES)
@given(
    order=orders(),
    ask=st.sampled_from(ASKS),
    reason=st.sampled_from(REASONS),
    condition=st.one_of(
        st.none(), st.just(GOOD), st.builds(Condition, opened=st.booleans(), damaged=st.booleans())
    ),
    days=st.lists(st.one_of(st.none(), st.dates(date(2026, 2, 1), date(2026, 5, 1))), min_size=4, max_size=4),
)
def test_every_question_has_an_answer_and_the_same_facts_the_same(
    name: str, order: OrderFacts, ask: str, reason: str, condition: Condition | None, days: list[date | None]
) -> None:
    """Or it says what cannot be, or what is missing; nothing else is raised."""
    delivered, issued, sent, received = days
    request = sent_back(reason=reason, condition=condition, ra_issued=issued, sent=sent, received=received)
    request = replace(request, arrived=issued, notified=sent, cause="bad_address", reship_cost=Money(995))
    check = CheckFacts(Money(23571), delivered or request.on, paid=Money(5000), paid_on=received)
    facts = Facts(ask, replace(order, delivered=delivered, balance_paid=received), request, check)
    try:
        answer = engine.answer(shipped(name), Choices(), facts)
    except (BadInput, Wanting) as trouble:
        with pytest.raises(type(trouble), match=trouble.key):
            engine.answer(shipped(name), Choices(), facts)
    else:
        assert answer == engine.answer(shipped(name), Choices(), facts)
        assert answer.outcome in ("allowed", "refused", "owner")
        counted = [each for each in answer.amounts if not is_for_information(each, answer)]
        assert sum(each.money for each in counted) == answer.credit + answer.charge
        assert min(answer.credit, answer.charge) == 0


@given(order=orders(), data=st.data())
def test_nobody_who_cancels_is_credited_more_than_paid(order: OrderFacts, data: st.DataObject) -> None:
    """In any sequence, under any reading: with deposits, first payments, checks that came and balances."""
    choices = Choices(data.draw(st.sampled_from(OPTIONS["samanthas"])))
    on = date(2026, 3, 13)
    order = replace(
        order,
        shipped=None,
        delivered=None,
        payment=data.draw(st.sampled_from([("card",), ("check",), ("money_order",)])),
        check_received=data.draw(st.sampled_from([None, on, date(2026, 3, 14)])),
        effective=data.draw(st.sampled_from([None, on])),
        balance_paid=data.draw(st.sampled_from([None, on])),
        processed=data.draw(st.sampled_from([None, on])),
    )
    paid, credited = all_paid(order), 0
    taxes, shipping = 0, 0
    while left := [line for line in order.lines if line.cancelled < line.quantity]:
        line = data.draw(st.sampled_from(left))
        count = data.draw(st.integers(1, line.quantity - line.cancelled))
        request = RequestFacts(on=on, lines=(LinePart(line.key, count),))
        answer = engine.answer(shipped("samanthas"), choices, Facts("cancel", order, request))
        assert answer.outcome == "allowed"
        assert sum(each.money for each in answer.amounts) == answer.credit >= 0
        assert (answer.charge, answer.destination) == (0, "store_credit" if answer.credit else "none")
        credited += answer.credit
        taxes += answer.amount("sales_tax")
        shipping += answer.amount("shipping")
        lines = tuple(
            replace(each, cancelled=each.cancelled + count) if each.key == line.key else each
            for each in order.lines
        )
        order = replace(order, lines=lines, credited=Money(credited))
    assert credited <= max(paid, 0)
    assert shipping == order.shipping_charged
    facts = Facts("quote", order, RequestFacts(on=on))
    if any(line_value(line) for line in order.lines):  # an order of nothing but 0.00 lines shares 0.00
        assert taxes == engine.sales_tax(shipped("samanthas"), choices, facts)


@given(order=orders(), on=st.dates(date(2026, 3, 2), date(2026, 5, 1)))
def test_deposits_balances_and_stock_add_up_to_the_total(order: OrderFacts, on: date) -> None:
    """What a quote asks for now and what its balances ask for later is the order's total."""
    lines = tuple(
        replace(line, kind="stock" if line.kind == "layaway" else line.kind) for line in order.lines
    )
    order = replace(order, lines=lines, paid=None, shipped=None, delivered=None)
    small = shipped("samanthas")
    quote = engine.answer(small, Choices(), Facts("quote", order, RequestFacts(on=on)))
    asked = quote.figures["due_now"]
    for place, line in enumerate(lines):
        if line.kind == "preorder":
            request = RequestFacts(on=on, lines=(LinePart(line.key, line.quantity),))
            asked += engine.answer(small, Choices(), Facts("balance", order, request)).charge
            order = replace(
                order,
                lines=(*order.lines[:place], replace(line, balanced=True), *order.lines[place + 1 :]),
            )
    assert asked == quote.figures["total"]
