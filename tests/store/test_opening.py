"""Opening a shop's file: only what is ours, current, whole, writable and held by nobody else."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import inspection, opening, settings
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import KEYS

NOBODY = 65534
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A shop's file that was closed tidily."""
    path = tmp_path / "shop.desk"
    with Database.making(path, KEYS) as db:
        samples.fill(db)
    return path


@pytest.fixture
def crashed(path: Path, tmp_path: Path) -> Path:
    """A copy of a file as a crash leaves it: with its log, and a draft that only the log holds."""
    copy = tmp_path / "crashed.desk"
    db = Database.open(path, KEYS)
    with db.atomic():
        db.execute("INSERT INTO drafts VALUES ('Ann', 'order', '', '{}', ?)", (samples.MOMENT,))
    for ending in ("", "-wal"):
        shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
    db.close()
    return copy


@contextmanager
def without_rights() -> Iterator[None]:
    """What a person without rights would meet, since nothing is closed to root."""
    if AS_ROOT:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if AS_ROOT:
            os.seteuid(0)


@pytest.fixture
def shared(path: Path) -> Iterator[Path]:
    """The shop's file in a folder that everybody may look into."""
    folder = Path(tempfile.mkdtemp())
    shutil.copyfile(path, folder / "shop.desk")
    folder.chmod(0o777)
    yield folder / "shop.desk"
    folder.chmod(0o700)
    shutil.rmtree(folder)


def refusal(path: Path) -> StoreTrouble:
    """The trouble that opening ends in."""
    with pytest.raises(StoreTrouble) as caught:
        Database.open(path, KEYS)
    return caught.value


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are of another kind there")
@pytest.mark.parametrize(
    ("of_file", "of_folder"),
    [(0o444, 0o777), (0o666, 0o555), (0o000, 0o777), (0o666, 0o000)],
)
def test_what_cannot_be_written_is_told_and_left_alone(shared: Path, of_file: int, of_folder: int) -> None:
    before = shared.read_bytes()
    shared.chmod(of_file)
    shared.parent.chmod(of_folder)
    with without_rights():
        trouble = refusal(shared)
    shared.parent.chmod(0o700)
    assert trouble.key == "store-read-only"
    assert [each.name for each in shared.parent.iterdir()] == ["shop.desk"]
    shared.chmod(0o600)
    assert shared.read_bytes() == before


def test_a_crashed_file_opens_with_all_that_was_kept(crashed: Path) -> None:
    db = Database.open(crashed, KEYS)
    assert [row["kind"] for row in db.query("SELECT kind FROM drafts")] == ["order"]
    db.close()
    assert not crashed.with_name("crashed.desk-wal").exists()


def test_a_crashed_file_with_a_lost_page_is_damaged(crashed: Path) -> None:
    data = bytearray(crashed.read_bytes())
    data[-4096:] = bytes(4096)
    crashed.write_bytes(data)
    with untouched(crashed):
        assert refusal(crashed).key == "store-damaged"


def test_a_crashed_file_that_was_cut_off_is_damaged(crashed: Path) -> None:
    os.truncate(crashed, 8192)
    with untouched(crashed):
        assert refusal(crashed).key == "store-damaged"


def test_a_crashed_file_that_another_program_changed_is_refused_with_its_log(crashed: Path) -> None:
    copy = crashed.with_name("altered.desk")
    with closing(sqlite3.connect(crashed, isolation_level=None)) as connection:
        settings.settle(connection, crashed)
        connection.execute("CREATE TRIGGER spy AFTER INSERT ON payments BEGIN DELETE FROM drafts; END")
        for ending in ("", "-wal"):
            shutil.copyfile(f"{crashed}{ending}", f"{copy}{ending}")
    with untouched(copy):
        assert refusal(copy).key == "store-altered"


def test_a_crashed_file_that_another_program_holds_is_in_use_whatever_is_read_in_it(crashed: Path) -> None:
    """What is read of it in the middle of the other's write may look like damage."""
    with closing(sqlite3.connect(crashed, isolation_level=None)) as other:
        settings.settle(other, crashed)
        other.execute("BEGIN IMMEDIATE")
        os.truncate(crashed, 8192)
        assert refusal(crashed).key == "store-in-use-unknown"


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    """A file's bytes and time, and its log's, are the same after as before, and nothing else lies there."""

    def found() -> dict[str, tuple[int, bytes]]:
        beside = sorted(path.parent.glob(f"{path.name}*"))
        return {each.name: (each.stat().st_mtime_ns, each.read_bytes()) for each in beside}

    before = found()
    yield
    assert found() == before


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TRIGGER spy AFTER INSERT ON payments BEGIN DELETE FROM drafts; END",
        "DROP TRIGGER history_keep_rows",
        "CREATE VIEW spy AS SELECT * FROM customers",
        "DROP INDEX orders_by_day",
        "ALTER TABLE customers ADD COLUMN more TEXT",
    ],
)
def test_a_schema_that_another_program_changed_is_refused(path: Path, change: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change)
    assert refusal(path).key == "store-altered"
    assert refusal(path).key == "store-altered", "and no lock or note was left"
    assert not path.with_name("shop.desk.who").exists()


def test_a_file_that_another_connection_holds_is_in_use(path: Path) -> None:
    """One without a note of ours, such as SQLite's own shell."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        trouble = refusal(path)
    assert (trouble.key, trouble.values) == ("store-in-use-unknown", {"path": str(path)})
    Database.open(path, KEYS).close()


def test_memory_is_set_and_guarded_too() -> None:
    connection, _ = opening.open_memory(KEYS)
    with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
        connection.execute("CREATE TABLE other (a)")
    connection.close()


def test_a_crashed_file_of_an_unknown_size_is_not_read_through(
    crashed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large one would keep the counter waiting; what is damaged in it is told when it is read."""
    monkeypatch.setattr(inspection, "QUICK", 0)
    data = bytearray(crashed.read_bytes())
    data[20 * 4096 : 21 * 4096] = bytes(4096)
    crashed.write_bytes(data)
    Database.open(crashed, KEYS).close()


def test_the_newest_version_is_read_from_the_log_too(crashed: Path) -> None:
    """A newer program crashed: the file says ours still, its log a later one."""
    copy = crashed.with_name("newer.desk")
    with closing(sqlite3.connect(crashed, isolation_level=None)) as connection:
        settings.settle(connection, crashed)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA user_version = 99")
        for ending in ("", "-wal"):
            shutil.copyfile(f"{crashed}{ending}", f"{copy}{ending}")
    assert refusal(copy).key == "store-newer"
