"""What counts once a request is of all lines, whatever their order; what is taken off has its turn."""

from dataclasses import replace
from typing import Any

import pytest

from desk.policy import engine, pack
from desk.records.answers import Answer
from desk.records.facts import Choices, Facts, LineFacts
from desk.records.money import Money
from tests.policy.material import HEAD, dolls, faults_of, keys, sent_back

TAX = '[[taxes]]\nname = "sales_tax"\nclause = "fair"\npercent = 6\n'
MONEY = '[facts.{}]\ntext.en = "How much?"\nis = "money"\nof = "line"\n'


def rules(*texts: str) -> str:
    """Rules of a return."""
    return "".join(f'[[rules]]\nclause = "fair"\nask = "return"\n{text}\n' for text in texts)


GIVE = 'give = "merchandise"\nto = "store_credit"'


def both_ways(text: str, *lines: LineFacts, **order: Any) -> Answer:
    """What a small pack answers to lines in either order; it must be the same money."""
    found = [
        engine.answer(
            pack.read(HEAD + text),
            Choices(),
            Facts("return", dolls(lines=told, **order), sent_back()),
        )
        for told in (lines, lines[::-1])
    ]
    assert (found[0].credit, found[0].charge) == (found[1].credit, found[1].charge)
    return found[0]


def line(key: str, price: int, **more: Any) -> LineFacts:
    """A line by its price in cents."""
    return LineFacts(key, Money(price), **more)


LOW, HIGH = line("A", 3000), line("B", 10_000)


def test_what_is_owed_beyond_the_credit_is_billed_once_for_all_lines() -> None:
    text = rules(
        GIVE,
        'take = "restocking_fee"\nflat = "50.00"',
        'bill = "shortfall"\nper = "request"',
    )
    assert both_ways(text, LOW, line("B", 2000)).charge == 5000


def test_a_fee_of_the_whole_credit_is_of_all_lines() -> None:
    text = rules(GIVE, 'take = "cancellation_fee"\npercent = 10\nof = "credit"\nper = "request"')
    assert both_ways(text, LOW, HIGH).amount("cancellation_fee") == -1300


@pytest.mark.parametrize("per", ["request", "order"])
def test_pieces_are_counted_over_all_lines(per: str) -> None:
    text = rules(GIVE, f'take = "processing_fee"\nflat = "2.00"\ntimes = "pieces"\nper = "{per}"')
    lines = line("A", 3000, quantity=2), line("B", 1000, quantity=3)
    assert both_ways(text, *lines).amount("processing_fee") == -1000


def test_a_tax_with_the_last_is_that_of_all_parts() -> None:
    text = TAX + rules(GIVE, 'give = "sales_tax"\nshare = "with-last"')
    assert both_ways(text, LOW, HIGH).amount("sales_tax") == 780


@pytest.mark.parametrize(
    "text",
    [
        'give = "sales_tax"\nper = "request"',
        'give = "paid"\nper = "request"',
        'give = "compensation"\namount = "hire"\nper = "order"',
        'take = "restocking_fee"\ngreatest = [{ percent = 10 }, { flat = "5.00" }]\nshare = "by-value"',
        'take = "restocking_fee"\nsum = [{ percent = 10 }, { amount = "shipping_cost", share = "whole" }]',
    ],
)
def test_what_a_line_has_is_none_of_all_together(text: str) -> None:
    own = TAX + MONEY.format("hire") + rules(GIVE, 'take = "late_fee"\namount = "hire"')
    assert set(keys(faults_of(HEAD + own + rules(text)))) == {"amount-of-line"}


def test_money_of_the_whole_order_within_a_list_is_taken_once() -> None:
    parts = (
        '[{ amount = "shipping_cost", share = "whole" }, { amount = "shipping_charged", share = "whole" }]'
    )
    text = rules(GIVE, f'take = "shipping_incurred"\ndifference = {parts}')
    answer = both_ways(text, LOW, HIGH, shipping_cost=Money(900), shipping_charged=Money(400))
    assert answer.amount("shipping_incurred") == -500


def test_what_is_taken_off_a_bill_waits_for_all_that_bills() -> None:
    text = MONEY.format("new_price") + rules(
        'bill = "balance"\namount = "new_price"\nto = "exchange"', 'less = "merchandise"'
    )
    old = replace(LOW, told={"new_price": Money(2000)}), line("B", 2000, told={"new_price": Money(3500)})
    assert both_ways(text, *old).charge == 500


def test_whether_something_is_owed_is_asked_after_all_that_bills() -> None:
    text = rules(
        'when = { owes = true }\nbill = "late_fee"\nflat = "1.00"',
        'bill = "storage_fee"\nflat = "5.00"\nto = "none"',
    )
    assert both_ways(text, LOW).charge == 600
    assert both_ways(text, LOW, HIGH).charge == 1200


ONCE = 'take = "shipping_incurred"\namount = "shipping_cost"\nshare = "whole"'
REST = 'take = "processing_fee"\npercent = 10\nof = "rest"'


def test_a_fee_of_the_rest_comes_after_what_counts_once_above_it() -> None:
    one = line("S", 10_000)
    assert both_ways(rules(GIVE, ONCE, REST), one, shipping_cost=Money(1000)).credit == 8100
    assert both_ways(rules(GIVE, REST, ONCE), one, shipping_cost=Money(1000)).credit == 8000
    request = 'take = "restocking_fee"\nflat = "20.00"\nper = "request"'
    assert both_ways(rules(GIVE, request, REST), one).credit == 7200


