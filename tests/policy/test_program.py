"""The rules for one kind of line in one kind of request are chosen once, by the readings that hold."""

from typing import Any

import pytest

from desk.policy import pack, program
from desk.policy.program import Course, Key, Program
from desk.policy.view import View
from desk.records.facts import Choices, Facts, OrderFacts
from tests.policy.material import HEAD, RULE, dolls, sent_back, shipped

PROGRAMS = shipped("samanthas").programs


def key_of(ask: str, reason: str, kind: str, **readings: str) -> Key:
    """What a course is kept by."""
    return ask, "customer", reason, kind, PROGRAMS.choose(readings)


def chosen(course: Course, order: OrderFacts | None = None, **request: Any) -> Program:
    """The program of a course for the first line of an order."""
    view = View(Facts("return", order or dolls(), sent_back(**request)), Choices(), None)
    return course.of(view, view.parts[0])


def test_a_course_is_made_once() -> None:
    first = PROGRAMS.of_line(key_of("return", "changed_mind", "stock"))
    assert PROGRAMS.of_line(key_of("return", "changed_mind", "stock")) is first
    assert PROGRAMS.of_line(key_of("return", "changed_mind", "layaway")) is not first
    whole = PROGRAMS.of_order(key_of("cancel", "", "stock"))
    assert PROGRAMS.of_order(key_of("cancel", "", "stock")) is whole
    assert all(rule.whole for rule in whole.rules)


def test_only_what_concerns_it_is_in_a_program() -> None:
    found = chosen(PROGRAMS.of_line(key_of("return_request", "damaged_box", "stock")))
    assert [rule.clause for rule in found.refusals] == ["damaged-box"]
    assert found.silences == ()
    assert found.remedies == ()
    assert found.must_fit
    assert all(rule.always for rule in found.always)
    assert len(found.always) < len(found.grants)


def test_readings_choose_the_rules_and_are_named() -> None:
    assert PROGRAMS.choose({"tax-on-returns": "credited"}) == PROGRAMS.choose({})
    found = PROGRAMS.of_line(key_of("return", "changed_mind", "stock", **{"tax-on-returns": "kept"}))
    assert found.readings == {"returned-by-means": "sent", "tax-on-returns": "kept"}
    assert "sales-tax" not in [rule.clause for rule in found.rules]
    layaway = PROGRAMS.of_line(key_of("return", "changed_mind", "layaway"))
    assert layaway.readings["layaway-return"] == "first-payment"


@pytest.mark.parametrize(
    ("when", "fitting"),
    [
        ('by = "shop"', ("shop", "defective", "layaway")),
        ('reason = "defective"', ("customer", "defective", "layaway")),
        ('kind = "layaway"', ("customer", "changed_mind", "layaway")),
    ],
)
@pytest.mark.parametrize("per", ["", 'per = "order"\n'])
def test_a_rule_is_heard_by_who_asks_why_and_of_what(
    when: str, fitting: tuple[str, str, str], per: str
) -> None:
    rule = f'[[rules]]\nclause = "fair"\nask = "return"\noutcome = "refused"\n{per}when = {{ {when} }}\n'
    programs = pack.read(HEAD + RULE + rule).programs
    for by, reason, kind in (fitting, ("customer", "changed_mind", "stock")):
        key = ("return", by, reason, kind, ())
        found = programs.of_order(key) if per else programs.of_line(key)
        refusals = [rule for rule in found.rules if rule.outcome == "refused"]
        assert bool(refusals) is ((by, reason, kind) == fitting)


def test_what_is_plain_chooses_the_program_and_is_not_tested_again() -> None:
    course = PROGRAMS.of_line(key_of("return", "changed_mind", "stock"))
    found = chosen(course)
    assert chosen(course) is found
    assert chosen(course, ra_issued=None) is not found
    assert [rule.finding for rule in chosen(course, ra_issued=None).refusals] == ["no-ra"]
    assert found.refusals == ()
    assert all(rule.checks == () for rule in found.grants)


def test_what_nobody_knows_is_still_to_be_tested() -> None:
    course = PROGRAMS.of_line(key_of("return", "changed_mind", "stock"))
    (outside,) = chosen(course, ra_on_package=None).refusals
    assert (outside.finding, len(outside.checks), len(outside.tests)) == ("ra-not-outside", 1, 2)


def test_a_remedy_that_is_sure_need_not_be_looked_for() -> None:
    course = PROGRAMS.of_line(key_of("return", "changed_mind", "stock"))
    assert course.must_fit
    assert (chosen(course).must_fit, chosen(course).remedies) == (False, ())


def test_no_more_programs_are_kept_than_are_worth_it(monkeypatch: Any) -> None:
    monkeypatch.setattr(program, "MOST", 2)
    course = PROGRAMS.of_line(key_of("return", "defective", "stock"))
    course.made.clear()
    for known in (True, False, None, True):
        chosen(course, ra_on_package=known)
        assert len(course.made) <= 2


def test_a_question_that_only_the_order_answers_has_no_lines() -> None:
    assert "undeliverable" not in PROGRAMS.asks_of_lines
    assert {"return", "cancel", "quote"} <= PROGRAMS.asks_of_lines
    line = PROGRAMS.of_line(key_of("undeliverable", "", "stock"))
    assert not line.is_heard
