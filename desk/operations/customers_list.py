"""The list of customers."""

from array import array
from collections.abc import Sequence

from desk.operations.desk import Desk
from desk.records.customers import CustomerRow
from desk.records.lists import Query
from desk.store import customers_list
from desk.store.lists import Reading

EVERY = Query(descending=False)


def list_customers(desk: Desk, query: Query = EVERY, limit: int = 1000) -> tuple[CustomerRow, ...]:
    """The first rows that the list of customers shows, for scripts."""
    return rows(desk, ids(desk, query, limit))


def reading(desk: Desk, query: Query) -> Reading:
    """What a list shows, to be read in parts."""
    return customers_list.reading(desk.db, query)


def ids(desk: Desk, query: Query, most: int | None = None) -> "array[int]":
    """The ids of the records that a list shows, in its order; of the first ``most``, None for all."""
    return reading(desk, query).all(most)


def rows(desk: Desk, wanted: Sequence[int]) -> tuple[CustomerRow, ...]:
    """The rows of these ids, in the order given."""
    return customers_list.rows(desk.db, wanted)


def counts(desk: Desk) -> dict[str, int]:
    """How many customers each filter chip holds, counted no further than 1,001."""
    return customers_list.counts(desk.db)
