"""The shop's file: opened with every setting read back, written in whole transactions, closed tidily."""

import sqlite3
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from desk.records.errors import StoreTrouble
from desk.store import cards, faults, holders, inspection, opening, settings, swaps, territory
from desk.store.keyring import KeyRing
from desk.store.place import Place, part_of, place_of, put_in_place, remove, remove_older_parts

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

    from desk.store.sealing import Sealer

Values = Sequence[object] | Mapping[str, object]
_READS = ("SELECT", "PRAGMA")
# The files that this process holds: opening one again would give up its locks, while its holder lives.
_HELD: "WeakValueDictionary[Place, Database]" = WeakValueDictionary()
_ALONE = 0o600


class Database:
    """One open shop's file and its only connection; writes stand inside ``atomic()``, which seals them.

    ``keys`` holds, outside the file, the key that its rows are sealed with.
    """

    def __init__(
        self, path: Path, keys: KeyRing, before_migration: opening.BeforeMigration = opening.nothing
    ) -> None:
        self.path, self._keys = path, keys
        self._before_migration = before_migration
        self._connection: sqlite3.Connection | None = None
        self._tables: Tables | None = None
        self._sealer: Sealer | None = None
        self._place: Place | None = None
        self._closed = False
        self._undone = 0

    @classmethod
    def open(
        cls, path: Path | str, keys: KeyRing, before_migration: opening.BeforeMigration = opening.nothing
    ) -> "Database":
        """A shop's file, migrated if it is older; raises StoreTrouble, and then has not touched it.

        ``before_migration`` gets the path of a file that will be migrated and keeps that from happening by
        raising StoreTrouble; nobody holds the file then.
        """
        db = cls(Path(path), keys, before_migration)
        db._connection = db._enter()
        return db

    @classmethod
    def create(cls, path: Path | str, keys: KeyRing) -> "Database":
        """A new file without a shop in it yet; raises StoreTrouble ``store-exists`` for one that is there."""
        with cls.making(path, keys):
            pass
        return cls.open(path, keys)

    @classmethod
    @contextmanager
    def making(cls, path: Path | str, keys: KeyRing) -> Iterator["Database"]:
        """A new file to be filled, which takes its name whole at the end, or not at all."""
        wanted = Path(path)
        if wanted.exists():
            raise StoreTrouble("store-exists", path=str(wanted))
        territory.check(wanted)
        part = part_of(wanted)
        remove(part)
        try:
            # Customers and hashed PINs are read by who made the file, and by nobody else at the computer.
            with suppress(OSError):  # which SQLite meets as well, and tells
                part.touch(_ALONE, exist_ok=False)
            with faults.told(wanted):
                opening.make_current(part, keys)
            remove_older_parts(wanted, part)
            db = cls.open(part, keys)
            try:
                yield db
                keys.expect(wanted, db.sealer.shop, db.sealer.copy)
            finally:
                db.close()
            put_in_place(part, wanted)
        finally:
            remove(part)

    @classmethod
    def in_memory(cls, like: "Database | None" = None) -> "Database":
        """A store that is gone when it is closed, empty or a copy of ``like``, for tests and trials."""
        db = cls(settings.MEMORY, like.keys.copied() if like else KeyRing())
        db._connection, db._sealer = opening.open_memory(db._keys, like.connection if like else None)
        return db

    @property
    def connection(self) -> sqlite3.Connection:
        """The one connection; after a broken disk it is opened anew, with all checks, when next needed."""
        if self._connection is None:
            if self._closed:
                raise RuntimeError("the shop's file is closed")
            self._connection = self._enter()
        return self._connection

    @property
    def written(self) -> tuple[sqlite3.Connection, int, int]:
        """Tells one state of the file from another: written to, rolled back or opened anew, it is another."""
        return self.connection, self.connection.total_changes, self._undone

    @property
    def is_open(self) -> bool:
        """Whether nobody closed it."""
        return not self._closed

    @property
    def keys(self) -> KeyRing:
        """Where the key and the marks are kept, outside the file."""
        return self._keys

    @property
    def tables(self) -> "Tables":
        """The same connection as sqlite-utils shows it, which is imported when first asked for."""
        if self._tables is None:
            from sqlite_utils import Database as Tables

            self._tables = Tables(self.connection, execute_plugins=False, recursive_triggers=False)
        return self._tables

    @property
    def sealer(self) -> "Sealer":
        """What seals the rows of the open connection, and knows the mark kept outside."""
        if self._sealer is None:
            self._connection = self.connection
        assert self._sealer is not None, "an open connection has one"
        return self._sealer

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """One transaction: all that is written inside is sealed and kept, or nothing. Does not nest."""
        if self.connection.in_transaction:
            raise RuntimeError("a transaction is open already")
        self._run("BEGIN IMMEDIATE")
        self.sealer.ahead = None
        try:
            with faults.told(self.path):
                yield
                head = self.sealer.seal()
            self.check_place()
            self._run("COMMIT")
        except BaseException as error:
            self._roll_back(error)
            raise
        if head is not None:
            self.sealer.keep(head)

    def query(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        """All rows of a statement; one that writes is looked at as by ``execute``."""
        if not sql.lstrip().startswith(_READS):
            cards.refuse(values)
        cursor = self._run(sql, values)
        cursor.row_factory = sqlite3.Row
        try:
            return cursor.fetchall()
        except sqlite3.Error as error:
            self._tell(error)
            raise

    def ids(self, sql: str, values: Values = (), most: int | None = None) -> "array[int]":
        """The only column of a statement's first ``most`` rows, of all for None, as 64-bit numbers."""
        cursor = self._run(sql, values)
        try:
            return array("q", islice(chain.from_iterable(cursor), most))
        except sqlite3.Error as error:
            self._tell(error)
            raise

    def stream(self, sql: str, values: Values = (), size: int = 200) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a statement as bare tuples, ``size`` at a time, so that millions need little memory."""
        cursor = self._run(sql, values)
        try:
            while page := cursor.fetchmany(size):
                yield page
        except sqlite3.Error as error:
            self._tell(error)
            raise
        finally:
            cursor.close()

    def execute(self, sql: str, values: Values = ()) -> int:
        """Write inside the open transaction; the number of rows that changed.

        Raises BadInput ``card-number`` rather than write a payment card's number, as ``insert`` does.
        """
        self.need_transaction()
        cards.refuse(values)
        return self._run(sql, values).rowcount

    def insert(self, table: str, **values: object) -> int:
        """Add a row inside the open transaction; its id. The names are ours, the values anybody's."""
        self.need_transaction()
        cards.refuse(values)
        return self._run(_insertion(table, *values), tuple(values.values())).fetchone()[0]

    def need_transaction(self) -> None:
        """Raises RuntimeError outside ``atomic()``: a write is one transaction that someone has to begin."""
        if not self.connection.in_transaction:
            raise RuntimeError("a write stands inside atomic()")

    def check_place(self) -> None:
        """Raises StoreTrouble where the file is gone or another one has its name: a commit would be lost."""
        here = place_of(self.path)
        if self.path != settings.MEMORY and (here is None or self._place not in (here, None)):
            raise StoreTrouble("store-replaced" if here else "store-moved", path=str(self.path))

    def tidy(self) -> None:
        """Put what is in the log into the file and cut the log short; for when nobody is waiting."""
        self._run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Give the file back; what is in the log goes into it. Closing twice does nothing."""
        self._closed = True
        self._leave()

    def _run(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        # Those who call query, ids and execute give constants, which tests/house/test_database.py sees to.
        run = self.connection.execute
        try:
            return run(sql, values)
        except sqlite3.Error as error:
            self._tell(error)
            raise

    def _tell(self, error: sqlite3.Error) -> None:
        """Raises the trouble that an error means, if it is no bug; a broken connection is given up."""
        found = faults.trouble(error, self.path)
        if found is None:
            return
        if not self.connection.in_transaction:
            self._give_up_if_broken(found)
        raise found from error

    def _roll_back(self, error: BaseException) -> None:
        self._undone += 1
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.rollback()
        self._give_up_if_broken(error)

    def _give_up_if_broken(self, error: BaseException) -> None:
        if isinstance(error, StoreTrouble) and error.key in faults.BROKEN:
            self._leave()

    def _enter(self) -> sqlite3.Connection:
        swaps.complete(self.path)
        place = place_of(self.path)
        if place in _HELD:
            raise holders.in_use(self.path)
        try:
            inspection.inspect(self.path)
            territory.check(self.path)
            with faults.told(self.path):
                connection, self._sealer = opening.open_current(self.path, self._keys, self._before_migration)
        except StoreTrouble as trouble:
            told = holders.in_use(self.path) if trouble.key == "store-in-use" else trouble
            raise told from trouble.__cause__
        assert place is not None, "inspect() saw it"
        self._place = place
        _HELD[place] = self
        holders.note(self.path)
        return connection

    def _leave(self) -> None:
        connection, self._connection, self._tables, self._sealer = self._connection, None, None, None
        if connection is None:
            return
        if self._place is not None:
            holders.forget(self.path)
            _HELD.pop(self._place, None)
        connection.close()


@cache
def _insertion(table: str, *columns: str) -> str:
    if not all(name.isascii() and name.isidentifier() for name in (table, *columns)):
        raise ValueError(f"not names of ours: {table} {columns}")
    marks = ", ".join("?" for _ in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) RETURNING id"
