"""Rules: their parts must fit together, and the clause is part of them."""

import pytest

from desk.policy import pack
from desk.policy.conditions import Among
from tests.policy.material import HEAD, RULE, faults_of, keys, shipped

START = '[[rules]]\nclause = "fair"\nask = "return"\n'
READING = '[readings.means]\nclause = "fair"\n[readings.means.options]\none = {}\ntwo = {}\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (START, "rule-without-effect"),
        (START + 'outcome = "refused"\nto = "store_credit"\n', "rule-mixed"),
        (START + 'outcome = "owner"\ngive = "merchandise"\n', "rule-mixed"),
        (START + 'give = "merchandise"\ntake = "merchandise"\n', "rule-mixed"),
        (START + 'outcome = "allowed"\n', "unknown-word"),
        (START + 'outcome = "refused"\nfinding = "asked-lte"\n', "unknown-word"),
        ('[[rules]]\nask = "return"\noutcome = "refused"\n', "rule-uncited"),
        ('[[rules]]\nask = "return"\ngive = "merchandise"\n', "rule-uncited"),
        (START + 'to = "store_credit"\npercent = 20\n', "amount-without-label"),
        (START + 'take = "fee"\npercent = 20\nflat = "1.00"\n', "amount-unclear"),
        (START + 'take = "fee"\n', "unknown-amount"),
        (START + 'take = "fee"\namount = "shiping_cost"\nshare = "by-value"\n', "unknown-amount"),
        (START + 'take = "fee"\namount = "shipping_cost"\n', "missing-key"),
        (START + 'take = "fee"\npercent = 20\nshare = "by-value"\n', "share-of-nothing"),
        (START + 'take = "fee"\ntiers = [{ days = 3, percent = 10 }]\n', "missing-key"),
        (START + 'take = "fee"\nsince = "placed"\ntiers = [{ days = 3 }]\n', "amount-unclear"),
        (START + 'take = "fee"\ngreatest = [{ percent = 10 }, { }]\n', "amount-unclear"),
        (START + 'to = "store_credit"\nwhen = { within = "asking" }\n', "unknown-window"),
        (START + 'deadline = { return_by = "asking" }\n', "unknown-window"),
        (START + 'to = "none"\nwhen = { reading = { means = "one" } }\n', "unknown-reading"),
        (READING + START + 'to = "none"\nwhen = { reading = { means = "oen" } }\n', "unknown-option"),
        (START + 'to = "none"\nask = "retrun"\n', "syntax"),
    ],
)
def test_parts_that_do_not_fit_are_told(text: str, fault: str) -> None:
    assert fault in keys(faults_of(HEAD + text))


@pytest.mark.parametrize(
    "text",
    [
        'take = "fee"\npercent = 20\nleast = "1.00"\nmost = "9.00"\n',
        'take = "fee"\nsince = "placed"\ntiers = [{ days = 3, percent = 10 }, { flat = "2.00" }]\n',
        'take = "fee"\ngreatest = [{ percent = 10, of = "given" }, { flat = "5.00" }]\n',
        'give = "sales"\namount = "merchandise"\n',
        'take = "shipping_cost"\nshare = "with-first"\nper = "request"\n',
        'state = "awaiting_return"\n',
        "cite = true\n",
        'outcome = "refused"\n',
    ],
)
def test_parts_that_fit(text: str) -> None:
    assert faults_of(HEAD + START + text) == []


def test_only_what_is_left_to_the_owner_may_do_without_a_clause() -> None:
    text = HEAD + RULE + '[[rules]]\nask = "return"\noutcome = "owner"\n'
    silent = pack.read(text).rules[1]
    assert (silent.clause, silent.finding, silent.name) == ("", "open-by-clause", "")
    for name in ("samanthas", "miniature-expressions"):
        for rule in shipped(name).rules:
            only_shows = rule.given is not None and not rule.given.label
            assert rule.clause in shipped(name).clauses or rule.outcome == "owner" or only_shows


def test_a_refusal_that_names_no_ground_names_its_clause() -> None:
    (rule,) = pack.read(HEAD + START + 'outcome = "refused"\nname = "never"\n').rules
    assert (rule.finding, rule.name, rule.clause) == ("refused-by-clause", "never", "fair")


def test_a_rule_is_chosen_beforehand_by_what_never_changes() -> None:
    text = (
        READING + START + 'to = "none"\nwhen = { kind = { not = "special" }, reading = { means = "two" } }\n'
    )
    (rule,) = pack.read(HEAD + text).rules
    assert rule.concerns({"kind": "stock"})
    assert not rule.concerns({"kind": "special"})
    assert rule.holds({"means": "two"})
    assert not rule.holds({"means": "one"})
    assert rule.by_line
    assert rule.when["kind"] == Among(frozenset({"special"}), negated=True)


def test_an_amount_with_the_first_return_counts_once() -> None:
    shared = START + 'take = "shipping_cost"\nshare = "with-first"\n'
    once = START + 'take = "fee"\nflat = "5.00"\nper = "request"\n'
    each = START + 'take = "fee"\nflat = "5.00"\n'
    found = [rule.given for rule in pack.read(HEAD + shared + once + each).rules]
    assert [given.once for given in found if given] == [True, True, False]
    assert [given.sign for given in found if given] == [-1, -1, -1]
