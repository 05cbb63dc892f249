"""Every version there ever was comes up to date, whole or not at all."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import chart, migrations, opening, schema, sealing, search, settings
from desk.store.database import Database
from desk.store.keyring import KeyRing
from desk.store.sealing import Sealer
from desk.store.verification import Verification
from tests.store.samples import KEYS

NAMES = [
    "001_shop", "002_orders", "003_ledger", "004_returns", "005_policy", "006_trust", "007_goods",
    "008_sales", "009_claims", "010_checks", "011_books",
]  # fmt: skip

DRAFT = "INSERT INTO drafts VALUES ('order', '', '{}', '2026-03-02T16:00:00+00:00')"
DRAFT_OF_A_PERSON = "INSERT INTO drafts VALUES ('', 'order', '', '{}', '2026-03-02T16:00:00+00:00')"


def make_old(path: Path, next_name: str) -> None:
    """A file as the program left it before a migration was known."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        settings.settle(connection, path)
        migrations.migrate(connection, stop_before=next_name)


def raw(path: Path, sql: str) -> list[tuple]:
    """What another program reads in a file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(sql).fetchall()


def test_the_names_are_kept_and_lead_to_the_version() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.migrate(connection)
    names = [row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert names == NAMES
    assert schema.read_version(connection)[1] == schema.VERSION == len(NAMES)
    connection.close()


@pytest.mark.parametrize("version", range(1, len(NAMES)))
def test_an_older_file_is_brought_up_to_date_with_what_is_in_it(tmp_path: Path, version: int) -> None:
    path = tmp_path / "shop.desk"
    make_old(path, NAMES[version])
    assert raw(path, "PRAGMA user_version") == [(version,)]
    raw(path, DRAFT_OF_A_PERSON if version >= 6 else DRAFT)
    db = Database.open(path, KEYS)
    assert schema.digest(db.connection) == schema.DIGEST
    assert [row["kind"] for row in db.query("SELECT kind FROM drafts")] == ["order"]
    db.close()


def test_customers_of_an_older_file_are_found_by_the_words_of_their_names(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    make_old(path, "006_trust")
    raw(path, "INSERT INTO addresses VALUES (1, '', '', '', '', '', '', '', '', '', 0)")
    customer = "1, 'CM-1', 'CM-1', 'Ann Bell', '', '', 1, 'ann bell', '', ' ann bell'"
    raw(path, f"INSERT INTO customers VALUES ({customer})")
    with closing(Database.open(path, KEYS)) as db:
        assert search.customers(db, "bell", 5) == ("CM-1",)


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    migrations.migrate_file(path)
    before = raw(path, "SELECT * FROM _sqlite_migrations")
    migrations.migrate_file(path)
    assert raw(path, "SELECT * FROM _sqlite_migrations") == before


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    """A file is afterwards what it was, byte for byte and with its time, and lies alone."""

    def found() -> tuple:
        names = sorted(each.name for each in path.parent.iterdir())
        return names, path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest()

    before = found()
    yield
    assert found() == before


LONG = bool(os.environ.get("DESK_LONG"))
STEPS = {"SHOP": migrations.SHOP, "ORDERS": migrations.ORDERS, "LEDGER": migrations.LEDGER}
STEPS |= {"RETURNS": migrations.RETURNS, "POLICY": migrations.POLICY, "TRUST": migrations.TRUST}
STEPS |= {"GOODS": migrations.GOODS, "SALES": migrations.SALES, "CLAIMS": migrations.CLAIMS}
STEPS |= {"CHECKS": migrations.CHECKS, "BOOKS": migrations.BOOKS}


@pytest.mark.slow
@pytest.mark.parametrize("next_name", NAMES[1:])
def test_a_migration_that_fails_at_any_step_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, next_name: str
) -> None:
    """Also the steps before it, however many versions the file is behind; and why it failed is logged."""
    path = tmp_path / "shop.desk"
    make_old(path, next_name)
    tried, versions = 0, NAMES.index(next_name)
    for later, name in enumerate(list(STEPS)[versions:]):
        # All steps of the next version; of those after it, which fail from there as well, some from each.
        every = 10 if later and not LONG else 1
        for place in range(versions % every, len(STEPS[name]), every):
            broken = (*STEPS[name][:place], "CREATE TABLE broken (", *STEPS[name][place + 1 :])
            with monkeypatch.context() as patch, untouched(path):
                patch.setattr(migrations, name, broken)
                with pytest.raises(StoreTrouble, match="store-not-migrated"):
                    Database.open(path, KEYS)
            tried += 1
    assert tried >= len(list(STEPS.values())[versions])
    Database.open(path, KEYS).close()
    assert raw(path, "PRAGMA user_version") == [(schema.VERSION,)]


def test_steps_kept_one_by_one_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: a migration that keeps each step as it is done."""

    def one_by_one(path: Path, keys: KeyRing) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            settings.settle(connection, path)
            migrations.migrate(connection)

    path = tmp_path / "shop.desk"
    make_old(path, NAMES[1])
    monkeypatch.setattr(migrations, "POLICY", ("CREATE TABLE broken (",))
    monkeypatch.setattr(opening, "make_current", one_by_one)
    with (
        pytest.raises(AssertionError),
        untouched(path),
        pytest.raises(StoreTrouble, match="store-not-migrated"),
    ):
        Database.open(path, KEYS)


