"""The list of orders; apart from the orders themselves, since a start shows it before anything else."""

from array import array
from collections.abc import Sequence

from desk.operations.desk import Desk
from desk.records.lists import OrderRow, Query
from desk.records.money import Money
from desk.store import orders_list

EVERY = Query()


def list_orders(desk: Desk, query: Query = EVERY, limit: int = 1000) -> tuple[OrderRow, ...]:
    """The first rows that a list shows, for scripts."""
    return rows(desk, ids(desk, query, limit))


def ids(desk: Desk, query: Query, most: int | None = None) -> "array[int]":
    """The ids of the orders that a list shows, in its order; of the first ``most``, None for all."""
    return orders_list.ids(desk.db, query, desk.clock.today(), most)


def rows(desk: Desk, wanted: Sequence[int]) -> tuple[OrderRow, ...]:
    """The rows of these ids, in the order given."""
    return orders_list.rows(desk.db, wanted)


def counts(desk: Desk) -> dict[str, int]:
    """How many orders each filter chip holds, counted no further than 1,001."""
    return orders_list.counts(desk.db, desk.clock.today())


def list_total(desk: Desk, query: Query) -> Money:
    """The sum of the orders that a list shows."""
    return orders_list.total(desk.db, query, desk.clock.today())
