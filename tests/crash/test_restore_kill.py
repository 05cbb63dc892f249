"""A restore in place, killed before each thing it does to the disk: old or new, never neither (B7)."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from desk.app import ShippedPacks
from desk.operations import backups, orders, restores, shops
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.people import OWNER
from desk.store import copies, people, swaps
from desk.store.database import Database
from desk.store.keyring import KeyRing
from desk.store.verification import Verification
from tests.conftest import SHOP, FixedClock, doll_order

# What a process does to a folder goes by Python's audit hook, one name each.
DEEDS = frozenset(("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "open", "sqlite3.connect"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]


def shop_in(folder: Path, clock: FixedClock, at_desk: Desk) -> Path:
    """A shop with two orders, the second one since its backup; the backup's path."""
    keys, path = KeyRing(folder / "keys"), folder / "shop.desk"
    with Database.making(path, keys) as db:
        desk = replace(at_desk, db=db)
        with db.atomic():
            people.add(db, "Alma", OWNER)
        shops.create_shop(desk, SHOP, desk.packs["samanthas"])
        orders.enter_order(desk, doll_order())
    desk = replace(at_desk, db=Database.open(path, keys))
    made = to_end(backups.back_up(desk)).backup
    orders.enter_order(desk, doll_order("#1002"))
    desk.db.close()
    return Path(made.path)


def restore(folder: Path, backup: Path, at_desk: Desk, killed_at: int) -> bool:
    """Restore in a child that is killed before its nth deed; whether it came to its end."""
    child = os.fork()
    if child == 0:
        done = 0

        def watch(event: str, _given: object) -> None:
            nonlocal done
            if event in DEEDS:
                done += 1
                if done == killed_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        desk = replace(at_desk, db=Database.open(folder / "shop.desk", KeyRing(folder / "keys")))
        steps = restores.restore(desk, folder / backup)
        next(steps)
        sys.addaudithook(watch)
        to_end(steps)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def state(folder: Path) -> int:
    """How many orders the shop has when it is opened next; everything else about it must be whole."""
    db = Database.open(folder / "shop.desk", KeyRing(folder / "keys"))
    try:
        check = Verification(db)
        for _ in check.whole():
            pass
        assert check.findings == ()
        return copies.orders_in(db)
    finally:
        db.close()


@pytest.fixture
def at_desk(clock: FixedClock) -> Desk:
    """The owner, whose secret was given."""
    return Desk(None, ShippedPacks(), clock, "Alma", person=1, proven=True)  # type: ignore[arg-type]


def test_killed_before_each_deed_it_is_old_or_new(tmp_path: Path, clock: FixedClock, at_desk: Desk) -> None:
    first = tmp_path / "first"
    first.mkdir()
    backup = shop_in(first, clock, at_desk).relative_to(first)
    seen, killed = [], 0
    for killed in range(1, 2000):
        folder = tmp_path / "again"
        copytree(first, folder)
        ended = restore(folder, backup, at_desk, killed)
        seen.append(state(folder))
        rmtree(folder)
        if ended:
            break
    assert killed > 20 and set(seen) == {1, 2}
    # Old until the marker is there, new from then on.
    assert seen == sorted(seen, reverse=True)


def test_a_swap_without_its_marker_is_found(
    tmp_path: Path, clock: FixedClock, at_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the log set aside before the file is replaced, and nobody to complete it."""
    backup = shop_in(tmp_path, clock, at_desk).relative_to(tmp_path)

    def bare(path: Path, new: Path) -> Path:
        aside = path.with_name("aside.desk")
        path.rename(aside)
        new.replace(path)
        return aside

    monkeypatch.setattr(swaps, "swap", bare)
    missing = 0
    for killed in range(1, 2000):
        folder = tmp_path / "again"
        copytree(tmp_path, folder, ignore=lambda *_: {"again"})
        ended = restore(folder, backup, at_desk, killed)
        missing += not (folder / "shop.desk").exists()
        rmtree(folder)
        if ended:
            break
    assert missing == 1
