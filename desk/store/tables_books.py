"""Eleventh migration: the books. What the owner calls an account, months that are closed, what was taxed
where, sums by day, the close-out of a day, and which rows an import brought.

The sums by day are made of the legs by triggers and by nothing else: a report of years reads them in
milliseconds. They have no seal, and a whole check reckons them anew.
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

# What of a sale, or of one taken back (negative), was taxed and what was not, in the state it was sent to.
TAXES = (
    f"""CREATE TABLE tax_bases (
        entry INTEGER PRIMARY KEY REFERENCES journal_entries (id),
        state TEXT NOT NULL,
        {cents("taxable")},
        {cents("exempt")}
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

STATEMENTS = (*NAMES, *PERIODS, *TAXES, *SUMS, *DRAWER, *IMPORTS)
