"""Ninth migration: parcels and claims in full, and what a policy refused or left to the owner.

A return authorization has one outcome for all its pieces. Pieces of one parcel that fare differently are set
apart under a number of their own, whose ``head`` is the one that stands on the parcel.
"""

from desk.store.columns import append_only, cents, day, flag, json_object, moment, text

# One that was refused gives its pieces free as one that was voided does, and says the day beside it.
RETURNS = (
    "ALTER TABLE return_authorizations ADD COLUMN head INTEGER REFERENCES return_authorizations (id) "
    "CHECK (head <> id)",
    f"ALTER TABLE return_authorizations ADD COLUMN {day('extended', null=True)}",
    f"ALTER TABLE return_authorizations ADD COLUMN {day('refused', null=True)} "
    "CHECK (refused IS NULL OR state = 'voided')",
    # Whether a piece for exchange was there, as it was answered; and what it turned out to be.
    f"ALTER TABLE return_authorizations ADD COLUMN {flag('replacement', null=True)}",
    f"ALTER TABLE settlements ADD COLUMN {flag('replacement', null=True)}",
    "ALTER TABLE settlements ADD COLUMN found_reason TEXT NOT NULL DEFAULT ''",
    # What the owner decided between the bounds that a policy leaves, by the amount's label.
    f"ALTER TABLE settlements ADD COLUMN {json_object('granted')} DEFAULT '{{}}'",
    "CREATE INDEX return_authorizations_by_head ON return_authorizations (head) WHERE head IS NOT NULL",
    # Where pieces went, and what the shop's own checklist found.
    "ALTER TABLE settlement_lines ADD COLUMN place TEXT NOT NULL DEFAULT '' "
    "CHECK (place IN ('', 'stock', 'damaged'))",
    f"ALTER TABLE settlement_lines ADD COLUMN {json_object('checks')} DEFAULT '{{}}'",
)

# ``category`` says which checklist is gone through; pieces at the *damaged* place are not in stock.
GOODS = (
    "ALTER TABLE items ADD COLUMN category TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE items ADD COLUMN damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged BETWEEN 0 AND 100000000)",
    f"""CREATE TABLE damaged_movements (
        id INTEGER PRIMARY KEY,
        item INTEGER NOT NULL REFERENCES items (id),
        change INTEGER NOT NULL CHECK (change <> 0),
        {day("day")},
        {moment("at")},
        subject TEXT NOT NULL,
        {text("person")}
    ) STRICT""",
    "CREATE INDEX damaged_movements_by_item ON damaged_movements (item, id)",
    """CREATE TRIGGER damaged_movements_add_up AFTER INSERT ON damaged_movements BEGIN
        UPDATE items SET damaged = damaged + NEW.change WHERE id = NEW.item;
    END""",
    *append_only("damaged_movements"),
    # The return that a replacement is sent for.
    "ALTER TABLE orders ADD COLUMN for_return INTEGER REFERENCES return_authorizations (id)",
    "CREATE INDEX orders_for_return ON orders (for_return) WHERE for_return IS NOT NULL",
)

# What was asked and refused, or waits for the owner: for an RA, or with a parcel that is here. What came and
# was refused goes back at its customer's cost.
REQUESTS = (
    f"""CREATE TABLE requests (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        order_id INTEGER NOT NULL REFERENCES orders (id),
        ra INTEGER REFERENCES return_authorizations (id),
        kind TEXT NOT NULL CHECK (kind IN ('issue', 'settle') AND (kind = 'issue' OR ra IS NOT NULL)),
        {day("asked")},
        {json_object("facts")},
        {json_object("answer")},
        state TEXT NOT NULL CHECK (state IN ('awaits_owner', 'refused', 'allowed', 'declined', 'withdrawn')),
        {day("decided", null=True)} CHECK ((decided IS NULL) = (state = 'awaits_owner')),
        {day("sent_back", null=True)} CHECK (sent_back IS NULL OR kind = 'settle'),
        tracking TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1)
    ) STRICT""",
    "CREATE INDEX requests_by_order ON requests (order_id)",
    "CREATE INDEX requests_by_ra ON requests (ra) WHERE ra IS NOT NULL",
    "CREATE INDEX requests_to_send_back ON requests (decided) "
    "WHERE kind = 'settle' AND state IN ('refused', 'declined') AND sent_back IS NULL",
    "CREATE INDEX requests_by_state ON requests (state, asked)",
    "CREATE UNIQUE INDEX requests_waiting ON requests (ra) WHERE ra IS NOT NULL AND state = 'awaits_owner'",
)

