"""One transaction a write: whole or not at all, whatever breaks in between."""

import gc
import os
import sqlite3
import subprocess
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.records.errors import Refused, StoreTrouble
from desk.store import copies
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import KEYS

DRAFT = "INSERT INTO drafts VALUES ('Ann', ?, '', '{}', '2026-03-02T16:00:00+00:00')"
KINDS = "SELECT kind FROM drafts ORDER BY kind"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A shop's file that was closed tidily."""
    path = tmp_path / "shop.desk"
    with Database.making(path, KEYS) as db:
        samples.fill(db)
    return path


def kinds(db: Database) -> list[str]:
    """What was kept."""
    return [row["kind"] for row in db.query(KINDS)]


def test_a_file_whose_holder_is_gone_is_free(tmp_path: Path) -> None:
    """Its place on the disk may be another file's by then."""
    path = tmp_path / "shop.desk"
    left = Database.create(path, KEYS)
    with pytest.raises(StoreTrouble, match="store-in-use"):
        Database.open(path, KEYS)
    del left
    gc.collect()
    Database.open(path, KEYS).close()


def test_all_that_stands_in_a_transaction_is_kept(db: Database) -> None:
    with db.atomic():
        assert db.execute(DRAFT, ("a",)) == 1
        db.execute(DRAFT, ("b",))
    assert kinds(db) == ["a", "b"]
    with db.atomic():
        assert db.execute("DELETE FROM drafts") == 2


@pytest.mark.parametrize("error", [Refused("x"), ZeroDivisionError(), KeyboardInterrupt()])
def test_an_error_in_the_middle_leaves_nothing(db: Database, error: BaseException) -> None:
    with pytest.raises(type(error)), db.atomic():
        db.execute(DRAFT, ("a",))
        raise error
    assert kinds(db) == []
    assert not db.connection.in_transaction


def test_a_generator_that_is_given_up_leaves_nothing(db: Database) -> None:
    def slices() -> Iterator[int]:
        with db.atomic():
            for number in range(3):
                db.execute(DRAFT, (str(number),))
                yield number

    running = slices()
    assert [next(running), next(running)] == [0, 1]
    running.close()
    assert kinds(db) == []
    assert list(slices()) == [0, 1, 2]
    assert kinds(db) == ["0", "1", "2"]


def test_a_program_that_closes_in_the_middle_leaves_nothing(path: Path) -> None:
    db = Database.open(path, KEYS)
    with pytest.raises(RuntimeError, match="closed"), db.atomic():
        db.execute(DRAFT, ("a",))
        db.close()
    again = Database.open(path, KEYS)
    assert kinds(again) == []
    again.close()


def test_transactions_do_not_nest(db: Database) -> None:
    with pytest.raises(RuntimeError, match="open already"), db.atomic(), db.atomic():
        pass
    with db.atomic():
        db.execute(DRAFT, ("a",))
    assert kinds(db) == ["a"]


def test_a_write_needs_a_transaction(db: Database) -> None:
    for write in (lambda: db.execute(DRAFT, ("a",)), lambda: db.insert("history", at="x")):
        with pytest.raises(RuntimeError, match="atomic"):
            write()


def test_only_names_of_ours_make_a_statement(db: Database) -> None:
    for table, column in (
        ("history (id) VALUES (1) --", "at"),
        ("history", "at) VALUES (1) --"),
        ("histórico", "at"),
    ):
        with pytest.raises(ValueError, match="names"), db.atomic():
            db.insert(table, **{column: "x"})


def test_ids_come_as_an_array_of_numbers(db: Database) -> None:
    assert db.ids("SELECT value FROM json_each('[3, 1, 2]')") == array("q", [3, 1, 2])
    assert db.ids("SELECT id FROM orders") == array("q")


def test_rows_come_as_bare_tuples_some_at_a_time(db: Database) -> None:
    pages = db.stream("SELECT value, 'x' FROM json_each(?)", ("[3, 1, 2]",), size=2)
    assert list(pages) == [[(3, "x"), (1, "x")], [(2, "x")]]
    assert list(db.stream("SELECT id FROM orders")) == []


