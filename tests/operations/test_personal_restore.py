"""A backup from before an erasure is restored, and the customer does not come back with it."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.operations import orders, personal, restores
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.operations.photos import photos_of
from desk.store import history
from tests.operations.test_backups import back_up, shop, watch  # noqa: F401
from tests.operations.test_personal import NAME, settled_and_taken_back, zoes_order
from tests.operations.test_personal_bytes import SAID, TRACES
from tests.operations.test_restores import findings, opened


def traces(path: Path) -> list[bytes]:
    """What of the customer stands in a closed shop's file and its photos."""
    files = [path, *path.with_name(f"{path.name}.photos").rglob("*.jpg")]
    data = b"".join(each.read_bytes() for each in files)
    return [each for each in (*TRACES, *SAID) if each in data]


@pytest.fixture
def made(shop: Desk) -> Path:  # noqa: F811
    """A backup with her in it; she is erased since."""
    orders.enter_order(shop, zoes_order())
    settled_and_taken_back(shop)
    made = Path(back_up(shop).backup.path)
    personal.erase_customer(shop, personal.find_people(shop, NAME)[0].number, "asked")
    return made


def test_a_restored_shop_has_erased_her_again(shop: Desk, made: Path) -> None:  # noqa: F811
    to_end(restores.restore(shop, made))
    again = opened(shop, shop.db.path)
    (line,) = history.done(again.db, "erase_again")
    assert personal.find_people(again, "quintanilla") == ()
    assert personal.kept_about(again, line.subject).erased
    assert findings(again) == ()
    again.db.close()
    assert traces(again.db.path) == []


def test_so_has_a_new_file(shop: Desk, made: Path, tmp_path: Path) -> None:  # noqa: F811
    target = tmp_path / "again.desk"
    to_end(restores.restore_to(made, target, shop.db.keys, lambda db: replace(shop, db=db, person=None)))
    assert traces(target) == []


def test_without_the_list_she_would_be_back(shop: Desk, made: Path, tmp_path: Path) -> None:  # noqa: F811
    """The fault that the search must find; the photos of others stay where someone else is erased."""
    (listed,) = (tmp_path).rglob("*.erased")
    listed.write_text("CM-26-00001-2")
    shop.db.keys._erased.clear()
    target = tmp_path / "again.desk"
    to_end(restores.restore_to(made, target, shop.db.keys, lambda db: replace(shop, db=db, person=None)))
    assert traces(target)
    again = opened(shop, target)
    number = again.db.query("SELECT subject FROM photos")[0]["subject"]
    assert len(photos_of(again, number)) == 1
    again.db.close()
