"""The versions of the shop's file, and the digest that its whole schema must have."""

import hashlib
import sqlite3

# The bytes "DESK" in the file's header.
APPLICATION_ID = 0x4445534B
VERSION = 11
DIGEST = "493bd48552996bc4e12f65c8084d7e4e5c81fcbe28953e761275dd32c060c265"

OBJECTS = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"


def read_version(connection: sqlite3.Connection) -> tuple[int, int]:
    """The application id and the schema version that a database says it has."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return application, connection.execute("PRAGMA user_version").fetchone()[0]


def digest(connection: sqlite3.Connection) -> str:
    """SHA-256 over every table, index and trigger; equals ``DIGEST`` where nobody tampered with them."""
    found = hashlib.sha256()
    for row in connection.execute(OBJECTS):
        found.update("\x1f".join(row).encode() + b"\x1e")
    return found.hexdigest()
