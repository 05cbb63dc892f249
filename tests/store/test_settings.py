"""Every setting is made and read back, and the running program is kept from what it never does."""

import sqlite3
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import schema, settings
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import KEYS

WANTED = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "busy_timeout": 250,
    "application_id": 0x4445534B,
    "user_version": schema.VERSION,
}
# The ten of trust.md F8: each was let through by sqlite-utils or by a raw connection.
ATTACKS = {
    "transform": lambda db: db.tables["history"].transform(types={"person": int}),
    "drop": lambda db: db.tables["history"].drop(),
    "alter": lambda db: db.tables["history"].insert({"id": 9, "extra": 1}, alter=True),
    "update": lambda db: db.connection.execute("UPDATE history SET person = 'other'"),
    "delete": lambda db: db.tables["history"].delete_where("id = 1"),
    "replace": lambda db: db.connection.execute(
        "INSERT OR REPLACE INTO history VALUES (1, ?, '2026-03-02', 'x', 'x', 'x', NULL)", (samples.MOMENT,)
    ),
    "drop trigger": lambda db: db.connection.execute("DROP TRIGGER history_keep_rows"),
    "writable schema": lambda db: db.connection.execute("PRAGMA writable_schema = ON"),
    "attach": lambda db: db.connection.execute("ATTACH ':memory:' AS other"),
    "create table": lambda db: db.tables["other"].insert({"a": 1}),
}


def test_every_setting_of_an_open_file_reads_back(tmp_path: Path) -> None:
    db = Database.create(tmp_path / "shop.desk", KEYS)
    for name, value in WANTED.items():
        # The statement is put together here alone: a PRAGMA takes no parameters.
        assert db.connection.execute(f"PRAGMA {name}").fetchone()[0] == value, name
    assert db.connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
    assert db.connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 16 * 1024 * 1024
    db.close()


def test_a_setting_that_does_not_take_is_refused() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with pytest.raises(StoreTrouble) as caught:
        settings.settle(connection, Path("shop.desk"))
    assert caught.value.key == "store-unsafe"
    assert caught.value.values["setting"] == "journal_mode"
    connection.close()


def test_a_limit_that_does_not_take_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "LIMITS", {sqlite3.SQLITE_LIMIT_ATTACHED: 1000})
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with pytest.raises(StoreTrouble, match="store-unsafe"):
        settings.settle(connection, settings.MEMORY)
    connection.close()


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_on_what_is_append_only_is_refused(db: Database, attack: str) -> None:
    row = {"at": samples.MOMENT, "day": "2026-03-02", "person": "Ann", "operation": "settle"}
    with db.atomic():
        db.insert("history", **row, subject="true")
    schema_before = db.query("SELECT type, name, sql FROM sqlite_master ORDER BY name")
    with pytest.raises((sqlite3.Error, AssertionError)):
        ATTACKS[attack](db)
    db.connection.rollback()
    assert db.query("SELECT type, name, sql FROM sqlite_master ORDER BY name") == schema_before
    assert [each["subject"] for each in db.query("SELECT subject FROM history")] == ["true"]
    with db.atomic():
        db.insert("history", **row, subject="more")
    assert len(db.query("SELECT 1 FROM history")) == 2


@pytest.mark.parametrize("table", sorted(settings.APPEND_ONLY))
def test_what_is_append_only_has_its_triggers_too(db: Database, table: str) -> None:
    names = {row["name"] for row in db.query("SELECT name FROM sqlite_master WHERE tbl_name = ?", (table,))}
    assert {f"{table}_keep_rows", f"{table}_keep_all"} <= names


@pytest.mark.parametrize(
    ("question", "allowed"),
    [
        ((sqlite3.SQLITE_SELECT, None, None), True),
        ((sqlite3.SQLITE_UPDATE, "orders", "version"), True),
        ((sqlite3.SQLITE_UPDATE, "journal_legs", "amount"), False),
        ((sqlite3.SQLITE_DELETE, "drafts", None), True),
        ((sqlite3.SQLITE_DELETE, "sqlite_master", None), False),
        ((sqlite3.SQLITE_INSERT, "sqlite_schema", None), False),
        ((sqlite3.SQLITE_INSERT, "history", None), True),
        ((sqlite3.SQLITE_PRAGMA, "user_version", None), True),
        ((sqlite3.SQLITE_PRAGMA, "user_version", "9"), False),
        ((sqlite3.SQLITE_PRAGMA, "table_info", "orders"), True),
        ((sqlite3.SQLITE_PRAGMA, "wal_checkpoint", "TRUNCATE"), True),
        ((sqlite3.SQLITE_FUNCTION, None, "instr"), True),
        ((sqlite3.SQLITE_FUNCTION, None, "load_extension"), False),
        ((sqlite3.SQLITE_DETACH, "main", None), False),
    ],
)
def test_what_the_program_never_does_is_denied(question: tuple, allowed: bool) -> None:
    answer = settings.authorize(*question, "main", None)
    assert answer == (sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY)


def test_the_defenses_of_newer_pythons_are_used_where_they_are() -> None:
    class Newer(sqlite3.Connection):
        def setconfig(self, option: object, value: bool) -> None:
            configured.append(value)

    configured: list[bool] = []
    connection = sqlite3.connect(":memory:", factory=Newer)
    settings.guard(connection)
    assert configured == [True, False, False]
    connection.close()


def test_the_table_of_json_lists_outlives_a_rollback(db: Database) -> None:
    with pytest.raises(ZeroDivisionError), db.atomic():
        db.execute("INSERT INTO drafts VALUES ('Ann', 'a', 'b', '{}', ?)", (samples.MOMENT,))
        raise ZeroDivisionError
    assert [row["value"] for row in db.query("SELECT value FROM json_each('[7]')")] == [7]
