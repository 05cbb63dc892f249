"""What a shop's store wrote, to be written once more by bare ``sqlite3``: the floor of durable work."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

from desk.store import settings

Values = Sequence[object] | Mapping[str, object]
Write = tuple[str, Values]
_WRITING = ("INSERT", "UPDATE", "DELETE")


class Recording(sqlite3.Connection):
    """A connection that keeps each writing statement with its values in ``written``."""

    written: list[Write]

    def execute(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        """Execute a statement, and keep it if it writes to the file."""
        if sql.lstrip().startswith(_WRITING) and "temp." not in sql:
            named = isinstance(values, Mapping)
            plain = {key: _plain(values[key]) for key in values} if named else tuple(map(_plain, values))
            self.written.append((sql.partition(" RETURNING ")[0], plain))
        return super().execute(sql, values)


def _plain(value: object) -> object:
    """Money and yes or no as the whole numbers that they are kept as."""
    return int(value) if isinstance(value, int) else value


@contextmanager
def recorded() -> Iterator[list[Write]]:
    """The list that all writes of a store go to which is opened inside."""
    written: list[Write] = []

    class Kept(Recording):
        pass

    Kept.written = written
    with mock.patch.object(sqlite3, "connect", partial(sqlite3.connect, factory=Kept)):
        yield written


def connect(path: Path) -> sqlite3.Connection:
    """A bare connection to a copy of a shop's file, with the same pragmas as the program's own."""
    connection = sqlite3.connect(path, isolation_level=None)
    for name, value, _ in settings.SETTINGS:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
    return connection


def write(connection: sqlite3.Connection, writes: Sequence[Write]) -> None:
    """Write the rows in one transaction, durable at its end."""
    execute = connection.execute
    execute("BEGIN IMMEDIATE")
    for sql, values in writes:
        execute(sql, values)
    execute("COMMIT")
