"""Every version there ever was comes up to date, whole or not at all."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk.store import migrations, schema, settings
from desk.store.database import Database
from tests.store.samples import KEYS

NAMES = ["001_shop", "002_orders", "003_ledger", "004_returns", "005_policy", "006_trust"]


def make_old(path: Path, next_name: str) -> None:
    """A file as the program left it before a migration was known."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        settings.settle(connection, path)
        migrations.migrate(connection, stop_before=next_name)


def raw(path: Path, sql: str) -> list[tuple]:
    """What another program reads in a file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(sql).fetchall()


def test_the_names_are_kept_and_lead_to_the_version() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.migrate(connection)
    names = [row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert names == NAMES
    assert schema.read_version(connection)[1] == schema.VERSION == len(NAMES)
    connection.close()


@pytest.mark.parametrize("version", range(1, len(NAMES)))
def test_an_older_file_is_brought_up_to_date_with_what_is_in_it(tmp_path: Path, version: int) -> None:
    path = tmp_path / "shop.desk"
    make_old(path, NAMES[version])
    assert raw(path, "PRAGMA user_version") == [(version,)]
    raw(path, "INSERT INTO drafts VALUES ('order', '', '{}', '2026-03-02T16:00:00+00:00')")
    db = Database.open(path, KEYS)
    assert schema.digest(db.connection) == schema.DIGEST
    assert [row["kind"] for row in db.query("SELECT kind FROM drafts")] == ["order"]
    db.close()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    migrations.migrate_file(path)
    before = raw(path, "SELECT * FROM _sqlite_migrations")
    migrations.migrate_file(path)
    assert raw(path, "SELECT * FROM _sqlite_migrations") == before


@pytest.mark.parametrize("broken", range(5))
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: int
) -> None:
    path = tmp_path / "shop.desk"
    make_old(path, NAMES[3])
    before = raw(path, schema.OBJECTS)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    statements = list(migrations.RETURNS)
    statements[broken * 4] = "CREATE TABLE broken ("
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "RETURNS", tuple(statements))
        with pytest.raises(sqlite3.OperationalError):
            Database.open(path, KEYS)
    assert (raw(path, schema.OBJECTS), raw(path, "PRAGMA user_version")) == (before, [(3,)])
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    Database.open(path, KEYS).close()
    assert raw(path, "PRAGMA user_version") == [(schema.VERSION,)]
