"""The answer as a whole: the worked amounts, the limit to what was paid, texts, part by part."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desk.policy import engine
from desk.records.answers import Answer, Finding
from desk.records.errors import BadInput, Wanting
from desk.records.facts import Choices, Facts, LineFacts, LinePart, OrderFacts, Place, RequestFacts
from desk.records.money import Money
from tests.policy.material import asked, dolls, raised, returned, sent_back, shipped

B = LinePart("B", 1)


def test_the_worked_return() -> None:
    answer = returned("samanthas", dolls(), sent_back(B))
    assert (answer.outcome, answer.destination, answer.credit) == ("allowed", "store_credit", Money(7745))
    assert [(each.label, each.money, each.clause) for each in answer.amounts] == [
        ("merchandise", 8995, "credit-only"),
        ("restocking_fee", -1799, "restocking"),
        ("sales_tax", 549, "sales-tax"),
    ]
    assert isinstance(answer.amounts[0].money, Money)
    assert answer.deadline("return_by") == date(2026, 3, 23)
    rest = dolls(lines=(LineFacts("A", Money(12000)), LineFacts("B", Money(8995), returned=1)))
    assert returned("samanthas", rest, sent_back()).credit == 10332


def test_an_answer_brings_the_texts_of_all_that_it_cites() -> None:
    answer = returned("samanthas", dolls(), sent_back(B))
    assert tuple(each.id for each in answer.clauses) == answer.cites
    assert set(answer.requirements) <= set(answer.cites)
    assert {each.clause for each in (*answer.amounts, *answer.deadlines)} <= set(answer.cites)
    assert any("20 %" in each.text["es"] for each in answer.clauses)
    assert answer.readings == {"returned-by-means": "sent", "tax-on-returns": "credited"}


def test_an_imported_tax_stands() -> None:
    answer = returned("samanthas", dolls(tax=Money(1000), ship_to=Place("OH")), sent_back(B))
    assert answer.amount("sales_tax") == 428
    assert answer.findings == ()


def test_the_tax_of_a_whole_order() -> None:
    facts = Facts("quote", dolls(), sent_back(reason=""))
    assert engine.sales_tax(shipped("samanthas"), Choices(), facts) == 1281
    assert engine.sales_tax(shipped("miniature-expressions"), Choices(), facts) == 0
    stands = replace(facts, order=dolls(tax=Money(1000)))
    assert engine.sales_tax(shipped("samanthas"), Choices(), stands) == 1000


def test_a_tax_that_no_one_set_is_told() -> None:
    answer = returned("miniature-expressions", dolls(), sent_back())
    assert Finding("no-tax-rate") in answer.findings
    imported = returned("miniature-expressions", dolls(tax=Money(1000)), sent_back())
    assert (imported.findings, imported.amount("sales_tax")) == ((), Money(1000))
    refused = returned("miniature-expressions", dolls(), sent_back(on=date(2026, 5, 1)))
    assert [each.key for each in refused.findings] == ["asked-late"]


@pytest.mark.parametrize(
    ("changes", "credit", "limit"),
    [
        ({}, 16796, 0),
        ({"paid": Money(10000)}, 5801, -10995),
        ({"paid": Money(4000)}, 0, -16796),
        ({"credited": Money(10000)}, 8091, -8705),
        ({"payment": ("check",)}, 0, -16796),
        ({"paid": Money(22290), "credited": Money(30000)}, 0, -16796),
    ],
)
def test_no_more_is_credited_than_was_paid(changes: dict[str, Any], credit: int, limit: int) -> None:
    answer = returned("samanthas", dolls(ship_to=Place("OH"), **changes), sent_back())
    assert (answer.credit, answer.amount("limit_to_paid")) == (credit, limit)
    assert sum(each.money for each in answer.amounts) == answer.credit
    assert answer.destination == ("store_credit" if credit else "none")
    assert all(each.clause in answer.cites for each in answer.amounts)


def test_what_was_paid_for_a_line_counts() -> None:
    lines = (LineFacts("A", Money(12000), paid=Money(2000)), LineFacts("B", Money(8995)))
    answer = returned("samanthas", dolls(lines=lines, ship_to=Place("OH")), sent_back(LinePart("A", 1)))
    assert answer.credit == 12000 - 2400
    shipping = Money(0)
    answer = returned("samanthas", dolls(lines=lines, shipping_charged=shipping), sent_back())
    assert answer.credit == 2000 + 8995 + 1281 - 2400 - 1799


def test_an_exchange_goes_somewhere_without_money() -> None:
    answer = returned("miniature-expressions", dolls(), sent_back(reason="defective"))
    assert (answer.destination, answer.credit, answer.amounts) == ("replacement", 0, ())


def test_a_question_without_rules_is_left_to_the_owner() -> None:
    facts = Facts("cancel", dolls(lines=()), sent_back(reason=""))
    small = shipped("miniature-expressions")
    answer = engine.answer(small, Choices(), facts)
    assert (answer.outcome, answer.findings) == ("owner", (Finding("question-silent"),))
    assert engine.wants(small, Choices(), facts) == ()


def test_money_that_goes_nowhere_is_left_to_the_owner() -> None:
    rules = [
        f'[[rules]]\nclause = "fair"\nask = "return"\n{each}\n'
        for each in ('give = "merchandise"', 'take = "restocking_fee"\npercent = 20', 'to = "none"')
    ]
    answer = asked("".join(rules), dolls(), sent_back(B))
    assert (answer.outcome, answer.destination, answer.credit) == ("owner", "none", 0)
    assert answer.findings == (Finding("money-without-way"),)
    assert (answer.amounts, answer.cites, [each.id for each in answer.clauses]) == ((), ("fair",), ["fair"])
    apart = rules[2] + '[[rules]]\nclause = "fair"\nask = "return"\ntender = "store_credit"\nflat = "71.96"\n'
    answer = asked("".join(rules[:2]) + apart, dolls(), sent_back(B))
    assert (answer.outcome, answer.credit, answer.tenders["store_credit"]) == ("allowed", 7196, 7196)
    forfeited = "".join(rules).replace("percent = 20", "percent = 100")
    answer = asked(forfeited, dolls(), sent_back(B))
    assert (answer.outcome, answer.credit, answer.destination) == ("allowed", 0, "none")


def test_missing_facts_are_told_together() -> None:
    facts = Facts("return", dolls(delivered=None, shipping_charged=None), sent_back())
    wants = engine.wants(shipped("miniature-expressions"), Choices(), facts)
    assert [each.key for each in wants] == ["wants-delivered", "wants-shipping-charged"]
    with raised(Wanting, "wants-delivered"):
        engine.answer(shipped("miniature-expressions"), Choices(), facts)


def test_the_cost_is_wanted_only_where_it_is_subtracted() -> None:
    small = shipped("miniature-expressions")
    paid = Facts("return", dolls(shipping_cost=None), sent_back())
    assert engine.answer(small, Choices(), paid).credit == 20995
    free = replace(paid, order=dolls(shipping_cost=None, shipping_charged=Money(0)))
    assert [each.key for each in engine.wants(small, Choices(), free)] == ["wants-shipping-cost"]
    price = Choices({"outbound-shipping": "price-less-incurred"})
    assert [each.key for each in engine.wants(small, price, paid)] == ["wants-shipping-cost"]


def test_what_cannot_be_is_not_answered() -> None:
    with raised(BadInput, "line-unknown"):
        returned("samanthas", dolls(), sent_back(LinePart("C", 1)))
    with raised(BadInput, "reading-unknown"):
        returned("samanthas", dolls(), sent_back(), Choices({"tax": "kept"}))


LAYAWAY = LineFacts("L", Money(5000), kind="layaway")


@pytest.mark.parametrize(
    ("ask", "changes", "want"),
    [
        ("cancel", {"lines": (LAYAWAY,)}, "wants-first-payment"),
        ("quote", {"lines": (LAYAWAY,)}, "wants-first-payment"),
        ("balance", {"lines": (LAYAWAY, replace(LAYAWAY, key="P", kind="preorder"))}, "wants-first-payment"),
        ("address_correction", {}, "wants-charge"),
        ("returned_check", {"lines": ()}, "wants-check"),
    ],
)
def test_what_other_questions_are_missing(ask: str, changes: dict[str, Any], want: str) -> None:
    order = dolls(shipped=None, delivered=None, **changes)
    request = RequestFacts(on=date(2026, 5, 20), notified=date(2026, 4, 1))
    facts = Facts(ask, replace(order, payment=("cash",)), request)
    assert [each.key for each in engine.wants(shipped("samanthas"), Choices(), facts)] == [want]
    with pytest.raises(Wanting, match=want):
        engine.answer(shipped("samanthas"), Choices(), facts)


def test_cancelled_lines_are_answered_one_after_another() -> None:
    order, day = dolls(shipped=None, delivered=None), date(2026, 3, 13)

    def cancel(order: OrderFacts, *parts: LinePart) -> Answer:
        return engine.answer(
            shipped("samanthas"), Choices(), Facts("cancel", order, RequestFacts(on=day, lines=parts))
        )

    first, whole = cancel(order, LinePart("A", 1)), cancel(order)
    gone = replace(order.lines[0], cancelled=1)
    second = cancel(replace(order, lines=(gone, order.lines[1]), credited=first.credit), B)
    assert (first.amount("shipping"), second.amount("shipping")) == (0, 1295)
    assert first.credit + second.credit == whole.credit
