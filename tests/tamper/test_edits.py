"""Fifty edits with another tool, and every one is found at its place (trust.md I9, I10, R5, L21)."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desk.operations import orders, trust
from desk.records.trust import Finding
from desk.store.keyring import KeyRing
from desk.store.sealing import TABLES
from desk.store.verification import Verification
from tests.conftest import doll_order
from tests.tamper import shop

Edit = str | Callable[[sqlite3.Connection], object]

# What is changed in place, by the table that must be named.
CHANGES = (
    ("orders", "UPDATE orders SET paid = paid + 100 WHERE id = 1"),
    ("orders", "UPDATE orders SET delivered = '2026-03-12' WHERE id = 2"),
    ("orders", "UPDATE orders SET customer = 99 - customer WHERE id IN (1, 2)"),
    ("orders", "UPDATE orders SET note = 'free shipping' WHERE id = 3"),
    ("order_lines", "UPDATE order_lines SET price = price - 1 WHERE id = 2"),
    ("order_lines", "UPDATE order_lines SET cancelled = 1 WHERE id = 1"),
    ("payments", "UPDATE payments SET amount = amount * 2 WHERE id = 1"),
    ("payments", "UPDATE payments SET reference = 'visa 1111' WHERE id = 2"),
    ("journal_legs", "UPDATE journal_legs SET amount = amount + sign(amount) * 500 WHERE entry = 1"),
    ("journal_legs", "UPDATE journal_legs SET account = '4900' WHERE id = 3"),
    ("journal_legs", "UPDATE journal_legs SET clause = '' WHERE clause <> ''"),
    ("journal_entries", "UPDATE journal_entries SET effective = '2025-12-31' WHERE id = 2"),
    ("credit_lots", "UPDATE credit_lots SET amount = amount + 1, balance = balance + 1 WHERE id = 1"),
    ("credit_lots", "UPDATE credit_lots SET customer = 2 WHERE id = 1"),
    ("credit_movements", "UPDATE credit_movements SET amount = amount + 1 WHERE id = 1"),
    ("settlements", "UPDATE settlements SET credit = credit + 1000 WHERE id = 1"),
    ("settlements", "UPDATE settlements SET told = '[1]' WHERE id = 1"),
    ("settlement_lines", "UPDATE settlement_lines SET opened = 0 WHERE settlement = 1"),
    ("settlement_lines", "UPDATE settlement_lines SET resaleable = NULL WHERE settlement = 2"),
    ("return_authorizations", "UPDATE return_authorizations SET return_by = '2027-01-01' WHERE id = 4"),
    ("return_lines", "UPDATE return_lines SET quantity = 2 WHERE id = 1"),
    ("counters", "UPDATE counters SET last = last - 1 WHERE series = 'RA'"),
    ("history", "UPDATE history SET person = 'Bo' WHERE id = 5"),
    ("history", "UPDATE history SET at = '2026-03-01T10:00:00+00:00' WHERE id = 6"),
    ("history", "UPDATE history SET signed = NULL WHERE id = 7"),
    ("history_words", "UPDATE history_words SET reason = 'as agreed' WHERE reason <> ''"),
    ("history_words", "UPDATE history_words SET after = '{}' WHERE after LIKE '%settled%'"),
    ("people", "UPDATE people SET role = 'owner' WHERE name = 'Bo'"),
    ("people", "UPDATE people SET secret = pin WHERE name = 'Bo'"),
    ("policy_editions", "UPDATE policy_editions SET text = replace(text, '20', '2')"),
    ("policy_cases", "UPDATE policy_cases SET text = text || ' ' WHERE id = 1"),
    ("shop", "UPDATE shop SET name = 'Another shop'"),
    ("customers", "UPDATE customers SET email = 'me@example.com', email_key = 'me@example.com' WHERE id = 1"),
    ("addresses", "UPDATE addresses SET street = '1 Other St' WHERE id = 2"),
    ("items", "UPDATE items SET price = 1 WHERE id = 1"),
    ("accounts", "UPDATE accounts SET kind = 'expense' WHERE number = '4000'"),
    ("postings", "UPDATE postings SET sign = -sign WHERE event = 'order_shipped' AND amount = 'prepaid'"),
    ("accounts", "UPDATE accounts SET given_name = 'Cash box' WHERE number = '1000'"),
    ("journal_entries", "UPDATE journal_entries SET happened = '2026-01-02' WHERE id = 1"),
    ("tax_bases", "UPDATE tax_bases SET taxable = taxable - 100, exempt = exempt + 100"),
    ("tax_bases", "UPDATE tax_bases SET state = 'OH' WHERE state = 'MO'"),
    ("closings", "UPDATE closings SET entries = entries + 1"),
    ("closings", "UPDATE closings SET chart = '[]'"),
    ("closings", "UPDATE closings SET until = '2025-11-30'"),
    ("ledger_days", "UPDATE ledger_days SET debit = debit + 1, credit = credit + 1 WHERE account = '4000'"),
    ("tax_bases", "UPDATE tax_bases SET days = days + 1"),
    ("returned_goods", "UPDATE returned_goods SET reason = 'defective'"),
    ("sent_days", "UPDATE sent_days SET parcels = parcels + 1"),
    ("return_days", "UPDATE return_days SET money = money - 100"),
    ("tax_days", "UPDATE tax_days SET taxable = taxable - 100, exempt = exempt + 100"),
    ("identity", "UPDATE identity SET copy = iif(substr(copy, 1, 1) = 'f', 'e', 'f') || substr(copy, 2)"),
)
# What is taken out or put in.
ROWS = (
    ("payments", "DELETE FROM payments WHERE id = 2"),
    ("history", "DELETE FROM history WHERE id = (SELECT max(id) FROM history)"),
    ("prints", "DELETE FROM prints"),
    ("people", "INSERT INTO people SELECT 9, 'Cy', 'cy', 'owner', 1, pin, secret FROM people WHERE id = 2"),
    (
        "payments",
        "INSERT INTO payments (id, order_id, method, amount, received, reference) "
        "SELECT 99, order_id, method, amount, received, '' FROM payments LIMIT 1",
    ),
    (
        "history",
        "INSERT INTO history SELECT 999, at, day, person, operation, subject, 1 FROM history LIMIT 1",
    ),
    ("credit_lots", "DELETE FROM credit_lots WHERE id = 2"),
    ("ledger_days", "DELETE FROM ledger_days WHERE account = '4000'"),
    ("tax_days", "DELETE FROM tax_days"),
    ("sent_days", "DELETE FROM sent_days"),
    ("return_days", "DELETE FROM return_days"),
    ("tax_bases", "DELETE FROM tax_bases WHERE entry = (SELECT max(entry) FROM tax_bases)"),
    ("closings", "DELETE FROM closings"),
    (
        "closings",
        "INSERT INTO closings (until, at, person, entries, chart, head) "
        "SELECT '2026-03-31', at, person, entries, chart, head FROM closings",
    ),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> shop.Kept:
    """The shop before anybody spoiled it."""
    return shop.make(tmp_path_factory.mktemp("tamper"))


@pytest.mark.slow
@pytest.mark.parametrize(("table", "statement"), CHANGES + ROWS)
def test_an_edit_is_found_in_its_table(made: shop.Kept, tmp_path: Path, table: str, statement: str) -> None:
    kept = made.copied(tmp_path)
    shop.edit(kept.path, statement)
    assert table in {each.table for each in kept.check()}


def swap(connection: sqlite3.Connection) -> None:
    """Two lines of history change places."""
    connection.execute("UPDATE history SET id = -1 WHERE id = 4")
    connection.execute("UPDATE history SET id = 4 WHERE id = 5")
    connection.execute("UPDATE history SET id = 5 WHERE id = -1")


SEALS: dict[str, tuple[Edit, ...]] = {
    "a digest in the middle": ("UPDATE seals SET rows = zeroblob(length(rows)) WHERE id = 5",),
    "a sum in the middle": ("UPDATE seals SET mac = zeroblob(32) WHERE id = 5",),
    "the last sum": ("UPDATE seals SET mac = zeroblob(32) WHERE id = (SELECT max(id) FROM seals)",),
    "a seal of odd length": ("UPDATE seals SET rows = CAST(rows || x'00' AS BLOB) WHERE id = 6",),
    "a table that there is none": (
        "UPDATE seals SET rows = CAST(x'ffff' || substr(rows, 3) AS BLOB) WHERE id = 6",
    ),
    "one taken out": ("DELETE FROM seals WHERE id = 4",),
    "the last": ("DELETE FROM seals WHERE id = (SELECT max(id) FROM seals)",),
    "the last three with their history": (
        "DELETE FROM seals WHERE id > (SELECT max(id) - 3 FROM seals)",
        "DELETE FROM history_words WHERE id > (SELECT max(id) - 3 FROM history_words)",
        "DELETE FROM history WHERE id > (SELECT max(id) - 3 FROM history)",
    ),
    "all of them": ("DELETE FROM seals",),
    "all of them and the identity": ("DELETE FROM seals", "DELETE FROM identity"),
    "two that change places": (swap,),
}


def on_disk(kept: shop.Kept, folder: Path) -> None:
    """Keep a ring in a folder from now on, so that the places of files are known."""
    kept.keys._folder = folder
    kept.keys.put(*next(iter(kept.keys._keys.items())))
    for copy, mark in tuple(kept.keys._marks.items()):
        kept.keys.set_mark(next(iter(kept.keys._keys)), copy, mark)


@pytest.mark.parametrize("name", SEALS)
def test_an_edit_of_the_chain_is_found(made: shop.Kept, tmp_path: Path, name: str) -> None:
    kept = made.copied(tmp_path)
    on_disk(kept, tmp_path)
    kept.open().db.close()
    shop.edit(kept.path, *SEALS[name])
    assert kept.check()


def test_an_older_copy_in_the_files_place_is_found_and_stays_found(made: shop.Kept, tmp_path: Path) -> None:
    kept = made.copied(tmp_path)
    older = kept.path.read_bytes()
    desk = kept.open()
    with closing(desk.db):
        orders.enter_order(desk, doll_order("#1009"))
    kept.path.write_bytes(older)
    assert "cut" in {each.kind for each in kept.check()}
    desk = kept.open()
    with closing(desk.db):
        orders.enter_order(desk, doll_order("#1010"))
    assert "cut" in {each.kind for each in kept.check()}, "work that goes on hides nothing"


def test_a_file_sealed_anew_somewhere_else_is_found_in_its_old_place(made: shop.Kept, tmp_path: Path) -> None:
    """The program itself would seal an edited file without seals, under another name."""
    kept = made.copied(tmp_path)
    on_disk(kept, tmp_path / "keys")
    kept.open().db.close()
    shop.edit(kept.path, "UPDATE orders SET paid = 1", *SEALS["all of them and the identity"])
    elsewhere = shop.Kept(kept.path.rename(tmp_path / "elsewhere.desk"), kept.keys)
    assert elsewhere.check() == ()
    elsewhere.path.rename(kept.path)
    assert Finding("cut", "seals") in kept.check()
    assert Finding("cut", "seals") in kept.check(), "and it stays found"


def test_a_mark_taken_away_does_not_hide_a_cut_tail(made: shop.Kept, tmp_path: Path) -> None:
    kept = made.copied(tmp_path)
    on_disk(kept, tmp_path / "keys")
    assert kept.check() == ()
    for head in (tmp_path / "keys").glob("*.head"):
        head.unlink()
    shop.edit(kept.path, *SEALS["the last three with their history"])
    assert "cut" in {each.kind for each in shop.Kept(kept.path, KeyRing(tmp_path / "keys")).check()}


@pytest.mark.slow
def test_there_are_more_than_fifty_and_a_check_without_digests_would_miss_most(
    made: shop.Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(CHANGES) + len(ROWS) + len(SEALS) + 1 > 50
    monkeypatch.setattr(Verification, "_compare", lambda *_: iter(()))
    missed = 0
    for _, statement in CHANGES:
        kept = made.copied(tmp_path)
        shop.edit(kept.path, statement)
        missed += not kept.check()
    assert missed > len(CHANGES) // 2


@pytest.mark.parametrize("cut", range(1, 12))
def test_any_length_of_a_cut_tail_is_found(made: shop.Kept, tmp_path: Path, cut: int) -> None:
    kept = made.copied(tmp_path)
    shop.edit(kept.path, f"DELETE FROM seals WHERE id > (SELECT max(id) - {cut} FROM seals)")
    assert Finding("cut", "seals", last_seal(made)) in kept.check()


def hide(connection: sqlite3.Connection) -> None:
    """Take all payments out of an index, and put its text back as it was: rows and schema are the same."""
    usual = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'payments_by_order'").fetchone()[0]
    for sql in (f"{usual} WHERE 0", usual):
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'payments_by_order'", (sql,))
        version = connection.execute("PRAGMA schema_version").fetchone()[0]
        connection.execute(f"PRAGMA schema_version = {version + 1}")
        connection.execute("PRAGMA writable_schema = RESET")
        if sql != usual:
            connection.execute("REINDEX payments_by_order")


def test_a_row_that_is_hidden_from_an_index_is_found(made: shop.Kept, tmp_path: Path) -> None:
    kept = made.copied(tmp_path)
    shop.edit(kept.path, hide)
    desk = kept.open()
    with closing(desk.db):
        assert orders.open_order(desk, "#1001").payments == (), "no search sees it"
    assert kept.check() == (Finding("damaged", "payments"),)


def last_seal(kept: shop.Kept) -> int:
    """The number of a file's last seal."""
    with closing(sqlite3.connect(kept.path)) as connection:
        return int(connection.execute("SELECT max(id) FROM seals").fetchone()[0])


