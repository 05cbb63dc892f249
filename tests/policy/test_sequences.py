"""What holds of both packs under every reading, whatever happens to an order one thing after another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.policy import engine, pack, vocabulary
from desk.records.answers import Answer
from desk.records.errors import BadInput, Wanting
from desk.records.facts import (
    CheckFacts,
    Choices,
    Condition,
    Facts,
    LineFacts,
    LinePart,
    OrderFacts,
    RequestFacts,
)
from desk.records.money import Money
from desk.records.returns import REASONS
from tests.policy.drawing import CENTS, NAMES, OPTIONS, all_paid, is_for_information, orders
from tests.policy.material import GOOD, PACKS, sent_back, shipped

DAY = date(2026, 3, 13)
RANK = {"refused": 0, "owner": 1, "allowed": 2}
SHARED = ("merchandise", "sales_tax", "shipping_incurred", "first_payment", "shipping")
DAYS = st.integers(0, 40).map(lambda count: DAY + timedelta(days=count))
flags = st.one_of(st.none(), st.booleans())
conditions = st.builds(Condition, flags, flags, flags, flags, flags)


@st.composite
def choices(draw: st.DrawFn, name: str) -> Choices:
    """A reading of each clause that is open, and the settings that a shop may make."""
    readings = draw(st.sampled_from(OPTIONS[name]))
    if name == "samanthas":
        rate = draw(st.one_of(st.none(), st.integers(20, 30).map(Fraction)))
        return Choices(readings, rate, dim_divisor=draw(st.sampled_from([None, 139, 166])))
    return Choices(readings, tax_rates=draw(st.sampled_from([{}, {"OH": Fraction("5.75")}])))


def tax_of(order: OrderFacts, chosen: Choices) -> OrderFacts:
    """An order that says its tax, so that what was paid is known without asking the pack."""
    rate = chosen.tax_rates.get(order.ship_to.state)
    goods = Money(sum(line.price * line.quantity - line.discount for line in order.lines))
    return order if rate is None or order.tax is not None else replace(order, tax=goods.percent(rate))


def gone(order: OrderFacts, part: LinePart, way: str, credit: int = 0) -> OrderFacts:
    """The order after some pieces were ``returned`` or ``cancelled`` for a credit."""
    lines = tuple(
        replace(line, **{way: getattr(line, way) + part.quantity}) if line.key == part.key else line
        for line in order.lines
    )
    return replace(order, lines=lines, credited=Money(order.credited + credit))


def remaining(order: OrderFacts) -> list[LineFacts]:
    """The lines of which something is left."""
    return [line for line in order.lines if line.returned + line.cancelled < line.quantity]


def some_part(order: OrderFacts, data: st.DataObject) -> LinePart:
    """Some pieces of a line of which something is left."""
    line = data.draw(st.sampled_from(remaining(order)))
    return LinePart(line.key, data.draw(st.integers(1, line.quantity - line.returned - line.cancelled)))


def checked(answer: Answer) -> Answer:
    """The answer, if its amounts add up to its credit or charge, and it gives nothing without allowing it."""
    counted = [each for each in answer.amounts if not is_for_information(each, answer)]
    assert sum(each.money for each in counted) == answer.credit + answer.charge
    assert min(answer.credit, answer.charge) == 0
    assert max(answer.credit, answer.charge) >= 0
    assert answer.outcome == "allowed" or answer.credit == 0
    return answer


@pytest.mark.parametrize("name", NAMES)
@given(order=orders(), data=st.data())
def test_who_cancels_some_and_sends_the_rest_back_gets_no_more_than_was_paid(
    name: str, order: OrderFacts, data: st.DataObject
) -> None:
    """Cancelled before shipping, returned or undeliverable after it, for any reason and in any condition."""
    chosen = data.draw(choices(name))
    order = tax_of(order, chosen)
    paid = max(all_paid(order), 0)
    waiting = replace(order, shipped=None, delivered=None, processed=data.draw(st.sampled_from([None, DAY])))
    for _ in range(data.draw(st.integers(0, 3))):
        if not remaining(waiting):
            break
        part = some_part(waiting, data)
        request = RequestFacts(on=DAY, lines=(part,))
        answer = checked(engine.answer(shipped(name), chosen, Facts("cancel", waiting, request)))
        waiting = gone(waiting, part, "cancelled", answer.credit)
    sent = replace(order, lines=waiting.lines, credited=waiting.credited)
    while remaining(sent):
        part = some_part(sent, data)
        request = sent_back(part, reason=data.draw(st.sampled_from(REASONS)), cause="unavailable_recipient")
        request = replace(request, condition=data.draw(st.one_of(st.just(GOOD), conditions)))
        request = replace(request, replacement_in_stock=data.draw(st.booleans()))
        ask = data.draw(st.sampled_from(["return", "return", "undeliverable"]))
        try:
            answer = checked(engine.answer(shipped(name), chosen, Facts(ask, sent, request)))
        except Wanting:
            answer = Answer(ask, "owner")
        sent = gone(sent, part, "returned", answer.credit)
    assert sent.credited <= paid


@pytest.mark.parametrize("name", NAMES)
@given(order=orders(), data=st.data())
def test_parts_add_up_under_any_reading_however_they_are_cut(
    name: str, order: OrderFacts, data: st.DataObject
) -> None:
    """Shares and tax exactly; fees, rounded once a return, within half a cent of each."""
    chosen = data.draw(choices(name))
    kinds = st.sampled_from(["stock", "layaway"] if name == "samanthas" else ["stock", "special"])
    lines = tuple(replace(line, kind=data.draw(kinds)) for line in order.lines)
    order = replace(order, lines=lines, paid=None)
    once = checked(engine.answer(shipped(name), chosen, Facts("return", order, sent_back())))
    parts = []
    while remaining(order):
        part = some_part(order, data)
        parts.append(checked(engine.answer(shipped(name), chosen, Facts("return", order, sent_back(part)))))
        order = gone(order, part, "returned")
    for label in SHARED:
        assert sum(part.amount(label) for part in parts) == once.amount(label)
    fees = sum(part.amount("restocking_fee") for part in parts)
    assert abs(fees - once.amount("restocking_fee")) * 2 <= len(parts) + len(lines)


def never_better(answers: Sequence[Answer]) -> None:
    """Each answer is at best as good for the customer as the one before it."""
    for first, second in pairwise(answers):
        assert RANK[first.outcome] >= RANK[second.outcome]
        assert first.credit >= second.credit


@pytest.mark.parametrize("name", NAMES)
@given(order=orders(), reason=st.sampled_from(REASONS), days=st.lists(DAYS, min_size=2), data=st.data())
def test_asking_later_or_sending_later_is_never_better(
    name: str, order: OrderFacts, reason: str, days: list[date], data: st.DataObject
) -> None:
    """The days for asking, and the days for sending it back, whichever of sent and received counts."""
    chosen = data.draw(choices(name))
    asked, sent = [], []
    for day in sorted(days):
        request = RequestFacts(on=day, reason=reason)
        asked.append(checked(engine.answer(shipped(name), chosen, Facts("return_request", order, request))))
        request = sent_back(reason=reason, sent=day, received=day + timedelta(days=2))
        sent.append(checked(engine.answer(shipped(name), chosen, Facts("return", order, request))))
    never_better(asked)
    never_better(sent)


@given(order=orders(), days=st.lists(DAYS, min_size=2), data=st.data())
def test_cancelling_later_is_never_better(order: OrderFacts, days: list[date], data: st.DataObject) -> None:
    """Before it is processed, after it, and after it was shipped; paid by card, so at once."""
    chosen = data.draw(choices("samanthas"))
    processed, sent = sorted(data.draw(st.tuples(DAYS, DAYS)))
    order = replace(order, processed=processed, shipped=sent, delivered=None)
    asked = [Facts("cancel", order, RequestFacts(on=day)) for day in sorted(days)]
    never_better([checked(engine.answer(shipped("samanthas"), chosen, each)) for each in asked])


@given(amount=CENTS, paid=CENTS, days=st.lists(DAYS, min_size=2), data=st.data())
def test_a_returned_check_is_never_cheaper_later(
    amount: Money, paid: Money, days: list[date], data: st.DataObject
) -> None:
    """Its fee comes once, and what was paid since counts whenever the question is asked."""
    chosen = data.draw(choices("samanthas"))
    check = CheckFacts(amount, DAY, paid=paid, paid_on=DAY)
    order = OrderFacts(DAY, ())
    charges = []
    for day in sorted(days):
        facts = Facts("returned_check", order, RequestFacts(on=day), check)
        charges.append(checked(engine.answer(shipped("samanthas"), chosen, facts)).charge)
    assert charges == sorted(charges)
    assert charges[0] == max(0, amount + 3500 - paid)


@pytest.mark.parametrize("name", NAMES)
@given(order=orders(), data=st.data())
def test_the_same_facts_have_the_same_answer_whatever_was_asked_in_between(
    name: str, order: OrderFacts, data: st.DataObject
) -> None:
    """Every question under every reading; a pack that is read anew answers the same."""
    chosen = data.draw(choices(name))
    days = [data.draw(st.one_of(st.none(), DAYS)) for _ in range(3)]
    request = sent_back(
        reason=data.draw(st.sampled_from(REASONS)),
        condition=data.draw(st.one_of(st.none(), conditions)),
        arrived=DAY,
        notified=days[0],
        cause=data.draw(st.sampled_from(vocabulary.CAUSES)),
        reship_cost=Money(995),
        charge=Money(1100),
    )
    order = replace(order, delivered=days[1], balance_paid=days[2], service="ground")
    check = CheckFacts(Money(23571), DAY, paid=Money(5000), paid_on=days[0])
    asked = [Facts(ask, order, request, check) for ask in vocabulary.ASKS]
    answers = [told(shipped(name), chosen, facts) for facts in asked]
    anew = read_anew(name)
    assert [told(anew, chosen, facts) for facts in reversed(asked)] == answers[::-1]


@cache
def read_anew(name: str) -> pack.Pack:
    """The shipped pack once more, which nobody else asks anything."""
    return pack.read((PACKS / f"{name}.toml").read_text("utf-8"), name)


def told(home: pack.Pack, chosen: Choices, facts: Facts) -> Answer | str:
    """The answer, or what the facts cannot be or lack."""
    try:
        return checked(engine.answer(home, chosen, facts))
    except (BadInput, Wanting) as trouble:
        return str(trouble)
