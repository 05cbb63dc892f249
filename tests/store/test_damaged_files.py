"""Files that were damaged in every way that a disk knows: each opens, or is told and left as it is."""

import os
import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import inspection
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import KEYS

pytestmark = pytest.mark.slow
FILES = 20_000 if os.environ.get("DESK_LONG") else 1_000
MIGRATED = {"store-altered", "store-not-migrated"}
# A header may say that only another SQLite may write the file.
REFUSALS = {"store-damaged", "store-foreign", "store-newer", "store-read-only"} | MIGRATED
# Where the header keeps what program's file it is, in which version.
APPLICATION, VERSION = 68, 60


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A shop's file that was closed tidily."""
    path = tmp_path_factory.mktemp("closed") / "shop.desk"
    with Database.making(path, KEYS) as db:
        samples.fill(db)
    return {"": path.read_bytes()}


@pytest.fixture(scope="module")
def crashed(closed: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A file as a crash leaves it: with its log."""
    path = tmp_path_factory.mktemp("crashed") / "shop.desk"
    path.write_bytes(closed[""])
    db = Database.open(path, KEYS)
    for number in range(20):
        with db.atomic():
            db.execute("INSERT INTO drafts VALUES ('', 'order', ?, '{}', ?)", (f"{number}", samples.MOMENT))
    copy = path.with_name("copy.desk")
    for ending in ("", "-wal"):
        shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
    db.close()
    return {"": copy.read_bytes(), "-wal": path.with_name("copy.desk-wal").read_bytes()}


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Cut off, wiped, overwritten, a bit flipped, letters changed, or another header."""
    changed = bytearray(data)
    start = dice.randrange(len(data))
    length = dice.choice((1, 16, 512, 4096, 8192))
    piece = slice(start, min(start + length, len(data)))
    match dice.randrange(8):
        case 0:
            return data[:start]
        case 1:
            changed[piece] = bytes(piece.stop - start)
        case 2:
            changed[piece] = dice.randbytes(piece.stop - start)
        case 3:
            changed[dice.randrange(100)] ^= 1 << dice.randrange(8)
        case 4:
            for _ in range(dice.randint(1, 20)):
                changed[dice.randrange(len(data))] = dice.randrange(256)
        case 5:
            changed[dice.randrange(100)] = dice.choice((0, 1, 2, 255))
        case 6:
            place = dice.choice((APPLICATION, VERSION))
            changed[place : place + 4] = dice.choice((dice.randbytes(4), bytes(4), b"\0\0\0\x63"))
        case _:
            return dice.randbytes(dice.choice((0, 1, 100, 4096, 5000)))
    return bytes(changed)


def try_to_open(path: Path, files: dict[str, bytes]) -> str:
    """What came of it; a refusal must have left every byte, every time and no other file."""
    for ending, data in files.items():
        path.with_name(f"{path.name}{ending}").write_bytes(data)
    before = found(path.parent)
    try:
        Database.open(path, KEYS).close()
    except StoreTrouble as trouble:
        # An older file is closed before it is migrated: what its log holds stands in the file then.
        if trouble.key not in MIGRATED or "-wal" not in files:
            assert found(path.parent) == before, trouble
        return trouble.key
    return "open"


def found(folder: Path) -> dict[str, tuple[int, bytes]]:
    """What lies in a folder, with its time."""
    return {each.name: (each.stat().st_mtime_ns, each.read_bytes()) for each in folder.iterdir()}


def outcomes(folder: Path, kinds: dict[str, bytes], what: str, files: int) -> Counter[str]:
    """How files came out of which one part was mutated."""
    dice = random.Random(2026)
    path, told = folder / "shop.desk", Counter[str]()
    for _ in range(files):
        told[try_to_open(path, kinds | {what: mutated(kinds[what], dice)})] += 1
        for each in folder.iterdir():
            each.unlink()
    return told


def test_a_damaged_file_opens_or_is_told_and_left_alone(closed: dict[str, bytes], tmp_path: Path) -> None:
    told = outcomes(tmp_path, closed, "", FILES)
    assert set(told) <= REFUSALS | {"open"}
    assert min(told[key] for key in ("store-damaged", "store-foreign", "store-newer", "open")) > FILES // 200


@pytest.mark.parametrize("what", ["", "-wal"])
def test_a_crashed_file_that_was_damaged_too(crashed: dict[str, bytes], tmp_path: Path, what: str) -> None:
    told = outcomes(tmp_path, crashed, what, FILES // 4)
    assert set(told) <= REFUSALS | {"open"}
    assert told["open"] > FILES // 40


def test_a_write_before_the_file_was_judged_would_be_noticed(
    closed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: a start that marks a file before it knows whose it is."""

    def mark(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version = 99")

    monkeypatch.setattr(inspection, "inspect", mark)
    with pytest.raises(AssertionError, match="store-newer"):
        try_to_open(tmp_path / "shop.desk", closed)


def test_a_log_put_into_the_file_before_it_was_judged_would_be_noticed(
    crashed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: a crashed file is judged over the connection that it is opened for work with."""
    monkeypatch.setattr(inspection, "inspect", lambda path: None)
    damaged = bytearray(crashed[""])
    damaged[VERSION : VERSION + 4] = b"\0\0\0\x63"
    with pytest.raises(AssertionError):
        for place in range(4096, len(damaged), 4096):
            files = crashed | {"": bytes(damaged[:place]) + bytes(4096) + bytes(damaged[place + 4096 :])}
            try_to_open(tmp_path / "shop.desk", files)


def test_an_error_without_a_code_is_damage_only_while_a_file_is_opened(tmp_path: Path) -> None:
    """A table that a fault gave another name is damage then; later it is a bug of ours."""
    path = tmp_path / "shop.desk"
    Database.create(path, KEYS).close()
    db = Database.open(path, KEYS)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        db.query("SELECT 1 FROM histery")
    db.close()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"CREATE TABLE history", b"CREATE TABLE hist\xe9ry"))
    with pytest.raises(StoreTrouble, match="store-damaged"):
        Database.open(path, KEYS)


@pytest.mark.parametrize("place", [18, 19])
def test_a_header_that_only_a_newer_sqlite_writes_to_is_damage(
    crashed: dict[str, bytes], tmp_path: Path, place: int
) -> None:
    """SQLite would open it to be read, and put its log into it as it is closed."""
    damaged = bytearray(crashed[""])
    damaged[place] ^= 0x10
    assert try_to_open(tmp_path / "shop.desk", crashed | {"": bytes(damaged)}) == "store-damaged"
