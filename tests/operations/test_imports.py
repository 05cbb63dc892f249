"""An import comes in whole or not at all, and twice adds nothing."""

import pytest

from desk.operations import imports, orders_list
from desk.operations.desk import Desk
from desk.records.errors import Refused
from desk.records.imports import ImportReport
from desk.records.lists import Query
from tests.conftest import doll_order

REPORT = ImportReport("orders.csv", "d1", 3, 2, 4, 1, 2, 0)


def test_orders_come_in_once(empty_desk: Desk) -> None:
    new = (doll_order("#1"), doll_order("#2"))
    assert not imports.seen(empty_desk, "d1")
    assert imports.to_end(imports.import_orders(empty_desk, new, REPORT)).written
    assert imports.seen(empty_desk, "d1")
    imports.to_end(imports.import_orders(empty_desk, (*new, doll_order("#3")), REPORT))
    assert len(orders_list.ids(empty_desk, Query())) == 3


def test_an_import_that_is_given_up_or_fails_leaves_nothing(empty_desk: Desk) -> None:
    new = tuple(doll_order(f"#{number}") for number in range(1, 21))
    steps = imports.import_orders(empty_desk, new, REPORT)
    next(steps)
    next(steps)
    steps.close()
    assert len(orders_list.ids(empty_desk, Query())) == 0
    with pytest.raises(Refused, match="order-exists"):
        imports.to_end(imports.import_orders(empty_desk, (*new, new[0]), REPORT))
    assert len(orders_list.ids(empty_desk, Query())) == 0
    assert not imports.seen(empty_desk, "d1")
