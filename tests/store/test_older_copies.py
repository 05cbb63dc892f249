"""A file is brought up to date only with a checked copy of it at hand (trust.md B10)."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import copies, manifests, migrations, older_copies, restoring, schema, settings, streams
from desk.store.database import Database
from desk.store.keyring import KeyRing
from desk.store.restoring import Staging
from tests.store.backed import to_end
from tests.store.samples import MOMENT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file as a version left it that had no seals yet."""
    path = tmp_path / "shop.desk"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        settings.settle(connection, path)
        migrations.migrate(connection, stop_before="006_trust")
    return path


def test_the_copy_is_whole_and_says_so(path: Path) -> None:
    before = path.read_bytes()
    made = older_copies.back_up_before(path, MOMENT)
    said = manifests.read(made, KeyRing())
    assert made == path.parent / "shop.desk.backups" / f"before-version-{schema.VERSION}.backup"
    assert (said.schema, said.shop, said.at) == (5, "", MOMENT)
    assert said.counts["postings"] > 0 and "orders" in said.counts and "seals" not in said.counts
    assert streams.digest(made) == said.sha256 and path.read_bytes() == before
    assert older_copies.back_up_before(path, MOMENT) == made


def test_it_can_be_restored_and_is_brought_up_to_date_then(path: Path, tmp_path: Path) -> None:
    keys = KeyRing()
    found, lock = restoring.open_backup(older_copies.back_up_before(path, MOMENT), keys)
    staging = Staging(found, lock, tmp_path / "again.desk", keys)
    to_end(staging.stage())
    with closing(staging.open()) as db:
        assert schema.read_version(db.connection)[1] == schema.VERSION
        assert copies.orders_in(db) == 0
        with db.atomic():
            copy = restoring.new_copy(db)
        staging.keep_mark(db, copy)
        assert keys.key(db.sealer.shop) == db.sealer.key
    staging.part.rename(staging.target)
    with closing(Database.open(staging.target, keys)) as db:
        assert db.sealer.copy == copy and not db.sealer.mark.disputed


def test_where_it_cannot_be_made_nothing_happens(path: Path) -> None:
    before = path.read_bytes()
    (path.parent / "shop.desk.backups").write_text("in the way")
    with pytest.raises(StoreTrouble) as caught:
        older_copies.back_up_before(path, MOMENT)
    assert caught.value.key == "migration-no-backup"
    assert path.read_bytes() == before


def test_a_damaged_file_makes_no_copy(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO order_lines SELECT * FROM order_lines")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("CREATE TABLE b (a REFERENCES shop (id))")
        connection.execute("INSERT INTO b VALUES (77)")
    with pytest.raises(StoreTrouble) as caught:
        older_copies.back_up_before(path, MOMENT)
    assert caught.value.key == "migration-no-backup"
    assert not list((path.parent / "shop.desk.backups").iterdir())


def test_a_copy_that_lacks_rows_does_not_count(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = copies.copy

    def lossy(source: sqlite3.Connection, target: Path) -> None:
        usual(source, target)
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            connection.execute("DELETE FROM postings")

    monkeypatch.setattr(older_copies.copies, "copy", lossy)
    with pytest.raises(StoreTrouble) as caught:
        older_copies.back_up_before(path, MOMENT)
    assert caught.value.key == "migration-no-backup"
    assert isinstance(caught.value.__cause__, StoreTrouble)
    assert not list((path.parent / "shop.desk.backups").iterdir())
