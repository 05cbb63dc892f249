"""The list of returns, and the returns of one order."""

from array import array
from collections.abc import Sequence

from desk.operations.desk import Desk
from desk.records.lists import Query
from desk.records.returns import ReturnRow
from desk.store import returns_list
from desk.store.lists import Reading

EVERY = Query()


def list_returns(desk: Desk, query: Query = EVERY, limit: int = 1000) -> tuple[ReturnRow, ...]:
    """The first rows that a list shows, for scripts."""
    return rows(desk, ids(desk, query, limit))


def reading(desk: Desk, query: Query) -> Reading:
    """What a list shows, to be read in parts."""
    return returns_list.reading(desk.db, query, desk.clock.today())


def ids(desk: Desk, query: Query, most: int | None = None) -> "array[int]":
    """The ids of the records that a list shows, in its order; of the first ``most``, None for all."""
    return reading(desk, query).all(most)


def rows(desk: Desk, wanted: Sequence[int]) -> tuple[ReturnRow, ...]:
    """The rows of these ids, in the order given."""
    return returns_list.rows(desk.db, wanted)


def counts(desk: Desk) -> dict[str, int]:
    """How many returns each filter chip holds, counted no further than 1,001."""
    return returns_list.counts(desk.db, desk.clock.today())


def of_order(desk: Desk, order: str) -> tuple[ReturnRow, ...]:
    """The returns of one order."""
    return returns_list.for_order(desk.db, order)