def test_an_older_file_that_another_program_changed_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    make_old(path, NAMES[3])
    raw(path, "CREATE TRIGGER spy AFTER INSERT ON payments BEGIN DELETE FROM items; END")
    with untouched(path), pytest.raises(StoreTrouble, match="store-altered"):
        Database.open(path, KEYS)


def test_what_was_asked_for_is_done_before_a_migration_and_only_then(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    make_old(path, NAMES[3])
    seen: list[tuple[Path, int]] = []

    def back_up(file: Path) -> None:
        seen.append((file, raw(file, "PRAGMA user_version")[0][0]))

    Database.open(path, KEYS, back_up).close()
    Database.open(path, KEYS, back_up).close()
    assert seen == [(path, 3)]


def test_no_backup_no_migration(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    make_old(path, NAMES[3])

    def refuse(file: Path) -> None:
        raise StoreTrouble("store-full", path=str(file))

    with untouched(path), pytest.raises(StoreTrouble, match="store-full"):
        Database.open(path, KEYS, refuse)
    Database.open(path, KEYS).close()


def test_a_version_that_its_tables_belie_is_told(tmp_path: Path) -> None:
    """An older version written into a current file: no migration would ever bring that up to date."""
    path = tmp_path / "shop.desk"
    Database.create(path, KEYS).close()
    raw(path, "PRAGMA user_version = 2")
    with untouched(path), pytest.raises(StoreTrouble, match="store-altered"):
        Database.open(path, KEYS)


def test_why_a_migration_failed_is_logged_without_what_is_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "shop.desk"
    make_old(path, NAMES[3])
    monkeypatch.setattr(migrations, "POLICY", ("INSERT INTO drafts VALUES ('Ida Müller')",))
    with untouched(path), pytest.raises(StoreTrouble, match="store-not-migrated"):
        Database.open(path, KEYS)
    assert "OperationalError" in caplog.text and "Ida" not in caplog.text


def test_a_damaged_file_is_told_and_not_migrated(tmp_path: Path) -> None:
    """What is damaged would be carried into the new version, or end the migration with an error of SQL."""
    path = tmp_path / "shop.desk"
    make_old(path, NAMES[1])
    schema_of_history = "UPDATE sqlite_master SET sql = replace(sql, {}) WHERE name = 'history'"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(schema_of_history.format("'reason TEXT NOT NULL', 'reason TEXT'"))
    raw(
        path,
        "INSERT INTO history VALUES (1, '2026-03-02T16:00:00+00:00', '2026-03-02', 'A', 'x', 'x', NULL, '')",
    )
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(schema_of_history.format("'reason TEXT', 'reason TEXT NOT NULL'"))
    with pytest.raises(StoreTrouble, match="store-damaged"):
        Database.open(path, KEYS)
    assert raw(path, "PRAGMA user_version") == [(1,)]


def sealed(path: Path, monkeypatch: pytest.MonkeyPatch, keys: KeyRing) -> None:
    """A file as the program of version 6 left it, which knew fewer tables, with its rows sealed."""
    make_old(path, NAMES[6])
    known = 32
    with monkeypatch.context() as patch, closing(sqlite3.connect(path, isolation_level=None)) as connection:
        patch.setattr(sealing, "ROWS", sealing.ROWS[:known])
        patch.setattr(sealing, "_WATCH", sealing._WATCH[: 1 + 3 * known])
        Sealer(connection, keys, path).begin()


def found(path: Path, keys: KeyRing) -> tuple:
    """What a check of the whole file finds."""
    with closing(Database.open(path, keys)) as db:
        check = Verification(db)
        for _ in check.whole():
            pass
    return check.findings


def test_what_a_migration_adds_to_a_sealed_file_is_sealed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, keys = tmp_path / "shop.desk", KeyRing(tmp_path / "keys")
    sealed(path, monkeypatch, keys)
    assert found(path, keys) == ()


def test_rows_slipped_in_before_a_migration_are_not_sealed_by_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted faults: a posting more in the old file, and a migration that seals nothing."""
    path, keys = tmp_path / "shop.desk", KeyRing(tmp_path / "keys")
    sealed(path, monkeypatch, keys)
    raw(path, "INSERT INTO postings VALUES ('order_shipped', 'gift', '1100', '4000', 1)")
    (finding,) = found(path, keys)
    assert (finding.kind, finding.table) == ("added", "postings")
    other = tmp_path / "other.desk"
    sealed(other, monkeypatch, keys)
    monkeypatch.setattr(opening, "make_current", lambda path, keys: migrations.migrate_file(path))
    newer = (
        *(chart.SALE_POSTINGS, chart.SALE_ACCOUNTS, chart.CLAIM_POSTINGS, chart.CLAIM_ACCOUNTS),
        *(chart.CHECK_POSTINGS, chart.CHECK_ACCOUNTS, chart.BOOK_POSTINGS, chart.BOOK_ACCOUNTS),
    )
    assert len(found(other, keys)) == sum(len(rows) for rows in newer)
