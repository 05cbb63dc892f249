"""Second migration: customers, items, and orders with their lines, payments and shipments."""

from desk.store.columns import append_only, cents, day, flag, json_list, text

PEOPLE_AND_GOODS = (
    """CREATE TABLE customers (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        number_key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        address INTEGER NOT NULL REFERENCES addresses (id),
        name_key TEXT NOT NULL,
        email_key TEXT NOT NULL,
        search_key TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX customers_by_email ON customers (email_key) WHERE email_key <> ''",
    "CREATE INDEX customers_by_name ON customers (name_key, search_key)",
    f"""CREATE TABLE items (
        id INTEGER PRIMARY KEY,
        sku TEXT NOT NULL UNIQUE,
        sku_key TEXT NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        search_key TEXT NOT NULL,
        {cents("price", 0)}
    ) STRICT""",
    "CREATE INDEX items_by_sku ON items (sku_key)",
    "CREATE INDEX items_by_name ON items (name_key)",
)

# Days are of the whole order; merchandise and paid repeat what lines and payments add up to, for the lists.
ORDERS = (
    f"""CREATE TABLE orders (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        number_key TEXT NOT NULL UNIQUE,
        customer INTEGER NOT NULL REFERENCES customers (id),
        edition INTEGER NOT NULL REFERENCES policy_editions (id),
        ship_to INTEGER NOT NULL REFERENCES addresses (id),
        {day("placed")},
        {day("processed", null=True)},
        {day("shipped", null=True)},
        {day("delivered", null=True)},
        {day("cancelled", null=True)},
        payment_method TEXT NOT NULL,
        service TEXT NOT NULL,
        {cents("shipping_charged", 0)},
        {cents("tax", 0)},
        {flag("tax_stands")},
        {cents("merchandise")},
        {cents("paid")},
        total INTEGER NOT NULL GENERATED ALWAYS AS (merchandise + tax + shipping_charged) STORED,
        stage TEXT NOT NULL GENERATED ALWAYS AS (
            CASE WHEN cancelled IS NOT NULL THEN 'cancelled'
                 WHEN delivered IS NOT NULL THEN 'delivered'
                 WHEN shipped IS NOT NULL THEN 'shipped'
                 ELSE 'open' END) STORED,
        {json_list("flags")},
        flagged INTEGER NOT NULL GENERATED ALWAYS AS (flags <> '[]') STORED,
        source TEXT NOT NULL,
        note TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1)
    ) STRICT""",
    "CREATE INDEX orders_by_number ON orders (length(number_key), number_key)",
    "CREATE INDEX orders_by_customer ON orders (customer, placed)",
    "CREATE INDEX orders_by_day ON orders (placed)",
    "CREATE INDEX orders_by_total ON orders (total)",
    "CREATE INDEX orders_by_stage ON orders (stage, placed)",
    "CREATE INDEX orders_flagged ON orders (placed) WHERE flagged = 1",
    f"""CREATE TABLE order_lines (
        id INTEGER PRIMARY KEY,
        order_id INTEGER NOT NULL REFERENCES orders (id),
        position INTEGER NOT NULL CHECK (position >= 1),
        item INTEGER REFERENCES items (id),
        sku TEXT NOT NULL,
        sku_key TEXT NOT NULL,
        name TEXT NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 1000000),
        {cents("price", 0)},
        {text("kind")},
        {cents("discount", 0)},
        cancelled INTEGER NOT NULL CHECK (cancelled BETWEEN 0 AND quantity),
        CHECK (discount <= price * quantity),
        UNIQUE (order_id, position)
    ) STRICT""",
    "CREATE INDEX order_lines_by_sku ON order_lines (sku_key)",
)

PAYMENTS_AND_SHIPMENTS = (
    f"""CREATE TABLE payments (
        id INTEGER PRIMARY KEY,
        order_id INTEGER NOT NULL REFERENCES orders (id),
        {text("method")},
        {cents("amount")},
        {day("received")},
        reference TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX payments_by_order ON payments (order_id)",
    """CREATE TRIGGER payments_add_up AFTER INSERT ON payments BEGIN
        UPDATE orders SET paid = paid + NEW.amount WHERE id = NEW.order_id;
    END""",
    *append_only("payments"),
    f"""CREATE TABLE shipments (
        id INTEGER PRIMARY KEY,
        order_id INTEGER NOT NULL REFERENCES orders (id),
        {day("shipped", null=True)},
        {day("delivered", null=True)},
        service TEXT NOT NULL,
        tracking TEXT NOT NULL,
        {cents("cost", 0, null=True)}
    ) STRICT""",
    "CREATE INDEX shipments_by_order ON shipments (order_id)",
)

STATEMENTS = PEOPLE_AND_GOODS + ORDERS + PAYMENTS_AND_SHIPMENTS
