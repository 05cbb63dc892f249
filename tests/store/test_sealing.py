"""Every transaction seals the rows it changed, in one chain whose key is not in the file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import sealing, settings
from desk.store.database import Database
from desk.store.keyring import KeyRing
from tests.store import samples

NOTE = "INSERT INTO settings (name, value) VALUES (?, 'x')"


def seals(db: Database) -> list[tuple[int, int]]:
    """The number of each seal, with how many rows it names."""
    return [(row["id"], len(row["rows"]) // sealing.ROW.size) for row in db.query("SELECT * FROM seals")]


UNSEALED = ("drafts", "customer_words", "ledger_days", "tax_days", "sent_days", "return_days")


def test_every_table_is_sealed_but_drafts_the_seals_and_what_repeats_others(db: Database) -> None:
    tables = {row["name"] for row in db.query("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables - set(sealing.TABLES) == {*UNSEALED, "seals", "_sqlite_migrations", "sqlite_stat1"} & tables
    assert set(sealing.TABLES) <= tables


def test_a_transaction_has_one_seal_over_each_row_it_touched(db: Database) -> None:
    before = db.sealer.head
    with db.atomic():
        db.execute(NOTE, ("a",))
        db.execute("UPDATE settings SET value = 'y'")
        db.execute(NOTE, ("b",))
    assert seals(db)[-1] == (before.seal + 1, 2) and db.sealer.head.seal == before.seal + 1
    with db.atomic():
        db.execute("DELETE FROM settings WHERE name = 'a'")
    assert seals(db)[-1] == (before.seal + 2, 1)


def test_what_is_not_kept_or_not_sealed_makes_no_seal(db: Database) -> None:
    before = seals(db)
    with pytest.raises(ZeroDivisionError), db.atomic():
        db.execute(NOTE, ("a",))
        raise ZeroDivisionError
    with db.atomic():
        db.execute("INSERT INTO drafts VALUES ('Ann', 'a', '', '{}', ?)", (samples.MOMENT,))
    assert seals(db) == before
    with db.atomic():
        db.execute(NOTE, ("a",))
    assert len(seals(db)) == len(before) + 1, "and the undone change is forgotten"


def test_a_large_transaction_has_several_seals(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_MOST", 3)
    before = db.sealer.head.seal
    with db.atomic():
        for number in range(7):
            db.execute(NOTE, (str(number),))
    assert seals(db)[-3:] == [(before + 1, 3), (before + 2, 3), (before + 3, 1)]


def test_a_column_that_a_migration_adds_changes_no_digest(db: Database) -> None:
    place = sealing.TABLES.index("items")
    cursor = db.connection.execute(sealing.ROWS[place])
    names, row = [column[0] for column in cursor.description], cursor.fetchone()
    digest = db.sealer.digest(place, names, row)
    assert db.sealer.digest(place, [*names, "colour"], (*row, None)) == digest
    assert db.sealer.digest(place, [*names, "colour"], (*row, "")) != digest
    told = sealing.TABLES.index("settlements")
    bare = db.sealer.digest(told, ["id"], (1,))
    assert db.sealer.digest(told, ["id", "told"], (1, "[]")) == bare
    assert db.sealer.digest(told, ["id", "told"], (1, None)) != bare, "nothing is not the default"


def test_an_open_file_goes_on_where_it_was_and_outside_stands_its_last_seal(tmp_path: Path) -> None:
    path, keys = tmp_path / "shop.desk", KeyRing(tmp_path / "keys")
    db = Database.create(path, keys)
    samples.fill(db)
    head, shop, copy = db.sealer.head, db.sealer.shop, db.sealer.copy
    assert db.sealer.mark.seal == head.seal and db.sealer.mark.mac == head.mac.hex()
    db.close()
    again = Database.open(path, KeyRing(tmp_path / "keys"))
    assert (again.sealer.head, again.sealer.shop, again.sealer.copy) == (head, shop, copy)
    assert again.sealer.highest() == {}
    again.close()


def test_without_its_key_or_with_another_a_file_does_not_open(tmp_path: Path) -> None:
    path, keys = tmp_path / "shop.desk", KeyRing()
    Database.create(path, keys).close()
    other = KeyRing()
    with pytest.raises(StoreTrouble, match="key-missing") as caught:
        Database.open(path, other)
    shop = str(caught.value.values["shop"])
    other.put(shop, b"x" * 16)
    with pytest.raises(StoreTrouble, match="key-wrong"):
        Database.open(path, other)
    other.put(shop, keys.key(shop) or b"")
    Database.open(path, other).close()


def test_a_file_in_the_place_of_another_one_is_disputed_unless_the_program_put_it_there(
    tmp_path: Path,
) -> None:
    path, other, keys = tmp_path / "shop.desk", tmp_path / "other.desk", KeyRing(tmp_path / "keys")
    for each in (path, other, path):
        each.unlink(missing_ok=True)
        db = Database.create(each, keys)
        assert not db.sealer.mark.disputed, "a new shop may be made where another one was"
        db.close()
    other.replace(path)
    for _ in range(2):
        db = Database.open(path, KeyRing(tmp_path / "keys"))
        assert db.sealer.mark.disputed
        db.close()


def test_a_key_brought_back_is_no_dispute(tmp_path: Path) -> None:
    path, keys = tmp_path / "shop.desk", KeyRing()
    db = Database.create(path, keys)
    shop, key = db.sealer.shop, db.sealer.key
    db.close()
    KeyRing(tmp_path / "keys").put(shop, key)
    for _ in range(2):
        db = Database.open(path, KeyRing(tmp_path / "keys"))
        assert not db.sealer.mark.disputed and db.sealer.mark.seal == db.sealer.head.seal
        db.close()


@pytest.mark.parametrize("column", ["shop", "copy"])
def test_no_name_in_a_hostile_file_becomes_a_path(tmp_path: Path, column: str) -> None:
    """Recovery words that are typed for it would be written to ``<name>.key``, wherever that leads."""
    path, keys = tmp_path / "shop.desk", KeyRing(tmp_path / "deep" / "keys")
    Database.create(path, keys).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE identity SET {column} = '../../victim'")
    with pytest.raises(StoreTrouble, match="store-altered"):
        Database.open(path, keys)


def test_a_first_seal_that_fails_leaves_the_file_unsealed(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    from desk.store import migrations

    migrations.migrate_file(path)
    connection = sqlite3.connect(path, isolation_level=None)
    with closing(connection):
        sealer = sealing.Sealer(connection, KeyRing(), path)
        sealer.seal_all = lambda: 1 / 0  # type: ignore[assignment,method-assign]
        with pytest.raises(ZeroDivisionError):
            sealer.begin()
        assert connection.execute("SELECT count(*) FROM identity").fetchone() == (0,)
    Database.open(path, KeyRing()).close()


@pytest.mark.parametrize("statement", ["UPDATE seals SET mac = mac", "DELETE FROM seals"])
def test_the_program_itself_changes_no_seal(db: Database, statement: str) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="not authorized"), db.atomic():
        db.connection.execute(statement)
    assert "seals" in settings.APPEND_ONLY
