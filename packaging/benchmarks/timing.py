"""Times ours and its floor in turn, so that whatever else the machine does slows both alike."""

import time
from collections.abc import Callable
from statistics import fmean, median
from typing import NamedTuple

# The seconds that one piece of work took.
Measure = Callable[[], float]

BATCH_SECONDS = 0.03
FEWEST_ROUNDS = 5


class Pair(NamedTuple):
    """What is measured in turn: each of ours against the mean of so many ``floors``.

    They are as many as last about as long as one of ours: a neighbour that takes the processor away meets
    both sides alike then, while what is over in a blink would slip through. ``most`` is how many rounds there
    is work for, 0 for any number.
    """

    ours: Measure
    floor: Measure
    floors: int = 1
    most: int = 0


class Found(NamedTuple):
    """The seconds that one piece takes ours and the floor."""

    ours: float
    floor: float

    @property
    def ratio(self) -> float:
        """How many times as long as the floor ours takes."""
        return self.ours / self.floor


def alternate(pair: Pair, seconds: float) -> Found:
    """Measure ours and floor round after round for about so many seconds, after one round that warms up."""
    pair.ours()
    pair.floor()
    ours: list[float] = []
    floor: list[float] = []
    end = time.perf_counter() + seconds
    while len(ours) < FEWEST_ROUNDS or time.perf_counter() < end:
        if pair.most and len(ours) + 1 >= pair.most:
            break
        ours.append(pair.ours())
        floor.append(fmean(pair.floor() for _ in range(pair.floors)))
    # Medians: a busy neighbour moves both alike, while luck would decide a ratio of minima.
    return Found(median(ours), median(floor))


def batched(work: Callable[[], object]) -> Measure:
    """Measures short work in batches: as long for ours as for the floor, so both meet the same noise."""
    count = 1
    while (took := _batch(work, count)) < BATCH_SECONDS / 2:
        count = max(2 * count, int(count * BATCH_SECONDS / 2 / max(took, 1e-6)))
    count = max(1, round(count * BATCH_SECONDS / took))
    return lambda: _batch(work, count) / count


def _batch(work: Callable[[], object], count: int) -> float:
    start = time.perf_counter()
    for _ in range(count):
        work()
    return time.perf_counter() - start


def once(work: Callable[[], object]) -> float:
    """The seconds of one piece of work that cannot be done twice."""
    return _batch(work, 1)
