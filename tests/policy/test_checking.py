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
from tests.policy.material import dolls, raised, sent_back, shipped

LINE = LineFacts("A", Money(1000), quantity=2)
RANGE = {"setting": "deposit_rate", "least": "20", "most": "30"}


def told(order: OrderFacts, request: RequestFacts, ask: str = "return") -> list[str]:
    """The faults of facts, by their keys."""
    return [each.key for each in checking.fact_faults(Facts(ask, order, request))]


@pytest.mark.parametrize(
    ("changes", "key", "values"),
    [
        ({"quantity": 0}, "quantity-wrong", {"quantity": 0}),
        ({"returned": -1}, "quantity-wrong", {"quantity": 2}),
        ({"cancelled": -1}, "quantity-wrong", {"quantity": 2}),
        ({"returned": 2, "cancelled": 1}, "more-gone-than-bought", {"gone": 3, "bought": 2}),
        ({"returned": 1, "shipped": 2, "cancelled": 1}, "more-gone-than-bought", {"gone": 3, "bought": 2}),
        ({"price": Money(-1)}, "price-wrong", {"price": "-0.01", "discount": "0.00"}),
        ({"discount": Money(-1)}, "price-wrong", {"price": "10.00", "discount": "-0.01"}),
        ({"discount": Money(2001)}, "price-wrong", {"price": "10.00", "discount": "20.01"}),
    ],
)
def test_a_line_that_cannot_be(changes: dict[str, Any], key: str, values: dict[str, Any]) -> None:
    line = replace(LINE, **changes)
    facts = Facts("return", dolls(lines=(line, LineFacts("B", Money(1)))), sent_back(LinePart("B", 1)))
    (fault,) = checking.fact_faults(facts)
    assert (fault.key, fault.values) == (key, {"entry": "A", **values})


def test_a_line_of_a_kind_that_there_is_not() -> None:
    order = dolls(lines=(replace(LINE, kind="prerder"),))
    (fault,) = checking.fact_faults(Facts("return", order, sent_back()))
    assert (fault.key, fault.values) == ("kind-unknown", {"kind": "prerder", "known": "preorder"})


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"quantity": 1},
        {"price": Money(0)},
        {"discount": Money(2000)},
        {"returned": 1},
        {"cancelled": 1},
        {"kind": "layaway"},
    ],
)
def test_a_line_that_can(changes: dict[str, Any]) -> None:
    assert told(dolls(lines=(replace(LINE, **changes),)), sent_back()) == []


@pytest.mark.parametrize(
    ("parts", "faults"),
    [
        ((LinePart("A", 1),), []),
        ((LinePart("A", 2),), [("more-than-remains", {"entry": "A", "quantity": 2, "remains": 1})]),
        ((LinePart("A", 0),), [("quantity-wrong", {"entry": "A", "quantity": 0})]),
        ((LinePart("C", 1),), [("line-unknown", {"entry": "C", "nearest": "A, B"})]),
        ((LinePart("A", 1), LinePart("B", 1), LinePart("A", 1)), [("line-twice", {"entry": "A"})]),
        (
            (LinePart("C", 1), LinePart("A", 5)),
            [
                ("line-unknown", {"entry": "C", "nearest": "A, B"}),
                ("more-than-remains", {"entry": "A", "quantity": 5, "remains": 1}),
            ],
        ),
    ],
)
def test_what_is_asked_about_must_remain(parts: tuple[LinePart, ...], faults: list[Any]) -> None:
    found = checking.fact_faults(Facts("return", dolls(), sent_back(*parts)))
    assert [(each.key, each.values) for each in found] == faults


def test_of_what_came_back_and_was_cancelled_only_the_rest_can_come_back() -> None:
    lines = (replace(LINE, quantity=4, returned=1, cancelled=1),)
    assert told(dolls(lines=lines), sent_back(LinePart("A", 2))) == []
    (fault,) = checking.fact_faults(Facts("return", dolls(lines=lines), sent_back(LinePart("A", 3))))
    assert fault.values["remains"] == 2


def test_nothing_remains() -> None:
    gone = dolls(lines=(replace(LINE, returned=1, cancelled=1),))
    assert told(gone, sent_back()) == ["nothing-remains"]
    assert told(gone, sent_back(), "shipping_due") == []
    (fault,) = checking.fact_faults(Facts("return", dolls(lines=(LINE, LINE)), sent_back()))
    assert (fault.key, fault.values) == ("line-twice", {"entry": "A"})


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
        ({"shipped": date(2026, 3, 2), "delivered": date(2026, 3, 2)}, {}, []),
        ({name: date(2026, 3, 2) for name in ("effective", "check_received", "balance_paid")}, {}, []),
        ({}, {"on": date(2026, 3, 2), "ra_issued": date(2026, 3, 2)}, []),
        ({}, {"ra_issued": date(2026, 3, 18)}, []),
        ({}, {"sent": date(2026, 3, 9), "received": date(2026, 3, 9), "ra_issued": None}, []),
        ({"shipped": None, "processed": date(2026, 3, 10)}, {}, ["delivered"]),
        ({"processed": date(2026, 3, 1), "shipped": date(2026, 3, 1)}, {}, ["processed", "shipped"]),
        ({}, {"sent": None, "received": date(2026, 3, 8), "ra_issued": None}, ["received"]),
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
    wrong = Facts("retrun", dolls(), sent_back(reason="chnged_mind", by="custmer"))
    assert [(each.key, each.values) for each in checking.fact_faults(wrong)] == [
        ("ask-unknown", {"ask": "retrun", "known": "return"}),
        ("by-unknown", {"by": "custmer", "known": "customer"}),
    ]
    (fault,) = checking.fact_faults(Facts("return", dolls(), sent_back(reason="chnged_mind")))
    assert (fault.key, fault.values) == ("reason-unknown", {"reason": "chnged_mind", "known": "changed_mind"})
    assert told(dolls(), sent_back(reason=""), "cancel") == []


