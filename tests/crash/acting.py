"""One performance for a recording: ``acting.py NAME HOME HOW`` does it in HOME and acknowledges what is done.

HOME holds what ``staging.py`` laid there. Each claim is written, a JSON list a line, to the file of
acknowledgements beside HOME, only after the operation came back. HOW is ``safe`` or ``careless``: then SQLite
is told to wait for no disk (``synchronous=OFF``), the fault that a replay must find.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from desk.app import Start
from desk.exchange import shopify
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.store import schema, settings
from tests.conftest import SHOP
from tests.crash import staging
from tests.crash.deeds import DEEDS, Bench, Claim, settle
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
            say(*deed(Bench(desk, time.monotonic_ns()))())


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


PERFORMANCES: dict[str, Callable[[Path, Say], None]] = {
    "everything": everything,
    "settle": settling,
    "import": importing,
    "migrate": migrating,
    "make": making,
}


def be_careless() -> None:
    """The planted fault: the same statements, and nobody waits for the disk."""
    name = "synchronous"
    settings.SET[name] = f"PRAGMA {name}=OFF"
    changed = [(each, *rest) if each != name else (each, "OFF", 0) for each, *rest in settings.SETTINGS]
    settings.SETTINGS = tuple(changed)  # type: ignore[assignment]


def main(name: str, home: Path, how: str) -> None:
    """Do it and say what is done."""
    if how == "careless":
        be_careless()
    acks = os.open(acks_of(home), os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(*claim: Claim) -> None:
        os.write(acks, json.dumps(claim).encode())

    PERFORMANCES[name](home, say)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
