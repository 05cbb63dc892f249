"""An answer in the making: what was heard is kept once, in order, and where each line goes."""

from desk.policy import engine, judging, pack
from desk.policy.draft import Draft
from desk.policy.view import View
from desk.records.facts import Choices, Facts
from tests.policy.material import HEAD, RULE, dolls, sent_back

FEE = '[[rules]]\nclause = "fair"\nask = "return"\ntake = "late_fee"\nflat = "1.00"\nper = "request"\n'


def test_nothing_was_heard_yet() -> None:
    draft = Draft()
    assert (draft.outcome, draft.given, draft.taken, draft.amounts) == ("allowed", 0, 0, [])
    assert draft.extras is None and not draft.sent and not draft.options


def test_what_is_heard_of_each_line_is_kept() -> None:
    found = pack.read(HEAD + RULE + 'give = "merchandise"\n' + FEE)
    view = View(Facts("return", dolls(), sent_back()), Choices(), found.home, found.terms)
    draft = judging.judge(view, engine.plan(found, Choices(), view))
    assert draft.sent == {0: ("store_credit",), 1: ("store_credit",)}
    assert (draft.given, draft.taken, len(draft.once)) == (12_000 + 8995, 100, 1)
    assert list(draft.cites) == ["fair"]
