"""The list of items."""

from array import array
from collections.abc import Sequence

from desk.operations.desk import Desk
from desk.records.items import ItemRow
from desk.records.lists import Query
from desk.store import items_list

EVERY = Query(descending=False)


def list_items(desk: Desk, query: Query = EVERY, limit: int = 1000) -> tuple[ItemRow, ...]:
    """The first rows that the list of items shows, for scripts."""
    return rows(desk, ids(desk, query, limit))


def ids(desk: Desk, query: Query, most: int | None = None) -> "array[int]":
    """The ids of the items that a list shows, in its order; of the first ``most``, None for all."""
    return items_list.ids(desk.db, query, most)


def rows(desk: Desk, wanted: Sequence[int]) -> tuple[ItemRow, ...]:
    """The rows of these ids, in the order given."""
    return items_list.rows(desk.db, wanted)


def counts(desk: Desk) -> dict[str, int]:
    """How many items each filter chip holds, counted no further than 1,001."""
    return items_list.counts(desk.db)
