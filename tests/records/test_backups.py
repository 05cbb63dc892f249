"""Which backups are kept: enough near and far, never the newest gone (trust.md B5)."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desk.records.backups import NEWEST, STRETCHES, Manifest, surplus

SEQUENCES = st.sets(st.integers(min_value=1, max_value=400), max_size=120)
MOST = NEWEST + sum(most for _, most in STRETCHES)


def thinned(made: int, step: int = 1) -> set[int]:
    """What is there after so many backups, thinned out after each."""
    there: set[int] = set()
    for sequence in range(1, made + 1, step):
        there.add(sequence)
        there -= set(surplus(there))
    return there


@given(SEQUENCES)
def test_the_newest_ones_always_stay(found: set[int]) -> None:
    gone = set(surplus(found))
    assert gone <= found
    assert not gone & set(sorted(found)[-NEWEST:])
    assert len(found - gone) <= MOST


@given(SEQUENCES)
def test_thinning_twice_removes_nothing_more(found: set[int]) -> None:
    left = found - set(surplus(found))
    assert surplus(left) == ()


@given(st.integers(min_value=1, max_value=500))
def test_there_is_always_one_of_each_stretch(made: int) -> None:
    there = thinned(made)
    assert len(there) <= MOST
    for stretch, most in STRETCHES:
        newest = made // stretch
        for each in range(max(newest - most + 1, 1), newest + 1):
            assert any(sequence // stretch == each for sequence in there), (stretch, each)


@given(SEQUENCES, st.data())
def test_clocks_have_no_say(found: set[int], data: st.DataObject) -> None:
    """Whatever moments backups carry, the same sequences go."""
    at = st.sampled_from(
        ("1970-01-01T00:00:00+00:00", "2026-03-01T00:00:00+00:00", "2999-12-31T23:59:59+00:00")
    )
    manifests = [replace(MANIFEST, sequence=each, at=data.draw(at)) for each in found]
    assert surplus(each.sequence for each in manifests) == surplus(found)


def test_thinning_by_what_is_newest_of_a_stretch_would_lose_some() -> None:
    """Planted: keeping a stretch's last backup moves it along each time, and none grows old."""
    there: set[int] = set()
    for sequence in range(1, 400):
        there.add(sequence)
        newest = sorted(there)[-NEWEST:]
        last = {each // 7: each for each in sorted(there)}
        there = {*newest, *(last[each] for each in sorted(last)[-1:])}
    assert min(there) > 350 > min(thinned(399))


def test_orders_are_counted_from_what_it_says() -> None:
    assert MANIFEST.orders == 0
    assert replace(MANIFEST, counts={"orders": 3}).orders == 3


MANIFEST = Manifest(1, "2026-03-01T00:00:00+00:00", "", "A", 6, 1, "")
