"""What an earlier Desk kept of a policy still decides as it did."""

from desk.policy import pack
from desk.records.facts import LineFacts
from desk.records.money import Money
from desk.store.old_packs import in_todays_format
from tests.asking_shop import PACK

RATE = """
[settings.deposit_rate]
clause = "fair"
default = 20
least = 20
most = 30
over = "1000.00" # a dear piece
above = 40
"""
RULE = """
[[rules]]
clause = "fair"
ask = "quote"
bill = "deposit"
"""
OLD = PACK.replace("[facts.photo]", RATE.lstrip() + "\n[facts.photo]") + RULE


def deposit(old: str, cents: int) -> Money:
    """The first payment for a pre-order of one piece under an older text."""
    found = pack.read(in_todays_format(old)).terms.deposits
    assert found is not None
    return found.of(LineFacts("1", Money(cents), kind="preorder"), None, ())


def test_a_deposit_rate_with_another_above_a_price_becomes_two_deposits() -> None:
    assert (deposit(OLD, 100_000), deposit(OLD, 100_100)) == (20_000, 40_040)


def test_a_deposit_rate_alone_becomes_the_deposit_of_every_pre_order() -> None:
    plain = OLD.replace('over = "1000.00" # a dear piece\nabove = 40\n', "").replace(
        'clause = "fair"\ndefault = 20', "default = 20"
    )
    assert (deposit(plain, 100_000), deposit(plain, 100_100)) == (20_000, 20_020)


def test_a_text_of_today_stays_as_it_is() -> None:
    new = in_todays_format(OLD)
    assert in_todays_format(new) == new
    assert in_todays_format(PACK) == PACK
