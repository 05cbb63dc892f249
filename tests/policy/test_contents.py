"""What a pack holds: events that windows count from, taxes above one another, and what nothing uses."""

import pytest

from desk.policy import pack
from tests.policy.material import HEAD, RULE, faults_of, keys

WEAR = '[facts.wear]\ntext.en = "When is it worn?"\nis = "day"\nof = "order"\n'
FITTING = '[windows.fitting]\nclause = "fair"\ndays = 14\nbefore = "wear"\n'
HOURS = FITTING.replace("days = 14", "hours = 2") + '[windows.first]\nclause = "fair"\n'
FIRST = RULE + 'when = { within = "first" }\n'
USE = RULE + 'when = { within = "fitting" }\n'


def test_a_window_counts_back_from_a_day_that_the_pack_asks_for() -> None:
    assert faults_of(HEAD + WEAR + FITTING + USE) == []
    found = pack.read(HEAD + WEAR + FITTING + USE)
    assert list(found.windows) == ["fitting"]
    assert found.windows["fitting"].backwards


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (FITTING.replace("wear", "ware") + USE, ["unknown-anchor", "fact-unused"]),
        (FITTING + 'act = "wear"\n' + USE, []),
        (FITTING + 'act = "ware"\n' + USE, ["unknown-anchor"]),
        (FITTING.replace("days = 14", 'until = "12-25"') + USE, []),
        (
            FITTING.replace("days = 14", 'until = "12-32"') + USE,
            ["not-a-day-of-year", "window-without-length"],
        ),
        (FITTING + 'until = "12-25"\n' + USE, ["window-without-length"]),
        (FITTING.replace("windows.fitting", "windows.wear") + RULE, ["window-name-taken"]),
        (
            FITTING + '[windows.first]\nclause = "fair"\nearliest = ["fitting", "shipped"]\n' + USE,
            ["window-unused"],
        ),
        (HOURS + 'latest = ["fitting", "shipped"]\n' + FIRST, ["window-loses-hours"]),
        (HOURS + 'days = 1\nafter = "fitting"\n' + FIRST, ["window-loses-hours"]),
        (HOURS + 'hours = 1\nafter = "fitting"\n' + FIRST, []),
        (RULE + 'when = { passed = "wear" }\n', []),
        (RULE + 'when = { season = { wear = ["06-01", "08-31"] } }\n', []),
    ],
)
def test_what_a_window_may_say(text: str, faults: list[str]) -> None:
    assert sorted(keys(faults_of(HEAD + WEAR + text))) == sorted(faults)


@pytest.mark.parametrize(
    ("name", "kind"), [("placed", "day"), ("merchandise", "money"), ("pieces", "count"), ("deposit", "money")]
)
def test_a_question_is_not_called_what_desk_calls_something_else(name: str, kind: str) -> None:
    fact = f'[facts.{name}]\ntext.en = "How?"\nis = "{kind}"\nof = "order"\n'
    assert "fact-name-taken" in keys(faults_of(HEAD + fact + RULE))
    assert "fact-name-taken" not in keys(faults_of(HEAD + fact.replace(f".{name}]", ".own]") + RULE))


def test_a_tax_is_on_top_of_those_above_it() -> None:
    city = '[[taxes]]\nname = "city"\nclause = "fair"\npercent = 1\n'
    state = '[[taxes]]\nname = "state"\nclause = "fair"\npercent = 5\non_top = "city"\n'
    assert faults_of(HEAD + city + state + RULE) == []
    assert keys(faults_of(HEAD + state + city + RULE)) == ["unknown-amount"]


def test_a_plan_and_a_deposit_cite_clauses_that_there_are() -> None:
    plan = '[[plans]]\nclause = "fare"\nafter = "placed"\nmonths = 1\npayments = 3\n'
    deposit = '[[deposits]]\nclause = "fare"\npercent = 10\n'
    assert keys(faults_of(HEAD + plan + deposit + RULE)) == ["unknown-clause", "unknown-clause"]


