"""Shopify exports for tests: one order of two dolls, and whatever a test changes in it."""

import csv
import io
from collections.abc import Sequence

from desk.exchange.shopify_columns import COLUMNS

ORDER = {
    "Name": "#2001",
    "Email": "Ida@Example.com",
    "Financial Status": "paid",
    "Paid at": "2026-02-02 10:00:00 -0600",
    "Fulfillment Status": "fulfilled",
    "Fulfilled at": "2026-02-04 15:00:00 -0600",
    "Currency": "USD",
    "Subtotal": "200.00",
    "Shipping": "12.95",
    "Taxes": "12.20",
    "Total": "225.15",
    "Discount Amount": "9.95",
    "Shipping Method": "Standard",
    "Created at": "2026-02-02 09:30:00 -0600",
    "Payment Method": "Money Order / Check",
    "Lineitem quantity": "1",
    "Lineitem name": "Felt bear, honey",
    "Lineitem price": "120.00",
    "Lineitem sku": "A",
    "Lineitem fulfillment status": "fulfilled",
    "Notes": "ring twice",
    **{
        f"{side} {part}": value
        for side in ("Billing", "Shipping")
        for part, value in {
            "Name": "Ida Müller",
            "Address1": "5 Elm St",
            "City": "Rolla",
            "Zip": "'01234",
            "Province": "MO",
            "Country": "US",
            "Phone": "'+15735550100",
        }.items()
    },
}
LINE = {
    "Name": "#2001",
    "Email": "Ida@Example.com",
    "Lineitem quantity": "1",
    "Lineitem name": "Porcelain doll",
    "Lineitem price": "89.95",
    "Lineitem sku": "B",
    "Lineitem fulfillment status": "fulfilled",
}


def export(*rows: dict[str, str], columns: Sequence[str] = COLUMNS) -> bytes:
    """The file that holds these rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return text.getvalue().encode()


def two_dolls(**changes: str) -> bytes:
    """The one order with fields of its first row changed, named with ``_`` for each space."""
    return export({**ORDER, **{name.replace("_", " "): value for name, value in changes.items()}}, LINE)


def one_order(number: str, **changes: str) -> tuple[dict[str, str], dict[str, str]]:
    """The rows of the order under another number, for files of several."""
    changed = {name.replace("_", " "): value for name, value in changes.items()}
    return {**ORDER, **changed, "Name": number}, {**LINE, "Name": number}
