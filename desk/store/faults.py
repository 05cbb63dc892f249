"""SQLite's error codes as troubles that a clerk can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desk.records.errors import StoreTrouble

_PRIMARY = 0xFF
_KEYS = {
    # A file that may only be read takes no write lock, nor does any file on a disk that knows no locks.
    sqlite3.SQLITE_IOERR_LOCK: "store-read-only",
    sqlite3.SQLITE_PERM: "store-read-only",
    sqlite3.SQLITE_BUSY: "store-in-use",
    sqlite3.SQLITE_LOCKED: "store-in-use",
    sqlite3.SQLITE_READONLY: "store-read-only",
    sqlite3.SQLITE_IOERR: "store-io",
    sqlite3.SQLITE_CORRUPT: "store-damaged",
    sqlite3.SQLITE_FULL: "store-full",
    sqlite3.SQLITE_CANTOPEN: "store-read-only",
    sqlite3.SQLITE_NOTADB: "store-damaged",
}
_SYSTEM_KEYS = {
    errno.ENOSPC: "store-full",
    errno.EACCES: "store-read-only",
    errno.EPERM: "store-read-only",
    errno.EROFS: "store-read-only",
}
# After these SQLite's own picture of the file is in doubt: the connection is given up, not tried again.
BROKEN = ("store-io", "store-damaged")
# Python's own error, without a code, for text whose bytes are no UTF-8: we write none such.
_GARBLED = "Could not decode to UTF-8"
# What Python raises over a row that is not there or holds something else than we wrote.
SENSELESS = (LookupError, TypeError, ValueError)


def trouble(error: sqlite3.Error, path: Path) -> StoreTrouble | None:
    """The trouble that an error means for the shop's file, or None where it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    key = _KEYS.get(code, _KEYS.get(code & _PRIMARY)) if code is not None else None
    if code is None and str(error).startswith(_GARBLED):
        key = "store-damaged"
    return StoreTrouble(key, path=str(path)) if key else None


def trouble_of_system(error: OSError, path: Path) -> StoreTrouble:
    """The trouble that the system's own error means for the shop's file."""
    return StoreTrouble(_SYSTEM_KEYS.get(error.errno or 0, "store-io"), path=str(path))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns the errors of SQLite inside it into StoreTrouble; bugs pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        found = trouble(error, path)
        if found is None:
            raise
        raise found from error


@contextmanager
def first_read(path: Path) -> Iterator[None]:
    """The same where a file is read for the first time: what makes no sense in it is damage, and no bug.

    Names of tables that a fault made of other letters come as all sorts of errors, and as undecodable ones;
    a row that is missing, or of another kind, as one of ``SENSELESS``.
    """
    try:
        with told(path):
            yield
    except (sqlite3.DatabaseError, *SENSELESS) as error:
        raise StoreTrouble("store-damaged", path=str(path)) from error
