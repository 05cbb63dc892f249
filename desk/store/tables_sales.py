"""Eighth migration: taking, paying, shipping and cancelling orders, and what customers are told meanwhile.

What is added to orders, lines, payments and shipments has a default that old rows keep: of an order that left
whole before this, no line says how many pieces did, and the order's own day does.
"""

from desk.store.columns import append_only, cents, day, json_list, json_object, moment, text

ORDERS = (
    "ALTER TABLE orders ADD COLUMN channel TEXT NOT NULL DEFAULT ''",
    f"ALTER TABLE orders ADD COLUMN {day('promised', null=True)}",
    f"ALTER TABLE orders ADD COLUMN {cents('foreseen_cost', 0, null=True)}",
    f"ALTER TABLE orders ADD COLUMN {day('balance_paid', null=True)}",
    "ALTER TABLE orders ADD COLUMN weight TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE orders ADD COLUMN size TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE orders ADD COLUMN voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1))",
    # Billed beside the total, due no more of it, and taken out of the money held for it.
    f"ALTER TABLE orders ADD COLUMN {cents('charged')} DEFAULT 0",
    f"ALTER TABLE orders ADD COLUMN {cents('released', 0)} DEFAULT 0",
    f"ALTER TABLE orders ADD COLUMN {cents('withdrawn', 0)} DEFAULT 0",
    # What the parcels that left made due of the total.
    f"ALTER TABLE orders ADD COLUMN {cents('billed', 0)} DEFAULT 0",
    # What the policy said last about when it may and must leave, for the lists; each write says it anew.
    f"ALTER TABLE orders ADD COLUMN {json_list('holds')} DEFAULT '[]'",
    f"ALTER TABLE orders ADD COLUMN {day('first_ship', null=True)}",
    f"ALTER TABLE orders ADD COLUMN {day('ship_target', null=True)}",
    f"ALTER TABLE orders ADD COLUMN {day('ship_limit', null=True)}",
    f"ALTER TABLE orders ADD COLUMN {day('told', null=True)}",
    f"ALTER TABLE orders ADD COLUMN {day('balance_due', null=True)}",
    "ALTER TABLE orders ADD COLUMN awaits INTEGER NOT NULL DEFAULT 0 CHECK (awaits IN (0, 1))",
    "CREATE INDEX orders_to_ship ON orders (first_ship, ship_target) WHERE stage = 'open' AND holds = '[]'",
    "CREATE INDEX orders_on_hold ON orders (placed) WHERE stage = 'open' AND holds <> '[]'",
    "CREATE INDEX orders_late ON orders (ship_target) WHERE stage = 'open' AND ship_target IS NOT NULL",
    "CREATE INDEX orders_to_tell ON orders (ship_limit) WHERE stage = 'open' AND ship_limit IS NOT NULL",
    "CREATE INDEX orders_on_clock ON orders (placed) "
    "WHERE stage = 'open' AND channel IN ('mail', 'phone', 'web')",
    "CREATE INDEX orders_promised ON orders (promised) WHERE stage = 'open' AND promised IS NOT NULL",
    "CREATE INDEX orders_balance_due ON orders (balance_due) "
    "WHERE stage = 'open' AND balance_due IS NOT NULL",
    "CREATE INDEX orders_awaiting ON orders (placed) WHERE stage = 'open' AND awaits = 1",
    "CREATE INDEX orders_owing ON orders (placed) "
    "WHERE (stage <> 'cancelled' OR (voided = 0 AND released + charged > 0)) "
    "AND total + charged - released - paid + withdrawn > 0",
)

