"""SQLite's errors become troubles that a clerk can act on, and bugs stay bugs."""

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
