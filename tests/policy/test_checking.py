"""Facts that cannot be are told, all of them, before any rule is asked."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from desk.policy import checking
from desk.records.errors import BadInput
from desk.records.facts import CheckFacts, Choices, Facts, LineFacts, LinePart, OrderFacts, RequestFacts
from desk.records.money import Money
from tests.policy.material import dolls, sent_back, shipped

LINE = LineFacts("A", Money(1000), quantity=2)


def told(order: OrderFacts, request: RequestFacts, ask: str = "return") -> list[str]:
    """The faults of facts, by their keys."""
    return [each.key for each in checking.fact_faults(Facts(ask, order, request))]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"quantity": 0}, "quantity-wrong"),
        ({"returned": -1}, "quantity-wrong"),
        ({"cancelled": -1}, "quantity-wrong"),
        ({"returned": 2, "cancelled": 1}, "more-gone-than-bought"),
        ({"price": Money(-1)}, "price-wrong"),
        ({"discount": Money(-1)}, "price-wrong"),
        ({"discount": Money(2001)}, "price-wrong"),
        ({"kind": "prerder"}, "kind-unknown"),
    ],
)
def test_a_line_that_cannot_be(changes: dict[str, Any], fault: str) -> None:
    line = replace(LINE, **changes)
    assert fault in told(dolls(lines=(line, LineFacts("B", Money(1)))), sent_back(LinePart("B", 1)))


@pytest.mark.parametrize(
    "changes", [{}, {"discount": Money(2000)}, {"returned": 1}, {"cancelled": 1}, {"kind": "layaway"}]
)
def test_a_line_that_can(changes: dict[str, Any]) -> None:
    assert told(dolls(lines=(replace(LINE, **changes),)), sent_back()) == []


@pytest.mark.parametrize(
    ("parts", "faults"),
    [
        ((LinePart("A", 1),), []),
        ((LinePart("A", 2),), ["more-than-remains"]),
        ((LinePart("A", 0),), ["quantity-wrong"]),
        ((LinePart("C", 1),), ["line-unknown"]),
        ((LinePart("A", 1), LinePart("A", 1)), ["line-twice"]),
        ((LinePart("C", 1), LinePart("A", 5)), ["line-unknown", "more-than-remains"]),
    ],
)
def test_what_is_asked_about_must_remain(parts: tuple[LinePart, ...], faults: list[str]) -> None:
    assert told(dolls(), sent_back(*parts)) == faults


def test_nothing_remains() -> None:
    gone = dolls(lines=(replace(LINE, returned=1, cancelled=1),))
    assert told(gone, sent_back()) == ["nothing-remains"]
    assert told(gone, sent_back(), "shipping_due") == []
    assert told(dolls(lines=(LINE, LINE)), sent_back()) == ["line-twice"]


@pytest.mark.parametrize(
    ("order", "request_", "later"),
    [
        ({"processed": date(2026, 3, 1)}, {}, ["processed"]),
        ({"shipped": date(2026, 3, 1)}, {}, ["shipped"]),
        ({"delivered": date(2026, 3, 3)}, {}, ["delivered"]),
        ({"delivered": date(2026, 3, 1)}, {}, ["delivered"]),
        ({"effective": date(2026, 3, 1)}, {}, ["effective"]),
        ({"check_received": date(2026, 3, 1)}, {}, ["check_received"]),
        ({"balance_paid": date(2026, 3, 1)}, {}, ["balance_paid"]),
        ({"processed": date(2026, 3, 6)}, {}, ["shipped"]),
        ({}, {"on": date(2026, 3, 1)}, ["on"]),
        ({}, {"ra_issued": date(2026, 3, 1)}, ["ra_issued"]),
        ({}, {"ra_issued": date(2026, 3, 19)}, ["received"]),
        ({}, {"sent": date(2026, 3, 8)}, ["sent"]),
        ({}, {"sent": date(2026, 3, 19)}, ["received"]),
        ({}, {"arrived": date(2026, 3, 5), "notified": date(2026, 3, 4)}, ["notified"]),
        ({}, {"notified": date(2026, 3, 1)}, ["notified"]),
        ({}, {"arrived": date(2026, 3, 5), "notified": date(2026, 3, 5)}, []),
        ({"delivered": None, "shipped": None}, {"sent": None}, []),
        ({"delivered": date(2026, 4, 1)}, {"sent": None, "received": None}, []),
    ],
)
def test_dates_are_in_order(order: dict[str, Any], request_: dict[str, Any], later: list[str]) -> None:
    faults = list(checking.fact_faults(Facts("return", dolls(**order), sent_back(**request_))))
    assert [each.values["later"] for each in faults] == later


def test_a_day_is_told_with_the_one_that_it_comes_before() -> None:
    (fault,) = checking.fact_faults(Facts("return", dolls(shipped=date(2026, 3, 1)), sent_back()))
    assert fault.values == {
        "earlier": "placed",
        "later": "shipped",
        "first": date(2026, 3, 2),
        "second": date(2026, 3, 1),
    }


def test_words_that_nobody_knows() -> None:
    assert told(dolls(), sent_back(reason="chnged_mind", by="nobody"), "retrun") == [
        "ask-unknown",
        "by-unknown",
    ]
    (fault,) = checking.fact_faults(Facts("return", dolls(), sent_back(reason="chnged_mind")))
    assert (fault.key, fault.values) == ("reason-unknown", {"reason": "chnged_mind", "known": "changed_mind"})
    assert told(dolls(), sent_back(reason=""), "cancel") == []


@pytest.mark.parametrize(
    "name", ["paid", "credited", "tax", "shipping_charged", "shipping_cost", "first_payment"]
)
def test_amounts_are_not_below_nothing(name: str) -> None:
    assert told(dolls(**{name: Money(-1)}), sent_back()) == ["amount-negative"]


def test_a_first_payment_is_on_the_order_or_its_lines() -> None:
    line = replace(LINE, kind="layaway", first_payment=Money(100))
    assert told(dolls(lines=(line,)), sent_back()) == []
    assert told(dolls(lines=(line,), first_payment=Money(100)), sent_back()) == ["first-payment-twice"]


@pytest.mark.parametrize(
    ("choices", "faults"),
    [
        (Choices(), []),
        (Choices({"tax-on-returns": "kept"}), []),
        (Choices({"tax-on-return": "kept"}), ["reading-unknown"]),
        (Choices({"tax-on-returns": "kpt"}), ["option-unknown"]),
        (Choices(tax_rates={"OH": Fraction(5)}), ["setting-unknown"]),
        (Choices(deposit_rate=Fraction(20)), []),
        (Choices(deposit_rate=Fraction(30)), []),
        (Choices(deposit_rate=Fraction(19)), ["setting-out-of-range"]),
        (Choices(deposit_rate=Fraction(31)), ["setting-out-of-range"]),
    ],
)
def test_what_the_owner_chose_must_be_in_the_pack(choices: Choices, faults: list[str]) -> None:
    assert [each.key for each in checking.choice_faults(shipped("samanthas"), choices)] == faults


@pytest.mark.parametrize(
    ("cents", "rate", "fits"),
    [
        (100_000, 20, True),
        (100_000, 30, True),
        (100_000, 40, False),
        (100_000, 19, False),
        (100_001, 40, True),
        (100_001, 30, False),
    ],
)
def test_a_deposit_rate_is_in_its_range(cents: int, rate: int, fits: bool) -> None:
    line = LineFacts("A", Money(cents), quantity=2, kind="preorder", deposit_rate=Fraction(rate))
    facts = Facts("quote", dolls(lines=(line, LineFacts("B", Money(1)))), sent_back())
    assert (list(checking.deposit_faults(shipped("samanthas"), facts)) == []) is fits
    assert list(checking.deposit_faults(shipped("miniature-expressions"), facts)) == []
    if not fits:
        with pytest.raises(BadInput, match="deposit-out-of-range"):
            checking.check(shipped("samanthas"), Choices(), facts)


def test_the_first_fault_is_raised() -> None:
    pack = shipped("samanthas")
    checking.check(pack, Choices(), Facts("return", dolls(), sent_back()))
    with pytest.raises(BadInput, match="line-unknown"):
        checking.check(pack, Choices(), Facts("return", dolls(), sent_back(LinePart("C", 1))))
    with pytest.raises(BadInput, match="reading-unknown"):
        checking.check(pack, Choices({"x": "y"}), Facts("return", dolls(), sent_back()))


def test_a_balance_needs_something_pre_ordered_where_the_pack_knows_balances() -> None:
    facts = Facts("balance", dolls(), RequestFacts(on=date(2026, 3, 13)))
    assert [each.key for each in checking.pack_faults(shipped("samanthas"), facts)] == ["nothing-preordered"]
    assert list(checking.pack_faults(shipped("miniature-expressions"), facts)) == []
    with pytest.raises(BadInput, match="nothing-preordered"):
        checking.check(shipped("samanthas"), Choices(), facts)
    ordered = replace(facts, order=dolls(lines=(replace(LINE, kind="preorder"), LineFacts("B", Money(1)))))
    assert list(checking.pack_faults(shipped("samanthas"), ordered)) == []


def test_something_must_remain_to_be_cancelled() -> None:
    gone = dolls(lines=(replace(LINE, cancelled=2),))
    facts = Facts("cancel", gone, RequestFacts(on=date(2026, 3, 13)))
    assert [each.key for each in checking.pack_faults(shipped("samanthas"), facts)] == ["nothing-remains"]
    assert list(checking.pack_faults(shipped("miniature-expressions"), facts)) == []
    left = replace(facts, order=dolls(lines=(replace(LINE, cancelled=1),)))
    assert list(checking.pack_faults(shipped("samanthas"), left)) == []


def test_no_more_has_left_than_was_bought_and_not_cancelled() -> None:
    assert told(dolls(lines=(replace(LINE, shipped=2),)), sent_back()) == []
    assert told(dolls(lines=(replace(LINE, shipped=2, cancelled=1),)), sent_back()) == [
        "more-gone-than-bought"
    ]


@pytest.mark.parametrize(
    ("check", "faults"),
    [
        (CheckFacts(Money(1000), date(2026, 3, 13)), []),
        (CheckFacts(Money(1000), date(2026, 3, 14)), ["on"]),
        (CheckFacts(Money(1000), date(2026, 3, 10), paid_on=date(2026, 3, 10)), []),
        (CheckFacts(Money(1000), date(2026, 3, 10), paid_on=date(2026, 3, 9)), ["check_paid"]),
    ],
)
def test_a_checks_days_are_in_order(check: CheckFacts, faults: list[str]) -> None:
    facts = Facts("returned_check", dolls(lines=()), RequestFacts(on=date(2026, 3, 13)), check)
    assert [each.values["later"] for each in checking.fact_faults(facts)] == faults
    assert list(checking.fact_faults(replace(facts, ask="shipping_due"))) == []


def test_a_checks_amounts_are_not_below_nothing() -> None:
    for check in (
        CheckFacts(Money(-1), date(2026, 3, 10)),
        CheckFacts(Money(1), date(2026, 3, 10), paid=Money(-1)),
    ):
        facts = Facts("returned_check", dolls(lines=()), RequestFacts(on=date(2026, 3, 13)), check)
        assert [each.key for each in checking.fact_faults(facts)] == ["amount-negative"]
