"""Case files of packs with facts of their own: hours, told facts, bounds, ways and schedules."""

from datetime import date, time

import pytest

from desk.policy import cases
from desk.records.errors import Malformed
from desk.records.money import Money
from tests.policy import material
from tests.policy.material import HEAD, RULE, keys, told_whole

SHAPES = """
pack = "other"
[[case]]
name = "an hour late, with a photo"
ask = "return"
[case.order]
placed = 2026-03-02T10:00:00
channel = "fair"
facts = { wear = 2026-06-01T18:00:00 }
lines = [{ sku = "A", price = "100.00", tags = ["tea"], facts = { rival = "80.00" } }]
[case.request]
on = 2026-03-03T11:00:00
reason = "changed_mind"
facts = { photo = true }
[case.expect]
outcome = "owner"
holds = ["dusting"]
deadlines = { cancel_by = 2026-03-03T10:00:00, claim_by = 2026-05-30 }
intervals = { late_fee = ["0.00", "10.00"], polish = ["0.00", "1.00"], credit = ["69.00", "80.00"] }
"""
OTHER = """
[names]
dusting = { en = "Dusting" }
polish = { en = "Polishing" }
[facts.wear]
text.en = "Worn?"
is = "day"
of = "order"
[facts.photo]
text.en = "Photo?"
is = "flag"
of = "request"
[facts.rival]
text.en = "Elsewhere?"
is = "money"
of = "line"
[windows.day]
clause = "fair"
hours = 24
after = "placed"
[windows.back]
clause = "fair"
hours = 60
before = "wear"
"""
OTHER_RULES = """
give = "merchandise"
difference = [{ amount = "merchandise" }, { flat = "20.00" }]
when = { fact = { photo = true }, channel = "fair", tag = "tea" }
[[rules]]
clause = "fair"
ask = "return"
hold = "dusting"
deadline = { cancel_by = "day", claim_by = "back" }
always = true
[[rules]]
clause = "fair"
ask = "return"
take = "late_fee"
between = [{ flat = "0.00" }, { flat = "10.00" }]
when = { passed = "day" }
[[rules]]
clause = "fair"
ask = "return"
take = "polish"
between = [{ flat = "0.00" }, { flat = "1.00" }]
"""


def other(text: str) -> cases.CaseFile:
    """A case file of a pack with facts of its own."""
    more = '[[rules]]\nclause = "fair"\nask = "return"\ninform = "price_difference"\namount = "rival"\n'
    found = material.pack.read(HEAD + OTHER + RULE + OTHER_RULES.lstrip() + more)
    return cases.read(text, lambda name: found)


def test_a_case_tells_hours_and_the_packs_own_facts() -> None:
    (result,) = cases.check(other(SHAPES))
    assert result.differences == ()
    facts = other(SHAPES).cases[0].facts
    assert facts.order.times == {"placed": time(10), "wear": time(18)}
    assert facts.order.told == {"wear": date(2026, 6, 1)}
    assert facts.order.lines[0].told == {"rival": Money(8_000)}
    assert (facts.request.told, facts.request.times) == ({"photo": True}, {"on": time(11)})


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("photo = true", "foto = true", "unknown-fact"),
        ("photo = true", 'photo = "yes"', "fact-kind"),
        ("photo = true", "rival = true", "unknown-fact"),
        ('rival = "80.00"', 'rival = "80.005"', "fact-kind"),
        ("photo = true", "photo = 1.5", "wrong-type"),
        ('"dusting"', '"dustng"', "unknown-word"),
        ('["0.00", "10.00"]', '["0.00"]', "not-a-pair"),
        ("late_fee =", "late_fe =", "unknown-word"),
        ('outcome = "owner"', 'options = { store_credt = "1.00" }', "unknown-word"),
    ],
)
def test_faults_of_what_only_this_pack_knows(old: str, new: str, fault: str) -> None:
    assert old in SHAPES
    text = SHAPES.replace(old, new)
    with pytest.raises(Malformed) as caught:
        other(text)
    assert keys(told_whole(caught.value.faults, text)) == [fault]


def test_a_fact_that_is_not_asked_hides_no_other() -> None:
    text = SHAPES.replace("photo = true", 'foto = true, photo = "yes"')
    with pytest.raises(Malformed) as caught:
        other(text)
    assert keys(told_whole(caught.value.faults, text)) == ["unknown-fact", "fact-kind"]


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ('["0.00", "10.00"]', '["1.00", "10.00"]', ("intervals.late_fee", "1.00 - 10.00", "0.00 - 10.00")),
        (
            "03T10:00:00,",
            "03T10:01:00,",
            ("deadlines.cancel_by", "2026-03-03T10:01:00", "2026-03-03T10:00:00"),
        ),
        ('outcome = "owner"', 'options = { store_credit = "1.00" }', ("options.store_credit", "1.00", "")),
        ('outcome = "owner"', 'tenders = { store_credit = "1.00" }', ("tenders.store_credit", "1.00", "")),
        (
            'outcome = "owner"',
            'schedule = [{ day = 2026-01-01, money = "1.00" }]',
            ("schedule", "2026-01-01 1.00", ""),
        ),
    ],
)
def test_how_it_falls_short(old: str, new: str, difference: tuple[str, str, str]) -> None:
    assert old in SHAPES
    (result,) = cases.check(other(SHAPES.replace(old, new)))
    assert [(each.key, each.expected, each.found) for each in result.differences] == [difference]


def test_a_time_says_nothing_to_a_pack_that_counts_in_days() -> None:
    in_days = SHAPES.replace('pack = "other"', 'pack = "days"').replace('holds = ["dusting"]\n', "")
    rules = (
        RULE + '[[rules]]\nclause = "fair"\nask = "return"\ninform = "price_difference"\namount = "rival"\n'
    )
    facts = OTHER[OTHER.index("[facts.wear]") : OTHER.index("[windows.day]")]
    use = "when = { fact = { wear = true, photo = true } }\n"
    found = material.pack.read(HEAD + facts + rules + use)
    with pytest.raises(Malformed) as caught:
        cases.read(in_days, lambda name: found)
    told = [(each.key, each.where) for each in caught.value.faults if each.key == "wrong-type"]
    assert told == [
        ("wrong-type", "case[1].order.placed"),
        ("wrong-type", "case[1].order.facts.wear"),
        ("wrong-type", "case[1].request.on"),
    ]
