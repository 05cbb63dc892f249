"""What crash tests begin with: a shop with something of everything, or one of an older version."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from desk.app import Start
from desk.operations.desk import Desk
from desk.records.people import OWNER
from desk.store import migrations, people, settings
from tests.conftest import SHOP
from tests.crash import book_deeds, check_deeds, returning
from tests.crash.bench import at
from tests.crash.deeds import DEEDS

# Where a newer version keeps what stood in a column that it has no more.
_MOVED = {
    ("history", "reason"): "(SELECT reason FROM {}.history_words said WHERE said.id = history.id)",
    ("history", "detail"): """(SELECT coalesce(json_extract(after, '$.detail'), '')
        FROM {}.history_words said WHERE said.id = history.id)""",
}
# An older version owed sales tax on one account, whatever the state.
_ONE_TAX = "UPDATE journal_legs SET account = '2200' WHERE account NOT IN (SELECT number FROM accounts)"
_TABLES = "SELECT name FROM {}.sqlite_master WHERE type = 'table' ORDER BY name"
_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
# What left lines in the history of a table that the older versions did not have.
_UNKNOWN = (
    "override an RA", "override a settlement", "ship", "arrive", "tell", "import a list", "take an order",
    "take a payment", "void a payment", "send from the shelf", "cancel a part",
    "decide a cancellation", *returning.DEEDS, *check_deeds.DEEDS, *book_deeds.DEEDS,
)  # fmt: skip
# What is a migration's own to write.
OWN = ("_sqlite_migrations", "accounts", "postings")
# Rows without a number of their own.
_UNNUMBERED = ("customer_words", "ledger_days", "tax_days", "sent_days", "return_days")
# An older shop has no seals yet: those of the newer one are of its own tables.
SEALS = ("seals", "identity")


# By its name a table's columns and rows.
Rows = tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]


def make_empty(home: Path) -> Path:
    """A new shop with an owner, who may do whatever is done here."""
    shop = Start(home).create_shop(home / "shop.desk", SHOP, "samanthas", "Alma")
    with Start(home).open_desk(shop, "Alma") as desk, desk.db.atomic():
        # Without a secret, which takes a quarter of a second to hash.
        people.add(desk.db, "Alma", OWNER)
    return shop


@contextmanager
def at_work(home: Path) -> Iterator[Desk]:
    """The shop as its owner has it open, whose secret was asked for."""
    with Start(home).open_desk(home / "shop.desk", "Alma") as desk:
        yield replace(desk, person=1, proven=True)


def make_shop(home: Path, without: Sequence[str] = ()) -> Path:
    """A shop in which every kind of write was done once, but for some, closed tidily."""
    shop = make_empty(home)
    with at_work(home) as desk:
        for kind, deed in DEEDS.items():
            if kind not in without:
                deed(at(desk))()
    return shop


def names() -> list[str]:
    """All migrations by name, oldest first."""
    return [each.name for each in migrations.migrations()._migrations]


def make_old(home: Path, version: int) -> Path:
    """The same shop as the program kept it when ``version`` was the newest, as far as it had the tables."""
    newer = make_shop(home, without=_UNKNOWN)
    older = newer.with_name("older")
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        settings.settle(connection, older)
        migrations.migrate(connection, stop_before=names()[version])
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        _fill(connection, newer)
    # Whatever a newer version keeps beside its file, the old one did not.
    data = older.read_bytes()
    shutil.rmtree(home)
    home.mkdir()
    newer.write_bytes(data)
    return newer


def _fill(connection: sqlite3.Connection, newer: Path) -> None:
    """Copy row by row what both versions know; triggers rest meanwhile, since all was counted already."""
    connection.execute("ATTACH ? AS newer", (str(newer),))
    triggers = connection.execute(_TRIGGERS).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("BEGIN")
    for table in (each for each in tables(connection) if each not in SEALS):
        names = _columns(connection, "main", table)
        chosen = _chosen(connection, "newer", table, names)
        connection.execute(f"INSERT INTO main.{table} ({', '.join(names)}) {chosen}")
    connection.execute(_ONE_TAX)
    connection.execute("COMMIT")
    for _, sql in triggers:
        connection.execute(sql)


def tables(connection: sqlite3.Connection, database: str = "main") -> list[str]:
    """The tables that hold what a shop wrote."""
    found = [row[0] for row in connection.execute(_TABLES.format(database))]
    return [name for name in found if name not in OWN and not name.startswith("sqlite_")]


def _columns(connection: sqlite3.Connection, database: str, table: str) -> list[str]:
    """The columns of a table that are written, not computed."""
    return [row[1] for row in connection.execute(f"PRAGMA {database}.table_info({table})")]


def _chosen(connection: sqlite3.Connection, database: str, table: str, columns: Sequence[str]) -> str:
    """A statement for columns of an older or this version, wherever the rows hold them now."""
    there = _columns(connection, database, table)
    found = [name if name in there else _MOVED[table, name].format(database) for name in columns]
    order = ", ".join(found) if table in _UNNUMBERED else f"{table}.rowid"
    return f"SELECT {', '.join(found)} FROM {database}.{table} ORDER BY {order}"


def rows(connection: sqlite3.Connection, like: dict[str, Rows] | None = None) -> dict[str, Rows]:
    """Every row of every table; or of the tables and columns that ``like`` has."""
    found = {}
    for table in like or tables(connection):
        columns = like[table][0] if like else tuple(_columns(connection, "main", table))
        chosen = _chosen(connection, "main", table, columns)
        found[table] = (columns, tuple(connection.execute(chosen).fetchall()))
    return found
