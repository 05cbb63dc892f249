"""Silence goes first, refusals are all heard, and a missing fact is asked for only where it decides."""

from datetime import date, datetime, time
from typing import Any

import pytest

from desk.policy import engine
from desk.records.answers import Answer, Instalment
from desk.records.errors import Wanting
from desk.records.facts import Choices, Condition, Facts, LineFacts, LinePart
from desk.records.money import Money
from tests.policy.material import GOOD, RULE, asked, dolls, raised, returned, sent_back, shipped

START = '[[rules]]\nclause = "fair"\nask = "return"\n'


def findings(answer: Answer) -> list[str]:
    """The grounds of an answer."""
    return [each.key for each in answer.findings]


def wanted(name: str, **request: Any) -> list[str]:
    """What a shipped pack would have to know for a return."""
    facts = Facts("return", dolls(), sent_back(**request))
    return [each.key for each in engine.wants(shipped(name), Choices(), facts)]


def test_silence_goes_first_and_the_facts_are_listed() -> None:
    bad = Condition(original_packaging=False, secured=True)
    request = sent_back(LinePart("A", 1), reason="wrong_item", ra_issued=None, condition=bad)
    answer = returned("samanthas", dolls(), request)
    assert answer.outcome == "owner"
    assert findings(answer) == ["reason-silent", "no-ra", "not-original-packaging"]
    assert answer.amounts == ()


def test_every_refusal_is_heard() -> None:
    bad = Condition(damaged=True, original_packaging=False, secured=False)
    late = {"sent": date(2026, 3, 24), "received": date(2026, 3, 25)}
    request = sent_back(LinePart("A", 1), ra_on_package=False, condition=bad, **late)
    answer = returned("samanthas", dolls(), request)
    assert answer.outcome == "refused"
    assert findings(answer) == [
        "ra-not-outside",
        "sent-late",
        "not-original-packaging",
        "not-secured",
        "found-damaged",
    ]
    assert answer.findings[1].values == {"day": "2026-03-23"}
    assert answer.findings[1].line == ""
    assert (answer.credit, answer.destination, answer.state) == (0, "none", "")


@pytest.mark.parametrize(
    ("request_", "wants"),
    [
        ({}, []),
        ({"ra_on_package": None}, ["wants-ra-on-package"]),
        ({"condition": None}, ["wants-condition"]),
        ({"ra_on_package": None, "condition": None}, ["wants-ra-on-package", "wants-condition"]),
        ({"ra_on_package": None, "condition": None, "received": None}, []),
        ({"ra_on_package": None, "ra_issued": None}, []),
        ({"ra_on_package": None, "reason": "wrong_item"}, []),
        ({"condition": None, "reason": "damaged_in_transit"}, ["wants-condition"]),
        ({"condition": None, "reason": "damaged_in_transit", "ra_on_package": False}, ["wants-condition"]),
    ],
)
def test_a_missing_fact_is_asked_for_only_where_it_decides(
    request_: dict[str, Any], wants: list[str]
) -> None:
    assert wanted("samanthas", **request_) == wants


def test_the_conditions_that_are_missing_are_named_together() -> None:
    with pytest.raises(Wanting) as caught:
        returned("samanthas", dolls(), sent_back(condition=Condition()))
    assert (caught.value.key, caught.value.values) == (
        "wants-condition",
        {"names": ("original_packaging", "secured")},
    )


def test_a_line_that_is_refused_decides_whatever_another_lacks() -> None:
    lines = (LineFacts("A", Money(100)), LineFacts("S", Money(100), kind="special"))
    answer = returned("samanthas", dolls(lines=lines), sent_back(ra_on_package=None))
    assert answer.outcome == "refused"
    assert answer.findings[0].line == "S"


def test_several_lines_are_left_to_the_owner_if_one_is() -> None:
    lines = (LineFacts("A", Money(100)), LineFacts("S", Money(100), kind="special"))
    answer = returned("samanthas", dolls(lines=lines), sent_back(reason="defective"))
    assert (answer.outcome, findings(answer)) == ("owner", ["special-defect"])


def test_what_no_rule_covers_is_left_to_the_owner() -> None:
    text = RULE + 'when = { kind = "stock" }\n'
    lines = (LineFacts("A", Money(100)), LineFacts("B", Money(100), kind="special"))
    answer = asked(text, dolls(lines=lines), sent_back())
    assert answer.outcome == "owner"
    assert [(each.key, each.line) for each in answer.findings] == [("nothing-fits", "B")]


def test_a_remedy_that_hangs_on_a_missing_fact_asks_for_it() -> None:
    text = RULE + 'when = { shipping = "free" }\n'
    with raised(Wanting, "wants-shipping-charged"):
        asked(text, dolls(shipping_charged=None), sent_back())
    assert asked(text, dolls(), sent_back()).outcome == "owner"


def test_an_effect_that_hangs_on_a_missing_fact_asks_for_it() -> None:
    text = RULE + START + 'take = "late_fee"\nflat = "1.00"\nwhen = { shipping = "free" }\n'
    with raised(Wanting, "wants-shipping-charged"):
        asked(text, dolls(shipping_charged=None), sent_back())


def test_a_deadline_that_cannot_be_told_is_left_out() -> None:
    window = '[windows.asking]\nclause = "fair"\ndays = 5\nafter = "delivered"\n'
    deadline = START + 'deadline = { ra_by = "asking" }\nalways = true\n'
    for order in (dolls(delivered=None), dolls(delivered=date(2026, 3, 20))):
        assert asked(window + RULE + deadline, order, sent_back(sent=None, received=None)).deadlines == ()