LINES = (
    "ALTER TABLE order_lines ADD COLUMN shipped INTEGER NOT NULL DEFAULT 0 "
    "CHECK (shipped BETWEEN 0 AND quantity)",
    "ALTER TABLE order_lines ADD COLUMN allocated INTEGER NOT NULL DEFAULT 0 "
    "CHECK (allocated BETWEEN 0 AND quantity - cancelled)",
    "ALTER TABLE order_lines ADD COLUMN deposit_rate TEXT NOT NULL DEFAULT ''",
    f"ALTER TABLE order_lines ADD COLUMN {cents('first_payment', 0, null=True)}",
    f"ALTER TABLE order_lines ADD COLUMN {day('arrived', null=True)}",
    f"ALTER TABLE order_lines ADD COLUMN {day('notified', null=True)}",
    "ALTER TABLE order_lines ADD COLUMN balanced INTEGER NOT NULL DEFAULT 0 CHECK (balanced IN (0, 1))",
    "ALTER TABLE order_lines ADD COLUMN untaxed INTEGER NOT NULL DEFAULT 0 CHECK (untaxed IN (0, 1))",
    # Pieces that an item still owes: ordered and neither set aside, shipped nor cancelled. The planner knows
    # the index by just these words, the column first.
    """CREATE INDEX order_lines_awaiting ON order_lines (item, id)
        WHERE kind IN ('preorder', 'special') AND quantity > allocated + shipped + cancelled""",
    "CREATE INDEX order_lines_allocated ON order_lines (item) WHERE allocated > 0",
    # Pre-orders that are in and whose balance nobody asked for yet.
    """CREATE INDEX order_lines_unasked ON order_lines (order_id)
        WHERE kind = 'preorder' AND arrived IS NOT NULL AND balanced = 0""",
    """CREATE INDEX order_lines_to_ask ON order_lines (arrived)
        WHERE kind = 'preorder' AND arrived IS NOT NULL AND balanced = 0
            AND quantity > cancelled + shipped""",
    """CREATE TRIGGER order_lines_take AFTER INSERT ON order_lines WHEN NEW.allocated > 0 BEGIN
        UPDATE items SET allocated = allocated + NEW.allocated WHERE id = NEW.item;
    END""",
    """CREATE TRIGGER order_lines_give_back AFTER UPDATE ON order_lines
    WHEN NEW.allocated <> OLD.allocated BEGIN
        UPDATE items SET allocated = allocated + NEW.allocated - OLD.allocated WHERE id = NEW.item;
    END""",
)

# A payment that is voided keeps its row and its number; another row takes its amount back.
PAYMENTS = (
    "ALTER TABLE payments ADD COLUMN number TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE payments ADD COLUMN purpose TEXT NOT NULL DEFAULT 'order' "
    "CHECK (purpose IN ('order', 'deposit', 'balance', 'first_payment', 'instalment', 'charge'))",
    "ALTER TABLE payments ADD COLUMN brand TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE payments ADD COLUMN last4 TEXT NOT NULL DEFAULT '' "
    "CHECK (last4 = '' OR (length(last4) = 4 AND last4 NOT GLOB '*[^0-9]*'))",
    "ALTER TABLE payments ADD COLUMN reverses INTEGER REFERENCES payments (id) CHECK (reverses <> id)",
    "ALTER TABLE payments ADD COLUMN entry INTEGER REFERENCES journal_entries (id)",
    "CREATE UNIQUE INDEX payments_by_number ON payments (number) WHERE number <> ''",
    "CREATE UNIQUE INDEX payments_reversed ON payments (reverses) WHERE reverses IS NOT NULL",
    "DROP TRIGGER payments_keep_rows",
    """CREATE TRIGGER payments_keep_rows BEFORE UPDATE ON payments
    WHEN NEW.reference <> '' OR NEW.id <> OLD.id OR NEW.order_id <> OLD.order_id
        OR NEW.method <> OLD.method OR NEW.amount <> OLD.amount OR NEW.received <> OLD.received
        OR NEW.number <> OLD.number OR NEW.purpose <> OLD.purpose OR NEW.brand <> OLD.brand
        OR NEW.last4 <> OLD.last4 OR NEW.reverses IS NOT OLD.reverses OR NEW.entry IS NOT OLD.entry
    BEGIN SELECT RAISE(ABORT, 'payments is append-only'); END""",
)

SHIPMENTS = (
    "ALTER TABLE shipments ADD COLUMN number TEXT NOT NULL DEFAULT ''",
    f"ALTER TABLE shipments ADD COLUMN {day('came_back', null=True)}",
    "ALTER TABLE shipments ADD COLUMN cause TEXT NOT NULL DEFAULT ''",
    # What became of one that came back: it is sent again, by the parcel that names it, or given back.
    "ALTER TABLE shipments ADD COLUMN fate TEXT NOT NULL DEFAULT '' "
    "CHECK (fate IN ('', 'again', 'refunded'))",
    "ALTER TABLE shipments ADD COLUMN resends INTEGER REFERENCES shipments (id) CHECK (resends <> id)",
    "CREATE UNIQUE INDEX shipments_resent ON shipments (resends) WHERE resends IS NOT NULL",
    "CREATE INDEX shipments_back ON shipments (came_back) WHERE fate = 'again'",
    "CREATE UNIQUE INDEX shipments_by_number ON shipments (number) WHERE number <> ''",
    # The pack check is evidence: who looked at each line against the slip, when, and how.
    f"""CREATE TABLE shipment_lines (
        id INTEGER PRIMARY KEY,
        shipment INTEGER NOT NULL REFERENCES shipments (id),
        order_line INTEGER NOT NULL REFERENCES order_lines (id),
        quantity INTEGER NOT NULL CHECK (quantity >= 1),
        checked TEXT NOT NULL CHECK (checked IN ('', 'ticked', 'scanned')),
        {moment("at")},
        {text("person")},
        UNIQUE (shipment, order_line)
    ) STRICT""",
    "CREATE INDEX shipment_lines_by_order_line ON shipment_lines (order_line)",
    *append_only("shipment_lines"),
)

