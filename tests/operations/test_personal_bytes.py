"""Not one byte of an erased customer is left in any file of the shop: the file, its log, photos, keys."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.app import ShippedCases, ShippedPacks, set_up_log
from desk.operations import drafts, orders, personal, shops
from desk.operations.desk import Desk
from desk.records.errors import StoreTrouble
from desk.records.people import OWNER
from desk.store import people
from desk.store.database import Database
from desk.store.keyring import KeyRing
from tests.conftest import SHOP, FixedClock, doll_order
from tests.operations.test_personal import NAME, replay, settled_and_taken_back, zoes_order

TRACES = (
    b"Quintanilla",
    b"quintanilla",
    b"zoe.q",
    b"555 0123",
    b"Hidden",
    b"hollow",
    b"Springdale",
    b"65999-4417",
)
SAID = (b"kumquat", b"REF-7788", b"Tangelo", b"tangelo", b"bytes of crack")


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """A shop's file with so many other customers that pages split and are shared."""
    db = Database.create(tmp_path / "shop.desk", KeyRing(tmp_path / "keys"))
    with db.atomic():
        owner = people.add(db, "Alma", OWNER)
    made = Desk(db, ShippedPacks(), clock, "Alma", ShippedCases(), person=owner, proven=True)
    shops.create_shop(made, SHOP, made.packs["samanthas"])
    set_up_log(tmp_path)
    for number in range(40):
        orders.enter_order(made, doll_order(f"#1{number:03}", state=f"S{number}", name=f"Person {number}"))
        if number == 20:
            orders.enter_order(made, zoes_order())
    settled_and_taken_back(made)
    for text in ("first", "second and longer", "x"):
        drafts.save(made, "issue", "#2001", {"said": f"{NAME} {text}"})
    yield made
    db.close()
    log = logging.getLogger()
    for handler in [each for each in log.handlers if isinstance(each, logging.FileHandler)]:
        log.removeHandler(handler)
        handler.close()


def copies(folder: Path) -> dict[str, int]:
    """How often each trace stands in the files below a folder, and in their names."""
    found = {}
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        data = path.read_bytes() + str(path.relative_to(folder)).encode()
        found.update({f"{trace!r} in {path.name}": data.count(trace) for trace in (*TRACES, *SAID)})
    return {place: count for place, count in found.items() if count}


def test_no_byte_of_an_erased_customer_stays(desk: Desk, tmp_path: Path) -> None:
    number = personal.find_people(desk, NAME)[0].number
    personal.erase_customer(desk, number, "asked by letter")
    # Reading a live file past SQLite gives up its locks, so it is closed first.
    desk.db.close()
    assert copies(tmp_path) == {}
    assert (tmp_path / "keys").glob("*.erased").__next__().read_text() == number


def test_the_log_is_empty_while_the_shop_is_open(desk: Desk, tmp_path: Path) -> None:
    wal = tmp_path / "shop.desk-wal"
    assert wal.stat().st_size > 0
    personal.erase_customer(desk, personal.find_people(desk, NAME)[0].number, "asked")
    assert wal.stat().st_size == 0


def test_traces_are_found_where_deleting_is_not_secure(desk: Desk, tmp_path: Path) -> None:
    """The fault that the search must find: deleted, and still in the file."""
    desk.db.connection.set_authorizer(None)
    desk.db.connection.execute("PRAGMA secure_delete = OFF")
    personal.erase_customer(desk, personal.find_people(desk, NAME)[0].number, "asked")
    desk.db.close()
    assert copies(tmp_path)


def test_nothing_is_erased_where_the_list_outside_cannot_be_kept(desk: Desk, tmp_path: Path) -> None:
    number = personal.find_people(desk, NAME)[0].number
    (tmp_path / "keys" / f"{desk.db.sealer.shop}.erased" / "in the way").mkdir(parents=True)
    with pytest.raises(StoreTrouble, match="key-unsaved"):
        personal.erase_customer(desk, number, "asked")
    assert personal.find_people(desk, NAME)[0].number == number


def test_an_older_copy_of_the_file_is_erased_when_it_comes_back(desk: Desk, tmp_path: Path) -> None:
    keys = KeyRing(tmp_path / "keys")
    number = personal.find_people(desk, NAME)[0].number
    desk.db.sealer.note_erased(number)
    path, clock = desk.db.path, desk.clock
    desk.db.close()
    assert copies(tmp_path)
    back = Desk(Database.open(path, keys), ShippedPacks(), clock, "Alma")
    assert [each.number for each in replay(back)] == [number]
    back.db.close()
    assert copies(tmp_path) == {}
