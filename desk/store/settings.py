"""How a connection to the shop's file is set, read back and guarded (trust.md, section 0)."""

import sqlite3
from pathlib import Path

from desk.records.errors import StoreTrouble

MEMORY = Path(":memory:")
# Name, what is set, what must be read back. A temporary table in a file would leave people's data behind.
SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("busy_timeout", "250", 250),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    # In KiB: what a shop looks at all day. Asking the system for each page takes longer than reading it.
    ("cache_size", "-65536", -65536),
)
SET = {name: f"PRAGMA {name}={value}" for name, value, _ in SETTINGS}
READ = {name: f"PRAGMA {name}" for name, _, _ in SETTINGS}
# A database in memory has no journal file and no map.
IN_MEMORY = {"journal_mode": "memory", "mmap_size": None}
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 16 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
# By name, since Python knows them from 3.12 on; before that the authorizer alone guards.
DEFENSES = {
    "SQLITE_DBCONFIG_DEFENSIVE": True,
    "SQLITE_DBCONFIG_DQS_DML": False,
    "SQLITE_DBCONFIG_DQS_DDL": False,
}
APPEND_ONLY = frozenset(
    (
        "journal_entries",
        "journal_legs",
        "journal_seals",
        "history",
        "history_words",
        "policy_editions",
        "policy_cases",
        "credit_movements",
        "payments",
        "prints",
        "overrides",
        "seals",
        "stock_movements",
        "shipment_lines",
        "charges",
        "cancellations",
        "cancellation_lines",
        "arrivals",
        "arrival_lines",
        "notice_lines",
        "payouts",
        "damaged_movements",
        "pickups",
        "check_parts",
        "check_steps",
        "deposit_checks",
        "check_recoveries",
        "write_offs",
        "closings",
        "tax_bases",
        "returned_goods",
        "cash_moves",
        "imported_rows",
    )
)
# Of these, what people wrote is emptied when a customer is erased; a trigger sees that it is no more.
_ERASABLE = frozenset(
    (
        ("payments", "reference"),
        ("payouts", "reference"),
        ("pickups", "reference"),
        ("check_steps", "note"),
        ("history_words", "reason"),
        ("history_words", "before"),
        ("history_words", "after"),
        ("imported_rows", "before"),
    )
)
_ALLOWED = frozenset(
    (
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_SAVEPOINT,
        sqlite3.SQLITE_RECURSIVE,
    )
)
_CHANGES = frozenset((sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE))
_READABLE_WITH_ARGUMENT = frozenset(
    ("table_info", "table_xinfo", "index_list", "index_info", "index_xinfo", "foreign_key_list")
)
_CHECKS = frozenset(("quick_check", "integrity_check", "foreign_key_check", "wal_checkpoint"))
_SCHEMA_TABLES = frozenset(("sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_sequence"))


def settle(connection: sqlite3.Connection, path: Path) -> None:
    """Make every setting and read it back; raises StoreTrouble naming the first that did not take."""
    for name, _, wanted in SETTINGS:
        connection.execute(SET[name])
        row = connection.execute(READ[name]).fetchone()
        found = row[0] if row else None
        expected = IN_MEMORY.get(name, wanted) if path == MEMORY else wanted
        if found != expected:
            raise StoreTrouble("store-unsafe", path=str(path), setting=name, value=str(found))
    for category, limit in LIMITS.items():
        connection.setlimit(category, limit)
        if connection.getlimit(category) != limit:
            raise StoreTrouble("store-unsafe", path=str(path), setting=f"limit {category}", value=str(limit))


def guard(connection: sqlite3.Connection) -> None:
    """Close what the running program never does: schema changes, other files, edits of what must stay."""
    configure = getattr(connection, "setconfig", _without_config)
    for name, value in DEFENSES.items():
        configure(getattr(sqlite3, name, None), value)
    # SQLite makes this table of its own when it is first used, by a step that the authorizer would refuse.
    connection.execute("SELECT value FROM json_each('[]')").fetchall()
    connection.set_authorizer(authorize)


def _without_config(option: object, value: bool) -> None:
    """Stands in where Python is older than 3.12."""


def authorize(
    action: int, subject: str | None, argument: str | None, database: str | None, trigger: str | None
) -> int:
    """SQLite asks before it compiles a statement: what is not listed is refused."""
    if action == sqlite3.SQLITE_UPDATE and (subject, argument) in _ERASABLE:
        allowed = True
    elif action in _CHANGES:
        allowed = subject not in APPEND_ONLY and subject not in _SCHEMA_TABLES
    elif action == sqlite3.SQLITE_INSERT:
        allowed = subject not in _SCHEMA_TABLES
    elif action == sqlite3.SQLITE_PRAGMA:
        allowed = argument is None or subject in _READABLE_WITH_ARGUMENT or subject in _CHECKS
    elif action == sqlite3.SQLITE_FUNCTION:
        allowed = argument != "load_extension"
    else:
        allowed = action in _ALLOWED
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
