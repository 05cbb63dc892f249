"""Shopify's export of products as a list of items: a row a variant, named as order lines name it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from desk.exchange.csv_in import Row

_HANDLES = ("Handle", "URL handle")
_OPTIONS = tuple(f"Option{number} {word}" for number in (1, 2, 3) for word in ("Value", "value"))
# What a product without variants has for its only one.
_NONE = "Default Title"
# A product's first row says these for all of its variants.
_ONCE = ("Title", "Status")


def is_of_products(headings: Iterable[str]) -> bool:
    """Whether a list with these headings is Shopify's export of products."""
    found = set(headings)
    return "Title" in found and not found.isdisjoint(_HANDLES) and not found.isdisjoint(_OPTIONS)


def variants(rows: Iterable[Row], columns: Mapping[str, str]) -> Iterator[Row]:
    """The rows that are variants, each with its product's title and options; rows of pictures are left out.

    A variant without a SKU gets the one that the import of orders makes of its name.
    """
    handle: str | None = None
    first: dict[str, str] = {}
    for row in rows:
        mine = next((row.values[name] for name in _HANDLES if name in row.values), "")
        if mine != handle:
            handle, first = mine, row.values
        if not _is_variant(row, first is row.values, columns):
            continue
        values = {**row.values, **{name: first[name] for name in _ONCE if name in first}}
        options = [values[name].strip() for name in _OPTIONS if name in values]
        more = " / ".join(each for each in options if each and each != _NONE)
        title = values["Title"].strip()
        values["Title"] = f"{title} - {more}" if title and more else title
        sku = columns.get("sku", "")
        if sku in values and not values[sku].strip() and values["Title"]:
            values[sku] = made_sku(values["Title"])
        yield replace(row, values=values)


def made_sku(name: str) -> str:
    """The SKU of what has none, always the same one for a name."""
    return f"NOSKU-{hashlib.sha256(name.encode()).hexdigest()[:8].upper()}"


def _is_variant(row: Row, first: bool, columns: Mapping[str, str]) -> bool:
    named = [columns[name] for name in ("sku", "price") if name in columns]
    return first or any(row.values.get(heading, "").strip() for heading in named)