def test_the_quick_check_of_a_start_finds_what_was_edited_since(made: shop.Kept, tmp_path: Path) -> None:
    kept = made.copied(tmp_path)
    desk = kept.open()
    with closing(desk.db):
        orders.enter_order(desk, doll_order("#1009"))
    shop.edit(kept.path, "UPDATE orders SET paid = 1 WHERE number = '#1009'")
    desk = kept.open()
    with closing(desk.db):
        found = shop.to_end(trust.verify_recent(desk))
        assert [(each.table, each.name) for each in found.findings] == [("orders", "#1009")]
        assert found.rows < 40 < sum(1 for _ in TABLES) + 40


def test_a_file_taken_over_is_whole_again_and_says_so_for_ever(made: shop.Kept, tmp_path: Path) -> None:
    kept = made.copied(tmp_path)
    shop.edit(kept.path, "UPDATE orders SET paid = 1 WHERE id = 1", "DELETE FROM seals WHERE id = 4")
    desk = kept.open()
    with closing(desk.db):
        found = shop.found_in(desk)
        trust.accept_findings(desk, found, "The computer broke down")
        again = shop.found_in(desk)
        assert again.is_whole and again.accepted == 1
    assert kept.check() == ()
    shop.edit(kept.path, "UPDATE orders SET paid = 2 WHERE id = 1")
    assert [each.table for each in kept.check()] == ["orders"]
