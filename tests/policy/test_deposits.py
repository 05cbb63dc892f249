"""Deposits: by the first entry that fits, at its rate, the owner's or the line's own; each piece's price."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from desk.policy import checking, deposits, pack
from desk.policy.deposits import Deposits
from desk.records.facts import Facts, LineFacts
from desk.records.money import Money
from tests.policy.material import HEAD, RULE, dolls, faults_of, keys, sent_back, shipped


def entries(text: str) -> Deposits:
    """The deposits of a small pack."""
    found = pack.read(HEAD + text + RULE).terms.deposits
    assert found is not None
    return found


def line(price: int, kind: str = "preorder", **changes: Any) -> LineFacts:
    """A line of a kind."""
    return LineFacts("1", Money(price), kind=kind, **changes)


@pytest.mark.parametrize(
    ("price", "quantity", "discount", "deposit"),
    [(100_000, 1, 0, 20_000), (100_001, 1, 0, 40_000), (100_000, 2, 0, 40_000), (100_001, 1, 1, 20_000)],
)
def test_the_dear_rate_is_tested_per_piece_after_discount(
    price: int, quantity: int, discount: int, deposit: int
) -> None:
    dolls = shipped("samanthas").terms.deposits
    assert dolls is not None
    assert dolls.of(line(price, quantity=quantity, discount=Money(discount)), None, ()) == deposit


def test_a_lines_own_rate_goes_before_the_owners_and_that_before_the_packs() -> None:
    dolls = shipped("samanthas").terms.deposits
    assert dolls is not None
    assert dolls.of(line(34_999, deposit_rate=Fraction(30)), Fraction(25), ()) == 10_500
    assert dolls.of(line(34_999), Fraction(25), ()) == 8_750
    assert dolls.of(line(34_999), None, ()) == 7_000


def test_a_flat_deposit_is_once_a_line_or_for_each_piece() -> None:
    once = '[[deposits]]\nclause = "fair"\nflat = "50.00"\n'
    assert entries(once).of(line(20_000, quantity=3), None, ()) == 5_000
    assert entries(once + "each = true\n").of(line(20_000, quantity=3), None, ()) == 15_000
    assert entries(once).of(line(3_000), None, ()) == 3_000


def test_a_percentage_has_its_bounds() -> None:
    text = '[[deposits]]\nclause = "fair"\npercent = 10\nleast = "25.00"\nmost = "100.00"\n'
    assert [entries(text).of(line(price), None, ()) for price in (10_000, 50_000, 200_000, 1_000)] == [
        2_500,
        5_000,
        10_000,
        1_000,
    ]


def test_the_first_entry_that_fits_decides() -> None:
    text = (
        '[[deposits]]\nclause = "fair"\ntag = "signed"\npercent = 100\n'
        '[[deposits]]\nclause = "fair"\nkind = ["preorder", "layaway"]\npercent = 25\n'
        '[[deposits]]\nclause = "fair"\nkind = "special"\nprice = { least = "500.00" }\npercent = 50\n'
    )
    found = entries(text)
    assert found.of(line(10_000, tags=("signed",)), None, ()) == 10_000
    assert found.of(line(10_000), None, ()) == found.of(line(10_000, "layaway"), None, ()) == 2_500
    assert found.of(line(50_000, "special"), None, ()) == 25_000
    assert found.of(line(49_999, "special"), None, ()) == 0
    assert (found.takes("layaway"), found.takes("stock")) == (True, False)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "amount-unclear"),
        ('percent = 20\nflat = "1.00"\n', "amount-unclear"),
        ("percent = 20\neach = true\n", "amount-without-label"),
        ('setting = "deposit_rate"\n', "setting-missing"),
        ("percent = 12.5\n", "wrong-type"),
    ],
)
def test_an_entry_says_one_thing(text: str, fault: str) -> None:
    assert keys(faults_of(HEAD + '[[deposits]]\nclause = "fair"\n' + text + RULE)) == [fault]


def test_an_entry_that_says_two_things_is_told_with_both() -> None:
    text = '[[deposits]]\nclause = "fair"\npercent = 20\nflat = "1.00"\n'
    (fault,) = faults_of(HEAD + text + RULE)
    assert fault.values == {"ways": "percent, flat", "known": "setting, percent, flat"}


HALF = '[[deposits]]\nclause = "fair"\nkind = ["preorder", "layaway"]\npercent = 20\nleast = "25.00"\n'


def shares(text: str, *lines: LineFacts, chosen: Fraction | None = None) -> list[int]:
    """What is asked of each line of an order."""
    found = entries(text)
    return [found.of(each, chosen, lines) for each in lines]


def test_what_is_asked_once_an_order_is_shared_by_value() -> None:
    two = replace(line(4_000), key="1"), replace(line(3_000), key="2")
    assert shares(HALF, *two) == [2_500, 2_500]
    assert shares(HALF + 'per = "line"\n', *two) == [2_500, 2_500]
    assert shares(HALF + 'per = "order"\n', *two) == [1_429, 1_071]
    dear = replace(line(33_333), key="1"), replace(line(1), key="2"), replace(line(33_333), key="3")
    assert shares(HALF + 'per = "order"\n', *dear) == [6_666, 1, 6_666]
    assert shares(HALF + 'per = "order"\n', replace(line(1_000), key="1"), replace(line(900), key="2")) == [
        1_000,
        900,
    ]
    assert shares(HALF + 'most = "30.00"\nper = "order"\n', *dear) == [1_500, 0, 1_500]
    assert shares(HALF + 'per = "order"\n', line(0)) == [0]


def test_only_lines_of_the_same_entry_count_together() -> None:
    signed = '[[deposits]]\nclause = "fair"\ntag = "signed"\nflat = "10.00"\neach = true\nper = "order"\n'
    lines = (
        replace(line(4_000, tags=("signed",)), key="1", quantity=2),
        replace(line(4_000), key="2"),
        replace(line(2_000, tags=("signed",)), key="3"),
        line(9_999, "stock"),
    )
    assert shares(signed + HALF + 'per = "order"\n', *lines) == [2_400, 2_500, 600, 0]
    once = signed.replace("each = true\n", "")
    assert shares(once + HALF, *lines) == [800, 2_500, 200, 0]


def test_rates_of_their_own_count_together() -> None:
    setting = (
        '[settings.deposit_rate]\ndefault = 20\n[[deposits]]\nclause = "fair"\n'
        'setting = "deposit_rate"\nper = "order"\n'
    )
    lines = replace(line(1_001), key="1"), replace(line(1_001, deposit_rate=Fraction(40)), key="2")
    assert shares(setting, *lines) == [301, 300]
    assert shares(setting, *lines, chosen=Fraction(30)) == [351, 350]
    free = setting.replace("default = 20\n", "")
    assert shares(free, replace(line(1_001), key="1")) == [0]


def test_a_pack_without_entries_takes_none() -> None:
    assert deposits.build((), Fraction(20)) is None


def test_the_price_of_an_entry_has_bounds() -> None:
    text = '[[deposits]]\nclause = "fair"\nprice = { least = "10.00", most = "20.00" }\nflat = "5.00"\n'
    assert [entries(text).of(line(price), None, ()) for price in (999, 1_000, 2_000, 2_001)] == [
        0,
        500,
        500,
        0,
    ]


def test_a_rate_told_for_what_has_none_is_not_looked_at() -> None:
    flat = pack.read(HEAD + '[[deposits]]\nclause = "fair"\nflat = "5.00"\n' + RULE)
    for shop in (flat, pack.read(HEAD + RULE)):
        order = dolls(lines=(line(1_000, deposit_rate=Fraction(99)),))
        assert list(checking.deposit_faults(shop, Facts("return", order, sent_back()))) == []
    free = pack.read(
        HEAD
        + "[settings.deposit_rate]\n"
        + '[[deposits]]\nclause = "fair"\nsetting = "deposit_rate"\n'
        + RULE
    )
    order = dolls(lines=(line(1_000, deposit_rate=Fraction(99)),))
    assert list(checking.deposit_faults(free, Facts("return", order, sent_back()))) == []


@pytest.mark.parametrize(
    ("said", "fitting", "others"),
    [
        ({"over": 10}, (21,), (20,)),
        ({"least": 10}, (20,), (19,)),
        ({"under": 10}, (19,), (20,)),
        ({"most": 10}, (20,), (21,)),
        ({"least": 10, "most": 10}, (20,), (19, 21)),
        ({}, (0,), ()),
    ],
)
def test_the_price_of_each_of_two_pieces_lies_within_bounds(
    said: dict[str, int], fitting: tuple[int, ...], others: tuple[int, ...]
) -> None:
    fits = deposits.per_piece(said)
    assert all(fits(value, 2) for value in fitting)
    assert not any(fits(value, 2) for value in others)


def test_an_entry_may_be_for_all_but_some_tags() -> None:
    found = entries('[[deposits]]\nclause = "fair"\ntag = { not = ["signed", "rare"] }\npercent = 10\n')
    assert [found.of(line(10_000, tags=tags), None, ()) for tags in ((), ("plain",), ("rare", "plain"))] == [
        1_000,
        1_000,
        0,
    ]


def test_an_owners_rate_of_nothing_is_a_rate_and_without_any_nothing_is_asked() -> None:
    dolls = shipped("samanthas").terms.deposits
    assert dolls is not None
    assert dolls.of(line(34_999), Fraction(0), ()) == 0
    free = pack.read(
        HEAD
        + "[settings.deposit_rate]\n"
        + '[[deposits]]\nclause = "fair"\nsetting = "deposit_rate"\n'
        + RULE
    )
    assert free.terms.deposits is not None
    assert free.terms.deposits.of(line(34_999), None, ()) == 0
