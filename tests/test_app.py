"""Putting the parts together: places, packs, the clock, opening and making a shop."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk import __main__ as program
from desk.app import LARGEST_PACK, ShopClock, Start, set_up_log
from desk.operations import orders_list, returns_list, shops
from desk.records.errors import BadInput, Malformed, NotFound, StoreTrouble
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.orders import Standing
from desk.records.payments import NewPayment
from desk.records.shop import Shop
from desk.store import checks, manifests, migrations, orders, payments, preferences, schema, settings
from desk.store.keyring import KeyRing
from tests.asking_shop import PACK
from tests.conftest import SHOP


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path / "data")


def test_the_sample_shop_is_made_once_and_has_something_to_try(start: Start) -> None:
    path = start.sample_shop()
    made = path.stat().st_mtime_ns
    with start.open_desk(path, "Ana") as desk:
        assert shops.read_shop(desk).sample
        assert len(orders_list.ids(desk, Query())) >= 25
        states = {row.state for row in returns_list.rows(desk, returns_list.ids(desk, Query()))}
        assert {"open", "settled"} <= states
    assert start.sample_shop() == path
    assert made <= path.stat().st_mtime_ns


def test_a_shop_that_is_not_there_is_said_with_the_way_out(start: Start) -> None:
    with pytest.raises(NotFound) as told, start.open_desk():
        pass
    assert "desk sample" in start.words("en").error(told.value)


def test_a_new_shop_is_whole_or_not_there(start: Start, tmp_path: Path) -> None:
    place = tmp_path / "own.desk"
    with pytest.raises(NotFound, match="pack-unknown"):
        start.create_shop(place, Shop("Mine"), "nobody")
    broken = tmp_path / "broken.toml"
    broken.write_text("colour = 'red'", encoding="utf-8")
    with pytest.raises(Malformed):
        start.create_shop(place, Shop("Mine"), str(broken))
    (tmp_path / "latin.toml").write_bytes(b"name = '\xe9'")
    (tmp_path / "large.toml").write_bytes(b"#" * (LARGEST_PACK + 1))
    for name in ("latin.toml", "large.toml"):
        with pytest.raises(BadInput, match="pack-unreadable"):
            start.create_shop(place, Shop("Mine"), str(tmp_path / name))
    assert not place.exists()
    marked = tmp_path / "marked.toml"
    marked.write_text(start.packs["samanthas"], encoding="utf-8-sig")
    assert start.pack_text(str(marked)) == start.packs["samanthas"]
    assert start.create_shop(place, Shop("Mine"), "miniature-expressions") == place
    with pytest.raises(StoreTrouble, match="store-exists"):
        start.create_shop(place, Shop("Mine"), "samanthas")
    with start.open_desk(place) as desk:
        assert desk.who and shops.read_shop(desk).name == "Mine"


def test_a_sample_shop_of_the_other_policy_is_made_too(start: Start, tmp_path: Path) -> None:
    path = start.create_shop(tmp_path / "m.desk", Shop("Try", sample=True), "miniature-expressions")
    with start.open_desk(path) as desk:
        states = {row.state for row in returns_list.rows(desk, returns_list.ids(desk, Query()))}
        assert states == {"open", "settled"}


def test_a_shop_is_open_in_one_place(start: Start) -> None:
    path = start.sample_shop()
    with start.open_desk(path), pytest.raises(StoreTrouble, match="store-in-use"), start.open_desk(path):
        pass


def test_the_packs_are_those_that_are_shipped(start: Start) -> None:
    assert set(start.packs) == {"samanthas", "miniature-expressions"}
    assert len(start.packs) == 2


def test_the_clock_is_the_shops_and_not_the_computers() -> None:
    east, west = ShopClock("Pacific/Kiritimati"), ShopClock("Pacific/Pago_Pago")
    assert east.today() - west.today() in (timedelta(days=1), timedelta(days=2))
    assert abs(east.now() - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.fixture
def _log_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:]
    yield
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()


@pytest.mark.usefixtures("_log_as_it_was")
def test_the_log_is_a_file_beside_the_shops(tmp_path: Path) -> None:
    set_up_log(tmp_path)
    logging.getLogger("desk").error("what went wrong")
    assert "what went wrong" in (tmp_path / "desk.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], {}),
        (["--shop", "a.desk", "--as", "Ana"], {"shop": "a.desk", "person": "Ana"}),
        (["--language", "es", "sample"], {"language": "es", "sample": "yes"}),
        (["--shop"], None),
        (["order", "show", "1"], None),
        (["--help"], None),
    ],
)
def test_a_window_opens_only_without_a_command(arguments: list[str], options: dict[str, str] | None) -> None:
    assert program._window_options(arguments) == options


def test_the_cases_of_the_packs_are_shipped_with_them(start: Start) -> None:
    path = start.sample_shop()
    with start.open_desk(path) as desk:
        assert (
            "samanthas.cases.toml" in desk.cases
            and 'pack = "samanthas"' in desk.cases["samanthas.cases.toml"]
        )
        assert all(name.endswith(".cases.toml") for name in desk.cases)


def test_a_sample_that_a_policy_does_not_fit_is_told_as_such(start: Start, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(PACK, encoding="utf-8")
    with pytest.raises(BadInput, match="sample-unfit") as caught:
        start.create_shop(tmp_path / "own.desk", Shop("Mine", sample=True), str(own))
    assert "without --sample" in start.words("en").error(caught.value)
    assert not (tmp_path / "own.desk").exists()


def test_a_file_whose_shop_makes_no_sense_is_told_and_given_back(start: Start) -> None:
    """Not its tables, but a row of them was damaged; a second try hears the same and not of the first one."""
    path = start.sample_shop()
    whole = path.read_bytes()
    assert whole.count(b"America/Chicago") == 1
    path.write_bytes(whole.replace(b"America/Chicago", b"America/Chicag%"))
    for _ in range(2):
        with pytest.raises(StoreTrouble, match="store-damaged"):
            start.open(path)
    path.write_bytes(whole)
    start.open(path).db.close()


def older(folder: Path) -> Path:
    """A shop's file as the version before left it."""
    path = folder / "shop.desk"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        settings.settle(connection, path)
        migrations.migrate(connection, stop_before="006_trust")
        connection.execute("INSERT INTO addresses VALUES (1, '', '', '', '', '', '', '', '', '', 0)")
        shop = "1, 'Bears', 1, 'America/Chicago', 'en', 'USD', 'samanthas', 0"
        connection.execute(f"INSERT INTO shop VALUES ({shop})")
    return path


