"""A copy is whole and ours to the letter, or it is no copy; nothing in it runs (trust.md A5, A16, B1)."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import backing, copies
from desk.store.copies import Anchor, Copy
from tests.store import samples
from tests.store.backed import Backed, to_end

RAN: list[str] = []


@pytest.fixture
def shop(tmp_path: Path) -> Backed:
    """A shop with an order and two photos."""
    return Backed(tmp_path)


@pytest.fixture
def copy(shop: Backed, tmp_path: Path) -> Path:
    """A finished copy of it."""
    copies.copy(shop.db.connection, tmp_path / "a.copy")
    return tmp_path / "a.copy"


def trouble(path: Path, anchor: Anchor) -> str:
    """What an examination ends in."""
    with pytest.raises(StoreTrouble) as caught:
        to_end(copies.examine(path, anchor))
    return caught.value.key


def spoil(path: Path, *statements: str) -> None:
    """Change a copy with another tool."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.create_function("steal", 0, lambda: RAN.append("ran"))
        for statement in statements:
            connection.execute(statement)


def test_a_copy_is_one_whole_file_that_agrees(shop: Backed, copy: Path, tmp_path: Path) -> None:
    found = to_end(copies.examine(copy, backing.anchor_of(shop.db)))
    assert found.counts["orders"] == 1 and found.counts["photos"] == 2
    assert sum(found.balance.values()) == 0 and found.balance
    assert (found.seal, found.mac) == (shop.db.sealer.head.seal, shop.db.sealer.head.mac.hex())
    assert found.name == samples.SHOP.name and len(found.photos) == 2
    assert sorted(each.name for each in tmp_path.glob("a.copy*")) == ["a.copy"]


def test_what_is_sold_while_it_is_copied_is_in_it_whole_or_not_at_all(shop: Backed, tmp_path: Path) -> None:
    sold = 0

    def sell(_done: int, _of: int) -> None:
        nonlocal sold
        if sold < 3:
            sold += 1
            samples.add_order(shop.db, f"#2000{sold}")

    copies._PAGES, usual = 8, copies._PAGES
    try:
        copies.copy(shop.db.connection, tmp_path / "b.copy", sell)
    finally:
        copies._PAGES = usual
    found = to_end(copies.examine(tmp_path / "b.copy", backing.anchor_of(shop.db)))
    assert sold == 3
    assert found.counts["orders"] == copies.orders_in(shop.db) == 4
    assert found.mac == shop.db.sealer.head.mac.hex()


def test_a_full_disk_leaves_nothing(shop: Backed, tmp_path: Path, full_disk: Path) -> None:
    with pytest.raises(StoreTrouble) as caught:
        copies.copy(shop.db.connection, full_disk / "a.copy")
    assert caught.value.key == "backup-disk-full"
    assert list(full_disk.iterdir()) == [full_disk / "filler"]


def test_a_folder_that_is_not_there_is_told(shop: Backed, tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble) as caught:
        copies.copy(shop.db.connection, tmp_path / "none" / "a.copy")
    assert caught.value.key == "backup-not-allowed"


def test_a_bug_in_between_stays_a_bug_and_leaves_nothing(shop: Backed, tmp_path: Path) -> None:
    def fail(_done: int, _of: int) -> None:
        raise sqlite3.ProgrammingError("a bug")

    with pytest.raises(sqlite3.ProgrammingError):
        copies.copy(shop.db.connection, tmp_path / "b.copy", fail)
    assert not list(tmp_path.glob("b.copy*"))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER UPDATE ON identity BEGIN SELECT steal(); END",
        "CREATE VIEW evil AS SELECT steal()",
        "CREATE TABLE evil (a TEXT DEFAULT (steal()))",
        "UPDATE sqlite_schema SET sql = replace(sql, 'orders', 'orders') || ' ' WHERE name = 'orders'",
        "DROP TRIGGER seals_keep_rows",
        "PRAGMA user_version = 5",
    ],
)
def test_a_hostile_copy_is_refused_and_runs_nothing(shop: Backed, copy: Path, statement: str) -> None:
    spoil(copy, statement)
    RAN.clear()
    before = copy.read_bytes()
    assert trouble(copy, backing.anchor_of(shop.db)) == "backup-altered"
    assert RAN == [] and copy.read_bytes() == before


def test_a_function_that_a_copy_calls_is_caught_where_it_would_run(copy: Path) -> None:
    """Planted: without the check the function of the hostile view does run."""
    spoil(copy, "CREATE VIEW evil AS SELECT steal()")
    RAN.clear()
    with closing(sqlite3.connect(copy)) as connection:
        connection.create_function("steal", 0, lambda: RAN.append("ran"))
        connection.execute("SELECT * FROM evil").fetchall()
    assert RAN == ["ran"]


@pytest.mark.parametrize(
    ("statements", "key"),
    [
        (("UPDATE orders SET number = '#10101'",), "backup-findings"),
        (("DROP TRIGGER seals_keep_all", "DELETE FROM seals"), "backup-altered"),
        (("PRAGMA application_id = 1",), "store-foreign"),
        (("PRAGMA user_version = 99",), "store-newer"),
    ],
)
def test_an_edit_is_found(shop: Backed, copy: Path, statements: tuple[str, ...], key: str) -> None:
    spoil(copy, *statements)
    assert trouble(copy, backing.anchor_of(shop.db)) == key


def test_the_row_is_named(shop: Backed, copy: Path) -> None:
    spoil(copy, "UPDATE orders SET number = '#10101'", "UPDATE customers SET email = 'x@example.com'")
    with pytest.raises(StoreTrouble) as caught:
        to_end(copies.examine(copy, backing.anchor_of(shop.db)))
    assert caught.value.values["count"] == 2
    assert "customers 1" in str(caught.value.values["what"])


def test_a_disputed_file_makes_no_good_copy(shop: Backed, copy: Path) -> None:
    shop.db.sealer.change_mark(disputed="9 00")
    assert trouble(copy, backing.anchor_of(shop.db)) == "backup-findings"


def test_another_shops_copy_and_another_key_are_refused(shop: Backed, copy: Path) -> None:
    anchor = backing.anchor_of(shop.db)
    assert trouble(copy, Anchor("0" * 32, anchor.key)) == "backup-other-shop"
    assert trouble(copy, Anchor(anchor.shop, bytes(16))) == "backup-findings"


def test_no_database_at_all_is_told(shop: Backed, tmp_path: Path) -> None:
    (tmp_path / "x.copy").write_bytes(b"not a database" * 400)
    with pytest.raises(StoreTrouble):
        Copy.read(tmp_path / "x.copy", backing.anchor_of(shop.db))
    with pytest.raises(StoreTrouble):
        Copy.read(tmp_path / "none.copy", backing.anchor_of(shop.db))


def test_nothing_can_be_written_into_a_copy(shop: Backed, copy: Path) -> None:
    with (
        closing(Copy.read(copy, backing.anchor_of(shop.db))) as found,
        pytest.raises(StoreTrouble) as caught,
        found.atomic(),
    ):
        found.execute("DELETE FROM settings")
    assert caught.value.key == "store-read-only"
