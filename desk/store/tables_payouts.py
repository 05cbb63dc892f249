"""Of the eighth migration: money that was given back outside of Desk for what a journal entry owes."""

from desk.store.columns import cents, day, text

STATEMENTS = (
    f"""CREATE TABLE payouts (
        id INTEGER PRIMARY KEY,
        refund INTEGER NOT NULL REFERENCES journal_entries (id),
        {text("method")},
        {cents("amount")} CHECK (amount <> 0),
        {day("day")},
        reference TEXT NOT NULL,
        reverses INTEGER UNIQUE REFERENCES payouts (id) CHECK (reverses <> id),
        entry INTEGER NOT NULL UNIQUE REFERENCES journal_entries (id),
        CHECK ((reverses IS NULL) = (amount > 0))
    ) STRICT""",
    "CREATE INDEX payouts_by_refund ON payouts (refund)",
    # Of a payout only what people wrote about it may go, for a customer who is erased.
    """CREATE TRIGGER payouts_keep_rows BEFORE UPDATE ON payouts
    WHEN NEW.reference <> '' OR NEW.id <> OLD.id OR NEW.refund <> OLD.refund OR NEW.method <> OLD.method
        OR NEW.amount <> OLD.amount OR NEW.day <> OLD.day OR NEW.reverses IS NOT OLD.reverses
        OR NEW.entry <> OLD.entry
    BEGIN SELECT RAISE(ABORT, 'payouts is append-only'); END""",
    """CREATE TRIGGER payouts_keep_all BEFORE DELETE ON payouts
    BEGIN SELECT RAISE(ABORT, 'payouts is append-only'); END""",
    # No more is given back for an entry than it owes.
    """CREATE TRIGGER payouts_within_refund BEFORE INSERT ON payouts
    WHEN NEW.amount + (SELECT coalesce(sum(amount), 0) FROM payouts WHERE refund = NEW.refund)
        NOT BETWEEN 0 AND (SELECT coalesce(-sum(amount), 0) FROM journal_legs
            WHERE entry = NEW.refund AND account = '2110')
    BEGIN SELECT RAISE(ABORT, 'no more is given back than is owed'); END""",
    "CREATE INDEX journal_legs_of_refunds ON journal_legs (entry, amount) WHERE account = '2110'",
)