def test_an_older_file_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = older(tmp_path)
    Start(tmp_path).open(path).db.close()
    copy = tmp_path / "shop.desk.backups" / f"before-version-{schema.VERSION}.backup"
    said = manifests.read(copy, KeyRing())
    assert (said.name, said.schema) == ("Bears", 5)
    Start(tmp_path).open(path).db.close()


def test_the_open_orders_of_an_older_file_get_their_standing(tmp_path: Path) -> None:
    start = Start(tmp_path)
    with start.open_desk(start.sample_shop()) as desk:
        number = orders.get(desk.db, "1029").number
        with desk.db.atomic():
            orders.keep_standing(desk.db, orders.get(desk.db, number).id, Standing())
            preferences.put(desk.db, preferences.STANDING, "")
    for _ in range(2):
        with start.open_desk(start.sample_shop()) as desk:
            assert orders.get(desk.db, number).first_ship is not None
            assert preferences.get(desk.db, preferences.STANDING) == "kept"


def test_what_an_older_file_was_paid_by_check_has_its_check_once(tmp_path: Path) -> None:
    start = Start(tmp_path)
    with start.open_desk(start.sample_shop()) as desk:
        assert preferences.get(desk.db, preferences.CHECKS) == "kept", "a new shop has nothing to catch up"
        order = orders.get(desk.db, "1029")
        with desk.db.atomic():
            preferences.put(desk.db, preferences.CHECKS, "")
            paid = NewPayment("check", Money(100), order.placed, "7", number="PY-26-00900-9")
            payments.add(desk.db, order.id, paid)
    for _ in range(2):
        with start.open_desk(start.sample_shop()) as desk:
            assert [each.check_number for each in checks.on_order(desk.db, order.id)] == ["1231", "7"]
            assert preferences.get(desk.db, preferences.CHECKS) == "kept"


def test_without_a_backup_an_older_file_is_left_as_it_was(tmp_path: Path) -> None:
    path = older(tmp_path)
    before = path.read_bytes()
    (tmp_path / "shop.desk.backups").write_text("in the way")
    with pytest.raises(StoreTrouble) as caught:
        Start(tmp_path).open(path)
    assert caught.value.key == "migration-no-backup" and path.read_bytes() == before


def test_a_restore_that_was_killed_is_completed_by_the_next_start(tmp_path: Path) -> None:
    start = Start(tmp_path)
    path = start.create_shop(None, SHOP, "samanthas", "Alma")
    path.rename(tmp_path / "new.part")
    (tmp_path / "shop.desk.swap").write_text('{"new": "new.part", "aside": "aside.desk"}')
    start.open(path).db.close()
    assert path.exists() and not (tmp_path / "shop.desk.swap").exists()


def test_a_backup_is_not_opened_for_work(tmp_path: Path) -> None:
    """That would change it, and it would be none any more: not even where its key is missing."""
    start = Start(tmp_path)
    path = start.create_shop(None, SHOP, "samanthas")
    backup = path.with_name("desk-000001.backup")
    backup.write_bytes(path.read_bytes())
    before = backup.read_bytes()
    with pytest.raises(StoreTrouble) as caught:
        start.open(backup)
    assert caught.value.key == "store-is-backup" and backup.read_bytes() == before
