"""Money of lines that wait for their balance: what of a credit was paid, whatever else a rule gives."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desk.policy import engine, instalments, pack
from desk.policy.view import View
from desk.records.answers import Answer
from desk.records.facts import Choices, Facts, LineFacts, LinePart, OrderFacts, Place, RequestFacts
from desk.records.money import Money
from tests.policy.material import HEAD

DAY = date(2026, 3, 10)
DOWN = '[[deposits]]\nclause = "fair"\nkind = "{}"\npercent = 20\n'
RULE = '[[rules]]\nclause = "fair"\nask = "{}"\n{}\n'


def rules(*texts: str, ask: str = "cancel") -> str:
    """Rules of one question."""
    return "".join(RULE.format(ask, text) for text in texts)


def ask(
    text: str, *lines: LineFacts, ask: str = "cancel", parts: tuple[str, ...] = (), **order: Any
) -> Answer:
    """What a small pack answers about an order of these lines that nobody has paid more of than was due."""
    placed = OrderFacts(date(2026, 3, 2), lines, Place("VT"), **order)
    request = RequestFacts(DAY, lines=tuple(LinePart(key, 1) for key in parts))
    return engine.answer(pack.read(HEAD + text), Choices(), Facts(ask, placed, request))


BACK = 'give = "merchandise"\nto = "store_credit"'
S, L = LineFacts("S", Money(10_000)), LineFacts("L", Money(10_000), kind="layaway")


@pytest.mark.parametrize("paid", [None, Money(13_000)])
def test_shipping_shared_by_line_is_no_unpaid_tax(paid: Money | None) -> None:
    text = DOWN.format("layaway") + rules(
        BACK, 'give = "shipping"\namount = "shipping_charged"\nshare = "by-value"'
    )
    answer = ask(text, S, L, shipping_charged=Money(1000), paid=paid)
    assert (answer.credit, answer.amount("limit_to_paid")) == (13_000, -8000)


def test_what_is_given_as_paid_or_beside_the_price_is_not_taken_off_again() -> None:
    tax = '[[taxes]]\nname = "sales_tax"\nclause = "fair"\npercent = 6\n'
    line = replace(L, paid=Money(3000))
    assert ask(tax + rules('give = "paid"\nto = "store_credit"'), line, paid=Money(3600)).credit == 3600
    more = DOWN.format("layaway") + rules(BACK, 'give = "compensation"\nflat = "5.00"')
    assert ask(more, S, L, paid=Money(12_500)).credit == 12_500


@pytest.mark.parametrize("kind", ["special", "stock", "preorder"])
def test_a_deposit_of_any_kind_is_all_that_was_due(kind: str) -> None:
    keep = 'take = "forfeited_deposit"\namount = "forfeit"'
    quote = rules('bill = "deposit"\nto = "none"\nshow = ["deposit", "due_now"]', ask="quote")
    text = DOWN.format(kind).replace("20", "50") + rules(BACK, keep) + quote
    line = replace(S, kind=kind)
    assert ask(text, line, ask="quote").figures["due_now"] == 5000
    for paid in (None, Money(5000)):
        assert ask(text, line, paid=paid).credit == 0
    assert ask(text, line, paid=Money(10_000)).credit == 5000
    assert ask(text, line, balance_paid=DAY).credit == 5000


def test_a_price_that_is_matched_gives_no_more_than_was_paid() -> None:
    found = '[facts.found]\ntext.en = "Elsewhere?"\nis = "money"\nof = "line"\n'
    give = 'give = "price_difference"\ndifference = [{ amount = "merchandise" }, { amount = "found" }]\n'
    text = found + DOWN.format("preorder") + rules(give + 'to = "store_credit"', ask="price_match")
    for price, credit in ((6000, 2000), (9000, 1000)):
        line = replace(S, kind="preorder", told={"found": Money(price)})
        assert ask(text, line, ask="price_match").credit == credit


def test_a_fee_of_what_is_left_is_never_below_nothing() -> None:
    text = rules(
        BACK, 'take = "restocking_fee"\nflat = "50.00"', 'take = "processing_fee"\npercent = 5\nof = "rest"'
    )
    answer = ask(text, replace(S, price=Money(3000)), replace(S, key="B"))
    assert (answer.amount("processing_fee"), answer.credit) == (-250, 2750)


def test_shipping_with_the_first_cancellation_comes_once() -> None:
    give = 'give = "shipping"\namount = "shipping_charged"\nshare = "with-first"\nper = "order"'
    lines = tuple(replace(S, key=key) for key in "ABC")
    text = rules(BACK, give)
    assert ask(text, *lines, parts=("A",), shipping_charged=Money(1000)).amount("shipping") == 1000
    gone = (replace(lines[0], cancelled=1), *lines[1:])
    assert ask(text, *gone, parts=("B",), shipping_charged=Money(1000)).amount("shipping") == 0


def test_a_plan_is_over_what_was_not_cancelled() -> None:
    plan = '[[plans]]\nclause = "fair"\nafter = "placed"\nweeks = 1\npayments = 4\n'
    bill = rules('bill = "instalments_due"\nschedule = true\nto = "none"\nper = "order"', ask="layaway")
    text = DOWN.format("layaway") + plan + bill
    gone = LineFacts("B", Money(3000), quantity=2, kind="layaway", cancelled=2)
    for lines in ((L, gone), (gone, L), (replace(gone, cancelled=0, quantity=1, price=Money(0)), L)):
        answer = ask(text, *lines, ask="layaway")
        assert [each.money for each in answer.schedule] == [2000] * 4
        assert answer.charge == 2000
    half = replace(gone, cancelled=1)
    assert [each.money for each in ask(text, L, half, ask="layaway").schedule] == [2600] * 4
    paid = ask(text, L, gone, ask="layaway", paid=Money(4000 + 1200))
    assert paid.charge == 0


P, Q = (LineFacts(key, Money(10_000), kind="preorder") for key in "PQ")
TAX = '[[taxes]]\nname = "sales_tax"\nclause = "fair"\npercent = 6\n'
PRE = DOWN.format("preorder")
SHIPPING = 'give = "shipping"\namount = "shipping_charged"\nshare = "{}"'


@pytest.mark.parametrize("more", ['price = { over = "200.00" }\n', 'tag = "made-to-measure"\n'])
def test_what_no_deposit_is_asked_for_is_paid_whole(more: str) -> None:
    text = DOWN.format("special") + more + rules(BACK)
    special = replace(S, key="X", kind="special")
    assert ask(text, special).credit == 10_000
    assert ask(text, special, S).credit == 20_000


def test_shipping_that_comes_with_the_balance_is_not_given_back_before_it() -> None:
    text = PRE + rules(BACK, 'take = "forfeited_deposit"\namount = "forfeit"', SHIPPING.format("by-value"))
    assert ask(text, P, Q, parts=("P",), shipping_charged=Money(700)).credit == 0
    fee = PRE + rules(BACK, 'take = "restocking_fee"\npercent = 10', SHIPPING.format("with-last"))
    last = (replace(P, cancelled=1), Q)
    assert ask(fee, *last, shipping_charged=Money(700), credited=Money(1000)).credit == 1000
    assert ask(fee, P, Q, shipping_charged=Money(700), balance_paid=DAY).credit == 18_700


def test_what_is_given_beside_the_price_of_a_paid_pre_order_is_not_cut_off() -> None:
    both = BACK + '\nsum = [{ amount = "merchandise" }, { amount = "sales_tax" }]'
    assert ask(TAX + PRE + rules(both), P, balance_paid=DAY).credit == 10_600
    more = PRE + rules(BACK, 'give = "compensation"\npercent = 10')
    assert ask(more, replace(P, quantity=2), parts=("P",), balance_paid=DAY).credit == 11_000


@pytest.mark.parametrize(
    ("texts", "credit"),
    [
        ((BACK, 'when = { kind = "preorder" }\ngive = "sales_tax"'), 12_000),
        ((BACK, 'give = "sales_tax"\npercent = 50\nof = "sales_tax"'), 12_300),
        ((BACK + "\npercent = 50", 'give = "sales_tax"\nshare = "with-last"'), 7600),
        ((BACK, 'give = "sales_tax"'), 12_600),
    ],
)
def test_the_tax_of_what_waits_was_paid_by_nobody(texts: tuple[str, ...], credit: int) -> None:
    for lines in ((S, P), (P, S)):
        assert ask(TAX + PRE + rules(*texts), *lines).credit == credit


def test_a_fee_of_the_credit_is_not_of_shipping_that_nobody_paid() -> None:
    fee = 'take = "cancellation_fee"\npercent = 10\nof = "credit"\nper = "request"'
    answer = ask(
        PRE + rules(BACK, SHIPPING.format("by-value"), fee), P, Q, parts=("P",), shipping_charged=Money(700)
    )
    assert (answer.amount("cancellation_fee"), answer.credit) == (-200, 1800)


SMALLEST = 'smallest = [{ amount = "shipping_charged", share = "whole" }, { flat = "5.00" }]\n'


@pytest.mark.parametrize(
    "half",
    [
        'percent = 50\nof = "shipping_charged"\nper = "request"',
        SMALLEST + 'per = "request"',
        SMALLEST + 'share = "by-value"',
    ],
)
def test_a_part_of_the_shipping_was_not_paid_either(half: str) -> None:
    text = PRE + rules(BACK, f'give = "shipping"\n{half}')
    assert ask(text, P, Q, parts=("P",), shipping_charged=Money(700)).credit == 2000
    assert ask(text, P, Q, parts=("P",), shipping_charged=Money(700), balance_paid=DAY).credit > 10_000


def test_a_price_that_is_paid_is_not_cut_off_for_its_tax() -> None:
    more = TAX + PRE + rules(BACK, 'give = "compensation"\npercent = 10')
    line = replace(P, quantity=2, paid=Money(20_000))
    assert ask(more, line, parts=("P",), paid=Money(20_500)).credit == 11_000


def test_what_was_paid_of_a_plan_is_without_what_was_cancelled() -> None:
    """100.00 with tax and shipping, 20.00 down; 12.00 were paid for what is cancelled and beside it."""
    plan = '[[plans]]\nclause = "fair"\nafter = "placed"\nweeks = 1\npayments = 4\n'
    found = pack.read(HEAD + TAX + DOWN.format("layaway") + plan + rules(BACK))
    gone = LineFacts("B", Money(3000), quantity=2, discount=Money(1), kind="layaway", cancelled=2)

    def view(*lines: LineFacts, paid: int) -> View:
        order = OrderFacts(DAY, lines, Place("VT"), shipping_charged=Money(1000), paid=Money(paid))
        return View(Facts("layaway", order, RequestFacts(DAY)), Choices(), found.home, found.terms)

    whole = view(L, gone, paid=11_600 + 1200)
    assert [cents for _, cents in instalments.schedule(whole)] == [2400] * 4
    assert instalments.paid(whole) == 9600
    assert instalments.schedule(view(gone, paid=1200)) == []
    half = replace(gone, cancelled=1)
    assert sum(cents for _, cents in instalments.schedule(view(half, paid=0))) == 3000 + 180 + 1000 - 600
