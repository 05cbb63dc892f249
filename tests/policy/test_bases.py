"""Bases: what a percentage is of, and the amounts that the facts tell."""

from typing import Any

import pytest

from desk.policy import pack
from desk.policy.view import Unknown, View
from desk.records.facts import Choices, Facts, LineFacts, LinePart, OrderFacts
from desk.records.money import Money
from tests.policy.material import HEAD, RULE, dolls, sent_back

TAX = '[[taxes]]\nname = "sales_tax"\nclause = "fair"\npercent = "6.1"\n'
FACTS = (
    '[facts.rival]\ntext.en = "Elsewhere?"\nis = "money"\nof = "line"\n'
    '[facts.freight]\ntext.en = "Freight?"\nis = "money"\nof = "request"\n'
    '[facts.nights]\ntext.en = "Nights?"\nis = "count"\nof = "request"\n'
)
LAST = 'take = "late_fee"\n'


def computed(text: str, order: OrderFacts, *parts: LinePart, extra: str = "", **request: Any) -> list[int]:
    """An amount of each part of a cancellation, by a rule."""
    rule = RULE.replace('"return"', '"cancel"')
    found = pack.read(HEAD + TAX + extra + rule + rule.replace('to = "store_credit"\n', LAST) + text)
    given = found.rules[1].given
    assert given is not None
    view = View(Facts("cancel", order, sent_back(*parts, **request)), Choices(), None, found.terms)
    return [given.compute(view, part) for part in view.parts]


@pytest.mark.parametrize(
    ("name", "amounts"),
    [
        ("merchandise", [1_200, 900]),
        ("goods", [2_100, 2_100]),
        ("order_value", [2_100, 2_100]),
        ("order_total", [2_357, 2_357]),
        ("sales_tax", [73, 55]),
        ("shipping_charged", [130, 130]),
        ("full_price", [1_200, 900]),
        ("paid", [1_273, 954]),
    ],
)
def test_ten_percent_of_it(name: str, amounts: list[int]) -> None:
    assert computed(f'percent = 10\nof = "{name}"\n', dolls()) == amounts


def test_discounts_of_a_part_and_of_what_is_kept() -> None:
    lines = (
        LineFacts("A", Money(1_000), quantity=4, discount=Money(400), returned=1),
        LineFacts("B", Money(500), discount=Money(50)),
    )
    asked = (LinePart("A", 2),)
    assert computed('amount = "discount"\n', dolls(lines=lines), *asked) == [200]
    assert computed('amount = "discount_kept"\n', dolls(lines=lines), *asked) == [150]
    assert computed('amount = "full_price"\n', dolls(lines=lines), *asked) == [2_000]


def test_money_that_the_pack_asks_for() -> None:
    lines = (LineFacts("A", Money(1_000), quantity=3, told={"rival": Money(800)}),)
    when = 'when = { fact = { freight = { over = "0.00" }, nights = { over = 0 } } }\n'
    use = '[[rules]]\nclause = "fair"\nask = "cancel"\nrequires = true\n' + when
    order = dolls(lines=lines)
    both = 'difference = [{ amount = "merchandise" }, { amount = "rival" }]\n'
    assert computed(both + use, order, LinePart("A", 2), extra=FACTS) == [400]
    other = '[[rules]]\nclause = "fair"\nask = "cancel"\nbill = "return_shipping"\namount = "rival"\n' + use
    told = {"freight": Money(450), "nights": 3}
    assert computed('amount = "freight"\n' + other, order, extra=FACTS, told=told) == [450]
    nightly = 'flat = "2.00"\ntimes = "nights"\n'
    assert computed(nightly + other, order, extra=FACTS, told=told) == [600]
    for text, name in (('amount = "freight"\n', "freight"), (nightly, "nights")):
        with pytest.raises(Unknown) as caught:
            computed(text + other, order, extra=FACTS)
        assert caught.value.want == ("wants-fact", name)


def test_an_amount_for_each_piece() -> None:
    lines = (LineFacts("A", Money(1_000), quantity=3),)
    assert computed('flat = "1.50"\ntimes = "pieces"\n', dolls(lines=lines), LinePart("A", 2)) == [300]


def test_the_tax_on_shipping_goes_with_the_last_line() -> None:
    tax = TAX.replace('"sales_tax"', '"levy"') + "shipping = true\n"
    text = 'amount = "levy"\nshare = "with-last"\n'
    assert computed(text, dolls(), LinePart("A", 1), extra=tax) == [0]
    assert computed(text, dolls(), extra=tax) == [732, 549]


def test_what_fees_come_to_above_the_money_paid() -> None:
    found = pack.read(HEAD + RULE + '[[rules]]\nclause = "fair"\nask = "return"\nbill = "shortfall"\n')
    given = found.rules[1].given
    assert given is not None
    view = View(Facts("return", dolls(paid=Money(1_000)), sent_back()), Choices(), None, found.terms)
    view.parts[0].given, view.parts[0].taken, view.parts[1].taken = 12_000, 2_000, 500
    assert given.compute(view, view.parts[0]) == 1_500


def test_payments_due_of_a_plan() -> None:
    plan = '[[plans]]\nclause = "fair"\nafter = "placed"\nweeks = 1\npayments = 2\n'
    line = LineFacts("A", Money(10_000), kind="layaway", first_payment=Money(1_000))
    order = dolls(lines=(line,), shipping_charged=Money(0), shipped=None, delivered=None)
    assert computed('amount = "instalments_due"\n', order, extra=plan) == [4_805]


def test_sums_and_differences() -> None:
    text = 'greatest = [{ sum = [{ percent = 10 }, { flat = "3.00" }] }, { flat = "13.00" }]\n'
    assert computed(text, dolls()) == [1_500, 1_300]
    assert computed('difference = [{ flat = "1.00" }, { flat = "3.00" }]\n', dolls()) == [0, 0]


def test_a_first_payment_that_only_the_pack_asks_for() -> None:
    deposits = '[[deposits]]\nclause = "fair"\nkind = "layaway"\npercent = 10\nleast = "20.00"\n'
    line = LineFacts("A", Money(10_000), quantity=4, kind="layaway", cancelled=1)
    text = 'amount = "first_payment"\nshare = "by-value"\n'
    assert computed(text, dolls(lines=(line,)), LinePart("A", 1), extra=deposits) == [1_000]
    with pytest.raises(Unknown):
        computed(text, dolls(), LinePart("A", 1), extra=deposits)
    told = LineFacts("A", Money(10_000), kind="layaway", first_payment=Money(500))
    assert computed(text, dolls(lines=(told,)), extra=deposits) == [500]