# What a customer owes beside the order itself, by the clause that says so; to send which parcel again.
CHARGES = (
    f"""CREATE TABLE charges (
        id INTEGER PRIMARY KEY,
        order_id INTEGER NOT NULL REFERENCES orders (id),
        {text("kind")},
        {cents("amount")} CHECK (amount <> 0),
        {day("day")},
        clause TEXT NOT NULL,
        reverses INTEGER UNIQUE REFERENCES charges (id) CHECK (reverses <> id),
        entry INTEGER NOT NULL REFERENCES journal_entries (id),
        shipment INTEGER REFERENCES shipments (id)
    ) STRICT""",
    "CREATE INDEX charges_by_order ON charges (order_id)",
    """CREATE TRIGGER charges_add_up AFTER INSERT ON charges BEGIN
        UPDATE orders SET charged = charged + NEW.amount WHERE id = NEW.order_id;
    END""",
    *append_only("charges"),
)

# Cancelled before it left; come back undelivered and not sent again; paid too much as a charge was voided.
CANCELLATIONS = (
    f"""CREATE TABLE cancellations (
        id INTEGER PRIMARY KEY,
        order_id INTEGER NOT NULL REFERENCES orders (id),
        kind TEXT NOT NULL CHECK (kind IN ('cancelled', 'undeliverable', 'overpaid')),
        {day("day")},
        by TEXT NOT NULL CHECK (by IN ('customer', 'shop', 'factory')),
        {text("destination")},
        {cents("credit", 0)},
        {cents("released", 0)},
        {cents("withdrawn", 0)},
        lot INTEGER UNIQUE REFERENCES credit_lots (id),
        entry INTEGER UNIQUE REFERENCES journal_entries (id),
        {json_object("answer")}
    ) STRICT""",
    "CREATE INDEX cancellations_by_order ON cancellations (order_id)",
    # What comes back was billed as it left: it is billed no more, where the order says what was.
    """CREATE TRIGGER cancellations_add_up AFTER INSERT ON cancellations BEGIN
        UPDATE orders SET released = released + NEW.released, withdrawn = withdrawn + NEW.withdrawn,
            billed = CASE NEW.kind WHEN 'undeliverable' THEN max(0, billed - NEW.released) ELSE billed END
        WHERE id = NEW.order_id;
    END""",
    *append_only("cancellations"),
    """CREATE TABLE cancellation_lines (
        id INTEGER PRIMARY KEY,
        cancellation INTEGER NOT NULL REFERENCES cancellations (id),
        order_line INTEGER NOT NULL REFERENCES order_lines (id),
        quantity INTEGER NOT NULL CHECK (quantity >= 1),
        UNIQUE (cancellation, order_line)
    ) STRICT""",
    "CREATE INDEX cancellation_lines_by_order_line ON cancellation_lines (order_line)",
    *append_only("cancellation_lines"),
)

# What the factory sent, and whose pieces it became, first come, first served.
ARRIVALS = (
    f"""CREATE TABLE arrivals (
        id INTEGER PRIMARY KEY,
        item INTEGER NOT NULL REFERENCES items (id),
        {day("day")},
        quantity INTEGER NOT NULL CHECK (quantity >= 1),
        expected INTEGER NOT NULL CHECK (expected >= 0),
        {moment("at")},
        {text("person")}
    ) STRICT""",
    "CREATE INDEX arrivals_by_day ON arrivals (day)",
    *append_only("arrivals"),
    """CREATE TABLE arrival_lines (
        id INTEGER PRIMARY KEY,
        arrival INTEGER NOT NULL REFERENCES arrivals (id),
        order_line INTEGER NOT NULL REFERENCES order_lines (id),
        quantity INTEGER NOT NULL CHECK (quantity >= 1),
        UNIQUE (arrival, order_line)
    ) STRICT""",
    *append_only("arrival_lines"),
)

