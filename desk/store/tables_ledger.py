"""Third migration: the double-entry ledger with its chart of accounts and its table of postings.

An entry is written with its legs and then sealed. The seal adds up the legs, and an entry without a seal is
never committed, so that no unbalanced entry gets into the file whoever writes it.
"""

from desk.store.columns import append_only, cents, day, moment, text

STATEMENTS = (
    f"""CREATE TABLE accounts (
        number TEXT PRIMARY KEY CHECK (length(number) = 4 AND number NOT GLOB '*[^0-9]*'),
        {text("name")},
        kind TEXT NOT NULL
            CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'contra_income', 'expense'))
    ) STRICT""",
    f"""CREATE TABLE postings (
        {text("event")},
        {text("amount")},
        debit TEXT NOT NULL REFERENCES accounts (number),
        credit TEXT NOT NULL REFERENCES accounts (number) CHECK (credit <> debit),
        sign INTEGER NOT NULL CHECK (sign IN (-1, 1)),
        PRIMARY KEY (event, amount)
    ) STRICT""",
    f"""CREATE TABLE journal_entries (
        id INTEGER PRIMARY KEY REFERENCES journal_seals (entry) DEFERRABLE INITIALLY DEFERRED,
        {text("event")},
        {day("effective")},
        {moment("posted")},
        {text("subject")},
        reverses INTEGER UNIQUE REFERENCES journal_entries (id) CHECK (reverses <> id)
    ) STRICT""",
    "CREATE INDEX journal_entries_by_subject ON journal_entries (subject, id)",
    "CREATE INDEX journal_entries_by_day ON journal_entries (effective)",
    f"""CREATE TABLE journal_legs (
        id INTEGER PRIMARY KEY,
        entry INTEGER NOT NULL REFERENCES journal_entries (id),
        account TEXT NOT NULL REFERENCES accounts (number),
        {cents("amount")} CHECK (amount <> 0),
        clause TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX journal_legs_by_entry ON journal_legs (entry)",
    "CREATE INDEX journal_legs_by_account ON journal_legs (account, amount)",
    "CREATE TABLE journal_seals (entry INTEGER PRIMARY KEY REFERENCES journal_entries (id)) STRICT",
    """CREATE TRIGGER journal_seals_balance BEFORE INSERT ON journal_seals
    WHEN (SELECT coalesce(sum(amount), 1) FROM journal_legs WHERE entry = NEW.entry) <> 0
    BEGIN SELECT RAISE(ABORT, 'a journal entry must have legs that add up to zero'); END""",
    """CREATE TRIGGER journal_legs_before_seal BEFORE INSERT ON journal_legs
    WHEN EXISTS (SELECT 1 FROM journal_seals WHERE entry = NEW.entry)
    BEGIN SELECT RAISE(ABORT, 'a sealed journal entry takes no more legs'); END""",
    """CREATE TRIGGER journal_reversals_end BEFORE INSERT ON journal_entries
    WHEN EXISTS (SELECT 1 FROM journal_entries WHERE id = NEW.reverses AND reverses IS NOT NULL)
    BEGIN SELECT RAISE(ABORT, 'a reversal cannot be reversed'); END""",
    *append_only("journal_entries"),
    *append_only("journal_legs"),
    *append_only("journal_seals"),
)
