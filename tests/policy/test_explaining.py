"""An answer explains itself: the rules asked, in order, which fitted, what each brought, why others not."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from desk.policy import engine, explaining, pack
from desk.records.answers import STAGES, Answer, Point, Step
from desk.records.facts import Choices, Condition, Facts, LineFacts, LinePart, OrderFacts, Place, RequestFacts
from desk.records.money import Money
from tests.policy.material import HEAD, RULE, dolls, sent_back, shipped

B = LinePart("B", 1)
START = '[[rules]]\nclause = "fair"\nask = "return"\n'
Brought = tuple[str, tuple[str, ...], list[tuple[str, Any]]]


def explained(ask: str, order: OrderFacts, request: RequestFacts, name: str = "samanthas") -> Answer:
    """A shipped pack's answer with its steps."""
    return explaining.explain(shipped(name), Choices(), Facts(ask, order, request))


def small(rules: str, order: OrderFacts | None = None, *parts: LinePart, **request: Any) -> tuple[Step, ...]:
    """The steps of a small pack's answer to a return."""
    facts = Facts("return", order or dolls(), sent_back(*parts, **request))
    return explaining.explain(pack.read(HEAD + rules), Choices(), facts).steps


def brought(steps: tuple[Step, ...]) -> list[Brought]:
    """What the rules that apply brought: clause, lines, each key with its amount, day or label."""
    return [
        (each.clause, each.lines, [(point.key, list(point.values.values())[-1:]) for point in each.effects])
        for each in steps
        if each.verdict == "applies"
    ]


def test_the_worked_return_step_by_step() -> None:
    found = explained("return", dolls(), sent_back(B))
    plain = engine.answer(shipped("samanthas"), Choices(), Facts("return", dolls(), sent_back(B)))
    assert replace(found, steps=(), clauses=plain.clauses, said=plain.said) == plain
    told = brought(found.steps)
    assert ("restocking", ("B",), [("take", [Money(1799)])]) in told
    assert ("credit-only", ("B",), [("give", [Money(8995)]), ("to", ["store_credit"])]) in told
    assert ("ra-return-by", (), [("deadline", [date(2026, 3, 23)])]) in told
    assert ("return-postage", (), [("requires", [])]) in told
    box = next(each for each in found.steps if each.clause == "damaged-box")
    assert (box.stage, box.about, box.verdict) == (
        "refusals",
        Point("outcome", {"label": "refused", "finding": "damaged-box"}),
        "misses",
    )
    assert [each.key for each in box.misses] == ["reason"]
    fee = next(each for each in found.steps if each.clause == "restocking")
    assert fee.about == Point("take", {"label": "restocking_fee", "percent": 20})


def test_the_texts_of_all_that_is_named_are_brought() -> None:
    found = explained("return", dolls(), sent_back(B))
    texts = {each.id for each in found.clauses}
    assert {*found.cites, *(step.clause for step in found.steps if step.clause)} == texts
    assert "damaged-box" in texts - set(found.cites)
    missed = [each.values["name"] for step in found.steps for each in step.misses if each.key == "reading"]
    assert missed
    assert {*missed, *found.readings} == {each.id for each in found.said}


def test_silence_refusals_gifts_the_limit_and_deadlines_in_this_order() -> None:
    found = explained("return", dolls(paid=Money(1000)), sent_back())
    stages = [STAGES.index(each.stage) for each in found.steps]
    assert stages == sorted(stages)
    assert set(stages) == set(range(len(STAGES)))
    for stage in STAGES:
        rules = [each.rule for each in found.steps if each.stage == stage]
        assert rules == sorted(rules)
    (limit,) = [each for each in found.steps if each.stage == "limit"]
    assert (limit.rule, limit.clause, limit.about) == (0, "credit-only", Point("limit"))
    assert limit.effects == (Point("take", {"label": "limit_to_paid", "amount": Money(18077)}),)


