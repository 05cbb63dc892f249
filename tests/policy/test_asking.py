"""What has to be asked for some questions: the facts that their rules look at, and days always."""

from desk.policy import asking, pack
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
    assert names == ["shown", "paid_before", "nights", "set", "wear"]
    assert [each.name for each in asking.facts_for(found, frozenset({"cancel"}))] == ["other", "wear"]