def test_a_tax_is_on_top_only_of_what_is_charged_wherever_it_is() -> None:
    dear = '[[taxes]]\nname = "dear"\nclause = "fair"\npercent = 1\nprice = { over = "100.00" }\n'
    state = '[[taxes]]\nname = "state"\nclause = "fair"\npercent = 5\non_top = "dear"\n'
    (fault,) = faults_of(HEAD + dear + state + RULE)
    assert (fault.key, fault.where) == ("tax-base-smaller", "taxes[2].on_top[1]")
    assert faults_of(HEAD + dear + state + 'price = { over = "100.00" }\n' + RULE) == []
    goods = dear.replace('price = { over = "100.00" }', "")
    assert keys(faults_of(HEAD + goods + state + "shipping = true\n" + RULE)) == ["tax-base-smaller"]
    assert faults_of(HEAD + goods + "shipping = true\n" + state + RULE) == []
    assert faults_of(HEAD + goods + "shipping = true\n" + state + "shipping = true\n" + RULE) == []
    assert keys(faults_of(HEAD + goods + "shipping = false\n" + state + "shipping = true\n" + RULE)) == [
        "tax-base-smaller"
    ]


@pytest.mark.parametrize("setting", ["deposit_rate", "tax_rates", "dim_divisor"])
def test_a_setting_that_nothing_uses_is_a_fault(setting: str) -> None:
    use = {
        "deposit_rate": '[[deposits]]\nclause = "fair"\nsetting = "deposit_rate"\n',
        "tax_rates": '[[taxes]]\nname = "vat"\nrates = "tax_rates"\n',
        "dim_divisor": '[[rules]]\nclause = "fair"\nask = "quote"\nweigh = "size"\n',
    }[setting]
    text = HEAD + f"[settings.{setting}]\n"
    assert keys(faults_of(text + RULE)) == ["setting-unused"]
    assert faults_of(text + "note = true\n" + RULE) == []
    assert faults_of(text + use + RULE) == []


@pytest.mark.parametrize(
    "named",
    [
        '[clauses.""]\ntext.en = "Odd."\nnote = true\n',
        '[clauses."Very odd"]\ntext.en = "Odd."\nnote = true\n',
        WEAR.replace("facts.wear", 'facts."wéar"'),
        FITTING.replace("windows.fitting", 'windows.""'),
        '[names."."]\nen = "Odd"\n',
        '[readings.means]\nclause = "fair"\nnote = true\n[readings.means.options]\n"" = {}\n',
        RULE.replace('to = "store_credit"', 'deadline = { "" = "fitting" }'),
    ],
)
def test_what_a_pack_names_has_an_id(named: str) -> None:
    assert "bad-id" in keys(faults_of(HEAD + WEAR + FITTING + USE + named))


def test_a_tax_may_have_a_name_that_only_people_read() -> None:
    names = '[names]\nlevy = { en = "Levy" }\n'
    tax = '[[taxes]]\nname = "levy"\nclause = "fair"\npercent = 1\n'
    assert faults_of(HEAD + names + tax + RULE) == []
    assert keys(faults_of(HEAD + names + RULE)) == ["name-unused"]


@pytest.mark.parametrize(
    ("lower", "upper", "fits"),
    [
        ('kind = { not = "preorder" }', 'kind = "stock"', True),
        ('kind = { not = ["preorder", "layaway"] }', 'kind = ["stock", "special"]', True),
        ('kind = "stock"', 'kind = { not = "preorder" }', False),
        ('kind = "stock"', "", False),
        ('price = { over = "50.00" }', 'price = { over = "100.00" }', True),
        ('price = { over = "50.00" }', 'price = { least = "50.00" }', False),
        ('price = { least = "50.00" }', 'price = { over = "50.00", under = "80.00" }', True),
        ('price = { under = "50.00" }', 'price = { most = "50.00" }', False),
        ('price = { most = "50.00" }', 'price = { under = "50.00" }', True),
        ('tag = ["a", "b"]', 'tag = "a"', True),
        ('tag = "a"', 'tag = ["a", "b"]', False),
        ('tag = { not = "a" }', 'tag = { not = ["a", "b"] }', True),
        ('tag = { not = "a" }', 'tag = "b"', False),
        ('tag = "a"', "", False),
    ],
)
def test_a_tax_may_be_on_less_than_the_one_below_it(lower: str, upper: str, fits: bool) -> None:
    first = f'[[taxes]]\nname = "low"\nclause = "fair"\npercent = 1\n{lower}\n'
    second = f'[[taxes]]\nname = "high"\nclause = "fair"\npercent = 1\non_top = "low"\n{upper}\n'
    assert keys(faults_of(HEAD + first + second + RULE)) == ([] if fits else ["tax-base-smaller"])
