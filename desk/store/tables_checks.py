"""Tenth migration: checks and money orders from the counter to the bank, and back where one is returned.

What a check paid are payments of orders. The row of one that the bank returns stays, another takes its
amount back, and one that is presented again pays once more; ``again`` then names the part that it stands for.
"""

from desk.store.columns import append_only, cents, day, flag, json_object, moment, text

# Of a routing number all is kept, as it stands on every check of that bank; of the account its last four
# figures, and a keyed digest that tells the same account again.
CHECKS = (
    f"""CREATE TABLE deposits (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        {day("day")},
        state TEXT NOT NULL CHECK (state IN ('made', 'undone')),
        entry INTEGER NOT NULL UNIQUE REFERENCES journal_entries (id),
        version INTEGER NOT NULL CHECK (version >= 1)
    ) STRICT""",
    "CREATE INDEX deposits_by_day ON deposits (day)",
    f"""CREATE TABLE checks (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        number_key TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('check', 'money_order')),
        customer INTEGER NOT NULL REFERENCES customers (id),
        payer TEXT NOT NULL,
        payer_key TEXT NOT NULL,
        bank TEXT NOT NULL,
        check_number TEXT NOT NULL,
        check_key TEXT NOT NULL,
        {day("dated")},
        routing TEXT NOT NULL CHECK (routing = '' OR (length(routing) = 9 AND routing NOT GLOB '*[^0-9]*')),
        account4 TEXT NOT NULL CHECK (length(account4) <= 4 AND account4 NOT GLOB '*[^0-9]*'),
        account_digest TEXT NOT NULL,
        memo TEXT NOT NULL,
        {cents("amount", 1)},
        {day("received")},
        state TEXT NOT NULL CHECK (state IN ('received', 'deposited', 'cleared', 'returned', 'redeposited',
            'returned_again', 'demanded', 'collections', 'paid', 'written_off', 'voided', 'replaced')),
        deposit INTEGER REFERENCES deposits (id),
        {day("deposited", null=True)},
        {day("hold_until", null=True)},
        {day("cleared", null=True)},
        {day("returned", null=True)},
        reason TEXT NOT NULL,
        {cents("bank_charge", 0)},
        {day("due", null=True)},
        {day("handed", null=True)},
        {flag("by_agency")} DEFAULT 0,
        version INTEGER NOT NULL CHECK (version >= 1),
        CHECK ((deposit IS NULL) = (deposited IS NULL))
    ) STRICT""",
    "CREATE INDEX checks_by_key ON checks (length(number_key), number_key)",
    "CREATE INDEX checks_by_number ON checks (check_key)",
    "CREATE INDEX checks_by_payer ON checks (payer_key)",
    "CREATE INDEX checks_by_customer ON checks (customer, id)",
    "CREATE INDEX checks_by_state ON checks (state, received)",
    "CREATE INDEX checks_by_day ON checks (received)",
    "CREATE INDEX checks_by_amount ON checks (amount)",
    "CREATE INDEX checks_by_deposit ON checks (deposit) WHERE deposit IS NOT NULL",
    "CREATE INDEX checks_by_account ON checks (account_digest, check_key) WHERE account_digest <> ''",
    "CREATE INDEX checks_on_hold ON checks (hold_until) "
    "WHERE state IN ('deposited', 'redeposited') AND hold_until IS NOT NULL",
    "CREATE INDEX checks_due ON checks (due) "
    "WHERE state IN ('returned', 'returned_again', 'demanded') AND due IS NOT NULL",
    # All parts of a check that are no ``again`` of another come to its amount.
    """CREATE TABLE check_parts (
        id INTEGER PRIMARY KEY,
        check_id INTEGER NOT NULL REFERENCES checks (id),
        payment INTEGER NOT NULL UNIQUE REFERENCES payments (id),
        again INTEGER REFERENCES check_parts (id) CHECK (again <> id)
    ) STRICT""",
    "CREATE INDEX check_parts_by_check ON check_parts (check_id)",
    *append_only("check_parts"),
    f"""CREATE TABLE check_steps (
        id INTEGER PRIMARY KEY,
        check_id INTEGER NOT NULL REFERENCES checks (id),
        {text("step")},
        before TEXT NOT NULL,
        {text("after")},
        {day("day")},
        {moment("at")},
        {text("person")},
        note TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX check_steps_by_check ON check_steps (check_id, id)",
    "CREATE INDEX check_steps_by_day ON check_steps (day, step)",
    """CREATE TRIGGER check_steps_keep_rows BEFORE UPDATE ON check_steps
    WHEN NEW.note <> '' OR NEW.id <> OLD.id OR NEW.check_id <> OLD.check_id OR NEW.step <> OLD.step
        OR NEW.before <> OLD.before OR NEW.after <> OLD.after OR NEW.day <> OLD.day OR NEW.at <> OLD.at
        OR NEW.person <> OLD.person
    BEGIN SELECT RAISE(ABORT, 'check_steps is append-only'); END""",
    """CREATE TRIGGER check_steps_keep_all BEFORE DELETE ON check_steps
    BEGIN SELECT RAISE(ABORT, 'check_steps is append-only'); END""",
    """CREATE TABLE deposit_checks (
        id INTEGER PRIMARY KEY,
        deposit INTEGER NOT NULL REFERENCES deposits (id),
        check_id INTEGER NOT NULL REFERENCES checks (id),
        UNIQUE (deposit, check_id)
    ) STRICT""",
    "CREATE INDEX deposit_checks_by_check ON deposit_checks (check_id)",
    *append_only("deposit_checks"),
)

# What was paid of a check that came back, and what is given up of it as lost: owed no more by its order.
RETURNED = (
    f"""CREATE TABLE check_recoveries (
        id INTEGER PRIMARY KEY,
        check_id INTEGER NOT NULL REFERENCES checks (id),
        payment INTEGER NOT NULL REFERENCES payments (id),
        {cents("amount", 1)},
        UNIQUE (check_id, payment)
    ) STRICT""",
    "CREATE INDEX check_recoveries_by_payment ON check_recoveries (payment)",
    *append_only("check_recoveries"),
    "ALTER TABLE charges ADD COLUMN check_id INTEGER REFERENCES checks (id)",
    "CREATE INDEX charges_by_check ON charges (check_id) WHERE check_id IS NOT NULL",
    f"""CREATE TABLE write_offs (
        id INTEGER PRIMARY KEY,
        check_id INTEGER NOT NULL REFERENCES checks (id),
        order_id INTEGER NOT NULL REFERENCES orders (id),
        {cents("amount")} CHECK (amount <> 0),
        {day("day")},
        reverses INTEGER UNIQUE REFERENCES write_offs (id) CHECK (reverses <> id),
        entry INTEGER NOT NULL UNIQUE REFERENCES journal_entries (id),
        CHECK ((reverses IS NULL) = (amount > 0))
    ) STRICT""",
    "CREATE INDEX write_offs_by_check ON write_offs (check_id)",
    "CREATE INDEX write_offs_by_order ON write_offs (order_id)",
    """CREATE TRIGGER write_offs_add_up AFTER INSERT ON write_offs BEGIN
        UPDATE orders SET released = released + NEW.amount WHERE id = NEW.order_id;
    END""",
    *append_only("write_offs"),
    f"""CREATE TABLE demands (
        id INTEGER PRIMARY KEY,
        check_id INTEGER NOT NULL REFERENCES checks (id),
        kind TEXT NOT NULL CHECK (kind IN ('first', 'final')),
        {day("made")},
        {cents("amount", 1)},
        {day("due", null=True)},
        {json_object("answer")},
        way TEXT NOT NULL CHECK (way IN ('', 'letter', 'certified', 'email', 'hand')),
        {day("sent", null=True)} CHECK ((sent IS NULL) = (way = '')),
        proof TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1)
    ) STRICT""",
    "CREATE INDEX demands_by_check ON demands (check_id)",
    "CREATE INDEX demands_to_send ON demands (made) WHERE sent IS NULL",
    # What rests on money that never came cannot be spent while it is open.
    "ALTER TABLE credit_lots ADD COLUMN frozen INTEGER REFERENCES checks (id)",
    "CREATE INDEX credit_lots_frozen ON credit_lots (frozen) WHERE frozen IS NOT NULL",
    f"ALTER TABLE customers ADD COLUMN {flag('no_checks')} DEFAULT 0",
)

# A line of a bank's statement, found again whichever file it comes in; what it was matched with.
STATEMENT_LINES = (
    f"""CREATE TABLE bank_lines (
        id INTEGER PRIMARY KEY,
        {text("mark")} UNIQUE,
        {day("day")},
        {cents("amount")} CHECK (amount <> 0),
        reference TEXT NOT NULL,
        told TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'matched', 'set_aside')),
        check_id INTEGER REFERENCES checks (id),
        deposit INTEGER REFERENCES deposits (id),
        note TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        CHECK ((state = 'matched') = (check_id IS NOT NULL OR deposit IS NOT NULL))
    ) STRICT""",
    "CREATE INDEX bank_lines_by_state ON bank_lines (state, day)",
    "CREATE INDEX bank_lines_by_check ON bank_lines (check_id) WHERE check_id IS NOT NULL",
    "CREATE INDEX bank_lines_by_deposit ON bank_lines (deposit) WHERE deposit IS NOT NULL",
)

STATEMENTS = (*CHECKS, *RETURNED, *STATEMENT_LINES)
