"""Opens a connection to a shop's file that is ours, current and whole, or says why not."""

import sqlite3
from pathlib import Path

from desk.records.errors import StoreTrouble
from desk.store import inspection, schema, settings
from desk.store.keyring import KeyRing
from desk.store.sealing import Sealer

_STATEMENTS_KEPT = 512
# A quick check of this much takes a quarter of a second; more is checked with the backups.
_QUICK = 64 * 1024 * 1024


def connect(target: str) -> sqlite3.Connection:
    """A connection on which every transaction is begun and ended by us."""
    return sqlite3.connect(
        target, uri=target.startswith("file:"), isolation_level=None, cached_statements=_STATEMENTS_KEPT
    )


def open_memory(keys: KeyRing) -> tuple[sqlite3.Connection, Sealer]:
    """An empty store in memory, and what seals its rows."""
    from desk.store import migrations

    connection = connect(str(settings.MEMORY))
    settings.settle(connection, settings.MEMORY)
    migrations.migrate(connection)
    return connection, _sealed(connection, keys, settings.MEMORY)


def _sealed(connection: sqlite3.Connection, keys: KeyRing, path: Path) -> Sealer:
    sealer = Sealer(connection, keys, path)
    sealer.begin()
    settings.guard(connection)
    return sealer


def make_current(path: Path) -> None:
    """Migrate a file, or make one; what that needs is imported only then, since a start should be quick."""
    from desk.store import migrations

    migrations.migrate_file(path)


def open_current(path: Path, keys: KeyRing, unclosed: bool) -> tuple[sqlite3.Connection, Sealer]:
    """The file of a shop, migrated if it is older, and what seals its rows with a key of ``keys``.

    ``unclosed`` asks for a check since nobody closed it.
    Raises StoreTrouble or what SQLite raises, and leaves no connection behind then.
    """
    connection = _lock(path)
    try:
        if schema.read_version(connection)[1] < schema.VERSION:
            connection.close()
            make_current(path)
            connection = _lock(path)
        _check(connection, path, unclosed and path.stat().st_size <= _QUICK)
        sealer = _sealed(connection, keys, path)
    except BaseException:
        connection.close()
        raise
    return connection, sealer


def _lock(path: Path) -> sqlite3.Connection:
    """Takes the one lock there is, and so learns at once whether the file can be written."""
    connection = connect(f"{path.absolute().as_uri()}?mode=rw")
    try:
        settings.settle(connection, path)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        inspection.judge(path, *schema.read_version(connection))
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path, thorough: bool) -> None:
    altered = schema.digest(connection) != schema.DIGEST
    if (altered or thorough) and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise StoreTrouble("store-damaged", path=str(path))
    if altered:
        raise StoreTrouble("store-altered", path=str(path))
