"""One performance for a recording: ``acting.py NAME HOME HOW`` does it in HOME and acknowledges what is done.

HOME holds what ``staging.py`` laid there. Each claim is written, a JSON list a line, to the file of
acknowledgements beside HOME, only after the operation came back. HOW is ``safe``, or a fault that a replay
must find: ``careless`` tells SQLite to wait for no disk (``synchronous=OFF``), ``hasty`` waits for nothing of
what the program writes itself.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from desk.app import Start
from desk.exchange import shopify
from desk.operations import backups, restores
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.store import schema, settings
from tests.conftest import SHOP
from tests.crash import staging
from tests.crash.bench import Bench, Claim, at
from tests.crash.deeds import COPIES, DEEDS, settle
from tests.crash.recording import acks_of
from tests.exchange.export_file import export, one_order

SETTLEMENTS = 8
# More than SQLite keeps in its log: the pages move into the file, and the log begins anew over old frames.
ORDERS = 220

Say = Callable[..., None]


def everything(home: Path, say: Say) -> None:
    """Every kind of write once."""
    with staging.at_work(home) as desk:
        for deed in DEEDS.values():
            say(*deed(at(desk))())


def settling(home: Path, say: Say) -> None:
    """Returns are credited, one after the other."""
    with staging.at_work(home) as desk:
        settle_often(desk, say, SETTLEMENTS)


def settle_often(desk: Desk, say: Say, times: int) -> None:
    """What follows shows whether a later write harms what stood in the log before it."""
    for turn in range(times):
        say(*settle(Bench(desk, turn))())


def importing(home: Path, say: Say) -> None:
    """A large export in one transaction, which fills the log; then small writes over it, and the close."""
    path = home / "orders.csv"
    numbers = [f"#B-{each}" for each in range(ORDERS)]
    path.write_bytes(export(*(row for number in numbers for row in one_order(number))))
    with staging.at_work(home) as desk:
        report = to_end(shopify.run(desk, path))
        say("imported", report.digest, "#B-%", str(ORDERS))
        settle_often(desk, say, 2)


def migrating(home: Path, say: Say) -> None:
    """A shop of an older version is opened."""
    with Start(home).open_desk(home / "shop.desk"):
        say("version", str(schema.VERSION))
    open_and_write(home, say)


def open_and_write(home: Path, say: Say) -> None:
    """The day goes on: whatever was not made safe until now is still not safe."""
    with Start(home).open_desk(home / "shop.desk") as desk:
        say(*DEEDS["save a draft"](Bench(desk, 0))())


def making(home: Path, say: Say) -> None:
    """A new shop."""
    Start(home).create_shop(home / "shop.desk", SHOP, "samanthas", "Alma")
    say("shop", SHOP.name)
    open_and_write(home, say)


def backing_up(home: Path, say: Say) -> None:
    """A backup, one with a new photo, and one that is encrypted; each in the second place as well."""
    with staging.at_work(home) as desk:
        for turn in range(2):
            write = COPIES["back up"](Bench(desk, turn))
            say(*write())
        backups.set_passphrase(desk, "four words of nobody's")
        say(*COPIES["back up"](Bench(desk, 2))())
        say(*DEEDS["save a draft"](Bench(desk, 3))())


def restoring(home: Path, say: Say) -> None:
    """Beside the shop, and in its place, twice; what was written since the backup stays with the old one."""
    with staging.at_work(home) as desk:
        say(*DEEDS["attach a photo"](Bench(desk, 0))())
        backups.set_second_place(desk, "")
        made = to_end(backups.back_up(desk)).backup
        say("backed up", str(made.manifest.sequence))
        say(*DEEDS["attach a photo"](Bench(desk, 1))())
        say(*settle(Bench(desk, 2))())
    beside = home / "restored-1.desk"
    to_end(Start(home).restore(Path(made.path), beside, "Alma"))
    say("restored", beside.name)
    for _ in range(2):
        with staging.at_work(home) as desk:
            done = to_end(restores.restore(desk, Path(made.path)))
        say("in place", Path(done.aside).name)
    with staging.at_work(home) as desk:
        settle_often(desk, say, 1)


PERFORMANCES: dict[str, Callable[[Path, Say], None]] = {
    "everything": everything,
    "settle": settling,
    "import": importing,
    "migrate": migrating,
    "back up": backing_up,
    "restore": restoring,
    "make": making,
}


def be_careless() -> None:
    """The planted fault: the same statements, and nobody waits for the disk."""
    name = "synchronous"
    settings.SET[name] = f"PRAGMA {name}=OFF"
    changed = [(each, *rest) if each != name else (each, "OFF", 0) for each, *rest in settings.SETTINGS]
    settings.SETTINGS = tuple(changed)  # type: ignore[assignment]


def be_hasty() -> None:
    """The planted fault in what the program writes itself: backups, photos, what swaps two shops."""
    os.fsync = lambda _file: None


def main(name: str, home: Path, how: str) -> None:
    """Do it and say what is done."""
    if how == "careless":
        be_careless()
    if how == "hasty":
        be_hasty()
    acks = os.open(acks_of(home), os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(*claim: Claim) -> None:
        os.write(acks, json.dumps(claim).encode())

    PERFORMANCES[name](home, say)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
