"""An open shop's file when the machine fails it: kill, full or broken disk, moved file, second program."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import faults
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import KEYS

resource = pytest.importorskip("resource", reason="limits of files are of another kind there")

DRAFT = "INSERT INTO drafts VALUES ('Ann', ?, '', ?, '2026-03-02T16:00:00+00:00')"
LINE = {
    "at": "2026-03-02T16:00:00+00:00",
    "day": "2026-03-02",
    "person": "x" * 500,
    "operation": "x",
}
BULK = '{"note": "' + "x" * 200_000 + '"}'
HOLD = """
import sys
from desk.store.database import Database
from tests.store.samples import KEYS
db = Database.open(sys.argv[1], KEYS)
print("open", flush=True)
sys.stdin.read()
"""
TRY = """
import sys
from desk.records.errors import StoreTrouble
from desk.store.database import Database
from tests.store.samples import KEYS
try:
    Database.open(sys.argv[1], KEYS)
except StoreTrouble as trouble:
    print(trouble.key, trouble.values["who"])
"""
WRITE = """
import sys
from desk.store.database import Database
from tests.store.samples import KEYS
db = Database.open(sys.argv[1], KEYS)
for number in range(int(sys.argv[2]), 10**6):
    with db.atomic():
        for half in "ab":
            values = (half, f"{number:09}", "{}", "2026-03-02T16:00:00+00:00")
            db.execute("INSERT INTO drafts VALUES ('Ann', ?, ?, ?, ?)", values)
    print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A shop's file that was closed tidily."""
    path = tmp_path / "shop.desk"
    with Database.making(path, KEYS) as db:
        samples.fill(db)
    return path


@contextmanager
def program(code: str, *words: object) -> Iterator[subprocess.Popen[str]]:
    """Another Python that runs beside; killed at the end."""
    command = [sys.executable, "-c", code, *map(str, words)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
    with subprocess.Popen(command, **pipes) as running:  # type: ignore[call-overload]
        try:
            yield running
        finally:
            running.kill()


def key_of(error: pytest.ExceptionInfo[StoreTrouble]) -> str:
    """Which sentence the clerk reads."""
    return error.value.key


def kinds(db: Database) -> list[str]:
    """What was kept."""
    return [row["kind"] for row in db.query("SELECT kind FROM drafts ORDER BY kind")]


def test_a_second_program_hears_who_has_it_open(path: Path) -> None:
    with program(HOLD, path) as holder:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreTrouble) as caught:
            Database.open(path, KEYS)
        assert key_of(caught) == "store-in-use"
        assert f"({holder.pid})" in str(caught.value.values["who"])


def test_the_first_one_keeps_its_lock_when_this_program_tries_again(path: Path) -> None:
    """In one process a second open would give up the locks of the first: it is refused before it begins."""
    db = Database.open(path, KEYS)
    with pytest.raises(StoreTrouble) as caught:
        Database.open(path, KEYS)
    assert key_of(caught) == "store-in-use"
    with program(TRY, path) as second:
        assert second.stdout.readline() == f"store-in-use {caught.value.values['who']}\n"
    db.close()


def test_a_holder_that_was_killed_blocks_nobody(path: Path) -> None:
    with program(HOLD, path) as holder:
        holder.stdout.readline()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert path.with_name("shop.desk.who").exists()
    Database.open(path, KEYS).close()
    assert not path.with_name("shop.desk.who").exists()


@pytest.mark.parametrize("note", ["", "[]", "{}", "not json"])
def test_a_note_that_says_nothing_blocks_nobody(path: Path, note: str) -> None:
    path.with_name("shop.desk.who").write_text(note, "utf-8")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreTrouble) as caught:
            Database.open(path, KEYS)
        assert key_of(caught) == "store-in-use-unknown"
    Database.open(path, KEYS).close()


def test_a_kill_in_the_middle_loses_and_halves_nothing(path: Path) -> None:
    done = 0
    for _ in range(5):
        with program(WRITE, path, done) as writer:
            told = [int(writer.stdout.readline()) for _ in range(20)]
            writer.send_signal(signal.SIGKILL)
            told += [int(line) for line in writer.stdout.read().split("\n")[:-1]]
        db = Database.open(path, KEYS)
        first, second = (
            [row["subject"] for row in db.query("SELECT subject FROM drafts WHERE kind = ?", half)]
            for half in "ab"
        )
        assert first == second
        assert len(first) > told[-1]
        assert db.query("PRAGMA integrity_check")[0][0] == "ok"
        done = len(first)
        db.close()