def test_what_is_never_below_nothing_is_told_as_a_gift() -> None:
    rules = RULE + START + 'take = "late_fee"\nflat = "10.00"\n'
    last = next(each for each in small(rules) if each.stage == "limit")
    assert last.effects[0] == Point("give", {"label": "limit_to_paid", "amount": Money(2000)})


def test_a_question_without_rules_has_no_steps() -> None:
    found = explained("cancel", dolls(lines=()), sent_back(reason=""), "miniature-expressions")
    assert (found.outcome, found.steps) == ("owner", ())


MISSOURI = 'when = { state = "MO" }\n'


def test_what_would_be_given_if_the_answer_were_yes() -> None:
    rules = RULE + START + f'outcome = "refused"\nfinding = "asked-late"\n{MISSOURI}'
    (refusal, held, always) = small(rules + START + "requires = true\nalways = true\n")
    assert (refusal.stage, refusal.verdict) == ("refusals", "applies")
    assert (held.stage, held.verdict) == ("gifts", "held")
    assert always.verdict == "applies"
    outcome = Point("outcome", {"label": "refused"})
    assert refusal.effects == (outcome, Point("finding", {"label": "asked-late"}))


def test_a_passed_window_brings_its_last_day() -> None:
    window = '[windows.asking]\nclause = "fair"\ndays = 3\nafter = "delivered"\n'
    rules = window + RULE + START + 'outcome = "owner"\nfinding = "told-late"\nwhen = { passed = "asking" }\n'
    told = small(rules)[0].effects[1]
    assert told == Point("finding", {"label": "told-late", "day": date(2026, 3, 12)})


def test_what_a_missing_fact_leaves_undecided() -> None:
    """The refusal stands whatever the other rule would say."""
    rules = RULE + START + f'outcome = "refused"\n{MISSOURI}'
    rules += START + 'outcome = "refused"\nwhen = { condition = { secured = false } }\n'
    unsure = small(rules, condition=Condition())[1]
    assert unsure.verdict == "unsure"
    assert [each.key for each in unsure.misses] == ["condition"]


def test_a_miss_that_is_sure_goes_before_what_cannot_be_told() -> None:
    conditions = 'condition = { secured = false }, state = "OH", country = "CA", po_box = true'
    rules = RULE + START + f"requires = true\nwhen = {{ {conditions} }}\n"
    (_, step) = small(rules, condition=Condition())
    assert (step.verdict, [each.key for each in step.misses]) == ("misses", ["state", "country"])


def test_lines_that_a_rule_says_the_same_of_are_told_together() -> None:
    order = dolls(lines=(*dolls().lines, LineFacts("3", Money(500), sku="A", kind="special")))
    rules = RULE + START + 'take = "late_fee"\nflat = "1.00"\nwhen = { kind = "stock" }\n'
    rules += START + 'outcome = "refused"\nwhen = { reason = "defective" }\n'
    told = [(each.rule, each.verdict, each.lines) for each in small(rules, order)]
    assert told[:2] == [(3, "misses", ()), (1, "applies", ())]
    assert told[2:4] == [(2, "applies", ("A", "B")), (2, "misses", ("A#2",))]


def test_what_counts_once_and_what_goes_elsewhere_before() -> None:
    rules = (
        RULE
        + START
        + 'take = "late_fee"\nflat = "1.00"\nper = "request"\n'
        + START
        + 'to = "store_credit"\ncite = true\n'
    )
    goes: Brought = ("fair", (), [("to", ["store_credit"])])
    told = [goes, ("fair", ("A",), [("take", [Money(100)])]), ("fair", ("B",), []), goes]
    limit: Brought = ("fair", (), [("give", [Money(100)])])
    assert brought(small(rules)) == [*told, limit]


