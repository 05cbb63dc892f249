"""SQLite's errors become troubles that a clerk can act on, and bugs stay bugs."""

import errno
import sqlite3
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import faults

PATH = Path("shop.desk")


def failed(code: int) -> sqlite3.Error:
    """An error as SQLite raises it."""
    error = sqlite3.OperationalError("said SQLite")
    error.sqlite_errorcode = code  # type: ignore[misc]
    return error


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (sqlite3.SQLITE_BUSY, "store-in-use"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "store-read-only"),
        (sqlite3.SQLITE_IOERR_FSYNC, "store-io"),
        (sqlite3.SQLITE_IOERR_LOCK, "store-read-only"),
        (sqlite3.SQLITE_CORRUPT, "store-damaged"),
        (sqlite3.SQLITE_FULL, "store-full"),
        (sqlite3.SQLITE_CANTOPEN, "store-read-only"),
        (sqlite3.SQLITE_NOTADB, "store-damaged"),
    ],
)
def test_an_error_code_is_a_trouble_with_the_file(code: int, key: str) -> None:
    with pytest.raises(StoreTrouble) as caught, faults.told(PATH):
        raise failed(code)
    assert (caught.value.key, caught.value.values) == (key, {"path": "shop.desk"})
    assert isinstance(caught.value.__cause__, sqlite3.Error)


@pytest.mark.parametrize(
    "error", [failed(sqlite3.SQLITE_CONSTRAINT_UNIQUE), sqlite3.ProgrammingError("closed"), ValueError("x")]
)
def test_a_bug_passes_as_it_is(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, faults.told(PATH):
        raise error
    assert caught.value is error


def test_text_that_is_no_text_is_damage(tmp_path: Path) -> None:
    """Python's error for it has no code; we never write such bytes."""
    connection = sqlite3.connect(":memory:")
    for act in (faults.told, faults.first_read):
        with pytest.raises(StoreTrouble, match="store-damaged"), act(tmp_path):
            connection.execute("SELECT CAST(x'ff' AS TEXT)").fetchall()
    connection.close()


def test_what_makes_no_sense_is_damage_in_the_first_read_only(tmp_path: Path) -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError), faults.told(tmp_path):
        connection.execute("SELECT 1 FROM missing")
    with pytest.raises(StoreTrouble, match="store-damaged"), faults.first_read(tmp_path):
        connection.execute("SELECT 1 FROM missing")
    with pytest.raises(StoreTrouble, match="store-damaged"), faults.first_read(tmp_path):
        b"\xff".decode("utf-8")
    with pytest.raises(StoreTrouble, match="store-damaged"), faults.first_read(tmp_path):
        connection.execute("SELECT 1 WHERE 0").fetchone()[0]
    connection.close()


@pytest.mark.parametrize(
    ("code", "key"),
    [(errno.ENOSPC, "store-full"), (errno.EROFS, "store-read-only"), (errno.EIO, "store-io")],
)
def test_an_error_of_the_system_is_a_trouble_too(code: int, key: str) -> None:
    assert faults.trouble_of_system(OSError(code, "no"), PATH).key == key
    assert faults.trouble_of_system(OSError("no code"), PATH).key == "store-io"
