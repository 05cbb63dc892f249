"""Sixth migration: people, who may; overrides, photos, settings; and the chain of seals over all rows.

What people wrote about a step stands apart from the step itself, so that it can be erased for a customer
while the line of history stays (trust.md K1).
"""

from desk.store.columns import append_only, cents, flag, json_list, json_object, moment, text

PEOPLE = (
    f"""CREATE TABLE people (
        id INTEGER PRIMARY KEY,
        {text("name")},
        name_key TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'clerk')),
        {flag("active")},
        pin TEXT NOT NULL,
        secret TEXT NOT NULL
    ) STRICT""",
    """CREATE TRIGGER people_keep_an_owner BEFORE UPDATE ON people
    WHEN OLD.role = 'owner' AND OLD.active = 1 AND (NEW.role <> 'owner' OR NEW.active = 0)
        AND NOT EXISTS (SELECT 1 FROM people WHERE id <> OLD.id AND role = 'owner' AND active = 1)
    BEGIN SELECT RAISE(ABORT, 'a shop is never without an active owner'); END""",
    """CREATE TRIGGER people_stay BEFORE DELETE ON people
    BEGIN SELECT RAISE(ABORT, 'people are put out of service, not deleted'); END""",
    f"""CREATE TABLE tries (
        id INTEGER PRIMARY KEY,
        person INTEGER NOT NULL REFERENCES people (id),
        kind TEXT NOT NULL CHECK (kind IN ('pin', 'secret')),
        wrong INTEGER NOT NULL CHECK (wrong >= 0),
        {moment("wait_until")},
        UNIQUE (person, kind)
    ) STRICT""",
)

HISTORY = (
    f"""CREATE TABLE history_words (
        id INTEGER PRIMARY KEY REFERENCES history (id),
        reason TEXT NOT NULL,
        {json_object("before")},
        {json_object("after")}
    ) STRICT""",
    """INSERT INTO history_words (id, reason, before, after)
        SELECT id, reason, '{}', CASE detail WHEN '' THEN '{}' ELSE json_object('detail', detail) END
        FROM history""",
    "ALTER TABLE history DROP COLUMN reason",
    "ALTER TABLE history DROP COLUMN detail",
    "ALTER TABLE history ADD COLUMN signed INTEGER REFERENCES people (id)",
    "CREATE INDEX history_by_operation ON history (operation, id)",
    f"""CREATE TABLE overrides (
        id INTEGER PRIMARY KEY,
        history INTEGER NOT NULL REFERENCES history (id),
        approved_by INTEGER NOT NULL REFERENCES people (id),
        {text("outcome")},
        {json_list("clauses")},
        {cents("before")},
        {cents("after")}
    ) STRICT""",
    *append_only("overrides"),
)

# Drafts are a person's own: the next one at the counter inherits none.
DRAFTS = (
    f"""CREATE TABLE drafts_of_people (
        person TEXT NOT NULL,
        {text("kind")},
        subject TEXT NOT NULL,
        {json_object("body")},
        {moment("saved")},
        PRIMARY KEY (person, kind, subject)
    ) STRICT""",
    """INSERT INTO drafts_of_people (person, kind, subject, body, saved)
        SELECT '', kind, subject, body, saved FROM drafts""",
    "DROP TABLE drafts",
    "ALTER TABLE drafts_of_people RENAME TO drafts",
)

KEPT = (
    f"""CREATE TABLE photos (
        id INTEGER PRIMARY KEY,
        {text("subject")},
        digest TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
        name TEXT NOT NULL,
        width INTEGER NOT NULL CHECK (width >= 1),
        height INTEGER NOT NULL CHECK (height >= 1),
        bytes INTEGER NOT NULL CHECK (bytes >= 1),
        {moment("at")},
        {text("person")},
        UNIQUE (subject, digest)
    ) STRICT""",
    f"""CREATE TABLE settings (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (name <> ''),
        {text("value")}
    ) STRICT""",
    """CREATE TABLE identity (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        shop TEXT NOT NULL CHECK (length(shop) = 32 AND shop NOT GLOB '*[^0-9a-f]*'),
        copy TEXT NOT NULL CHECK (length(copy) = 32 AND copy NOT GLOB '*[^0-9a-f]*')
    ) STRICT""",
    """CREATE TABLE seals (
        id INTEGER PRIMARY KEY,
        rows BLOB NOT NULL CHECK (length(rows) > 0),
        mac BLOB NOT NULL CHECK (length(mac) = 32)
    ) STRICT""",
    *append_only("seals"),
)

# Words about a step may be emptied and are otherwise as fixed as the step.
WORDS = (
    """CREATE TRIGGER history_words_keep_rows BEFORE UPDATE ON history_words
    WHEN NEW.id <> OLD.id OR NEW.reason <> '' OR NEW.before <> '{}' OR NEW.after <> '{}'
    BEGIN SELECT RAISE(ABORT, 'history_words is append-only'); END""",
    """CREATE TRIGGER history_words_keep_all BEFORE DELETE ON history_words
    BEGIN SELECT RAISE(ABORT, 'history_words is append-only'); END""",
)

# Of a payment only what people wrote about it may go, for a customer who is erased; nothing else of it ever.
PAYMENTS = (
    "DROP TRIGGER payments_keep_rows",
    """CREATE TRIGGER payments_keep_rows BEFORE UPDATE ON payments
    WHEN NEW.reference <> '' OR NEW.id <> OLD.id OR NEW.order_id <> OLD.order_id
        OR NEW.method <> OLD.method OR NEW.amount <> OLD.amount OR NEW.received <> OLD.received
    BEGIN SELECT RAISE(ABORT, 'payments is append-only'); END""",
)

STATEMENTS = PEOPLE + HISTORY + DRAFTS + KEPT + WORDS + PAYMENTS
