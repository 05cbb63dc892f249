"""The list of customers counts what it shows."""

from desk.operations import customers, customers_list
from desk.operations.desk import Desk
from desk.records.customers import Customer
from desk.records.lists import Query


def test_the_list_in_the_order_asked_for(desk: Desk) -> None:
    customers.add_customer(desk, Customer(0, "", "Ann", note="rings twice"))
    shown = customers_list.rows(desk, customers_list.ids(desk, Query(sort="name", descending=True)))
    assert [row.name for row in shown][-1] == "Ann"
    assert customers_list.counts(desk)["noted"] == 1


def test_a_script_gets_the_first_rows(desk: Desk) -> None:
    customers.add_customer(desk, Customer(0, "", "Ann"))
    assert [row.name for row in customers_list.list_customers(desk, limit=1)] == ["Ann"]
