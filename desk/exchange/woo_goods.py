"""WooCommerce's own export of products as a list of items: a row a product or variation, its headings fixed.

The headings are those that its documentation lists for the product CSV importer and exporter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desk.exchange.csv_in import Row
from desk.exchange.shopify_goods import made_sku

_TELLING = {"Type", "SKU", "Name", "Published", "Regular price"}
# A variable product is sold as its variations; what is grouped or elsewhere is no goods of its own.
_SOLD = ("simple", "variation")
PUBLISHED = "Published"


def is_of_products(headings: Iterable[str]) -> bool:
    """Whether a list with these headings is WooCommerce's export of products."""
    return set(headings) >= _TELLING


def products(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that are sold; one without a SKU gets that of its name, as orders name it."""
    for row in rows:
        kinds = {each.strip() for each in row.values["Type"].split(",")}
        if kinds.isdisjoint(_SOLD):
            continue
        values, name = dict(row.values), row.values["Name"].strip()
        if not values["SKU"].strip() and name:
            values["SKU"] = made_sku(name)
        if "Tax status" in values:
            values["Tax status"] = "yes" if values["Tax status"].strip() == "taxable" else "no"
        # What is published is sold: the field is whether it is not.
        values[PUBLISHED] = "no" if values[PUBLISHED].strip() == "1" else "yes"
        yield replace(row, values=values)
