"""Random histories of returns, claims, credits and refunds: no money and no piece twice, nothing between."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.operations.claim_books import check_claims, check_told, check_whole, last_line
from tests.operations.claim_history import Claims
from tests.operations.ledger_books import check_ledger, check_taxes, last_entry
from tests.operations.order_books import check_shop
from tests.operations.order_history import SHOPS

LONG = bool(os.environ.get("DESK_LONG"))
PACKS = ("samanthas", "miniature-expressions")
SEEDS = st.lists(st.integers(0, 2**32 - 1), min_size=8, max_size=60)

pytestmark = pytest.mark.timeout(4 * 3600 if LONG else 120)


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
@settings(max_examples=2_000 if LONG else 40, deadline=None)
@given(seeds=SEEDS)
def test_nothing_comes_back_twice_and_the_books_hold_at_every_step(pack: str, seeds: list[int]) -> None:
    history = Claims(pack)
    told, booked = last_line(history.desk), last_entry(history.desk)
    try:
        for seed in seeds:
            history.step(seed)
            check_shop(history.desk, history.numbers, history.since)
            check_claims(history.desk, history.numbers, history.since)
            booked = check_ledger(history.desk, booked)
            told = check_told(history.desk, told)
        check_taxes(history.desk)
        check_whole(history.desk)
    except BaseException:
        # What is wrong with this shop's books is not to be found again in the next history's.
        del SHOPS[pack]
        raise
