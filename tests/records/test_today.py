"""A share is told against its target, and met where there was nothing to do."""

from fractions import Fraction

import pytest

from desk.records.today import Share


@pytest.mark.parametrize(
    ("in_time", "of", "part", "met"),
    [(9, 10, Fraction(9, 10), True), (8, 10, Fraction(4, 5), False), (0, 0, None, True)],
)
def test_a_share_meets_its_target_or_not(in_time: int, of: int, part: Fraction | None, met: bool) -> None:
    share = Share(in_time, of)
    assert (share.part, share.is_met) == (part, met)
