"""Fifth migration: worked examples of a shop's own decisions, and the answers to its policy's questions."""

from desk.store.columns import append_only, json_list, moment, text

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
    f"ALTER TABLE return_authorizations ADD COLUMN {json_list('told')} DEFAULT '[]'",
    f"ALTER TABLE settlements ADD COLUMN {json_list('told')} DEFAULT '[]'",
)