def test_the_order_as_a_whole() -> None:
    found = explained("quote", dolls(service="ground"), RequestFacts(on=date(2026, 3, 13)))
    told = brought(found.steps)
    assert ("prices-change", ("A",), [("bill", [Money(12000)]), ("show", [Money(12000)])]) in told
    services = ("ground", "priority_mail", "second_day_air", "next_day_air", "customer_choice")
    assert ("carriers", (), [("serve", [services])]) in told
    assert ("carriers", (), [("weigh", ["scale"])]) in told
    assert ("ship-limit", (), [("deadline", [date(2026, 3, 11)])]) in told
    abroad = explained("quote", dolls(ship_to=Place("", "CA")), RequestFacts(on=date(2026, 3, 13)))
    denied = [
        each.effects for each in abroad.steps if each.verdict == "applies" and each.about.key == "serve"
    ]
    assert [each.key for each in denied[0]] == ["serve", "deny"]


def test_a_returned_check_and_an_overdue_balance() -> None:
    order = dolls(
        lines=(LineFacts("P", Money(20000), kind="preorder"),),
        payment=("check",),
        check_received=date(2026, 3, 5),
    )
    request = RequestFacts(on=date(2026, 5, 20), arrived=date(2026, 4, 1), notified=date(2026, 4, 1))
    found = explained("balance", replace(order, shipped=None, delivered=None), request)
    told = {point.key for each in found.steps for point in each.effects if each.verdict == "applies"}
    assert {"inform", "show", "bill", "deadline", "state", "outcome", "finding"} <= told
    assert found.outcome == "owner"


def test_what_is_open_of_the_whole_order_is_open_before_and_after_anything_is_given() -> None:
    lines = (LineFacts("P", Money(20000), kind="preorder"),)
    order = OrderFacts(date(2026, 3, 2), lines, payment=("cash",), shipping_charged=Money(0))
    request = RequestFacts(on=date(2026, 5, 20), notified=date(2026, 4, 1))
    found = explained("balance", order, request)
    assert [each.key for each in found.findings] == ["balance-overdue"]
    (step,) = [each for each in found.steps if each.about.values.get("finding") == "balance-overdue"]
    assert (step.verdict, step.misses) == ("applies", ())


@pytest.mark.parametrize(
    ("effect", "about"),
    [
        ('to = "store_credit"\nalways = true', ("to", "store_credit")),
        ('state = "late"', ("state", "late")),
        ('hold = "check"', ("hold", "check")),
        ('serve = "ground"', ("serve", ("ground",))),
        ('deny = "ground"', ("deny", ("ground",))),
        ('weigh = "size"', ("weigh", "size")),
        ("requires = true", ("requires", "")),
        ("cite = true", ("cite", None)),
        ('finding = "hand-over"', ("finding", "hand-over")),
        ('give = "merchandise"', ("give", "merchandise")),
        ('take = "late_fee"\npercent = 5', ("take", "late_fee")),
        ('bill = "late_fee"\nflat = "1.00"', ("bill", "late_fee")),
        ('less = "late_fee"\nflat = "1.00"', ("less", "late_fee")),
        ('inform = "late_fee"\nflat = "1.00"', ("inform", "late_fee")),
        ('show = "total"\nflat = "1.00"', ("show", ("total",))),
    ],
)
def test_what_a_rule_is_about(effect: str, about: tuple[str, Any]) -> None:
    step = next(each for each in small(RULE + START + effect + "\n", None, B) if each.rule == 2)
    assert (step.about.key, step.about.values.get("label")) == about
    assert step.effects
    assert "less" not in effect or step.effects[0].values["amount"] == Money(0)


def test_a_bill_is_lowered_by_what_is_told() -> None:
    rules = RULE + START + 'bill = "late_fee"\nflat = "5.00"\nper = "request"\n'
    rules += START + 'less = "paid"\nflat = "2.00"\nper = "request"\n'
    amounts = [
        point.values["amount"] for each in small(rules) for point in each.effects if "amount" in point.values
    ]
    assert amounts == [Money(500), Money(200)]


def test_a_deadline_whose_day_nobody_knows_brings_nothing() -> None:
    window = '[windows.asking]\nclause = "fair"\ndays = 3\nafter = "arrived"\n'
    (_, due) = small(window + RULE + START + 'deadline = { claim_by = "asking" }\n', None, B)[-2:]
    assert (due.stage, due.verdict, due.effects) == ("deadlines", "applies", ())


