"""Eleventh migration: the books. What the owner calls an account, months that are closed, what was taxed
where, what came back, sums by day, the close-out of a day, and which rows an import brought.

The sums by day are made of sealed rows by triggers and by nothing else: a report of years reads them in
milliseconds. They have no seal, and a whole check reckons them anew. What they are made of never changes
either, so that a closed month is told the same for ever: not by orders and returns as they are now, which
change their number when an import is taken back, and their lines when some are set apart.
"""

from desk.store.columns import append_only, cents, day, flag, json_list, json_object, moment, text

NAMES = (
    "ALTER TABLE accounts ADD COLUMN given_number TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE accounts ADD COLUMN given_name TEXT NOT NULL DEFAULT ''",
    "CREATE UNIQUE INDEX accounts_by_given ON accounts (given_number) WHERE given_number <> ''",
)

# A closed month takes no entry: what is about one of its days counts for the first day after it, and
# ``happened`` keeps the day that it is about.
PERIODS = (
    f"""CREATE TABLE closings (
        id INTEGER PRIMARY KEY,
        {day("until")} UNIQUE,
        {moment("at")},
        {text("person")},
        entries INTEGER NOT NULL CHECK (entries >= 0),
        {json_list("chart")},
        {text("head")}
    ) STRICT""",
    *append_only("closings"),
    """CREATE TRIGGER closings_go_on BEFORE INSERT ON closings
    WHEN NEW.until <= (SELECT max(until) FROM closings)
    BEGIN SELECT RAISE(ABORT, 'months are closed in their order'); END""",
    f"ALTER TABLE journal_entries ADD COLUMN {day('happened', null=True)}",
    """CREATE TRIGGER journal_entries_stay_out BEFORE INSERT ON journal_entries
    WHEN NEW.effective <= (SELECT max(until) FROM closings)
    BEGIN SELECT RAISE(ABORT, 'a closed month takes no entries'); END""",
)

# What of a sale, or of one taken back (negative), was taxed and what was not, in the state it was sent to;
# and after how many days the parcel left since the order was placed.
TAXES = (
    f"""CREATE TABLE tax_bases (
        entry INTEGER PRIMARY KEY REFERENCES journal_entries (id),
        state TEXT NOT NULL,
        {cents("taxable")},
        {cents("exempt")},
        days INTEGER
    ) STRICT""",
    *append_only("tax_bases"),
    """CREATE TABLE tax_days (
        day TEXT NOT NULL,
        state TEXT NOT NULL,
        taxable INTEGER NOT NULL,
        exempt INTEGER NOT NULL,
        PRIMARY KEY (day, state)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER tax_bases_add_up AFTER INSERT ON tax_bases BEGIN
        INSERT INTO tax_days (day, state, taxable, exempt)
        SELECT effective, NEW.state, NEW.taxable, NEW.exempt FROM journal_entries WHERE id = NEW.entry
        ON CONFLICT (day, state) DO UPDATE
        SET taxable = taxable + excluded.taxable, exempt = exempt + excluded.exempt;
    END""",
    """CREATE TABLE sent_days (
        day TEXT NOT NULL,
        days INTEGER NOT NULL,
        parcels INTEGER NOT NULL,
        PRIMARY KEY (day, days)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER tax_bases_count_days AFTER INSERT ON tax_bases WHEN NEW.days IS NOT NULL BEGIN
        INSERT INTO sent_days (day, days, parcels)
        SELECT effective, NEW.days, iif(reverses IS NULL, 1, -1) FROM journal_entries WHERE id = NEW.entry
        ON CONFLICT (day, days) DO UPDATE SET parcels = parcels + excluded.parcels;
    END""",
    # Sales of older files, by the rule of newer ones: the order's state, and nothing is taxable of an order
    # without tax. Which lines an entry is about is not known: each has its part of what the order's taxed
    # lines come to, and of what came back all counts that was given for it.
    """INSERT INTO tax_bases (entry, state, taxable, exempt, days)
    SELECT entry, state, taxable, sold - taxable, days FROM (
        SELECT sale.entry, sale.sold, iif(home.country = 'US', home.state, '') AS state,
            iif(o.tax > 0 AND worth.every > 0, sale.sold * worth.taxed / worth.every, 0) AS taxable,
            iif(sale.event = 'order_shipped',
                CAST(julianday(sale.day) - julianday(o.placed) AS INTEGER), NULL) AS days
        FROM (SELECT entry.id AS entry, entry.event, entry.subject, -sum(leg.amount) AS sold,
                (SELECT effective FROM journal_entries WHERE id = coalesce(entry.reverses, entry.id)) AS day
            FROM journal_legs leg JOIN journal_entries entry ON entry.id = leg.entry
            WHERE leg.account IN ('4000', '4010') GROUP BY entry.id HAVING sum(leg.amount) <> 0) sale
        JOIN orders o ON o.id = coalesce((SELECT id FROM orders WHERE number = sale.subject),
            (SELECT order_id FROM return_authorizations WHERE number = sale.subject))
        JOIN addresses home ON home.id = o.ship_to
        JOIN (SELECT order_id, sum(price * quantity - discount) AS every,
                sum((price * quantity - discount) * (1 - untaxed)) AS taxed
            FROM order_lines GROUP BY order_id) worth ON worth.order_id = o.id)
    ORDER BY entry""",
)