def test_a_full_disk_keeps_what_was_there_and_the_program_goes_on(path: Path) -> None:
    db = Database.open(path, KEYS)
    db.connection.set_authorizer(None)
    pages = db.connection.execute("PRAGMA page_count").fetchone()[0]
    db.connection.execute(f"PRAGMA max_page_count = {pages + 10}")
    with db.atomic():
        db.execute(DRAFT, ("before", "{}"))
    with pytest.raises(StoreTrouble) as caught, db.atomic():
        db.execute(DRAFT, ("half", "{}"))
        db.execute(DRAFT, ("too much", BULK))
    assert key_of(caught) == "store-full"
    assert kinds(db) == ["before"]
    db.connection.execute("PRAGMA max_page_count = 100000")
    with db.atomic():
        db.execute(DRAFT, ("fits now", BULK))
    assert kinds(db) == ["before", "fits now"]
    db.close()


@contextmanager
def broken_disk(path: Path) -> Iterator[None]:
    """Nothing more can be written to the log: what SQLite hears is an input/output error."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.with_name(f"{path.name}-wal").stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_broken_disk_ends_the_connection_and_a_fresh_one_takes_over(path: Path) -> None:
    db = Database.open(path, KEYS)
    with db.atomic():
        db.execute(DRAFT, ("before", "{}"))
    first = db.connection
    with pytest.raises(StoreTrouble) as caught, broken_disk(path), db.atomic():
        db.execute(DRAFT, ("lost", BULK))
    assert key_of(caught) == "store-io"
    with pytest.raises(sqlite3.ProgrammingError):
        first.execute("SELECT 1")
    assert kinds(db) == ["before"]
    assert db.connection is not first
    with db.atomic():
        db.execute(DRAFT, ("after", "{}"))
    db.close()
    again = Database.open(path, KEYS)
    assert kinds(again) == ["after", "before"]
    again.close()


def test_a_page_that_cannot_be_read_is_told_wherever_it_is_met(path: Path) -> None:
    db = Database.open(path, KEYS)
    with db.atomic():
        for number in range(300):
            db.insert("history", **LINE, subject=str(number))
    db.close()
    data = bytearray(path.read_bytes())
    # Pages that hold these lines; the last seal, which opening reads, stays whole.
    for page in range(0, len(data), 4096):
        if data[page : page + 4096].count(b"x" * 500) > 3:
            data[page : page + 4096] = b"\x99" * 4096
    path.write_bytes(data)
    db = Database.open(path, KEYS)
    for read in (db.query, db.ids):
        with pytest.raises(StoreTrouble) as caught:
            read("SELECT length(person) FROM history")
        assert key_of(caught) == "store-damaged"
    with pytest.raises(StoreTrouble) as caught, db.atomic():
        db.execute(DRAFT, ("half", "{}"))
        db.query("SELECT length(person) FROM history")
    assert key_of(caught) == "store-damaged"
    assert kinds(db) == []
    db.close()


def test_a_file_that_was_moved_takes_no_more_commits(path: Path) -> None:
    db = Database.open(path, KEYS)
    path.rename(path.with_name("elsewhere.desk"))
    with pytest.raises(StoreTrouble) as caught, db.atomic():
        db.execute(DRAFT, ("nowhere", "{}"))
    assert key_of(caught) == "store-moved"
    assert kinds(db) == []
    path.with_name("elsewhere.desk").rename(path)
    with db.atomic():
        db.execute(DRAFT, ("back", "{}"))
    assert kinds(db) == ["back"]
    db.close()


def test_an_error_of_sqlite_past_the_doors_is_told_too(path: Path) -> None:
    """Operations know no SQLite: whatever it raises inside a transaction reaches them as StoreTrouble."""
    db = Database.open(path, KEYS)
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR  # type: ignore[misc]
    with pytest.raises(StoreTrouble, match="store-io"), db.atomic():
        raise error
    assert kinds(db) == []
    db.close()
    assert "store-io" in faults.BROKEN


def test_a_note_that_cannot_be_written_does_not_keep_the_shop_closed(path: Path) -> None:
    path.with_name("shop.desk.who").mkdir()
    db = Database.open(path, KEYS)
    assert kinds(db) == []
    db.close()
