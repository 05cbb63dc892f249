"""Random histories of orders: at every step what was paid is held, earned, credited or refunded."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.operations.ledger_books import check_ledger, check_taxes, last_entry
from tests.operations.order_books import check_shop
from tests.operations.order_history import SHOPS, History

LONG = bool(os.environ.get("DESK_LONG"))
PACKS = ("samanthas", "miniature-expressions")
SEEDS = st.lists(st.integers(0, 2**32 - 1), min_size=8, max_size=24)

pytestmark = pytest.mark.timeout(4 * 3600 if LONG else 120)


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
@settings(max_examples=5_000 if LONG else 25, deadline=None)
@given(seeds=SEEDS)
def test_the_books_hold_at_every_step(pack: str, seeds: list[int]) -> None:
    history = History(pack)
    booked = last_entry(history.desk)
    try:
        for seed in seeds:
            history.step(seed)
            check_shop(history.desk, history.numbers, history.since)
            booked = check_ledger(history.desk, booked)
        check_taxes(history.desk)
    except BaseException:
        # What is wrong with this shop's books is not to be found again in the next history's.
        del SHOPS[pack]
        raise
