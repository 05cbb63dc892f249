"""Fifth migration: the worked examples that a shop keeps of its own decisions."""

from desk.store.columns import append_only, moment, text

STATEMENTS = (
    f"""CREATE TABLE policy_cases (
        id INTEGER PRIMARY KEY,
        {text("name")},
        {text("text")},
        {moment("at")},
        {text("person")},
        {text("subject")}
    ) STRICT""",
    *append_only("policy_cases"),
    "CREATE INDEX orders_by_edition ON orders (edition)",
)
