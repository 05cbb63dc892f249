"""Seventh migration: what else is known of customers and items, and the stock with every movement of it."""

import json

from desk.store.columns import append_only, day, moment, text

CUSTOMERS = (
    "ALTER TABLE customers ADD COLUMN outside_number TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE customers ADD COLUMN outside_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE customers ADD COLUMN phone_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE customers ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE customers ADD COLUMN merged_into INTEGER REFERENCES customers (id)",
    "ALTER TABLE customers ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)",
    # Whose an address was before they moved: it goes with them when they are erased.
    "ALTER TABLE addresses ADD COLUMN former_of INTEGER REFERENCES customers (id)",
    "CREATE INDEX addresses_former ON addresses (former_of) WHERE former_of IS NOT NULL",
    "CREATE UNIQUE INDEX customers_by_outside ON customers (outside_key) WHERE outside_key <> ''",
    "CREATE INDEX customers_by_phone ON customers (phone_key) WHERE phone_key <> ''",
    # Who was merged is looked up in the index itself: a row of its own would be read for each customer.
    "CREATE INDEX customers_by_number ON customers (length(number_key), number_key, merged_into)",
    "CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL",
    "CREATE INDEX customers_noted ON customers (name_key, merged_into) WHERE note <> ''",
    # The list goes by a narrow index, the search by one that holds what is searched.
    "CREATE INDEX customers_in_order ON customers (name_key, merged_into)",
    "DROP INDEX customers_by_name",
    "CREATE INDEX customers_by_name ON customers (name_key, search_key, merged_into)",
    # The words of each search key, to be looked up by their beginnings. They repeat what the customers hold,
    # which is sealed, and are written with it: no trigger may take a text apart. They have no seal; a check
    # compares them with the customers.
    """CREATE TABLE customer_words (
        word TEXT NOT NULL,
        customer INTEGER NOT NULL REFERENCES customers (id),
        PRIMARY KEY (word, customer)
    ) STRICT, WITHOUT ROWID""",
)

# Of an item nobody ever counted, ``on_hand`` is not known and nothing is kept for an order.
ITEMS = (
    "ALTER TABLE items ADD COLUMN barcode TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE items ADD COLUMN kind TEXT NOT NULL DEFAULT 'stock' "
    "CHECK (kind IN ('stock', 'preorder', 'special'))",
    f"ALTER TABLE items ADD COLUMN {day('released', null=True)}",
    "ALTER TABLE items ADD COLUMN weight TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE items ADD COLUMN size TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE items ADD COLUMN untaxed INTEGER NOT NULL DEFAULT 0 CHECK (untaxed IN (0, 1))",
    "ALTER TABLE items ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))",
    "ALTER TABLE items ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE items ADD COLUMN on_hand INTEGER CHECK (on_hand BETWEEN 0 AND 100000000)",
    "ALTER TABLE items ADD COLUMN allocated INTEGER NOT NULL DEFAULT 0 "
    "CHECK (allocated >= 0 AND allocated <= coalesce(on_hand, 0))",
    "ALTER TABLE items ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)",
    "CREATE UNIQUE INDEX items_by_barcode ON items (barcode) WHERE barcode <> ''",
    "CREATE INDEX items_by_price ON items (price)",
    "CREATE INDEX items_by_stock ON items (on_hand)",
    "CREATE INDEX items_by_release ON items (released) WHERE released IS NOT NULL",
)

STOCK = (
    f"""CREATE TABLE stock_movements (
        id INTEGER PRIMARY KEY,
        item INTEGER NOT NULL REFERENCES items (id),
        kind TEXT NOT NULL CHECK (kind IN ('counted', 'arrived', 'shipped', 'came_back')),
        change INTEGER NOT NULL CHECK (change <> 0 OR kind = 'counted'),
        {day("day")},
        {moment("at")},
        subject TEXT NOT NULL,
        {text("person")}
    ) STRICT""",
    "CREATE INDEX stock_movements_by_item ON stock_movements (item, id)",
    """CREATE TRIGGER stock_movements_add_up AFTER INSERT ON stock_movements BEGIN
        UPDATE items SET on_hand = coalesce(on_hand, 0) + NEW.change WHERE id = NEW.item;
    END""",
    *append_only("stock_movements"),
)

STATEMENTS = CUSTOMERS + ITEMS + STOCK
KEYS = "SELECT id, search_key FROM customers"
KEEP_WORDS = (
    "INSERT INTO customer_words (word, customer) SELECT DISTINCT value, :customer FROM json_each(:words)"
)


def words_of(customer: int, key: str) -> dict[str, object]:
    """The words of a customer's search key, as ``KEEP_WORDS`` takes them."""
    return {"customer": customer, "words": json.dumps(key.split())}