# The pieces of a settled return, each line with its part of what they came to together, by their prices; the
# first line is the one that counts the return. Negative where the settlement is taken back.
_SETTLED = """INSERT INTO returned_goods (entry, reason, sku, item, returns, pieces, money)
    SELECT entry, reason, sku, item, place = 1, quantity, CASE
        WHEN whole > 0 THEN money * upto / whole - money * (upto - worth) / whole
        WHEN place = 1 THEN money ELSE 0 END
    FROM (SELECT done.entry, ra.reason, line.sku, line.name AS item, back.quantity,
            line.price * back.quantity AS worth,
            (SELECT sum(amount) FROM journal_legs WHERE entry = done.entry AND account = '4010') AS money,
            sum(line.price * back.quantity) OVER (PARTITION BY done.id ORDER BY back.id) AS upto,
            sum(line.price * back.quantity) OVER (PARTITION BY done.id) AS whole,
            row_number() OVER (PARTITION BY done.id ORDER BY back.id) AS place
        FROM settlements done JOIN return_authorizations ra ON ra.id = done.ra
        JOIN return_lines back ON back.ra = ra.id JOIN order_lines line ON line.id = back.order_line
        WHERE {which})
    WHERE money IS NOT NULL ORDER BY entry, place"""
_REVERSED = """INSERT INTO returned_goods (entry, reason, sku, item, returns, pieces, money)
    SELECT again.id, old.reason, old.sku, old.item, -old.returns, -old.pieces, -old.money
    FROM journal_entries again JOIN returned_goods old ON old.entry = again.reverses
    {where} ORDER BY again.id, old.id"""
RETURNED = (
    f"""CREATE TABLE returned_goods (
        id INTEGER PRIMARY KEY,
        entry INTEGER NOT NULL REFERENCES journal_entries (id),
        reason TEXT NOT NULL,
        sku TEXT NOT NULL,
        item TEXT NOT NULL,
        returns INTEGER NOT NULL CHECK (returns IN (-1, 0, 1)),
        pieces INTEGER NOT NULL,
        {cents("money")}
    ) STRICT""",
    "CREATE INDEX returned_goods_by_entry ON returned_goods (entry)",
    *append_only("returned_goods"),
    """CREATE TABLE return_days (
        day TEXT NOT NULL,
        reason TEXT NOT NULL,
        sku TEXT NOT NULL,
        item TEXT NOT NULL,
        returns INTEGER NOT NULL,
        pieces INTEGER NOT NULL,
        money INTEGER NOT NULL,
        PRIMARY KEY (day, reason, sku, item)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER returned_goods_add_up AFTER INSERT ON returned_goods BEGIN
        INSERT INTO return_days (day, reason, sku, item, returns, pieces, money)
        SELECT effective, NEW.reason, NEW.sku, NEW.item, NEW.returns, NEW.pieces, NEW.money
        FROM journal_entries WHERE id = NEW.entry
        ON CONFLICT (day, reason, sku, item) DO UPDATE SET returns = returns + excluded.returns,
            pieces = pieces + excluded.pieces, money = money + excluded.money;
    END""",
    f"CREATE TRIGGER settlements_tell_goods AFTER INSERT ON settlements WHEN NEW.entry IS NOT NULL "
    f"BEGIN {_SETTLED.format(which='done.id = NEW.id')}; END",
    f"CREATE TRIGGER journal_entries_take_back AFTER INSERT ON journal_entries "
    f"WHEN NEW.reverses IS NOT NULL BEGIN {_REVERSED.format(where='WHERE again.id = NEW.id')}; END",
    _SETTLED.format(which="done.entry IS NOT NULL"),
    _REVERSED.format(where=""),
)

