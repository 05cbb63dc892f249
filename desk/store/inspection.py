"""Looks at a file before it is opened for work, without locking, changing or making anything."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from desk.records.errors import StoreTrouble
from desk.store import schema
from desk.store.faults import told


def inspect(path: Path) -> None:
    """Raises StoreTrouble where a file is missing, not a shop's, damaged at first sight, or too new."""
    size = _size(path)
    if not size:
        raise StoreTrouble("store-damaged", path=str(path))
    try:
        # immutable: no lock is taken and no -wal or -shm is made beside the file.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with told(path), closing(sqlite3.connect(uri, uri=True)) as connection:
            judge(path, *schema.read_version(connection))
    except StoreTrouble as trouble:
        if trouble.key == "store-damaged" and not has_log(path):
            cause = trouble.__cause__
            foreign = getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB
            raise StoreTrouble("store-foreign" if foreign else "store-damaged", path=str(path)) from cause
        if trouble.key != "store-damaged":
            raise


def judge(path: Path, application: int, version: int) -> None:
    """Raises StoreTrouble for another program's file and, with both versions, for a newer one of ours."""
    if application != schema.APPLICATION_ID:
        raise StoreTrouble("store-foreign", path=str(path))
    if version > schema.VERSION:
        raise StoreTrouble("store-newer", path=str(path), found=version, known=schema.VERSION)


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
