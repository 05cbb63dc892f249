"""Looks at a file before it is opened for work, without locking, changing or making anything."""

import os
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

from desk.records.errors import StoreTrouble
from desk.store import schema
from desk.store.faults import first_read, told

# A quick check of this much takes a quarter of a second; more is checked with the backups.
QUICK = 64 * 1024 * 1024
_SMALLEST_PAGE = 512
# Where a header says what writes the file and what reads it, and the number that stands for a log.
_VERSIONS, _WRITE_AHEAD = slice(18, 20), 2
_WITHOUT_LOCKS = "win32-none" if os.name == "nt" else "unix-none"


def inspect(path: Path) -> None:
    """Raises StoreTrouble where a file is missing, not a shop's, damaged at first sight, or too new.

    A file that nobody closed is read with its log, and read through, since a crash may have a worse cause.
    """
    size = _size(path)
    logged = has_log(path)
    # Beside a stump of a file SQLite would take the log for a stale one, and remove it.
    if not size or (logged and size < _SMALLEST_PAGE):
        raise StoreTrouble("store-damaged", path=str(path))
    if logged:
        _read_with_log(path, size)
    else:
        _read(path, size)


def _read(path: Path, size: int) -> None:
    try:
        # immutable: no lock is taken and no -wal or -shm is made beside the file.
        with first_read(path), closing(_connect(path, "immutable=1")) as connection:
            judge(path, *schema.read_version(connection))
            page = connection.execute("PRAGMA page_size").fetchone()[0]
    except StoreTrouble as trouble:
        cause = trouble.__cause__
        foreign = getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB
        raise (StoreTrouble("store-foreign", path=str(path)) if foreign else trouble) from cause
    if size % page:
        raise StoreTrouble("store-damaged", path=str(path))


def _read_with_log(path: Path, size: int) -> None:
    if size <= QUICK:
        _need_writable(path)
    try:
        with first_read(path), closing(_connect(path, f"vfs={_WITHOUT_LOCKS}")) as connection:
            # The index of the log stays in memory then, and no -shm is made.
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            judge(path, *schema.read_version(connection))
            if size <= QUICK and not _is_sound(connection):
                raise StoreTrouble("store-damaged", path=str(path))
            if schema.read_version(connection)[1] == schema.VERSION:
                judge_schema(path, connection)
    except StoreTrouble as trouble:
        # Another program may have written while we read.
        held = is_held(path)
        raise (StoreTrouble("store-in-use", path=str(path)) if held else trouble) from trouble.__cause__


def _need_writable(path: Path) -> None:
    """Raises StoreTrouble for a header that only a newer SQLite could write to, as a flipped bit makes one.

    SQLite would read it, refuse to write, and put the log into the file all the same as it is closed. What
    cannot be read without the log is judged with it.
    """
    head = b""
    with suppress(sqlite3.Error), closing(_connect(path, "immutable=1")) as connection:
        head = connection.serialize()[_VERSIONS]
    if any(each > _WRITE_AHEAD for each in head):
        raise StoreTrouble("store-damaged", path=str(path))


def is_held(path: Path) -> bool:
    """Whether another program holds a file, found out without a write, and without an -shm made."""
    try:
        with told(path), closing(_connect(path, "readonly_shm=1")) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
    except StoreTrouble as trouble:
        return trouble.key == "store-in-use"
    return False


def _connect(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&{how}", uri=True, timeout=0)


def judge(path: Path, application: int, version: int) -> None:
    """Raises StoreTrouble for another program's file and, with both versions, for a newer one of ours."""
    if application != schema.APPLICATION_ID:
        raise StoreTrouble("store-foreign", path=str(path))
    if version > schema.VERSION:
        raise StoreTrouble("store-newer", path=str(path), found=version, known=schema.VERSION)


def judge_schema(path: Path, connection: sqlite3.Connection) -> None:
    """Raises StoreTrouble where the tables are not those that this program made, or no more whole ones."""
    if schema.digest(connection) != schema.DIGEST:
        raise StoreTrouble("store-altered" if _is_sound(connection) else "store-damaged", path=str(path))


def judge_pages(path: Path, connection: sqlite3.Connection) -> None:
    """Raises StoreTrouble for a damaged file: a migration would carry the damage over, or break on it."""
    if not _is_sound(connection):
        raise StoreTrouble("store-damaged", path=str(path))


def _is_sound(connection: sqlite3.Connection) -> bool:
    return connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"


def has_log(path: Path) -> bool:
    """Whether a write-ahead log lies beside: the file was not closed, and is whole only with its log."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _size(path: Path) -> int:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreTrouble("store-missing", path=str(path)) from error
    except OSError as error:
        raise StoreTrouble("store-read-only", path=str(path)) from error
    if not stat.S_ISREG(found.st_mode):
        raise StoreTrouble("store-foreign", path=str(path))
    return found.st_size
