"""Which column of a list is which field of its kind: guessed, checked, and what is missing."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from desk.exchange import mapping_names, mapping_orders, own_books, woo_goods
from desk.exchange.mapping_names import OF_A_COMPANY, OF_A_PERSON, OF_ORDERS
from desk.records.errors import BadInput, Fault

ORDERS = "orders"
KINDS = (ORDERS, "customers", "items", "checks", "payments", "statement")
FIELDS = {**mapping_orders.FIELDS, **mapping_names.FIELDS}
_NAMES = {**mapping_orders.NAMES, **mapping_names.NAMES}
Columns = dict[str, str]

# Any one field of each group has to be there, or no row can be taken.
_NEEDED = {
    ORDERS: (("number",), ("placed",), ("item", "sku"), ("price", "line_total")),
    "payments": (("order",), ("received",), ("amount",), ("method",)),
    "customers": (("name", "first_name", "last_name", "company", "email"),),
    "items": (("sku",),),
    "checks": (("check_number",), ("received",), ("amount",), ("customer",)),
    "statement": (("day",), ("amount", "debit", "credit")),
}
# What tells one kind of list from another beside what is needed.
_TELLING = {
    ORDERS: ("quantity",),
    "payments": ("last4", "brand", "reference"),
    "customers": ("email", "phone", "street", "city", "postal_code", "outside_number"),
    "items": ("price", "on_hand", "barcode"),
    "checks": ("check_number",),
    "statement": ("debit", "credit", "told"),
}


def recognised(headings: Sequence[str]) -> str:
    """What a list with these headings holds: one of the kinds; empty where that is not clear."""
    if is_shopifys(headings) or own_books.is_of_orders(headings):
        return ORDERS
    found = {kind: guess(kind, headings) for kind in KINDS}
    likely = [kind for kind in KINDS if not missing(kind, found[kind]) and _tells(kind, found[kind])]
    return max(likely, key=lambda kind: len(found[kind]), default="")


def is_shopifys(headings: Sequence[str]) -> bool:
    """Whether a list with these headings is Shopify's export of orders, which is read as it is documented."""
    return any(heading_key(each).startswith(OF_ORDERS) for each in headings)


def guess(kind: str, headings: Sequence[str]) -> Columns:
    """The heading of each field that is there, the likeliest of several; one heading is one field."""
    if set(FIELDS[kind]) - {"first_name", "last_name", "grams", "taxable"} <= set(headings):
        # Our own export: its headings are the fields themselves.
        return {name: name for name in FIELDS[kind] if name in headings}
    if kind == ORDERS and own_books.is_of_orders(headings):
        return {name: heading for name, heading in own_books.COLUMNS.items() if heading in headings}
    free = {heading_key(each): each for each in reversed(headings) if heading_key(each)}
    found: Columns = {}
    for name in FIELDS[kind]:
        key = next((key for key in _names(kind)[name] if key in free), "")
        if key:
            found[name] = free.pop(key)
    if kind == "items" and woo_goods.is_of_products(headings):
        found["retired"] = woo_goods.PUBLISHED
    return _with_people(found) if kind == "customers" else found


def missing(kind: str, columns: Mapping[str, str]) -> tuple[Fault, ...]:
    """What no column was chosen for though no row can be taken without it."""
    return tuple(
        Fault(f"import-no-{kind}-{group[0].replace('_', '-')}")
        for group in _NEEDED[kind]
        if not any(columns.get(name) for name in group)
    )


def check(kind: str, headings: Sequence[str], columns: Mapping[str, str]) -> Columns:
    """What a person chose, in the fields' order; raises BadInput for a field or heading that is not there."""
    for name, heading in columns.items():
        if name not in FIELDS[kind]:
            raise BadInput("import-field-unknown", name=name, known=", ".join(FIELDS[kind]))
        if heading and heading not in headings:
            raise BadInput("import-heading-unknown", column=heading, known=", ".join(headings))
    return {name: columns[name] for name in FIELDS[kind] if columns.get(name)}


def heading_key(heading: str) -> str:
    """A heading as it is compared: no accents, no case, letters and digits alone."""
    apart = unicodedata.normalize("NFKD", heading).casefold()
    return "".join(letter for letter in apart if letter.isalnum())


@cache
def _names(kind: str) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(key for each in names.split("|") if (key := heading_key(each)))
        for name, names in _NAMES[kind].items()
    }


def _tells(kind: str, columns: Columns) -> bool:
    return any(name in columns for name in _TELLING[kind])


def _with_people(found: Columns) -> Columns:
    """Sort out whose name it is where a list has several: the person's, or the company's they are from."""
    key = heading_key(found.get("name", ""))
    if "last_name" in found and "first_name" not in found and key in OF_A_PERSON:
        found["first_name"] = found.pop("name")
    elif "last_name" in found and "company" not in found and key in OF_A_COMPANY:
        found["company"] = found.pop("name")
    elif "last_name" in found and "first_name" in found:
        found.pop("name", None)
    return {name: found[name] for name in FIELDS["customers"] if name in found}
