"""First migration: the shop, its policy editions, and what is kept about the work."""

from desk.store.columns import append_only, day, flag, json_object, moment, text

STATEMENTS = (
    f"""CREATE TABLE addresses (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        company TEXT NOT NULL,
        street TEXT NOT NULL,
        street2 TEXT NOT NULL,
        city TEXT NOT NULL,
        state TEXT NOT NULL,
        postal_code TEXT NOT NULL,
        country TEXT NOT NULL,
        phone TEXT NOT NULL,
        {flag("po_box")}
    ) STRICT""",
    f"""CREATE TABLE shop (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        {text("name")},
        address INTEGER NOT NULL REFERENCES addresses (id),
        {text("time_zone")},
        {text("language")},
        currency TEXT NOT NULL CHECK (length(currency) = 3),
        pack TEXT NOT NULL,
        {flag("sample")}
    ) STRICT""",
    f"""CREATE TABLE policy_editions (
        id INTEGER PRIMARY KEY,
        {text("pack")},
        {day("in_force")},
        {text("text")},
        digest TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
        {json_object("choices")}
    ) STRICT""",
    *append_only("policy_editions"),
    f"""CREATE TABLE history (
        id INTEGER PRIMARY KEY,
        {moment("at")},
        {day("day")},
        {text("person")},
        {text("operation")},
        subject TEXT NOT NULL,
        reason TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX history_by_subject ON history (subject, id)",
    *append_only("history"),
    f"""CREATE TABLE drafts (
        {text("kind")},
        subject TEXT NOT NULL,
        {json_object("body")},
        {moment("saved")},
        PRIMARY KEY (kind, subject)
    ) STRICT""",
    """CREATE TABLE counters (
        series TEXT NOT NULL CHECK (length(series) = 2),
        year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2099),
        last INTEGER NOT NULL CHECK (last BETWEEN 1 AND 9999999),
        PRIMARY KEY (series, year)
    ) STRICT""",
    f"""CREATE TABLE imports (
        id INTEGER PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE CHECK (digest <> ''),
        file TEXT NOT NULL,
        {moment("at")},
        {text("person")},
        {json_object("counts")}
    ) STRICT""",
    f"""CREATE TABLE prints (
        id INTEGER PRIMARY KEY,
        {text("paper")},
        {text("number")},
        copy INTEGER NOT NULL CHECK (copy >= 0),
        {moment("at")},
        {text("person")},
        UNIQUE (paper, number, copy)
    ) STRICT""",
    *append_only("prints"),
)
