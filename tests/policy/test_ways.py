"""Lines that may go different ways: the one that all may go is answered, explained and asked about."""

from desk.policy import engine, explaining, pack
from desk.records.facts import Choices, Facts, LineFacts
from desk.records.money import Money
from tests.policy.material import HEAD, dolls, sent_back
from tests.policy.test_choosing import START


def test_the_one_way_that_all_lines_share_is_explained_and_asked_about() -> None:
    """The fee of that way counts and what it needs is asked for, whichever line is first."""
    both = START + 'to = ["original_payment", "store_credit"]\n'
    ways = both + 'when = { kind = "stock" }\n' + START + 'to = "store_credit"\nwhen = { kind = "special" }\n'
    fee = START + 'take = "restocking_fee"\nper = "request"\nwhen = { wish = "store_credit" }\n'
    give = START + 'give = "merchandise"\n'
    lines = (LineFacts("A", Money(1000)), LineFacts("X", Money(1000), kind="special"))
    asks = '[facts.x]\ntext.en = "How much?"\nis = "money"\nof = "request"\n'
    for told in (lines, lines[::-1]):
        facts = Facts("return", dolls(lines=told), sent_back())
        small = pack.read(HEAD + ways + give + fee + 'flat = "1.00"\n')
        steps = explaining.explain(small, Choices(), facts).steps
        assert next(each.verdict for each in steps if each.about.key == "take") == "applies"
        found = pack.read(HEAD + asks + ways + give + fee + 'amount = "x"\n')
        assert [each.key for each in engine.wants(found, Choices(), facts)] == ["wants-fact"]
