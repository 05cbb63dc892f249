"""Facts of a pack's own: declared, told, defaulted, asked for, and what may be said of them."""

from datetime import date
from typing import Any

import pytest

from desk.policy import engine, pack, told
from desk.policy.told import Fact
from desk.records.answers import Answer
from desk.records.errors import BadInput, Wanting
from desk.records.facts import Choices, Facts, LineFacts
from desk.records.money import Money
from desk.words import Words
from tests.policy.material import HEAD, RULE, dolls, faults_of, keys, raised, sent_back

TEXT = """
[facts.photo]
text = { en = "Is there a photo?", es = "¿Hay una foto?" }
is = "flag"
of = "request"
[facts.size]
text.en = "How large is it?"
is = "word"
of = "line"
options = { small = { en = "Small" }, large = { en = "Large" } }
default = "small"
[facts.before]
text.en = "How many returns were there before?"
is = "count"
of = "order"
default = 0
[facts.rival]
text.en = "What does it cost elsewhere?"
is = "money"
of = "line"
[[rules]]
clause = "fair"
ask = "return"
outcome = "refused"
when = { fact = { photo = false } }
[[rules]]
clause = "fair"
ask = "return"
outcome = "refused"
when = { fact = { before = { over = 2 } } }
[[rules]]
clause = "fair"
ask = "return"
give = "merchandise"
to = "store_credit"
[[rules]]
clause = "fair"
ask = "return"
take = "late_fee"
flat = "5.00"
when = { fact = { size = "large" } }
[[rules]]
clause = "fair"
ask = "return"
take = "price_difference"
amount = "rival"
when = { fact = { size = "large", rival = { under = "50.00" } } }
"""
SHOP = pack.read(HEAD + TEXT)


def answer(line: dict[str, Any], order: dict[str, Any] | None = None, **request: Any) -> Answer:
    """What the shop answers to two pieces of 100.00 that come back."""
    lines = (LineFacts("A", Money(10_000), quantity=2, told=line),)
    facts = Facts("return", dolls(lines=lines, told=order or {}), sent_back(told=request))
    return engine.answer(SHOP, Choices(), facts)


def test_what_is_told_decides() -> None:
    assert answer({}, photo=True).credit == 20_000
    assert answer({}, photo=False).outcome == "refused"
    assert answer({}, {"before": 2}, photo=True).outcome == "allowed"
    assert answer({}, {"before": 3}, photo=True).outcome == "refused"


def test_money_of_a_line_is_for_each_of_its_pieces() -> None:
    found = answer({"size": "large", "rival": Money(4_999)}, photo=True)
    assert found.amount("price_difference") == -9_998
    assert answer({"size": "large", "rival": Money(5_000)}, photo=True).credit == 19_500


def test_what_was_not_told_is_asked_for_in_the_packs_words() -> None:
    with pytest.raises(Wanting) as caught:
        answer({})
    assert caught.value.key == "wants-fact"
    assert Words("en").error(caught.value) == "Answer first: Is there a photo?"
    assert Words("es").error(caught.value) == "Responda primero: ¿Hay una foto?"
    with raised(Wanting, "wants-fact"):
        answer({"size": "large"}, photo=True)


@pytest.mark.parametrize(
    ("line", "order", "request_"),
    [
        ({"size": "huge"}, {}, {}),
        ({"size": 3}, {}, {}),
        ({"rival": 3}, {}, {}),
        ({"rival": Money(-1)}, {}, {}),
        ({}, {"before": -1}, {}),
        ({}, {"before": True}, {}),
        ({}, {"photo": True}, {}),
        ({}, {}, {"photo": 1}),
        ({}, {}, {"foto": True}),
    ],
)
def test_what_is_no_answer_is_bad_input(
    line: dict[str, Any], order: dict[str, Any], request_: dict[str, Any]
) -> None:
    with pytest.raises(BadInput) as caught:
        answer(line, order, **{"photo": True, **request_})
    ((name, value),) = {**line, **order, **request_}.items()
    known = SHOP.facts.get(name)
    assert caught.value.key == "fact-unfitting"
    assert caught.value.values == {"fact": known.text if known else name, "value": str(value)}


def test_nothing_is_a_count_and_an_amount() -> None:
    assert answer({}, {"before": 0}, photo=True).credit == 20_000
    assert answer({"size": "large", "rival": Money(0)}, photo=True).credit == 19_500


