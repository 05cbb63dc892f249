"""The list of customers: ids by chip, search and column, rows a page at a time, capped counts."""

from collections.abc import Sequence

from desk.records.customers import CustomerRow
from desk.records.lists import Query
from desk.records.money import Money
from desk.store import lists
from desk.store.buyers import BEGINNING
from desk.store.database import Database
from desk.store.keys import phone_range

_LISTING = lists.Listing(
    source="customers c",
    chips={
        "": "c.merged_into IS NULL",
        "buying": "c.merged_into IS NULL AND c.id IN (SELECT customer FROM orders WHERE stage = 'open')",
        "credit": "c.merged_into IS NULL AND c.id IN (SELECT customer FROM credit_lots WHERE state = 'open')",
        "noted": "c.merged_into IS NULL AND c.note <> ''",
    },
    walks={
        "buying": """c.merged_into IS NULL
        AND EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id AND o.stage = 'open')""",
        "credit": """c.merged_into IS NULL
        AND EXISTS (SELECT 1 FROM credit_lots lot WHERE lot.customer = c.id AND lot.state = 'open')""",
    },
    sorts={
        # Those of one name stand as the index has them: to sort them, the whole list would be read first.
        "name": ("", "c.name_key {way}"),
        "number": ("", "length(c.number_key) {way}, c.number_key {way}"),
    },
    finds=(
        "SELECT id FROM customers WHERE number_key >= :low AND number_key < :high LIMIT :most",
        """SELECT id FROM customers
        WHERE phone_key >= :phone AND phone_key < :phone_high AND phone_key <> '' LIMIT :most""",
        "SELECT value FROM json_each(:buyers) LIMIT :most",
    ),
    holds=f"""(c.number_key >= :low AND c.number_key < :high)
        OR (c.phone_key >= :phone AND c.phone_key < :phone_high AND c.phone_key <> '') OR ({BEGINNING})""",
)
LIST = _LISTING.statements()
_ROWS = """
    SELECT c.id, c.number, c.name, home.city, home.state, c.email, c.phone,
        (SELECT count(*) FROM orders WHERE customer = c.id) AS orders,
        (SELECT coalesce(sum(balance), 0) FROM credit_lots WHERE customer = c.id) AS credit
    FROM customers c JOIN addresses home ON home.id = c.address
    WHERE c.id IN (SELECT value FROM json_each(?))
"""


def reading(db: Database, query: Query) -> lists.Reading:
    """What a query shows, to be read in parts; raises BadInput for an unknown chip or column."""
    return lists.Reading(db, LIST, _LISTING.key(query), query.text, phone_range(query.text))


def rows(db: Database, ids: Sequence[int]) -> tuple[CustomerRow, ...]:
    """The rows of these ids, in the order given."""
    found: dict[int, CustomerRow] = {}
    for page in lists.pages(ids):
        for row in db.query(_ROWS, (page,)):
            values = dict(row)
            place = ", ".join(part for part in (values.pop("city"), values.pop("state")) if part)
            found[row["id"]] = CustomerRow(**{**values, "place": place, "credit": Money(values["credit"])})
    return lists.in_order(ids, found)


def counts(db: Database) -> dict[str, int]:
    """How many customers each chip holds, counted no further than 1,001."""
    return {chip: db.query(LIST.COUNTS[chip])[0]["number"] for chip in LIST.COUNTS}