def test_what_the_owner_decides_and_what_goes_another_way() -> None:
    tendered = 'tender = "original_payment"\nflat = "5.00"\nper = "request"\n'
    rules = RULE + START + 'give = "merchandise"\n' + START + tendered
    (tender,) = [each for each in small(rules, None, B) if each.about.key == "tender"]
    assert tender.effects == (Point("tender", {"label": ("original_payment",), "amount": Money(500)}),)
    open_fee = 'take = "late_fee"\nbetween = [{ percent = 0 }, { percent = 10 }]\n'
    (fee,) = [each for each in small(rules + START + open_fee, None, B) if each.about.key == "take"]
    bounds = {"label": "late_fee", "least": Money(0), "most": Money(900)}
    assert fee.effects == (Point("between", bounds),)


def test_the_ways_that_the_customer_may_choose() -> None:
    rules = START + 'to = ["store_credit", "original_payment"]\n' + START + 'give = "merchandise"\n'
    (goes,) = [each for each in small(rules, None, B) if each.about.key == "to"]
    assert goes.about == Point("to", {"label": ("store_credit", "original_payment")})


def test_what_only_this_shop_calls_so_is_told_in_its_words() -> None:
    names = '[names]\nwrapping = { en = "Wrapping", es = "Envoltorio" }\n'
    rules = names + RULE + START + 'give = "merchandise"\n' + START + 'take = "wrapping"\nflat = "1.00"\n'
    (own,) = [each for each in small(rules, None, B) if each.about.key == "take"]
    called = {"en": "Wrapping", "es": "Envoltorio"}
    assert own.about == Point("take", {"label": called, "flat": Money(100)})
    assert own.effects == (Point("take", {"label": called, "amount": Money(100)}),)


def test_a_schedule_and_a_deadline_on_the_hour() -> None:
    window = '[windows.soon]\nclause = "fair"\nhours = 4\nafter = "delivered"\n'
    plan = '[[plans]]\nclause = "fair"\nafter = "placed"\nmonths = 1\npayments = 3\n'
    due = START + 'deadline = { claim_by = "soon" }\n'
    rules = window + plan + RULE + START + "schedule = true\n" + due
    order = dolls(times={"delivered": time(10, 15)})
    told = {each.about.key: each.effects for each in small(rules, order, B)}
    assert told["schedule"] == (Point("schedule"),)
    hour = {"label": "claim_by", "day": date(2026, 3, 9), "at": "14:15"}
    assert told["deadline"] == (Point("deadline", hour),)


def test_before_the_customer_has_chosen_the_way_that_is_told_is_explained() -> None:
    ways = RULE.replace('"store_credit"', '["original_payment", "store_credit"]')
    give = START + 'give = "merchandise"\n'
    fee = START + 'take = "restocking_fee"\npercent = 10\nwhen = { wish = "original_payment" }\n'
    closed = START + 'outcome = "refused"\nwhen = { wish = "original_payment", has = "received" }\n'
    steps = small(ways + give + fee, None, B)
    assert ("fair", ("B",), [("take", [Money(900)])]) in brought(steps)
    steps = small(ways + give + fee + closed, None, B)
    assert [each.verdict for each in steps if each.about.key == "outcome"] == ["misses"]
    assert ("fair", ("B",), [("take", [Money(900)])]) not in brought(steps)


def test_a_window_in_hours_is_told_with_the_hour_that_decided() -> None:
    windows = (
        '[windows.two-days]\nclause = "fair"\nhours = 48\nafter = "delivered"\n'
        '[windows.more]\nclause = "fair"\nhours = 2\nafter = "two-days"\n'
    )
    refused = START + 'outcome = "refused"\nwhen = { passed = "more" }\n'
    order = dolls(times={"delivered": time(10)})
    steps = small(windows + RULE + refused, order, B, on=date(2026, 3, 11), times={"on": time(12)})
    (missed,) = next(each.misses for each in steps if each.about.key == "outcome")
    assert (missed.values["day"], missed.values["at"]) == (date(2026, 3, 11), "12:00")
