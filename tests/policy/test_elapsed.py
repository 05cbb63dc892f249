"""Elapsed time: steps and accruals, in hours, days, business days, weeks and months."""

from datetime import date, time
from typing import Any

import pytest

from desk.operations.calendar import FEDERAL
from desk.policy import pack
from desk.policy.view import Unknown, View
from desk.records.facts import Choices, Facts, OrderFacts
from desk.records.money import Money
from tests.policy.material import HEAD, RULE, dolls, faults_of, keys, sent_back

FEE = '[[rules]]\nclause = "fair"\nask = "return"\ntake = "storage_fee"\n'


def taken(text: str, order: OrderFacts | None = None, **request: Any) -> list[int]:
    """The fee of each part of a return, by a rule with this amount."""
    rule = pack.read(HEAD + RULE + FEE + text).rules[1]
    assert rule.given is not None
    facts = Facts("return", order or dolls(), sent_back(**request), holidays=FEDERAL)
    view = View(facts, Choices(), None)
    return [rule.given.compute(view, part) for part in view.parts]


@pytest.mark.parametrize(
    ("on", "begun", "whole", "share"),
    [
        (date(2026, 3, 9), 0, 0, 0),
        (date(2026, 3, 10), 700, 0, 100),
        (date(2026, 3, 16), 700, 700, 700),
        (date(2026, 3, 17), 1400, 700, 800),
    ],
)
def test_what_accrues_for_each_week(on: date, begun: int, whole: int, share: int) -> None:
    for word, amount in (("begun", begun), ("whole", whole), ("share", share)):
        text = f'accrues = {{ weeks = 1, flat = "7.00", part = "{word}" }}\nsince = "delivered"\n'
        assert taken(text, on=on) == [amount, amount]


def test_what_accrues_is_bounded_and_begins_with_its_event() -> None:
    text = 'accrues = { days = 1, percent = 1 }\nsince = "delivered"\nmost = "4.00"\n'
    assert taken(text, on=date(2026, 3, 12)) == [360, 270]
    assert taken(text, on=date(2026, 4, 12)) == [400, 400]
    assert taken(text, dolls(delivered=date(2026, 3, 20)), on=date(2026, 3, 12)) == [0, 0]


def test_months_are_counted_from_the_first_day() -> None:
    text = 'accrues = { months = 1, flat = "1.00", part = "whole" }\nsince = "delivered"\n'
    order = dolls(placed=date(2026, 1, 1), processed=None, shipped=None, delivered=date(2026, 1, 31))
    assert taken(text, order, on=date(2026, 3, 30)) == [100, 100]
    assert taken(text, order, on=date(2026, 3, 31)) == [200, 200]


def test_steps_of_business_days() -> None:
    text = 'tiers = [{ business_days = 1, flat = "1.00" }, { flat = "2.00" }]\nsince = "delivered"\n'
    friday = dolls(delivered=date(2026, 5, 22))
    assert taken(text, friday, on=date(2026, 5, 26)) == [100, 100]
    assert taken(text, friday, on=date(2026, 5, 27)) == [200, 200]


HOURS = 'tiers = [{ hours = 24, percent = 0 }, { percent = 10 }]\nsince = "placed"\n'


@pytest.mark.parametrize(("hour", "amount"), [(time(10), 0), (time(10, 1), 1200)])
def test_steps_of_hours_need_times(hour: time, amount: int) -> None:
    order = dolls(times={"placed": time(10)})
    assert taken(HOURS, order, on=date(2026, 3, 3), times={"on": hour})[0] == amount


def test_without_times_only_what_is_certain_is_told() -> None:
    assert taken(HOURS, on=date(2026, 3, 2))[0] == 0
    assert taken(HOURS, on=date(2026, 3, 4))[0] == 1200
    with pytest.raises(Unknown) as caught:
        taken(HOURS, on=date(2026, 3, 3))
    assert caught.value.want == ("wants-time", "placed, on")


def test_a_missing_day_is_asked_for_through_its_window() -> None:
    window = '[windows.free]\nclause = "fair"\ndays = 5\nafter = "delivered"\n'
    text = 'accrues = { days = 1, flat = "1.00" }\nsince = "free"\n' + window
    assert taken(text, on=date(2026, 3, 17)) == [300, 300]
    with pytest.raises(Unknown) as caught:
        taken(text, dolls(delivered=None))
    assert caught.value.want == ("wants-delivered", "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('accrues = { days = 1, flat = "1.00" }\n', "missing-key"),
        ('accrues = { flat = "1.00" }\nsince = "placed"\n', "window-without-length"),
        ('accrues = { days = 1, weeks = 1, flat = "1.00" }\nsince = "placed"\n', "window-without-length"),
        ('accrues = { days = 1 }\nsince = "placed"\n', "amount-unclear"),
        ('accrues = { days = 1, flat = "1.00" }\nsince = "plased"\n', "unknown-anchor"),
        ('tiers = [{ days = 1, weeks = 1, flat = "1.00" }]\nsince = "placed"\n', "window-without-length"),
    ],
)
def test_faults_of_elapsed_time(text: str, fault: str) -> None:
    assert keys(faults_of(HEAD + RULE + FEE + text)) == [fault]


def test_money_is_in_whole_cents() -> None:
    text = 'accrues = { weeks = 1, flat = "1.00", part = "share" }\nsince = "delivered"\n'
    assert taken(text, on=date(2026, 3, 11)) == [int(Money(29))] * 2


def test_a_share_of_a_month_is_by_its_days() -> None:
    text = 'accrues = { months = 1, flat = "31.00", part = "share" }\nsince = "delivered"\n'
    order = dolls(placed=date(2026, 1, 1), processed=None, shipped=None, delivered=date(2026, 2, 10))
    assert taken(text, order, on=date(2026, 3, 10)) == [3100, 3100]
    assert taken(text, order, on=date(2026, 3, 13)) == [3100 + 300, 3100 + 300]


def test_a_unit_counts_as_soon_as_it_has_begun_unless_it_is_said() -> None:
    text = 'accrues = { weeks = 1, flat = "7.00" }\nsince = "delivered"\n'
    assert taken(text, on=date(2026, 3, 17)) == [1400, 1400]


def test_several_units_are_one_step_of_what_accrues() -> None:
    text = 'accrues = { days = 3, flat = "1.00", part = "whole" }\nsince = "delivered"\n'
    assert [taken(text, on=date(2026, 3, 9 + days))[0] for days in (2, 3, 5, 6)] == [0, 100, 100, 200]


def test_what_accrues_has_no_end_of_its_own() -> None:
    text = 'accrues = { days = 1, flat = "1.00", part = "whole" }\nsince = "delivered"\n'
    order = dolls(placed=date(2000, 1, 1), processed=None, shipped=None, delivered=date(2000, 1, 1))
    assert taken(text, order) == [956_800, 956_800]


def test_years_of_business_days_are_counted_at_once() -> None:
    text = 'accrues = { business_days = 1, flat = "0.01", part = "whole" }\nsince = "delivered"\n'
    order = dolls(placed=date(1990, 1, 1), processed=None, shipped=None, delivered=date(1990, 1, 1))
    days = [
        date.fromordinal(each)
        for each in range(order.placed.toordinal() + 1, date(2026, 3, 13).toordinal() + 1)
    ]
    working = sum(each.weekday() < 5 and each not in FEDERAL for each in days)
    assert taken(text, order, on=date(2026, 3, 13)) == [working, working] and working > 9_000
