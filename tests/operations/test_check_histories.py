"""Random histories of checks: their money is counted once in every state, and undoing brings all back."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.operations.check_books import check_arrows, check_checks, check_numbers
from tests.operations.check_history import Checks
from tests.operations.ledger_books import check_ledger, check_taxes, last_entry
from tests.operations.order_history import SHOPS

LONG = bool(os.environ.get("DESK_LONG"))
PACKS = ("samanthas", "miniature-expressions")
SEEDS = st.lists(st.integers(0, 2**32 - 1), min_size=8, max_size=40)

pytestmark = pytest.mark.timeout(4 * 3600 if LONG else 120)


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
@settings(max_examples=2_000 if LONG else 40, deadline=None)
@given(seeds=SEEDS)
def test_the_money_of_a_check_is_counted_once_at_every_step(pack: str, seeds: list[int]) -> None:
    history = Checks(pack)
    last, booked = check_arrows(history.desk, 0), last_entry(history.desk)
    try:
        for seed in seeds:
            history.step(seed)
            check_checks(history.desk, history.numbers)
            booked = check_ledger(history.desk, booked)
            last = check_arrows(history.desk, last)
        check_taxes(history.desk)
        check_numbers(history.desk)
    except BaseException:
        # What is wrong with this shop's books is not to be found again in the next history's.
        del SHOPS[pack]
        raise
