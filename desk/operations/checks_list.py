"""The list of checks."""

from array import array
from collections.abc import Sequence

from desk.operations.desk import Desk
from desk.records.check_rows import CheckRow
from desk.records.lists import Query
from desk.store import checks_list
from desk.store.lists import Reading

EVERY = Query()


def list_checks(desk: Desk, query: Query = EVERY, limit: int = 1000) -> tuple[CheckRow, ...]:
    """The first rows that a list shows, for scripts."""
    return rows(desk, ids(desk, query, limit))


def reading(desk: Desk, query: Query) -> Reading:
    """What a list shows, to be read in parts."""
    return checks_list.reading(desk.db, query, desk.clock.today())


def ids(desk: Desk, query: Query, most: int | None = None) -> "array[int]":
    """The ids of the records that a list shows, in its order; of the first ``most``, None for all."""
    return reading(desk, query).all(most)


def rows(desk: Desk, wanted: Sequence[int]) -> tuple[CheckRow, ...]:
    """The rows of these ids, in the order given."""
    return checks_list.rows(desk.db, wanted)


def counts(desk: Desk) -> dict[str, int]:
    """How many checks each filter chip holds, counted no further than 1,001."""
    return checks_list.counts(desk.db, desk.clock.today())