def test_a_bug_in_a_statement_stays_one(db: Database) -> None:
    """The second row overflows, so the error comes while the rows are fetched."""
    for read in (db.query, db.ids, lambda sql: list(db.stream(sql))):
        with pytest.raises(sqlite3.OperationalError, match="overflow"):
            read("SELECT abs(value) FROM json_each('[1, -9223372036854775808]')")
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            read("SELECT id FROM missing")


def test_the_tables_share_the_connection(db: Database) -> None:
    assert db.tables["customers"].count == 1
    assert db.tables is db.tables


def test_a_closed_store_stays_closed(path: Path) -> None:
    db = Database.open(path, KEYS)
    db.close()
    db.close()
    with pytest.raises(RuntimeError, match="closed"):
        db.query(KINDS)
    assert [each.name for each in path.parent.iterdir()] == ["shop.desk"]


def test_a_new_file_takes_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    with pytest.raises(ZeroDivisionError), Database.making(path, KEYS) as db:
        samples.fill(db)
        assert not path.exists()
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    left = path.with_name("shop.desk.1.part")
    left.write_bytes(b"left by a run that was killed")
    os.utime(left, (0, 0))
    Database.create(path, KEYS).close()
    assert [each.name for each in tmp_path.iterdir()] == ["shop.desk"]


def test_a_file_that_is_there_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreTrouble, match="store-exists"):
        Database.create(path, KEYS)
    assert path.read_bytes() == before


def test_a_new_file_in_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match="store-read-only") as caught:
        Database.create(tmp_path / "none" / "shop.desk", KEYS)
    assert caught.value.values["path"].endswith("shop.desk")


def test_the_place_may_be_given_as_text(path: Path) -> None:
    db = Database.open(str(path), KEYS)
    assert db.path == path
    db.close()


def test_a_start_on_a_current_file_leaves_the_library_alone(path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from desk.store.database import Database;"
        "from desk.store.keyring import KeyRing; keys = KeyRing(Path(os.environ['DESK_TEST_KEYS']));"
        "db = Database.open(sys.argv[1], keys);"
        "db.query('SELECT 1 FROM orders'); db.close();"
        "print({'sqlite_utils', 'desk.store.migrations'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "set()\n"


def test_where_the_file_lies_can_be_asked_at_any_time(path: Path, db: Database) -> None:
    db.check_place()
    own = Database.open(path, KEYS)
    own.check_place()
    path.rename(path.with_name("elsewhere.desk"))
    with pytest.raises(StoreTrouble, match="store-moved"):
        own.check_place()
    path.write_bytes(b"another one")
    with pytest.raises(StoreTrouble, match="store-replaced"):
        own.check_place()
    path.with_name("elsewhere.desk").replace(path)
    own.check_place()
    own.close()


def test_a_log_that_grew_is_cut_short(path: Path) -> None:
    """What was in it is in the file, and kept."""
    db = Database.open(path, KEYS)
    with db.atomic():
        for number in range(200):
            db.execute(DRAFT, (f"{number:03}",))
    log = path.with_name("shop.desk-wal")
    assert log.stat().st_size > 0
    db.tidy()
    assert log.stat().st_size == 0
    assert len(kinds(db)) == 200
    db.tidy()
    db.close()


def test_a_store_in_memory_has_nothing_to_tidy(db: Database) -> None:
    db.tidy()
    assert kinds(db) == []


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder's rights are the file's")
def test_nobody_else_at_the_computer_reads_a_shop_or_a_copy_of_it(tmp_path: Path) -> None:
    """Four digits of a PIN are guessed from its hash in minutes."""
    path = tmp_path / "shop.desk"
    db = Database.create(path, KEYS)
    samples.fill(db)
    copies.copy(db.connection, tmp_path / "a.copy")
    assert [each.name for each in tmp_path.iterdir() if each.stat().st_mode & 0o077] == ["shop.desk.who"]
    db.close()


def test_a_copy_in_memory_goes_its_own_way(db: Database) -> None:
    copy = Database.in_memory(db)
    with copy.atomic():
        copy.execute(DRAFT, ("a",))
        copy.execute("UPDATE shop SET name = 'Another'")
    assert (kinds(db), kinds(copy)) == ([], ["a"])
    assert (db.sealer.mark.seal, copy.sealer.mark.seal) == (db.sealer.head.seal, db.sealer.head.seal + 1)
    copy.close()
