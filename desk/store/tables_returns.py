"""Fourth migration: store credit, and returns from the authorization to the settlement."""

from desk.store.columns import append_only, cents, day, flag, json_object, text

CREDITS = (
    f"""CREATE TABLE credit_lots (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        number_key TEXT NOT NULL UNIQUE,
        customer INTEGER NOT NULL REFERENCES customers (id),
        origin TEXT NOT NULL,
        {day("issued")},
        {cents("amount", 1)},
        balance INTEGER NOT NULL CHECK (balance BETWEEN 0 AND amount),
        state TEXT NOT NULL CHECK (state IN ('open', 'spent', 'reversed')),
        CHECK ((balance > 0) = (state = 'open'))
    ) STRICT""",
    "CREATE INDEX credit_lots_by_customer ON credit_lots (customer)",
    "CREATE INDEX credit_lots_by_state ON credit_lots (state, issued)",
    f"""CREATE TABLE credit_movements (
        id INTEGER PRIMARY KEY,
        lot INTEGER NOT NULL REFERENCES credit_lots (id),
        {text("kind")},
        {cents("amount")} CHECK (amount <> 0),
        {day("day")},
        subject TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX credit_movements_by_lot ON credit_movements (lot)",
    """CREATE TRIGGER credit_movements_add_up AFTER INSERT ON credit_movements BEGIN
        UPDATE credit_lots SET
            balance = balance + NEW.amount,
            state = CASE WHEN balance + NEW.amount <> 0 THEN 'open'
                         WHEN NEW.kind = 'reversed' THEN 'reversed'
                         ELSE 'spent' END
        WHERE id = NEW.lot;
    END""",
    *append_only("credit_movements"),
)

RETURNS = (
    f"""CREATE TABLE return_authorizations (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        number_key TEXT NOT NULL UNIQUE,
        order_id INTEGER NOT NULL REFERENCES orders (id),
        customer INTEGER NOT NULL REFERENCES customers (id),
        {day("issued")},
        {text("reason")},
        {day("return_by", null=True)},
        state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'voided')),
        {json_object("answer")},
        {day("voided", null=True)} CHECK ((voided IS NOT NULL) = (state = 'voided')),
        void_reason TEXT NOT NULL CHECK ((void_reason <> '') = (state = 'voided')),
        version INTEGER NOT NULL CHECK (version >= 1)
    ) STRICT""",
    "CREATE INDEX return_authorizations_by_order ON return_authorizations (order_id)",
    "CREATE INDEX return_authorizations_by_customer ON return_authorizations (customer)",
    "CREATE INDEX return_authorizations_by_day ON return_authorizations (issued)",
    "CREATE INDEX return_authorizations_by_state ON return_authorizations (state, issued)",
    "CREATE INDEX return_authorizations_due ON return_authorizations (return_by) WHERE state = 'open'",
    """CREATE TABLE return_lines (
        id INTEGER PRIMARY KEY,
        ra INTEGER NOT NULL REFERENCES return_authorizations (id),
        order_line INTEGER NOT NULL REFERENCES order_lines (id),
        quantity INTEGER NOT NULL CHECK (quantity >= 1)
    ) STRICT""",
    "CREATE INDEX return_lines_by_ra ON return_lines (ra)",
    "CREATE INDEX return_lines_by_order_line ON return_lines (order_line)",
    """CREATE TRIGGER return_lines_of_their_order BEFORE INSERT ON return_lines
    WHEN (SELECT order_id FROM order_lines WHERE id = NEW.order_line)
        IS NOT (SELECT order_id FROM return_authorizations WHERE id = NEW.ra)
    BEGIN SELECT RAISE(ABORT, 'a return line must be of the order that comes back'); END""",
    """CREATE TRIGGER return_lines_were_bought BEFORE INSERT ON return_lines
    WHEN NEW.quantity > (SELECT quantity - cancelled FROM order_lines WHERE id = NEW.order_line) - (
        SELECT coalesce(sum(line.quantity), 0) FROM return_lines line
        JOIN return_authorizations ra ON ra.id = line.ra
        WHERE line.order_line = NEW.order_line AND ra.state <> 'voided')
    BEGIN SELECT RAISE(ABORT, 'no more pieces can come back than were bought'); END""",
)

SETTLEMENTS = (
    f"""CREATE TABLE settlements (
        id INTEGER PRIMARY KEY,
        ra INTEGER NOT NULL REFERENCES return_authorizations (id),
        {day("settled")},
        {day("received")},
        {day("sent")},
        {flag("ra_on_package", null=True)},
        {cents("shipping_cost", 0, null=True)},
        {text("destination")},
        {cents("credit", 0)},
        lot INTEGER UNIQUE REFERENCES credit_lots (id),
        entry INTEGER UNIQUE REFERENCES journal_entries (id),
        {json_object("answer")},
        {day("reversed", null=True)},
        reversal_reason TEXT NOT NULL CHECK ((reversal_reason <> '') = (reversed IS NOT NULL))
    ) STRICT""",
    "CREATE INDEX settlements_by_ra ON settlements (ra)",
    "CREATE UNIQUE INDEX settlements_standing ON settlements (ra) WHERE reversed IS NULL",
    f"""CREATE TABLE settlement_lines (
        settlement INTEGER NOT NULL REFERENCES settlements (id),
        return_line INTEGER NOT NULL REFERENCES return_lines (id),
        {flag("opened", null=True)},
        {flag("damaged", null=True)},
        {flag("original_packaging", null=True)},
        {flag("secured", null=True)},
        {flag("resaleable", null=True)},
        PRIMARY KEY (settlement, return_line)
    ) STRICT""",
)

STATEMENTS = CREDITS + RETURNS + SETTLEMENTS
