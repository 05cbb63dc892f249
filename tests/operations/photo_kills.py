"""Kills a process at every line that attaching a photo goes through, and looks at what is left.

Run as a program, with a folder and how many lines lie between two kills; ``planted`` attaches the wrong way
round, the row before its file. It prints what was found as JSON. A process of its own, since it forks.
"""

import json
import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

from desk.app import ShippedPacks, ShopClock
from desk.operations import orders, photos, shops
from desk.operations.desk import Desk
from desk.records.people import OWNER
from desk.records.photos import Photo
from desk.store import people, photo_files
from desk.store import photos as rows
from desk.store.database import Database
from desk.store.keyring import KeyRing
from tests.conftest import SHOP, doll_order

PHOTO = Photo.of(b"\xff\xd8\xff a photo \xff\xd9" * 1000, 60, 40, "front.jpg")
WATCHED = ("photos.py", "photo_files.py", "database.py")
DONE, KILLED = 0, 9


def open_shop(folder: Path) -> Desk:
    """The shop in a folder, with its keys."""
    db = Database.open(folder / "shop.desk", KeyRing(folder / "keys"))
    return Desk(db, ShippedPacks(), ShopClock("America/Chicago"), "Alma", person=1, proven=True)


def make_shop(folder: Path) -> None:
    """A shop with one order and no photo."""
    folder.mkdir()
    Database.create(folder / "shop.desk", KeyRing(folder / "keys")).close()
    desk = open_shop(folder)
    with desk.db.atomic():
        people.add(desk.db, "Alma", OWNER)
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    orders.enter_order(desk, doll_order())
    desk.db.close()


def row_first(desk: Desk, subject: str, photo: Photo) -> None:
    """The wrong way round: a kill between the two leaves a row whose photo is nowhere."""
    with desk.db.atomic():
        rows.add(desk.db, subject, photo, desk.moment, desk.who)
    photo_files.put(photo_files.folder_of(desk.db.path), photo)


def attach_and_die(folder: Path, attach: Any, line: int) -> None:
    """Attach a photo and die at a line of it; never returns."""
    desk, left = open_shop(folder), line

    def at_line(frame: FrameType, event: str, _given: object) -> Any:
        nonlocal left
        left -= event == "line"
        if left < 0:
            os._exit(KILLED)
        return at_line

    def at_call(frame: FrameType, event: str, _given: object) -> Any:
        return at_line if Path(frame.f_code.co_filename).name in WATCHED else None

    sys.settrace(at_call)
    attach(desk, "#1001", PHOTO)
    sys.settrace(None)
    os._exit(DONE)


def look(folder: Path, acknowledged: bool) -> Counter[str]:
    """What is left, counted; afterwards all can be put right by a sweep and the same photo again."""
    desk = open_shop(folder)
    beside = photo_files.folder_of(desk.db.path)
    kept = rows.digests(desk.db)
    steps, found = photo_files.verify(beside, kept), Counter(kills=1)
    try:
        while True:
            next(steps)
    except StopIteration as end:
        check = end.value
    found["dangling"] = len(check.missing) + len(check.damaged)
    found["lost"] = int(acknowledged and not kept)
    found["rows"], found["orphans"] = len(kept), sum(not each.endswith(".part") for each in check.orphans)
    found["halves"] = len(check.orphans) - found["orphans"]
    photo_files.sweep(beside, kept)
    photos.attach(desk, "#1001", PHOTO)
    found["mended"] = int(photos.read(desk, PHOTO.digest) == PHOTO.data)
    found["files"] = sum(1 for each in beside.rglob("*") if each.is_file())
    desk.db.close()
    return found


def main(folder: Path, step: int, attach: Any) -> Counter[str]:
    """Kill at each so manieth line until attaching comes to its end."""
    make_shop(folder / "whole")
    total: Counter[str] = Counter()
    line, ended = 0, False
    while not ended:
        shutil.copytree(folder / "whole", folder / "trial")
        child = os.fork()
        if child == 0:
            attach_and_die(folder / "trial", attach, line)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in (DONE, KILLED), status
        ended = status == DONE
        total += look(folder / "trial", ended)
        shutil.rmtree(folder / "trial")
        line += step
    return total


if __name__ == "__main__":
    way = row_first if "planted" in sys.argv[3:] else photos.attach
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), way)))
