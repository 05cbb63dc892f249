"""However many programs start at once on one file, one gets it and the others say who has it."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store.database import Database
from desk.store.keyring import KeyRing
from tests.store import samples

pytestmark = pytest.mark.slow
LONG = bool(os.environ.get("DESK_LONG"))
IN_USE = {"store-in-use", "store-in-use-unknown"}
START = """
import sys
from pathlib import Path
from desk.records.errors import StoreTrouble
from desk.store import opening
from desk.store.database import Database
from desk.store.keyring import KeyRing
path, KEYS = Path(sys.argv[1]), KeyRing(Path(sys.argv[1]).parent.parent / "keys")
if sys.argv[2] == "careless":
    opening._take = lambda path: opening.connect(f"{path.as_uri()}?mode=rw")
if sys.argv[2] == "make":
    from desk.store import migrations  # loaded before, so that all are equally fast
print("ready", flush=True)
for line in sys.stdin:
    try:
        db = Database.create(path, KEYS) if sys.argv[2] == "make" else Database.open(path, KEYS)
    except StoreTrouble as trouble:
        print(trouble.key, flush=True)
        continue
    print("open", flush=True)
    sys.stdin.readline()
    with db.atomic():
        db.execute("INSERT INTO drafts VALUES ('', ?, '', '{}', '2026-03-02T16:00:00Z')", (line.strip(),))
    db.close()
    print("closed", flush=True)
"""
Program = subprocess.Popen[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the shop's file lies; its key lies beside the folder, for all the programs."""
    folder = tmp_path / "shop"
    folder.mkdir()
    return folder


@pytest.fixture
def keys(folder: Path) -> KeyRing:
    """The keys of whoever starts the programs."""
    return KeyRing(folder.parent / "keys")


@pytest.fixture
def path(folder: Path, keys: KeyRing) -> Path:
    """A shop's file that was closed tidily."""
    path = folder / "shop.desk"
    with Database.making(path, keys) as db:
        samples.fill(db)
    return path


@contextmanager
def programs(count: int, path: Path, how: str = "open") -> Iterator[list[Program]]:
    """So many programs that are ready to start on a file; ended at the end."""
    command = [sys.executable, "-c", START, str(path), how]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
    with ExitStack() as stack:
        running = []
        for _ in range(count):
            running.append(stack.enter_context(subprocess.Popen(command, **pipes)))  # type: ignore[call-overload]
            stack.callback(running[-1].kill)
        assert {told(each) for each in running} == {"ready"}
        yield running


def tell(program: Program, word: str) -> None:
    """Let a program go on."""
    assert program.stdin
    program.stdin.write(f"{word}\n")
    program.stdin.flush()


def told(program: Program) -> str:
    """The next thing that a program says."""
    assert program.stdout
    return program.stdout.readline().strip()


def race(running: list[Program], number: int) -> tuple[list[Program], Counter[str]]:
    """All start at once: those that got the file, and what the others said."""
    for each in running:
        tell(each, str(number))
    answers = [told(each) for each in running]
    inside = [each for each, answer in zip(running, answers, strict=True) if answer == "open"]
    return inside, Counter(answer for answer in answers if answer != "open")


@pytest.mark.parametrize(("count", "rounds"), [(2, 1000 if LONG else 20), (50, 1000 if LONG else 5)])
def test_of_many_starts_one_gets_the_file(path: Path, keys: KeyRing, count: int, rounds: int) -> None:
    with programs(count, path) as running:
        for number in range(rounds):
            inside, refused = race(running, number)
            assert len(inside) == 1, refused
            assert set(refused) <= IN_USE
            tell(inside[0], "close")
            assert told(inside[0]) == "closed"
    db = Database.open(path, keys)
    kept = {row["kind"] for row in db.query("SELECT kind FROM drafts")}
    assert kept == {str(number) for number in range(rounds)}
    db.close()


def test_starts_that_take_no_lock_would_be_noticed(path: Path) -> None:
    """The planted fault: a connection that takes no lock of its own."""
    with programs(4, path, "careless") as running:
        assert len(race(running, 0)[0]) > 1


def test_of_many_that_make_one_file_one_does(folder: Path, keys: KeyRing) -> None:
    """The first start that is clicked twice: one file, whole, and made by one of them."""
    path = folder / "new.desk"
    with programs(8, path, "make") as running:
        for number in range(50 if LONG else 5):
            inside, refused = race(running, number)
            assert len(inside) == 1, refused
            assert set(refused) <= IN_USE | {"store-exists"}
            tell(inside[0], "close")
            assert told(inside[0]) == "closed"
            db = Database.open(path, keys)
            assert db.query("PRAGMA integrity_check")[0][0] == "ok"
            db.close()
            assert [each.name for each in folder.iterdir()] == ["new.desk"]
            path.unlink()


def test_a_note_that_a_crash_left_keeps_nobody_out(path: Path) -> None:
    """However often: the lock went with the program, and what it wrote is there."""
    for number in range(20 if LONG else 3):
        with programs(1, path) as running:
            inside, _ = race(running, number)
            inside[0].send_signal(signal.SIGKILL)
            inside[0].wait()
        assert path.with_name("shop.desk.who").exists()
        with programs(2, path) as running:
            inside, refused = race(running, number)
            assert (len(inside), set(refused) <= IN_USE) == (1, True)
            tell(inside[0], "close")
            assert told(inside[0]) == "closed"


def test_who_has_it_is_named_and_not_who_had_it(path: Path, keys: KeyRing) -> None:
    with programs(1, path) as first:
        race(first, 0)
        first[0].send_signal(signal.SIGKILL)
        first[0].wait()
    with programs(1, path) as second:
        race(second, 1)
        with pytest.raises(StoreTrouble, match="store-in-use") as caught:
            Database.open(path, keys)
        assert f"({second[0].pid})" in str(caught.value.values["who"])
