"""Rules: the clause is part of them, and what never changes chooses them beforehand."""

from desk.policy import pack
from desk.policy.bounds import Among
from tests.policy.material import HEAD, RULE, shipped

START = '[[rules]]\nclause = "fair"\nask = "return"\n'
READING = '[readings.means]\nclause = "fair"\n[readings.means.options]\none = {}\ntwo = {}\n'


def test_only_what_is_left_to_the_owner_may_do_without_a_clause() -> None:
    text = HEAD + RULE + '[[rules]]\nask = "return"\noutcome = "owner"\nwhen = { kind = "special" }\n'
    silent = pack.read(text).rules[1]
    assert (silent.clause, silent.finding, silent.name) == ("", "open-by-clause", "")
    for name in ("samanthas", "miniature-expressions"):
        for rule in shipped(name).rules:
            only_shows = rule.given is not None and not rule.given.label
            assert rule.clause in shipped(name).clauses or rule.outcome == "owner" or only_shows


def test_a_refusal_that_names_no_ground_names_its_clause() -> None:
    (rule,) = pack.read(HEAD + START + 'outcome = "refused"\nname = "never"\n').rules
    assert (rule.finding, rule.name, rule.clause) == ("refused-by-clause", "never", "fair")


def test_a_rule_is_called_by_its_name_its_clause_or_its_finding() -> None:
    open_ = '[[rules]]\nask = "return"\noutcome = "owner"\nfinding = "by-silent"\n'
    found = pack.read(HEAD + START + 'outcome = "refused"\n' + open_).rules
    assert [rule.name for rule in found] == ["fair", "by-silent"]


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
    shared = START + 'take = "shipping_incurred"\namount = "shipping_cost"\nshare = "with-first"\n'
    once = START + 'take = "late_fee"\nflat = "5.00"\nper = "request"\n'
    each = START + 'take = "late_fee"\nflat = "5.00"\n'
    found = [rule.given for rule in pack.read(HEAD + shared + once + each).rules]
    assert [given.once for given in found if given] == [True, True, False]
    assert [given.sign for given in found if given] == [-1, -1, -1]