# What a customer is to be told, was told, and answered; ``promised`` is the new day of a delay.
NOTICES = (
    f"""CREATE TABLE notices (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL,
        order_id INTEGER NOT NULL REFERENCES orders (id),
        kind TEXT NOT NULL CHECK (kind IN ('balance', 'delay', 'second_delay', 'late', 'shipping_cost')),
        {day("made")},
        {cents("amount", 0, null=True)},
        {cents("open", null=True)},
        {day("told", null=True)},
        way TEXT NOT NULL CHECK (way IN ('', 'letter', 'email', 'phone')),
        {day("promised", null=True)},
        {day("answered", null=True)},
        said TEXT NOT NULL CHECK (said IN ('', 'agreed', 'declined', 'cancelled')),
        {day("due", null=True)},
        {json_object("answer")},
        version INTEGER NOT NULL CHECK (version >= 1)
    ) STRICT""",
    "CREATE UNIQUE INDEX notices_by_number ON notices (number) WHERE number <> ''",
    "CREATE INDEX notices_by_order ON notices (order_id)",
    "CREATE INDEX notices_to_tell ON notices (made) WHERE told IS NULL",
    "CREATE INDEX notices_to_charge ON notices (told) "
    "WHERE told IS NOT NULL AND way = '' AND kind = 'balance' AND open IS NOT 0",
    "CREATE INDEX notices_unanswered ON notices (told) "
    "WHERE told IS NOT NULL AND answered IS NULL AND kind IN ('delay', 'second_delay')",
    """CREATE TABLE notice_lines (
        id INTEGER PRIMARY KEY,
        notice INTEGER NOT NULL REFERENCES notices (id),
        order_line INTEGER NOT NULL REFERENCES order_lines (id),
        quantity INTEGER NOT NULL CHECK (quantity >= 1),
        UNIQUE (notice, order_line)
    ) STRICT""",
    "CREATE INDEX notice_lines_by_order_line ON notice_lines (order_line)",
    *append_only("notice_lines"),
)

# When its pieces arrived, of an order in more parcels than one. What came back and was not paid is owed no
# more, until the settlement is reversed.
RETURNS = (
    f"ALTER TABLE return_authorizations ADD COLUMN {day('delivered', null=True)}",
    f"ALTER TABLE settlements ADD COLUMN {cents('released', 0)} DEFAULT 0",
    "ALTER TABLE settlements ADD COLUMN release_entry INTEGER REFERENCES journal_entries (id)",
    """CREATE TRIGGER settlements_release AFTER INSERT ON settlements WHEN NEW.released > 0 BEGIN
        UPDATE orders SET released = released + NEW.released, billed = max(0, billed - NEW.released)
        WHERE id = (SELECT order_id FROM return_authorizations WHERE id = NEW.ra);
    END""",
    """CREATE TRIGGER settlements_owe_again AFTER UPDATE OF reversed ON settlements
    WHEN NEW.released > 0 AND NEW.reversed IS NOT NULL AND OLD.reversed IS NULL BEGIN
        UPDATE orders SET released = released - NEW.released, billed = billed + NEW.released
        WHERE id = (SELECT order_id FROM return_authorizations WHERE id = NEW.ra);
    END""",
)

CREDITS = (
    "DROP TRIGGER credit_movements_add_up",
    """CREATE TRIGGER credit_movements_add_up AFTER INSERT ON credit_movements BEGIN
        UPDATE credit_lots SET
            balance = balance + NEW.amount,
            state = CASE WHEN balance + NEW.amount <> 0 THEN 'open'
                         WHEN NEW.kind IN ('reversed', 'voided') THEN 'reversed'
                         ELSE 'spent' END
        WHERE id = NEW.lot;
    END""",
    "CREATE INDEX credit_movements_by_subject ON credit_movements (subject)",
    "CREATE INDEX return_authorizations_by_end ON return_authorizations (return_by)",
)

STATEMENTS = (
    *(*CREDITS, *ORDERS, *LINES, *PAYMENTS, *SHIPMENTS, *CHARGES, *CANCELLATIONS, *RETURNS),
    *(*ARRIVALS, *NOTICES),
)
