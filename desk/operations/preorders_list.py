"""The list of pre-orders and special orders by what they wait for; apart, since a start shows it first."""

from array import array
from collections.abc import Sequence

from desk.operations.desk import Desk
from desk.records.arrivals import PreorderRow
from desk.records.lists import Query
from desk.store import preorders_list
from desk.store.lists import Reading

EVERY = Query()


def list_preorders(desk: Desk, query: Query = EVERY, limit: int = 1000) -> tuple[PreorderRow, ...]:
    """The first rows that the list of pre-orders shows, for scripts."""
    return rows(desk, ids(desk, query, limit))


def reading(desk: Desk, query: Query) -> Reading:
    """What a list shows, to be read in parts."""
    return preorders_list.reading(desk.db, query, desk.clock.today())


def ids(desk: Desk, query: Query, most: int | None = None) -> "array[int]":
    """The ids of the records that a list shows, in its order; of the first ``most``, None for all."""
    return reading(desk, query).all(most)


def rows(desk: Desk, wanted: Sequence[int]) -> tuple[PreorderRow, ...]:
    """The rows of these ids, in the order given."""
    return preorders_list.rows(desk.db, wanted, desk.clock.today())


def counts(desk: Desk) -> dict[str, int]:
    """How many lines each filter chip holds, counted no further than 1,001."""
    return preorders_list.counts(desk.db, desk.clock.today())
