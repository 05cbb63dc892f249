"""A customer's sheet is empty until something is known."""

from desk.records.customers import Customer, CustomerSheet
from desk.records.money import ZERO


def test_a_new_customer_has_nothing_yet() -> None:
    sheet = CustomerSheet(Customer(0, "", "Ida"))
    assert (sheet.orders, sheet.credit, sheet.duplicates, sheet.merged) == ((), ZERO, (), ())