# A parcel that came without a number, with a wrong one, or with that of somebody else.
STRAYS = (
    f"""CREATE TABLE stray_parcels (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        {day("came")},
        written TEXT NOT NULL,
        sender TEXT NOT NULL,
        tracking TEXT NOT NULL,
        note TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('not_accepted', 'kept', 'sent_back', 'matched')),
        ra INTEGER REFERENCES return_authorizations (id) CHECK ((ra IS NOT NULL) = (state = 'matched')),
        {day("ended", null=True)} CHECK ((ended IS NULL) = (state = 'kept')),
        version INTEGER NOT NULL CHECK (version >= 1)
    ) STRICT""",
    "CREATE INDEX stray_parcels_by_state ON stray_parcels (state, came)",
    "CREATE INDEX stray_parcels_by_ra ON stray_parcels (ra) WHERE ra IS NOT NULL",
)

# What a policy bills for a return is taken back with its settlement.
CHARGES = (
    "ALTER TABLE charges ADD COLUMN ra INTEGER REFERENCES return_authorizations (id)",
    "CREATE INDEX charges_by_ra ON charges (ra) WHERE ra IS NOT NULL",
)

# The newest pickup of a return counts. What a carrier pays for damage is the shop's, whatever its customer
# got.
CLAIMS = (
    f"""CREATE TABLE pickups (
        id INTEGER PRIMARY KEY,
        ra INTEGER NOT NULL REFERENCES return_authorizations (id),
        {day("day")},
        {text("carrier")},
        reference TEXT NOT NULL,
        {moment("at")},
        {text("person")}
    ) STRICT""",
    "CREATE INDEX pickups_by_ra ON pickups (ra)",
    """CREATE TRIGGER pickups_keep_rows BEFORE UPDATE ON pickups
    WHEN NEW.reference <> '' OR NEW.id <> OLD.id OR NEW.ra <> OLD.ra OR NEW.day <> OLD.day
        OR NEW.carrier <> OLD.carrier
    BEGIN SELECT RAISE(ABORT, 'pickups is append-only'); END""",
    """CREATE TRIGGER pickups_keep_all BEFORE DELETE ON pickups
    BEGIN SELECT RAISE(ABORT, 'pickups is append-only'); END""",
    f"""CREATE TABLE carrier_claims (
        id INTEGER PRIMARY KEY,
        ra INTEGER NOT NULL REFERENCES return_authorizations (id),
        {day("filed")},
        {text("carrier")},
        reference TEXT NOT NULL,
        {cents("amount", 1)},
        state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'denied', 'withdrawn')),
        {cents("paid", 0)},
        {day("ended", null=True)} CHECK ((ended IS NULL) = (state = 'open')),
        entry INTEGER UNIQUE REFERENCES journal_entries (id) CHECK ((entry IS NULL) = (paid = 0)),
        version INTEGER NOT NULL CHECK (version >= 1),
        CHECK ((state = 'paid') = (paid > 0))
    ) STRICT""",
    "CREATE INDEX carrier_claims_by_ra ON carrier_claims (ra)",
    "CREATE INDEX carrier_claims_by_state ON carrier_claims (state, filed)",
)

# Store credit ends on a day only where a policy says so; none does by itself.
CREDITS = (
    f"ALTER TABLE credit_lots ADD COLUMN {day('expires', null=True)}",
    "CREATE INDEX credit_lots_expiring ON credit_lots (expires) WHERE expires IS NOT NULL AND state = 'open'",
)

STATEMENTS = (*RETURNS, *GOODS, *REQUESTS, *STRAYS, *CHARGES, *CLAIMS, *CREDITS)