SUMS = (
    """CREATE TABLE ledger_days (
        day TEXT NOT NULL,
        account TEXT NOT NULL,
        event TEXT NOT NULL,
        clause TEXT NOT NULL,
        debit INTEGER NOT NULL,
        credit INTEGER NOT NULL,
        legs INTEGER NOT NULL,
        PRIMARY KEY (day, account, event, clause)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER journal_legs_add_up AFTER INSERT ON journal_legs BEGIN
        INSERT INTO ledger_days (day, account, event, clause, debit, credit, legs)
        SELECT effective, NEW.account, event, NEW.clause, max(NEW.amount, 0), max(-NEW.amount, 0), 1
        FROM journal_entries WHERE id = NEW.entry
        ON CONFLICT (day, account, event, clause) DO UPDATE
        SET debit = debit + excluded.debit, credit = credit + excluded.credit, legs = legs + 1;
    END""",
    """INSERT INTO ledger_days (day, account, event, clause, debit, credit, legs)
    SELECT entry.effective, leg.account, entry.event, leg.clause,
        sum(max(leg.amount, 0)), sum(max(-leg.amount, 0)), count(*)
    FROM journal_legs leg JOIN journal_entries entry ON entry.id = leg.entry GROUP BY 1, 2, 3, 4""",
)

# The cash in the drawer, counted; what was put in or taken out beside the day's work.
DRAWER = (
    f"""CREATE TABLE cash_moves (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('put_in', 'banked', 'taken')),
        {cents("amount", 1)},
        {day("day")},
        {moment("at")},
        {text("person")},
        note TEXT NOT NULL,
        reverses INTEGER UNIQUE REFERENCES cash_moves (id) CHECK (reverses <> id),
        entry INTEGER NOT NULL UNIQUE REFERENCES journal_entries (id)
    ) STRICT""",
    "CREATE INDEX cash_moves_by_day ON cash_moves (day)",
    *append_only("cash_moves"),
    f"""CREATE TABLE close_outs (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        {day("day")},
        {day("since", null=True)},
        {moment("at")},
        {text("person")},
        witness TEXT NOT NULL,
        {json_list("moved")},
        {cents("expected")},
        {cents("counted", 0)},
        {json_object("pieces")},
        {json_list("cards")},
        {cents("terminal", null=True)},
        {json_list("checks")},
        note TEXT NOT NULL,
        {text("head")},
        last_entry INTEGER NOT NULL CHECK (last_entry >= 0),
        entry INTEGER UNIQUE REFERENCES journal_entries (id),
        bank_move INTEGER UNIQUE REFERENCES cash_moves (id),
        {flag("undone")},
        version INTEGER NOT NULL CHECK (version >= 1),
        CHECK ((entry IS NULL) = (counted = expected))
    ) STRICT""",
    "CREATE INDEX close_outs_by_day ON close_outs (day)",
)

# The marks of imports grow into the imports themselves: a file may come in again after it was taken back.
IMPORTS = (
    f"""CREATE TABLE imports_anew (
        id INTEGER PRIMARY KEY,
        digest TEXT NOT NULL CHECK (digest <> ''),
        file TEXT NOT NULL,
        {moment("at")},
        {text("person")},
        {json_object("counts")},
        kind TEXT NOT NULL DEFAULT '',
        {flag("undone")} DEFAULT 0
    ) STRICT""",
    "INSERT INTO imports_anew (id, digest, file, at, person, counts) "
    "SELECT id, digest, file, at, person, counts FROM imports",
    "DROP TABLE imports",
    "ALTER TABLE imports_anew RENAME TO imports",
    "CREATE INDEX imports_by_digest ON imports (digest)",
    f"""CREATE TABLE imported_rows (
        id INTEGER PRIMARY KEY,
        import_id INTEGER NOT NULL REFERENCES imports (id),
        noun TEXT NOT NULL CHECK (noun IN ('order', 'customer', 'item', 'payment', 'check', 'bank_line')),
        record INTEGER NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('new', 'changed')),
        {json_object("before")}
    ) STRICT""",
    "CREATE INDEX imported_rows_by_import ON imported_rows (import_id)",
    "CREATE INDEX imported_rows_by_record ON imported_rows (noun, record)",
    # Of a customer who is erased nothing stays here either.
    """CREATE TRIGGER imported_rows_keep_rows BEFORE UPDATE ON imported_rows
    WHEN NEW.before <> '{}' OR NEW.id <> OLD.id OR NEW.import_id <> OLD.import_id OR NEW.noun <> OLD.noun
        OR NEW.record <> OLD.record OR NEW.what <> OLD.what
    BEGIN SELECT RAISE(ABORT, 'imported_rows is append-only'); END""",
    append_only("imported_rows")[1],
)

STATEMENTS = (*NAMES, *PERIODS, *TAXES, *RETURNED, *SUMS, *DRAWER, *IMPORTS)