@pytest.mark.parametrize(
    "name", ["paid", "credited", "tax", "shipping_charged", "shipping_cost", "first_payment"]
)
def test_amounts_are_not_below_nothing(name: str) -> None:
    (fault,) = checking.fact_faults(Facts("return", dolls(**{name: Money(-1)}), sent_back()))
    assert (fault.key, fault.values) == ("amount-negative", {"amount": "-0.01"})
    assert told(dolls(**{name: Money(0)}), sent_back()) == []


def test_a_first_payment_is_on_the_order_or_its_lines() -> None:
    line = replace(LINE, kind="layaway", first_payment=Money(100))
    assert told(dolls(lines=(line,)), sent_back()) == []
    assert told(dolls(lines=(line,), first_payment=Money(100)), sent_back()) == ["first-payment-twice"]


@pytest.mark.parametrize(
    ("choices", "faults"),
    [
        (Choices(), []),
        (Choices({"tax-on-returns": "kept"}), []),
        (
            Choices({"tax-on-return": "kept"}),
            [("reading-unknown", {"reading": "tax-on-return", "nearest": "tax-on-returns"})],
        ),
        (
            Choices({"tax-on-returns": "kpt"}),
            [("option-unknown", {"reading": "tax-on-returns", "option": "kpt", "nearest": "kept"})],
        ),
        (
            Choices(tax_rates={"OH": Fraction(5)}),
            [("setting-unknown", {"setting": "tax_rates", "pack": "samanthas"})],
        ),
        (Choices(deposit_rate=Fraction(20)), []),
        (Choices(deposit_rate=Fraction(30)), []),
        (Choices(deposit_rate=Fraction(19)), [("setting-out-of-range", {**RANGE, "found": "19"})]),
        (Choices(deposit_rate=Fraction(31)), [("setting-out-of-range", {**RANGE, "found": "31"})]),
        (Choices(deposit_rate=Fraction(0)), [("setting-out-of-range", {**RANGE, "found": "0"})]),
    ],
)
def test_what_the_owner_chose_must_be_in_the_pack(choices: Choices, faults: list[Any]) -> None:
    found = checking.choice_faults(shipped("samanthas"), choices)
    assert [(each.key, each.values) for each in found] == faults


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
        with pytest.raises(BadInput) as caught:
            checking.check(shipped("samanthas"), Choices(), facts)
        least, most = ("20", "30") if cents == 100_000 else ("40", "40")
        assert caught.value.key == "deposit-out-of-range"
        assert caught.value.values == {"entry": "A", "found": str(rate), "least": least, "most": most}


def test_the_first_fault_is_raised() -> None:
    pack = shipped("samanthas")
    checking.check(pack, Choices(), Facts("return", dolls(), sent_back()))
    with raised(BadInput, "line-unknown"):
        checking.check(pack, Choices(), Facts("return", dolls(), sent_back(LinePart("C", 1))))
    with raised(BadInput, "reading-unknown"):
        checking.check(pack, Choices({"x": "y"}), Facts("return", dolls(), sent_back()))


def test_a_balance_needs_something_pre_ordered_where_the_pack_knows_balances() -> None:
    facts = Facts("balance", dolls(), RequestFacts(on=date(2026, 3, 13)))
    assert [each.key for each in checking.pack_faults(shipped("samanthas"), facts)] == ["nothing-preordered"]
    assert list(checking.pack_faults(shipped("miniature-expressions"), facts)) == []
    with raised(BadInput, "nothing-preordered"):
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
    found = list(checking.fact_faults(facts))
    assert [each.values["later"] for each in found] == faults
    for each in found:
        days = {"first": check.returned, "second": check.paid_on or facts.request.on}
        assert (each.key, each.values["earlier"]) == ("dates-out-of-order", "check_returned")
        assert {name: each.values[name] for name in days} == days
    assert list(checking.fact_faults(replace(facts, ask="shipping_due"))) == []


def test_a_checks_amounts_are_not_below_nothing() -> None:
    for check in (
        CheckFacts(Money(-1), date(2026, 3, 10)),
        CheckFacts(Money(1), date(2026, 3, 10), paid=Money(-1)),
    ):
        facts = Facts("returned_check", dolls(lines=()), RequestFacts(on=date(2026, 3, 13)), check)
        (fault,) = checking.fact_faults(facts)
        assert (fault.key, fault.values) == ("amount-negative", {"amount": "-0.01"})
    check = CheckFacts(Money(0), date(2026, 3, 10), paid=Money(0))
    facts = Facts("returned_check", dolls(lines=()), RequestFacts(on=date(2026, 3, 13)), check)
    assert list(checking.fact_faults(facts)) == []