def declared(text: str) -> list[str]:
    """The faults of a fact that a rule uses."""
    use = RULE + "when = { fact = { seen = true } }\n"
    return keys(faults_of(HEAD + '[facts.seen]\ntext.en = "Seen?"\n' + text + use))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('is = "flag"\nof = "order"\n', []),
        ('is = "flag"\nof = "order"\ndefault = true\n', []),
        ('is = "day"\nof = "request"\n', []),
        ('is = "day"\nof = "line"\n', ["fact-day-of-line"]),
        ('is = "flag"\nof = "order"\noptions = { a = {} }\n', ["fact-options"]),
        ('is = "flag"\nof = "order"\ndefault = "yes"\n', ["fact-default"]),
        ('is = "flag"\nof = "order"\ndefault = 2026-01-01\n', ["wrong-type"]),
        ('is = "count"\nof = "order"\ndefault = -1\n', ["fact-default", "fact-kind"]),
        ('is = "money"\nof = "order"\ndefault = "5.005"\n', ["fact-default", "fact-kind"]),
        ('is = "word"\nof = "order"\n', ["fact-options", "fact-kind"]),
        ('is = "flg"\nof = "order"\n', ["unknown-word", "unknown-fact"]),
        ('of = "order"\n', ["missing-key", "unknown-fact"]),
    ],
)
def test_a_declaration_says_what_it_is(text: str, faults: list[str]) -> None:
    assert sorted(declared(text)) == sorted(faults)


def test_a_default_is_no_date() -> None:
    text = '[facts.seen]\ntext.en = "Seen?"\nis = "flag"\nof = "order"\ndefault = 2026-01-01\n'
    (fault,) = faults_of(HEAD + text + RULE + "when = { fact = { seen = true } }\n")
    assert (fault.key, fault.values) == ("wrong-type", {"expected": "text", "found": "date"})


@pytest.mark.parametrize(
    ("kind", "said", "fault"),
    [
        ("word", '"smll"', "unknown-option"),
        ("word", "true", "fact-kind"),
        ("count", '{ over = "1.00" }', "fact-kind"),
        ("money", "{ over = 1 }", "fact-kind"),
        ("flag", "{ over = 1 }", "fact-kind"),
        ("day", '"2026-01-01"', "fact-kind"),
    ],
)
def test_only_what_can_be_said_of_its_kind(kind: str, said: str, fault: str) -> None:
    options = "options = { small = {} }\n" if kind == "word" else ""
    text = f'[facts.it]\ntext.en = "It?"\nis = "{kind}"\nof = "order"\n{options}'
    assert keys(faults_of(HEAD + text + RULE + f"when = {{ fact = {{ it = {said} }} }}\n")) == [fault]


def test_a_fact_that_no_rule_uses_is_a_fault() -> None:
    text = '[facts.it]\ntext.en = "It?"\nis = "flag"\nof = "order"\n'
    assert keys(faults_of(HEAD + text + RULE)) == ["fact-unused"]
    assert keys(faults_of(HEAD + "[names]\nit = { en = 'It' }\n" + RULE)) == ["name-unused"]


def test_a_days_being_known_can_be_tested() -> None:
    text = '[facts.wear]\ntext.en = "When is it worn?"\nis = "day"\nof = "order"\n'
    shop = pack.read(HEAD + text + RULE + "when = { fact = { wear = true } }\n")
    for said, outcome in (({"wear": date(2026, 9, 1)}, "allowed"), ({}, "owner")):
        facts = Facts("return", dolls(told=said), sent_back())
        assert engine.answer(shop, Choices(), facts).outcome == outcome
    shop = pack.read(HEAD + text + RULE + "when = { fact = { wear = false } }\n")
    for said, outcome in (({"wear": date(2026, 9, 1)}, "owner"), ({}, "allowed")):
        facts = Facts("return", dolls(told=said), sent_back())
        assert engine.answer(shop, Choices(), facts).outcome == outcome


def test_plain_values_become_of_the_facts_type() -> None:
    money = Fact("rival", {}, "money", "line", {})
    assert told.typed(money, "12.50") == Money(1250)
    assert told.typed(money, Money(1250)) == Money(1250)
    assert told.typed(money, "12.505") is None
    assert told.typed(money, None) is None


@pytest.mark.parametrize(("holder", "line"), [("line", "A"), ("order", ""), ("request", "")])
def test_a_refusal_is_of_the_line_where_its_fact_is_the_lines(holder: str, line: str) -> None:
    text = f'[facts.worn]\ntext.en = "Worn?"\nis = "flag"\nof = "{holder}"\ndefault = true\n'
    rule = (
        '[[rules]]\nclause = "fair"\nask = "return"\noutcome = "refused"\nwhen = { fact = { worn = true } }\n'
    )
    facts = Facts("return", dolls(lines=(LineFacts("A", Money(10_000)),)), sent_back())
    found = engine.answer(pack.read(HEAD + text + RULE + rule), Choices(), facts)
    assert [(each.key, each.line) for each in found.findings] == [("refused-by-clause", line)]
