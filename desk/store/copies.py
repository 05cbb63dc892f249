"""Copies a shop's open file, and looks through a finished copy without running anything in it.

The copy is made by SQLite over the one connection (trust.md F2, B1). Where it is examined it is opened to be
read only, and its tables must be ours to the letter before anything else is asked of it (trust.md A16).
"""

import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desk.records.backups import Manifest
from desk.records.errors import StoreTrouble
from desk.records.lists import Progress
from desk.records.trust import Finding
from desk.store import faults, inspection, ledger, opening, schema, settings, shop, streams
from desk.store.database import Database
from desk.store.keyring import KeyRing
from desk.store.marks import Mark
from desk.store.place import remove
from desk.store.sealing import TABLES, Sealer
from desk.store.verification import Verification

Pulse = Callable[[int, int], None]
_PAGES = 1024
COUNTS = {table: f"SELECT count(*) FROM {table}" for table in (*TABLES, "seals")}
_NUMBERS = "SELECT series, year, last FROM counters"
_PHOTOS = "SELECT DISTINCT digest FROM photos ORDER BY digest"
_IS_OURS = "SELECT count(*) FROM identity WHERE shop = ?"
_KEYS = {"store-full": "backup-disk-full", "store-read-only": "backup-not-allowed", "store-io": "backup-io"}
_SET = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY")
_SETTINGS = tuple(f"PRAGMA {each}" for each in _SET)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What must be known of a shop from outside its file: its key, and what its mark says of the chain."""

    shop: str
    key: bytes
    base: int = 0
    base_mac: str = ""
    disputed: str = ""


def still(done: int, of: int) -> None:
    """What is done between two steps of copying where nobody watches."""


def copy(source: sqlite3.Connection, target: Path, pulse: Pulse = still) -> None:
    """Have a whole copy of an open file under a name, or nothing; what is written meanwhile is in it.

    ``pulse`` is called between two steps, and may write over the same connection. Raises StoreTrouble.
    """
    part = streams.part_of(target)
    try:
        remove(part)
        with suppress(OSError):  # which SQLite meets as well, and tells
            part.touch(0o600, exist_ok=False)
        with _told(target), closing(opening.connect(str(part))) as made:
            made.execute("PRAGMA journal_mode=OFF")
            made.execute("PRAGMA synchronous=OFF")
            source.backup(made, pages=_PAGES, progress=lambda _state, left, of: pulse(of - left, of))
            # Without a log of its own the copy is one file, which nothing beside it can change.
            made.execute("PRAGMA locking_mode=EXCLUSIVE")
            made.execute("PRAGMA journal_mode=DELETE")
        with streams.told(target):
            streams.sync(part)
            part.replace(target)
            streams.sync_folder(target.parent)
    finally:
        with suppress(OSError):
            remove(part)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turns the errors of SQLite about a copy into StoreTrouble about a backup."""
    try:
        yield
    except sqlite3.Error as error:
        found = faults.trouble(error, target)
        if found is None:
            raise
        raise StoreTrouble(_KEYS.get(found.key, found.key), path=str(target)) from error


class Copy(Database):
    """A finished copy, opened to be read; all that reads a shop's file reads it as well."""

    @classmethod
    def read(cls, path: Path, anchor: Anchor) -> "Copy":
        """A copy whose tables are ours and whose shop is the anchor's; raises StoreTrouble for any other."""
        keys = KeyRing()
        keys.put(anchor.shop, anchor.key)
        made = cls(path, keys)
        with faults.told(path):
            connection = connect(path)
            try:
                found = schema.read_version(connection)
                inspection.judge(path, *found)
                if found[1] != schema.VERSION or schema.digest(connection) != schema.DIGEST:
                    raise StoreTrouble("backup-altered", path=str(path))
                if connection.execute(_IS_OURS, (anchor.shop,)).fetchone()[0] != 1:
                    raise StoreTrouble("backup-other-shop", path=str(path))
                made._connection, made._sealer = connection, Sealer(connection, keys, path)
                settings.guard(connection)
            except BaseException:
                connection.close()
                raise
        made.sealer.change_mark(**{name: getattr(anchor, name) for name in ("base", "base_mac", "disputed")})
        return made


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a finished copy that cannot change it, and that trusts nothing in it."""
    connection = opening.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1")
    for number in range(len(_SETTINGS)):
        connection.execute(_SETTINGS[number])
    for category, limit in settings.LIMITS.items():
        connection.setlimit(category, limit)
    return connection


def examine(path: Path, anchor: Anchor) -> Generator[Progress, None, Manifest]:
    """Look through a whole copy in small steps; what a manifest says of the rows in it.

    Raises StoreTrouble: ``backup-altered``, ``backup-other-shop``, and ``backup-findings`` with the first row
    that is not as the program left it.
    """
    with closing(Copy.read(path, anchor)) as found, faults.told(path):
        check = Verification(found)
        yield from check.whole()
        if check.findings:
            raise _finding(path, check.findings)
        return _facts(found, anchor)


def _finding(path: Path, findings: tuple[Finding, ...]) -> StoreTrouble:
    first = findings[0]
    what = " ".join(str(each) for each in (first.table, first.row or "", first.name) if each) or first.kind
    return StoreTrouble("backup-findings", path=str(path), what=what, count=len(findings))


def _facts(found: Database, anchor: Anchor) -> Manifest:
    """What a manifest says of the rows; the rest of it is about the file."""
    mark: Mark = found.sealer.mark
    head = found.sealer.head
    return Manifest(
        sequence=0,
        at="",
        shop=anchor.shop,
        name=shop.get(found).name,
        schema=schema.VERSION,
        size=0,
        sha256="",
        counts={table: int(found.query(COUNTS[table])[0][0]) for table in COUNTS},
        balance={account: int(money) for account, money in ledger.trial_balance(found).items()},
        seal=head.seal,
        mac=head.mac.hex(),
        base=mark.base,
        base_mac=mark.base_mac,
        numbers=numbers(found),
        photos=tuple(row["digest"] for row in found.query(_PHOTOS)),
    )


def numbers(db: Database) -> dict[str, int]:
    """The last document number of each series and year, as ``RA-26``."""
    return {f"{row['series']}-{row['year']}": row["last"] for row in db.query(_NUMBERS)}


def orders_in(db: Database) -> int:
    """How many orders a shop's file holds."""
    return int(db.query(COUNTS["orders"])[0][0])
