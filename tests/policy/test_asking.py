"""What has to be asked for some questions: the facts that their rules look at or count from."""

import pytest

from desk.policy import asking, pack
from tests.asking_shop import HOURS
from tests.policy.material import HEAD

FACT = '[facts.{name}]\ntext.en = "{name}?"\nis = "{kind}"\nof = "{holder}"\n'
FACTS = [
    ("shown", "flag", "order"),
    ("paid_before", "money", "order"),
    ("nights", "count", "request"),
    ("set", "word", "line"),
    ("other", "flag", "order"),
    ("wear", "day", "order"),
]
RULES = """
[windows.back]
clause = "fair"
days = 3
before = "wear"
[[rules]]
clause = "fair"
ask = "cancel"
to = "none"
when = { fact = { other = true }, passed = "back" }
[[rules]]
clause = "fair"
ask = "return"
to = "none"
when = { fact = { shown = true }, splits = "set" }
[[rules]]
clause = "fair"
ask = "return"
take = "late_fee"
greatest = [{ flat = "1.00", times = "nights" }, { percent = 5, of = "paid_before" }]
"""


def test_only_what_the_rules_of_a_question_look_at_is_asked() -> None:
    facts = "".join(FACT.format(name=name, kind=kind, holder=holder) for name, kind, holder in FACTS)
    facts = facts.replace('is = "word"\n', 'is = "word"\noptions = { tea = {} }\n')
    found = pack.read(HEAD + facts + RULES)
    names = [each.name for each in asking.facts_for(found, frozenset({"return"}))]
    assert names == ["shown", "paid_before", "nights", "set"]
    assert [each.name for each in asking.facts_for(found, frozenset({"cancel"}))] == ["other", "wear"]


@pytest.mark.parametrize(
    "rule",
    [
        'to = "none"\nwhen = { within = "back" }',
        'to = "none"\nwhen = { awaits = "after" }',
        'to = "none"\nwhen = { outlasts = { back = "after" } }',
        'to = "none"\nwhen = { season = { wear = ["06-01", "08-31"] } }',
        'deadline = { return_by = "after" }',
        'take = "late_fee"\naccrues = { days = 1, flat = "1.00" }\nsince = "wear"',
        'take = "late_fee"\nsum = [{ tiers = [{ days = 1, percent = 5 }], since = "on", until = "back" }]',
    ],
)
def test_a_day_is_asked_for_where_something_counts_from_it(rule: str) -> None:
    day = FACT.format(name="wear", kind="day", holder="order")
    windows = (
        '[windows.back]\nclause = "fair"\ndays = 3\nbefore = "wear"\n'
        '[windows.after]\nclause = "fair"\ndays = 3\nafter = "placed"\nact = "back"\n'
        '[windows.last]\nclause = "fair"\nlatest = ["after", "back"]\n'
    )
    own = f'[[rules]]\nclause = "fair"\nask = "return"\n{rule}\n'
    other = '[[rules]]\nclause = "fair"\nask = "cancel"\nto = "none"\nwhen = { within = "last" }\n'
    found = pack.read(HEAD + day + windows + own + other)
    assert [each.name for each in asking.facts_for(found, frozenset({"return"}))] == ["wear"]
    assert asking.facts_for(found, frozenset({"quote"})) == ()


def test_times_are_asked_for_where_hours_count() -> None:
    found = pack.read(HOURS)
    asked = asking.times_for(found, frozenset({"return_request"}))
    assert asked == ("delivered", "on", "wear")
    assert asking.times_for(found, frozenset({"return"})) == ("sent", "received")
    assert asking.times_for(found, frozenset({"cancel"})) == ()
    open_end = pack.read(HOURS.replace('until = "received"\n', ""))
    assert asking.times_for(open_end, frozenset({"return"})) == ("on", "sent")
