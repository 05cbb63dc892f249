"""Lists of orders and payments for tests: as WooCommerce's export extensions write them, and plain ones."""

from collections.abc import Mapping

from tests.exchange.list_files import list_of

WOO = (
    *("order_id", "order_number", "order_date", "paid_date", "status", "shipping_total", "tax_total"),
    *("discount_total", "order_total", "payment_method", "shipping_method", "billing_first_name"),
    *("billing_last_name", "billing_company", "billing_email", "billing_phone", "billing_address_1"),
    *("billing_address_2", "billing_postcode", "billing_city", "billing_state", "billing_country"),
    *("shipping_first_name", "shipping_last_name", "shipping_address_1", "shipping_postcode"),
    *("shipping_city", "shipping_state", "shipping_country", "customer_note", "item_name", "item_sku"),
    *("item_quantity", "item_total"),
)
IDA = {
    "order_id": "71",
    "order_number": "1071",
    "order_date": "2026-03-02 09:30:00",
    "paid_date": "2026-03-02 09:31:00",
    "status": "completed",
    "shipping_total": "12.95",
    "tax_total": "12.81",
    "discount_total": "0",
    "order_total": "235.71",
    "payment_method": "Check payments",
    "shipping_method": "Flat rate",
    "billing_first_name": "Ida",
    "billing_last_name": "Müller",
    "billing_email": "Ida@Example.com",
    "billing_address_1": "5 Elm St",
    "billing_postcode": "65401",
    "billing_city": "Rolla",
    "billing_state": "MO",
    "billing_country": "US",
    "item_name": "Felt bear, honey",
    "item_sku": "A",
    "item_quantity": "1",
    "item_total": "120.00",
}
DOLL = {**IDA, "item_name": "Porcelain doll", "item_sku": "", "item_total": "89.95"}
PAYMENTS = ("Order", "Date", "Amount", "Method", "Reference", "Last 4")


def woo(*rows: Mapping[str, str]) -> bytes:
    """A list as the extension writes it, a row a line."""
    return list_of(WOO, *rows)


def plain(*rows: Mapping[str, str]) -> bytes:
    """A list with a few columns of a shop's own."""
    return list_of(("Order number", "Date", "Item", "Price", "Quantity"), *rows)


def payments_of(*rows: Mapping[str, str]) -> bytes:
    """A list of payments."""
    return list_of(PAYMENTS, *rows)
