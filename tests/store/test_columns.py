"""Columns refuse what no record may hold."""

import sqlite3

import pytest

from desk.store import columns

TABLE = f"""CREATE TABLE tried (
    id INTEGER PRIMARY KEY, {columns.cents("amount", 0, null=True)}, {columns.day("day", null=True)},
    {columns.flag("flag", null=True)}
) STRICT"""
STRICTER = f"""CREATE TABLE stricter (
    id INTEGER PRIMARY KEY, {columns.cents("amount")}, {columns.day("day")}, {columns.flag("flag")},
    {columns.moment("at")}, {columns.text("name")}, {columns.json_object("body")}, {columns.json_list("list")}
) STRICT"""
GOOD = {
    "amount": -100_000_000_000,
    "day": "2028-02-29",
    "flag": 1,
    "at": "2026-03-02T16:00:00+00:00",
    "name": "x",
    "body": "{}",
    "list": "[]",
}
INSERT = "INSERT INTO stricter VALUES (NULL, :amount, :day, :flag, :at, :name, :body, :list)"


@pytest.fixture
def connection() -> sqlite3.Connection:
    """The tables above, with no trust in the schema, as in the shop's file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(TABLE)
    connection.execute(STRICTER)
    yield connection
    connection.close()


def test_what_is_right_is_kept(connection: sqlite3.Connection) -> None:
    connection.execute(INSERT, GOOD)
    connection.execute("INSERT INTO tried VALUES (NULL, NULL, NULL, NULL)")
    connection.execute("INSERT INTO tried VALUES (NULL, 0, '2026-12-31', 0)")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("amount", 100_000_000_001),
        ("amount", -100_000_000_001),
        ("amount", 1.5),
        ("amount", "1,00"),
        ("amount", None),
        ("day", "2026-02-30"),
        ("day", "2026-2-3"),
        ("day", "03/04/2026"),
        ("day", "today"),
        ("day", "now"),
        ("day", ""),
        ("day", None),
        ("flag", 2),
        ("flag", None),
        ("at", "2026-03-02"),
        ("at", "2026-02-30T16:00:00+00:00"),
        ("at", None),
        ("name", ""),
        ("name", None),
        ("name", b"x"),
        ("body", "[]"),
        ("body", ""),
        ("list", "{}"),
    ],
)
def test_what_is_wrong_is_refused(connection: sqlite3.Connection, column: str, value: object) -> None:
    with pytest.raises(sqlite3.Error):
        connection.execute(INSERT, {**GOOD, column: value})
    assert connection.execute("SELECT count(*) FROM stricter").fetchone() == (0,)


def test_a_positive_amount_may_be_asked_for(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO tried VALUES (NULL, -1, NULL, NULL)")


def test_append_only_lets_rows_in_and_none_out(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA recursive_triggers = ON")
    for statement in columns.append_only("tried"):
        connection.execute(statement)
    connection.execute("INSERT INTO tried VALUES (1, 5, NULL, NULL)")
    for attack in (
        "UPDATE tried SET amount = 6",
        "DELETE FROM tried",
        "INSERT OR REPLACE INTO tried VALUES (1, 6, NULL, NULL)",
        "INSERT INTO tried VALUES (1, 6, NULL, NULL) ON CONFLICT DO UPDATE SET amount = 6",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(attack)
    assert connection.execute("SELECT amount FROM tried").fetchall() == [(5,)]
