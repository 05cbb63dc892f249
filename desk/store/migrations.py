"""How a shop's file came to its schema: migrations by name, run over a maintenance connection of their own.

Only making a file and bringing an older one up to date need this module, and sqlite-utils with it.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

from desk.records.errors import StoreTrouble
from desk.records.ledger import Account, Posting
from desk.store import (
    chart,
    inspection,
    schema,
    sealing,
    settings,
    tables_books,
    tables_checks,
    tables_claims,
    tables_goods,
    tables_ledger,
    tables_orders,
    tables_payouts,
    tables_policy,
    tables_returns,
    tables_sales,
    tables_shop,
    tables_trust,
)
from desk.store.keyring import KeyRing
from desk.store.sealing import Sealer

SHOP = tables_shop.STATEMENTS
ORDERS = tables_orders.STATEMENTS
LEDGER = tables_ledger.STATEMENTS
RETURNS = tables_returns.STATEMENTS
POLICY = tables_policy.STATEMENTS
TRUST = tables_trust.STATEMENTS
GOODS = tables_goods.STATEMENTS
SALES = tables_sales.STATEMENTS + tables_payouts.STATEMENTS
CLAIMS = tables_claims.STATEMENTS
CHECKS = tables_checks.STATEMENTS
BOOKS = tables_books.STATEMENTS
# Made by us as sqlite-utils would, so that a newer sqlite-utils changes no digest.
BOOK_OF_MIGRATIONS = (
    """CREATE TABLE IF NOT EXISTS _sqlite_migrations (
        id INTEGER PRIMARY KEY,
        migration_set TEXT NOT NULL,
        name TEXT NOT NULL,
        applied_at TEXT NOT NULL,
        UNIQUE (migration_set, name)
    ) STRICT""",
)


def migrations() -> Migrations:
    """All migrations in their order; a name once released is kept for ever."""
    known = Migrations("desk")
    for name, step in (
        ("001_shop", _add_shop),
        ("002_orders", _add_orders),
        ("003_ledger", _add_ledger),
        ("004_returns", _add_returns),
        ("005_policy", _add_policy),
        ("006_trust", _add_trust),
        ("007_goods", _add_goods),
        ("008_sales", _add_sales),
        ("009_claims", _add_claims),
        ("010_checks", _add_checks),
        ("011_books", _add_books),
    ):
        known(name=name)(step)
    return known


def _add_shop(tables: Tables) -> None:
    for number in range(len(SHOP)):
        tables.execute(SHOP[number])
    tables.execute("PRAGMA application_id = 1145393995")
    tables.execute("PRAGMA user_version = 1")


def _add_orders(tables: Tables) -> None:
    for number in range(len(ORDERS)):
        tables.execute(ORDERS[number])
    tables.execute("PRAGMA user_version = 2")


def _add_ledger(tables: Tables) -> None:
    for number in range(len(LEDGER)):
        tables.execute(LEDGER[number])
    _add_accounts(tables, chart.ACCOUNTS)
    _add_postings(tables, chart.POSTINGS)
    tables.execute("PRAGMA user_version = 3")


def _add_accounts(tables: Tables, accounts: Iterable[Account]) -> None:
    for row in accounts:
        tables.execute(
            "INSERT INTO accounts (number, name, kind) VALUES (?, ?, ?)", (row.number, row.name, row.kind)
        )


def _add_postings(tables: Tables, postings: Iterable[Posting]) -> None:
    for row in postings:
        tables.execute(
            "INSERT INTO postings (event, amount, debit, credit, sign) VALUES (?, ?, ?, ?, ?)",
            (row.event, row.amount, row.debit, row.credit, row.sign),
        )


def _add_returns(tables: Tables) -> None:
    for number in range(len(RETURNS)):
        tables.execute(RETURNS[number])
    tables.execute("PRAGMA user_version = 4")


def _add_policy(tables: Tables) -> None:
    for number in range(len(POLICY)):
        tables.execute(POLICY[number])
    _add_postings(tables, chart.SPLIT_POSTINGS)
    tables.execute("PRAGMA user_version = 5")


def _add_trust(tables: Tables) -> None:
    for number in range(len(TRUST)):
        tables.execute(TRUST[number])
    tables.execute("PRAGMA user_version = 6")


def _add_goods(tables: Tables) -> None:
    for number in range(len(GOODS)):
        tables.execute(GOODS[number])
    for customer, key in tables.execute(tables_goods.KEYS).fetchall():
        tables.execute(tables_goods.KEEP_WORDS, tables_goods.words_of(customer, key))
    tables.execute("PRAGMA user_version = 7")


def _add_sales(tables: Tables) -> None:
    for number in range(len(SALES)):
        tables.execute(SALES[number])
    _add_accounts(tables, chart.SALE_ACCOUNTS)
    _add_postings(tables, chart.SALE_POSTINGS)
    tables.execute("PRAGMA user_version = 8")


def _add_claims(tables: Tables) -> None:
    for number in range(len(CLAIMS)):
        tables.execute(CLAIMS[number])
    _add_accounts(tables, chart.CLAIM_ACCOUNTS)
    _add_postings(tables, chart.CLAIM_POSTINGS)
    tables.execute("PRAGMA user_version = 9")


def _add_checks(tables: Tables) -> None:
    for number in range(len(CHECKS)):
        tables.execute(CHECKS[number])
    _add_accounts(tables, chart.CHECK_ACCOUNTS)
    _add_postings(tables, chart.CHECK_POSTINGS)
    tables.execute("PRAGMA user_version = 10")


def _add_books(tables: Tables) -> None:
    for number in range(len(BOOKS)):
        tables.execute(BOOKS[number])
    _add_accounts(tables, chart.BOOK_ACCOUNTS)
    _add_postings(tables, chart.BOOK_POSTINGS)
    tables.execute("PRAGMA user_version = 11")


def migrate(connection: sqlite3.Connection, stop_before: str | None = None) -> None:
    """Bring a connection's database up to date, inside the transaction that is open if there is one."""
    connection.execute(BOOK_OF_MIGRATIONS[0])
    tables = Tables(connection, execute_plugins=False, recursive_triggers=False)
    migrations().apply(tables, stop_before=stop_before)


def migrate_file(path: Path, keys: KeyRing | None = None) -> None:
    """Bring a file up to date, or make it, over a maintenance connection that is closed at the end.

    All that is missing is one transaction: where a step fails, or leads to tables that are not ours since
    another program changed the old ones (StoreTrouble ``store-altered``), the file is as it was. What a step
    adds to a file that has seals is sealed with its key, which ``keys`` holds.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        settings.settle(connection, path)
        connection.execute("BEGIN IMMEDIATE")
        ends = sealing.ends(connection)
        migrate(connection)
        if schema.read_version(connection)[1] != schema.VERSION:
            raise StoreTrouble("store-altered", path=str(path))
        inspection.judge_schema(path, connection)
        sealer = Sealer(connection, keys, path) if ends and keys is not None else None
        head = sealer.seal_after(ends) if sealer else None
        connection.execute("COMMIT")
        if sealer and head:
            sealer.keep(head)
