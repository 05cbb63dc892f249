"""The schema has a version and a digest that any change of it breaks."""

import sqlite3

from desk.store import schema
from desk.store.database import Database


def test_a_new_store_has_the_version_and_the_digest_of_this_program(db: Database) -> None:
    assert schema.read_version(db.connection) == (schema.APPLICATION_ID, schema.VERSION)
    assert schema.digest(db.connection) == schema.DIGEST
    assert schema.APPLICATION_ID.to_bytes(4, "big") == b"DESK"


def test_every_table_is_strict(db: Database) -> None:
    db.connection.set_authorizer(None)
    rows = db.query("SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict")
    assert {row["name"] for row in rows} <= {"sqlite_schema", "sqlite_sequence"}


def test_any_new_trigger_changes_the_digest(db: Database) -> None:
    db.connection.set_authorizer(None)
    db.connection.execute("CREATE TRIGGER more AFTER INSERT ON history BEGIN SELECT 1; END")
    assert schema.digest(db.connection) != schema.DIGEST


def test_the_digest_tells_names_from_texts() -> None:
    digests = set()
    for statement in ("CREATE TABLE a (b)", "CREATE TABLE a (b )", "CREATE TABLE b (a)"):
        connection = sqlite3.connect(":memory:")
        connection.execute(statement)
        digests.add(schema.digest(connection))
        connection.close()
    assert len(digests) == 3
