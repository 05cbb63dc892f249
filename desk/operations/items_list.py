"""The list of items."""

from array import array
from collections.abc import Sequence

from desk.operations.desk import Desk
from desk.records.items import ItemRow
from desk.records.lists import Query
from desk.store import items_list
from desk.store.lists import Reading

EVERY = Query(descending=False)


def list_items(desk: Desk, query: Query = EVERY, limit: int = 1000) -> tuple[ItemRow, ...]:
    """The first rows that the list of items shows, for scripts."""
    return rows(desk, ids(desk, query, limit))


def reading(desk: Desk, query: Query) -> Reading:
    """What a list shows, to be read in parts."""
    return items_list.reading(desk.db, query)


def ids(desk: Desk, query: Query, most: int | None = None) -> "array[int]":
    """The ids of the records that a list shows, in its order; of the first ``most``, None for all."""
    return reading(desk, query).all(most)


def rows(desk: Desk, wanted: Sequence[int]) -> tuple[ItemRow, ...]:
    """The rows of these ids, in the order given."""
    return items_list.rows(desk.db, wanted)


def counts(desk: Desk) -> dict[str, int]:
    """How many items each filter chip holds, counted no further than 1,001."""
    return items_list.counts(desk.db)
