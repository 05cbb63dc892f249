"""Opens a connection to a shop's file that is ours, current and whole, or says why not."""

import logging
import secrets
import sqlite3
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from desk.records.errors import StoreTrouble
from desk.store import faults, inspection, schema, settings
from desk.store.keyring import KeyRing
from desk.store.sealing import Sealer

_STATEMENTS_KEPT = 512
# Milliseconds at most between tries, longer and longer.
_MOMENTS = (5, 10, 20, 40, *(80,) * 20)
log = logging.getLogger("desk.store")
BeforeMigration = Callable[[Path], None]


def nothing(path: Path) -> None:
    """What is done before a migration where nothing else was asked for."""


def connect(target: str) -> sqlite3.Connection:
    """A connection on which every transaction is begun and ended by us."""
    return sqlite3.connect(
        target, uri=target.startswith("file:"), isolation_level=None, cached_statements=_STATEMENTS_KEPT
    )


def open_memory(keys: KeyRing, like: sqlite3.Connection | None = None) -> tuple[sqlite3.Connection, Sealer]:
    """A store in memory, empty or with what another one holds, and what seals its rows."""
    connection = connect(str(settings.MEMORY))
    settings.settle(connection, settings.MEMORY)
    (like or _empty_tables()).backup(connection)
    return connection, _sealed(connection, keys, settings.MEMORY)


@cache
def _empty_tables() -> sqlite3.Connection:
    """The tables of a new store, made once: to copy their pages takes a fortieth of making them."""
    from desk.store import migrations

    connection = sqlite3.connect(settings.MEMORY, isolation_level=None, check_same_thread=False)
    settings.settle(connection, settings.MEMORY)
    migrations.migrate(connection)
    return connection


def _sealed(connection: sqlite3.Connection, keys: KeyRing, path: Path) -> Sealer:
    sealer = Sealer(connection, keys, path)
    sealer.begin()
    settings.guard(connection)
    return sealer


def make_current(path: Path, keys: KeyRing) -> None:
    """Migrate a file, or make one; what that needs is imported only then, since a start should be quick."""
    from desk.store import migrations

    migrations.migrate_file(path, keys)


def open_current(
    path: Path, keys: KeyRing, before_migration: BeforeMigration = nothing
) -> tuple[sqlite3.Connection, Sealer]:
    """The file of a shop that inspection found nothing against, migrated if it is older, and its sealer.

    ``before_migration`` is called with the path while nobody holds the file, such as to back it up.
    Raises StoreTrouble or what SQLite raises, and leaves no connection behind then.
    """
    connection = _lock(path)
    try:
        if schema.read_version(connection)[1] < schema.VERSION:
            inspection.judge_pages(path, connection)
            connection.close()
            before_migration(path)
            _bring_up_to_date(path, keys)
            connection = _lock(path)
        with faults.first_read(path):
            inspection.judge_schema(path, connection)
            sealer = _sealed(connection, keys, path)
    except BaseException:
        connection.close()
        raise
    return connection, sealer


def _bring_up_to_date(path: Path, keys: KeyRing) -> None:
    """Whatever keeps a migration from being done is told: the file is as it was, and nothing more is open."""
    try:
        with faults.told(path):
            make_current(path, keys)
    except StoreTrouble:
        raise
    except Exception as error:
        log.error("a migration failed: %s", type(error).__name__)
        raise StoreTrouble("store-not-migrated", path=str(path)) from error


def _lock(path: Path) -> sqlite3.Connection:
    """Takes the one lock there is, and so learns at once whether the file can be written.

    Of programs that start in the same moment each may keep the others from it. Who does not get it lets go
    and looks: where nobody has the file, that was it, and it tries again after a moment that chance chooses.
    """
    for moment in _MOMENTS:
        try:
            return _take(path)
        except StoreTrouble as trouble:
            if trouble.key != "store-in-use" or inspection.is_held(path):
                raise
        time.sleep(secrets.randbelow(moment) / 1000)
    return _take(path)


def _take(path: Path) -> sqlite3.Connection:
    connection = connect(f"{path.absolute().as_uri()}?mode=rw")
    try:
        with faults.first_read(path):
            # Whoever waits for this lock keeps its part of it meanwhile, and so others from theirs.
            connection.execute("PRAGMA busy_timeout=0")
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            settings.settle(connection, path)
        inspection.judge(path, *schema.read_version(connection))
    except BaseException:
        connection.close()
        raise
    return connection
