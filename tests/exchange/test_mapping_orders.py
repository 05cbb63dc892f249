"""The usual names of orders' and payments' columns are written so that headings can be found by them."""

from desk.exchange import mapping
from desk.exchange.mapping import heading_key
from desk.exchange.mapping_orders import FIELDS, NAMES
from tests.exchange.order_lists import PAYMENTS, WOO


def test_every_field_has_names_in_small_letters() -> None:
    for kind, fields in FIELDS.items():
        assert tuple(sorted(NAMES[kind])) == tuple(sorted(fields))
        for names in NAMES[kind].values():
            assert names.isascii() and names == names.lower()
            assert all(heading_key(each) for each in names.split("|"))


def test_the_headings_of_woocommerces_extensions_are_known() -> None:
    assert mapping.recognised(WOO) == "orders"
    found = mapping.guess("orders", WOO)
    assert (found["number"], found["street"], found["line_total"]) == (
        "order_number", "billing_address_1", "item_total")  # fmt: skip
    assert (found["ship_city"], found["order_discount"]) == ("shipping_city", "discount_total")
    other = ("Order Number", "Order Status", "Order Date", "Address 1&2 (Billing)", "State Code (Billing)",
             "Email (Billing)", "SKU", "Item Name", "Quantity (- Refund)", "Item Cost")  # fmt: skip
    assert mapping.recognised(other) == "orders"
    found = mapping.guess("orders", other)
    assert (found["street"], found["state"], found["quantity"], found["price"]) == (
        "Address 1&2 (Billing)", "State Code (Billing)", "Quantity (- Refund)", "Item Cost")  # fmt: skip
    assert mapping.recognised(PAYMENTS) == "payments"
