"""Every operation on the books is in the catalogue."""

import inspect

from desk.operations import accounts, cash_moves, close_outs, closings
from desk.operations.catalogue import OPERATIONS

ROOMS = (accounts, cash_moves, close_outs, closings)
INSIDE_OTHERS = {"chart_on", "keep", "last_of", "reverse"}


def test_every_operation_on_the_books_is_there() -> None:
    for room in ROOMS:
        for name, found in inspect.getmembers(room, inspect.isfunction):
            if found.__module__ == room.__name__ and not name.startswith("_"):
                assert (name in OPERATIONS) is (name not in INSIDE_OTHERS), name