def test_what_waits_for_all_lines_is_heard_in_turn_with_the_orders_rules() -> None:
    fee = 'take = "cancellation_fee"\nflat = "105.00"'
    shipping = 'give = "shipping"\namount = "shipping_charged"\nshare = "with-last"\nper = "order"'
    bill = 'bill = "shortfall"\nper = "request"'
    one = line("S", 10_000)
    found = both_ways(rules(GIVE, fee, shipping, bill), one, shipping_charged=Money(1000))
    assert (found.credit, found.charge) == (500, 0)
    assert both_ways(rules(GIVE, fee + '\nper = "order"', bill), one, shipping_charged=Money(0)).charge == 500
    credit = 'take = "cancellation_fee"\npercent = 10\nof = "credit"\nper = "{}"'
    for per in ("request", "order"):
        text = rules(GIVE, shipping, credit.format(per))
        assert both_ways(text, one, shipping_charged=Money(1000)).credit == 9900
    due = 'bill = "balance"\nflat = "100.00"\nto = "none"\nper = "order"'
    assert both_ways(rules(due, 'less = "paid"\nflat = "30.00"\nper = "request"'), one).charge == 7000


def test_the_last_rule_of_the_file_says_the_state_whenever_it_is_heard() -> None:
    first = 'bill = "late_fee"\nflat = "5.00"\nper = "request"\nstate = "behind"\nto = "none"'
    assert both_ways(rules(first, 'state = "defaulted"'), LOW, HIGH).state == "defaulted"
    assert both_ways(rules('state = "defaulted"', first), LOW, HIGH).state == "behind"
    whole = 'state = "paid"\nper = "order"'
    assert both_ways(rules(whole, first, 'state = "defaulted"'), LOW).state == "defaulted"
    assert both_ways(rules(first, 'state = "defaulted"', whole), LOW).state == "paid"
    owes = 'when = { owes = true }\nstate = "behind"'
    bill = 'to = "none"\nbill = "late_fee"\nflat = "5.00"'
    assert both_ways(rules(bill, 'state = "current"\nper = "order"', owes), LOW).state == "behind"


def test_pieces_of_money_of_the_whole_order_are_all_pieces() -> None:
    text = rules(GIVE, ONCE + '\ntimes = "pieces"')
    lines = line("A", 5000), line("B", 5000, quantity=3)
    assert both_ways(text, *lines, shipping_cost=Money(300)).credit == 20_000 - 1200


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('take = "late_fee"\nflat = "2.00"\ntimes = "knots"\nper = "request"', "amount-of-line"),
        ('take = "late_fee"\nflat = "2.00"\ntimes = "knots"\nper = "order"', "amount-of-line"),
        (
            'give = "sales_tax"\nsum = [{ amount = "sales_tax", share = "with-last" }]\nper = "request"',
            "amount-of-line",
        ),
        ('take = "late_fee"\npercent = 10\nof = "credit"', "base-of-order"),
        ('when = { owes = true }\noutcome = "owner"', "owes-decides"),
    ],
)
def test_what_cannot_be_told_of_all_lines_is_a_fault(text: str, fault: str) -> None:
    knots = '[facts.knots]\ntext.en = "How many?"\nis = "count"\nof = "line"\n'
    used = 'take = "processing_fee"\nflat = "1.00"\ntimes = "knots"'
    assert keys(faults_of(HEAD + TAX + knots + rules(GIVE, used, text))) == [fault]


def test_an_edition_from_before_is_reckoned_as_it_was() -> None:
    """Lint finds fault with it now; the shop that adopted it goes on as before."""
    for text, credit in (
        (TAX + rules(GIVE, 'give = "sales_tax"\nper = "request"'), 10_600),
        (MONEY.format("hire") + rules(GIVE, 'take = "late_fee"\namount = "hire"\nper = "request"'), 9300),
    ):
        assert keys(faults_of(HEAD + text)) == ["amount-of-line"]
        order = dolls(lines=(line("S", 10_000, told={"hire": Money(700)}),))
        found = engine.answer(pack.kept(HEAD + text), Choices(), Facts("return", order, sent_back()))
        assert found.credit == credit


FLAT = 'take = "restocking_fee"\nflat = "20.00"'


@pytest.mark.parametrize(
    "above",
    [
        'when = { reason = "defective" }\ngive = "compensation"\nflat = "5.00"\nper = "request"',
        'inform = "late_fee"\nflat = "5.00"\nper = "request"',
        'give = "shipping"\namount = "shipping_charged"\nshare = "with-last"',
    ],
)
def test_the_rest_is_what_the_rules_above_left(above: str) -> None:
    text = rules(GIVE, above, REST, FLAT)
    found = both_ways(text, line("S", 10_000), shipping_charged=Money(0))
    assert (found.amount("processing_fee"), found.credit) == (-1000, 7000)
    given = rules(GIVE, above, REST.replace("rest", "given"), 'give = "compensation"\npercent = 6')
    assert both_ways(given, line("S", 10_000), shipping_charged=Money(0)).amount("processing_fee") == -1000


def test_what_counts_once_is_spread_over_the_lines_by_value() -> None:
    once = FLAT + '\nper = "request"'
    small, dear = line("A", 500), line("B", 10_000)
    assert both_ways(rules(GIVE, once, REST), small, dear).credit == 7649
    some = rules(GIVE, once, REST + '\nwhen = { kind = "special" }')
    assert both_ways(some, line("A", 10_000), line("B", 10_000, kind="special")).credit == 17_100
    nothing = rules(GIVE, once, REST)
    assert both_ways(nothing, line("A", 0), line("B", 0)).credit == 0


def test_a_shortfall_is_of_all_fees_wherever_they_stand() -> None:
    fee = 'take = "cancellation_fee"\nflat = "105.00"\nper = "request"'
    for per in ("order", "request"):
        text = rules(GIVE, f'bill = "shortfall"\nper = "{per}"', fee)
        assert both_ways(text, line("S", 10_000), shipping_charged=Money(0)).charge == 500
