"""The bait, and how many of the hostile texts are tried: some, or all and more with DESK_LONG=1."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from tests.gui.conftest import _tidy, bar, main, memory, run
from tests.hostile.corpus import generated, hostile
from tests.hostile.watch import make_bait

__all__ = ["_tidy", "bar", "main", "memory", "run"]
LONG = bool(os.environ.get("DESK_LONG"))
WRITTEN = len(hostile(Path("bait.png")))
MINUTES = 120 if LONG else 2
T = TypeVar("T")


@pytest.fixture(scope="session")
def bait(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture that nobody may open."""
    return make_bait(tmp_path_factory.mktemp("bait"))


@pytest.fixture(scope="session")
def texts(bait: Path) -> tuple[str, ...]:
    """Every hostile text; with DESK_LONG=1 also 5,000 put together from them."""
    return (*hostile(bait), *(generated(bait, 5000) if LONG else ()))


def some(found: Sequence[T], step: int, turn: int = 0) -> Sequence[T]:
    """Of the texts, or of what was made of them in order, every so-manieth, beginning with another each turn.

    In the long size all that are written down, and every so-manieth of those put together from them.
    """
    if not LONG:
        return found[turn % step :: step]
    return [*found[:WRITTEN], *found[WRITTEN + turn % step :: step]]
