"""A file is looked at before it is touched, and each fault has its own name."""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import inspection, schema
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import KEYS


def shop_file(folder: Path) -> Path:
    """A shop's file that was closed tidily."""
    path = folder / "shop.desk"
    with Database.making(path, KEYS) as db:
        samples.fill(db)
    return path


def other_program(path: Path) -> None:
    """An SQLite file of someone else."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")


def newer(path: Path) -> None:
    """A file as a later version of this program leaves it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def truncated(path: Path) -> None:
    """A file that a copy broke off."""
    os.truncate(path, path.stat().st_size // 2)


def garbage_at_head(path: Path) -> None:
    """A file whose first page is gone."""
    data = bytearray(path.read_bytes())
    data[:4096] = os.urandom(4096)
    path.write_bytes(data)


FAULTS = {
    "store-newer": newer,
    "store-foreign": other_program,
    "store-damaged": truncated,
    "store-damaged  ": lambda path: os.truncate(path, path.stat().st_size - 100),
    "store-damaged ": lambda path: path.write_bytes(b""),
    "store-foreign ": garbage_at_head,
    "store-foreign  ": lambda path: path.write_text("Dear diary, " * 500, "utf-8"),
}


@pytest.mark.parametrize("key", FAULTS)
def test_a_file_with_a_fault_is_told_and_not_touched(tmp_path: Path, key: str) -> None:
    path = shop_file(tmp_path)
    FAULTS[key](path)
    before = state(path)
    for look in (inspection.inspect, open_for_work):
        assert refusal(look, path).key == key.strip()
    assert state(path) == before


def open_for_work(path: Path) -> Database:
    """As a start does."""
    return Database.open(path, KEYS)


def state(path: Path) -> tuple:
    """All that a careless program would change."""
    names = sorted(each.name for each in path.parent.iterdir())
    return names, path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest()


def refusal(look: Callable[[Path], object], path: Path) -> StoreTrouble:
    """The trouble that looking at a file ends in."""
    with pytest.raises(StoreTrouble) as caught:
        look(path)
    return caught.value


def test_a_newer_file_is_told_with_both_versions(tmp_path: Path) -> None:
    path = shop_file(tmp_path)
    newer(path)
    assert refusal(inspection.inspect, path).values == {
        "path": str(path),
        "found": 99,
        "known": schema.VERSION,
    }


def test_a_good_file_passes_and_nothing_is_made_beside_it(tmp_path: Path) -> None:
    path = shop_file(tmp_path)
    before = state(path)
    inspection.inspect(path)
    assert state(path) == before


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    assert refusal(inspection.inspect, tmp_path / "none.desk").key == "store-missing"
    (tmp_path / "file").touch()
    assert refusal(inspection.inspect, tmp_path / "file" / "shop.desk").key == "store-missing"


def test_a_folder_is_no_shop(tmp_path: Path) -> None:
    assert refusal(inspection.inspect, tmp_path).key == "store-foreign"


def test_a_name_that_the_system_refuses_is_told(tmp_path: Path) -> None:
    assert refusal(inspection.inspect, tmp_path / ("x" * 300)).key == "store-read-only"


def test_a_file_that_nobody_closed_is_judged_with_its_log(tmp_path: Path) -> None:
    path = shop_file(tmp_path)
    assert not inspection.has_log(path)
    log = path.with_name("shop.desk-wal")
    log.touch()
    assert not inspection.has_log(path)
    log.write_bytes(b"x")
    assert inspection.has_log(path)
    inspection.inspect(path)
    truncated(path)
    assert refusal(inspection.inspect, path).key == "store-damaged"


def test_mutated_files_are_refused_or_sound(tmp_path: Path) -> None:
    """Whatever was done to the first page: a plain refusal or a file that opens, and never a written byte."""
    path = shop_file(tmp_path)
    whole = path.read_bytes()
    for position in (*range(0, 100, 3), *range(100, 4096, 97)):
        data = bytearray(whole)
        data[position] ^= 0xFF
        path.write_bytes(data)
        try:
            inspection.inspect(path)
        except StoreTrouble as trouble:
            assert trouble.key in ("store-foreign", "store-damaged", "store-newer", "store-read-only"), (
                position
            )
        assert path.read_bytes() == data
        assert [each.name for each in tmp_path.iterdir()] == ["shop.desk"]


def test_a_file_of_another_program_with_something_like_a_log_beside(tmp_path: Path) -> None:
    path = shop_file(tmp_path)
    other_program(path)
    path.with_name("shop.desk-wal").write_bytes(b"someone else's")
    before = path.stat().st_mtime_ns, path.read_bytes()
    assert refusal(inspection.inspect, path).key == "store-foreign"
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_an_older_file_that_nobody_closed_is_judged_once_it_is_migrated(tmp_path: Path) -> None:
    path = shop_file(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
        connection.execute("CREATE VIEW spy AS SELECT * FROM customers")
    path.with_name("shop.desk-wal").write_bytes(b"x")
    inspection.inspect(path)


def test_names_that_are_no_text_are_damage(tmp_path: Path) -> None:
    path = shop_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE history", b"CREATE TABLE hist\xe9ry"))
    assert refusal(open_for_work, path).key == "store-damaged"
