"""The list of orders counts and sums what it shows."""

from desk.operations import orders_list
from desk.operations.desk import Desk
from desk.records.lists import Query
from desk.records.money import Money


def test_the_list_in_the_order_asked_for(desk: Desk) -> None:
    shown = orders_list.rows(desk, orders_list.ids(desk, Query(sort="number", descending=False)))
    assert [row.number for row in shown] == ["#1001", "#1002", "#1003"]


def test_what_is_shown_is_counted_and_summed(desk: Desk) -> None:
    assert orders_list.counts(desk)["delivered"] == 1
    assert sum(
        orders_list.reading(desk, Query(chip="delivered")).sums(
            orders_list.ids(desk, Query(chip="delivered"))
        )
    ) == Money(23571)


def test_a_script_gets_the_first_rows(desk: Desk) -> None:
    assert [row.number for row in orders_list.list_orders(desk, limit=1)] == ["#1003"]