def test_what_always_holds_is_told_with_a_refusal_too() -> None:
    refusal = START + 'outcome = "refused"\nwhen = { payment = "card" }\n'
    always = START + 'cite = true\nfinding = "no-replacement"\nalways = true\nwhen = { shipping = "free" }\n'
    found = asked(refusal + RULE + always, dolls(shipping_charged=Money(0)), sent_back())
    assert findings(found) == ["refused-by-clause", "no-replacement"]
    unknown = asked(refusal + RULE + always, dolls(shipping_charged=None), sent_back())
    assert findings(unknown) == ["refused-by-clause"]


def test_a_fee_of_the_request_is_taken_once() -> None:
    once = START + 'give = "merchandise"\n' + START + 'take = "late_fee"\nflat = "5.00"\nper = "request"\n'
    answer = asked(RULE + once, dolls(), sent_back())
    assert [(each.label, each.line) for each in answer.amounts] == [
        ("merchandise", "A"),
        ("merchandise", "B"),
        ("late_fee", ""),
    ]
    each = asked(RULE + once.replace('per = "request"\n', ""), dolls(), sent_back(LinePart("A", 1)))
    assert each.credit == 11_500


def test_fees_stack_in_the_order_of_the_rules() -> None:
    text = RULE + START + 'give = "merchandise"\n' + START + 'take = "late_fee"\npercent = 10\n'
    text += START + 'take = "storage_fee"\npercent = 10\nof = "rest"\n'
    answer = asked(text, dolls(), sent_back(LinePart("A", 1)))
    assert [each.money for each in answer.amounts] == [12000, -1200, -1080]


def test_the_parcels_pieces_may_differ() -> None:
    opened = Condition(opened=True, original_packaging=True, resaleable=True)
    parts = (LinePart("A", 1, GOOD), LinePart("B", 1, opened))
    answer = returned("miniature-expressions", dolls(), sent_back(*parts))
    assert (answer.outcome, answer.findings[0].line) == ("refused", "B")


def test_a_credit_goes_two_ways() -> None:
    text = RULE + START + 'give = "merchandise"\n'
    card = START + 'tender = "original_payment"\npercent = 50\nof = "goods"\nper = "request"\n'
    found = asked(text + card, dolls(), sent_back())
    assert found.credit == 20_995
    assert found.tenders == {"original_payment": Money(10_498), "store_credit": Money(10_497)}
    dear = START + 'tender = "original_payment"\nflat = "500.00"\nper = "request"\n'
    assert asked(text + dear, dolls(), sent_back()).tenders == {
        "original_payment": Money(20_995),
        "store_credit": Money(0),
    }
    both = dear + START + 'tender = "store_credit"\nflat = "5.00"\nper = "request"\n'
    assert asked(text + both, dolls(), sent_back()).tenders == {
        "original_payment": Money(20_995),
        "store_credit": Money(0),
    }
    free = dolls(lines=(LineFacts("A", Money(0)),))
    assert asked(text + dear, free, sent_back()).tenders == {}


def test_a_deadline_on_the_hour() -> None:
    window = '[windows.day]\nclause = "fair"\nhours = 24\nafter = "placed"\n'
    deadline = START + 'deadline = { cancel_by = "day" }\n'
    order = dolls(times={"placed": time(10, 30)})
    found = asked(window + RULE + deadline, order, sent_back())
    assert found.moment("cancel_by") == datetime(2026, 3, 3, 10, 30)
    found = asked(window + RULE + deadline, dolls(), sent_back())
    assert (found.deadline("cancel_by"), found.moment("cancel_by")) == (date(2026, 3, 3), None)


def test_a_schedule_of_payments() -> None:
    plan = '[[plans]]\nclause = "fair"\nafter = "placed"\nmonths = 1\npayments = 2\n'
    line = LineFacts("A", Money(10_000), kind="layaway", first_payment=Money(2_000))
    order = dolls(lines=(line,), shipping_charged=Money(0))
    found = asked(plan + RULE + START + "schedule = true\n", order, sent_back())
    assert found.schedule == (
        Instalment(date(2026, 4, 2), Money(4_000)),
        Instalment(date(2026, 5, 2), Money(4_000)),
    )


def test_an_answer_brings_the_packs_own_words() -> None:
    names = '[names]\ndusting = { en = "Dusting" }\nairing = { en = "Airing" }\n'
    rules = RULE + START + 'give = "merchandise"\n' + START + 'take = "dusting"\nflat = "1.00"\n'
    found = asked(
        names + rules + START + 'state = "airing"\nwhen = { lacks = "received" }\n', dolls(), sent_back()
    )
    assert found.names == {"dusting": {"en": "Dusting"}}


def test_what_is_cut_off_stands_under_the_first_remedy_that_fits() -> None:
    text = '[clauses.more]\ntext.en = "More."\n' + RULE + 'give = "merchandise"\n'
    text += RULE.replace('"fair"', '"more"') + "requires = true\n" + START + "requires = true\n"
    answer = asked(text, dolls(paid=Money(100)), sent_back())
    assert answer.cites == ("fair", "more")
    assert (answer.credit, answer.destination) == (100, "store_credit")
    assert [each.clause for each in answer.amounts if each.label == "limit_to_paid"] == ["fair"]
