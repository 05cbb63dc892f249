"""A swap killed at any step is old or new once it is opened; no old log meets the new file (F12, B6, B7)."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import streams, swaps

WAL, SHM, MARK = "shop.desk-wal", "shop.desk-shm", "shop.desk.swap"


def make(path: Path, text: str) -> None:
    """A small file that SQLite reads."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE says (what TEXT)")
        connection.execute("INSERT INTO says VALUES (?)", (text,))


def said(path: Path) -> str:
    """What a file says, with its log if it has one."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT max(what) FROM says").fetchone()[0])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A live file as a crash leaves it: what was written last is in its log alone."""
    made, left = tmp_path / "made.desk", tmp_path / "shop.desk"
    make(made, "old")
    with closing(sqlite3.connect(made, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("INSERT INTO says VALUES ('old with its log')")
        for ending in ("", "-wal", "-shm"):
            left.with_name(f"shop.desk{ending}").write_bytes(Path(f"{made}{ending}").read_bytes())
    made.unlink()
    make(tmp_path / "new.part", "new")
    return left


def test_the_new_file_stands_without_the_old_log(path: Path) -> None:
    aside = swaps.swap(path, path.with_name("new.part"))
    assert said(path) == "new"
    assert aside.name == "shop-before-restore-1.desk" and said(aside) == "old with its log"
    assert not (path.parent / MARK).exists() and not (path.parent / "new.part").exists()


def test_a_plain_copy_over_the_file_would_be_undone_by_the_log(path: Path) -> None:
    """Planted: what a swap is there for. The log of the old file is played back into the new one."""
    old = path.read_bytes()
    streams.write(path, [old])
    assert said(path) == "old with its log"


def test_killed_at_each_step_it_is_completed(path: Path) -> None:
    new, aside = path.with_name("new.part"), path.with_name("shop-before-restore-1.desk")
    keep = {each: each.read_bytes() for each in path.parent.iterdir()}
    count = 5
    for killed in range(count):
        for each in path.parent.iterdir():
            each.unlink()
        for each, data in keep.items():
            each.write_bytes(data)
        streams.write(path.parent / MARK, [b'{"new": "new.part", "aside": "shop-before-restore-1.desk"}'])
        with closing(swaps._steps(path, path.parent / MARK)) as steps:  # type: ignore[type-var]
            done = [next(steps, "end") for _ in range(killed)]
        assert len(done) == killed
        swaps.complete(path)
        swaps.complete(path)
        assert said(path) == "new" and said(aside) == "old with its log"
        assert not new.exists() and not (path.parent / MARK).exists()


def test_killed_before_the_marker_it_is_the_old_one(path: Path) -> None:
    streams.part_of(path.parent / MARK).write_bytes(b'{"new')
    swaps.complete(path)
    assert said(path) == "old with its log"


def test_the_next_restore_keeps_its_own_file_aside(path: Path) -> None:
    swaps.swap(path, path.with_name("new.part"))
    make(path.with_name("new.part"), "newer")
    aside = swaps.swap(path, path.with_name("new.part"))
    assert (said(path), said(aside), aside.name) == ("newer", "new", "shop-before-restore-2.desk")


def test_a_disk_without_second_names_moves_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError(1, "no such thing here")

    monkeypatch.setattr(swaps.os, "link", refuse)
    aside = swaps.swap(path, path.with_name("new.part"))
    assert (said(path), said(aside)) == ("new", "old with its log")


def test_a_live_file_that_is_gone_is_replaced_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("shop.desk", WAL, SHM):
        (path.parent / name).unlink()
    swaps.swap(path, path.with_name("new.part"))
    assert said(path) == "new"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"new": 1, "aside": "a"}',
        '{"new": "../a", "aside": "b"}',
        '{"new": "a", "aside": ""}',
    ],
)
def test_a_marker_of_others_moves_nothing(path: Path, text: str) -> None:
    (path.parent / MARK).write_text(text)
    before = sorted(path.parent.iterdir())
    with pytest.raises(StoreTrouble) as caught:
        swaps.complete(path)
    assert caught.value.key == "swap-unreadable"
    assert sorted(path.parent.iterdir()) == before


def test_a_log_kept_without_its_file_is_never_written_over(path: Path) -> None:
    """The file was gone, and only its log was there to be kept."""
    path.unlink()
    log = (path.parent / WAL).read_bytes()
    swaps.swap(path, path.with_name("new.part"))
    make(path.with_name("new.part"), "newer")
    (path.parent / WAL).write_bytes(b"another log")
    aside = swaps.swap(path, path.with_name("new.part"))
    assert aside.name == "shop-before-restore-2.desk"
    assert path.with_name("shop-before-restore-1.desk-wal").read_bytes() == log


def test_a_marker_that_cannot_be_written_leaves_the_old_one(path: Path) -> None:
    (path.parent / f"{MARK}.part").mkdir()
    with pytest.raises(StoreTrouble):
        swaps.swap(path, path.with_name("new.part"))
    assert not swaps.is_begun(path) and said(path) == "old with its log"


def test_what_fails_on_the_way_is_told_as_unfinished(path: Path) -> None:
    blocked = path.parent / SHM
    blocked.unlink()
    blocked.mkdir()
    with pytest.raises(StoreTrouble) as caught:
        swaps.swap(path, path.with_name("new.part"))
    assert caught.value.key == "swap-unfinished" and swaps.is_begun(path)
    blocked.rmdir()
    swaps.complete(path)
    assert said(path) == "new"
