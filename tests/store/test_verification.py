"""A check names what is not as it was sealed; fifty edits and thousands of bits stand in tests/tamper."""

import sqlite3

import pytest

from desk.records.errors import StoreTrouble
from desk.records.trust import Finding
from desk.store import buyers
from desk.store.database import Database, Values
from desk.store.sealing import Link
from desk.store.verification import _SEALS, Verification


def findings(db: Database) -> tuple[Finding, ...]:
    """What the whole check finds."""
    check = Verification(db)
    for _ in check.whole():
        pass
    return check.findings


def behind(db: Database, statement: str) -> None:
    """Change a file that is open as no operation does: past the watch, and past the authorizer."""
    connection = db.connection
    connection.set_authorizer(None)
    connection.execute(statement)
    connection.execute("DELETE FROM temp.touched")


def test_rows_that_are_changed_added_and_removed_are_named(db: Database) -> None:
    assert findings(db) == ()
    behind(db, "UPDATE items SET price = 1")
    behind(db, "INSERT INTO settings VALUES (-5, 'strange', 'x')")
    behind(db, "INSERT INTO settings VALUES (9000000000, 'far', 'x')")
    behind(db, "DELETE FROM customer_words")
    behind(db, "DELETE FROM customers")
    found = {(each.kind, each.table, each.row, each.name) for each in findings(db)}
    assert found >= {
        ("changed", "items", 1, "1917 Grand Touring Sedan"),
        ("added", "settings", -5, "strange"),
        ("added", "settings", 9000000000, "far"),
        ("removed", "customers", 1, ""),
    }


def test_customers_whom_no_search_would_find_are_named(db: Database) -> None:
    """Their words have no seal, since the customers' own keys have: they are compared with these."""
    known = db.query("SELECT id, number FROM customers")[0]
    behind(db, f"DELETE FROM customer_words WHERE customer = {known['id']}")
    assert findings(db) == (Finding("removed", "customer_words", known["id"], known["number"]),)
    with db.atomic():
        buyers.keep_all(db)
    assert findings(db) == ()


def test_an_unbalanced_ledger_is_told(db: Database) -> None:
    db.connection.set_authorizer(None)
    db.connection.execute("PRAGMA foreign_keys = OFF")
    behind(
        db,
        "INSERT INTO journal_entries (id, event, effective, posted, subject) "
        "VALUES (1, 'x', '2026-03-02', '2026-03-02T16:00:00+00:00', 'x')",
    )
    behind(db, "INSERT INTO journal_legs VALUES (1, 1, '4000', 500, '')")
    kinds = {(each.kind, each.table) for each in findings(db)}
    assert {("unbalanced", "journal_entries"), ("unbalanced", "journal_legs"), ("damaged", "")} <= kinds


def test_a_row_far_away_that_was_sealed_is_known(db: Database) -> None:
    with db.atomic():
        db.execute("INSERT INTO settings VALUES (9000000000, 'far', 'x')")
    assert findings(db) == ()
    behind(db, "DELETE FROM settings")
    assert [(each.kind, each.row) for each in findings(db)] == [("removed", 9000000000)]


def test_a_row_that_was_far_away_at_first_is_known_by_its_last_seal(db: Database) -> None:
    """A quick start reads few seals: the rows of a large shop come in any order."""
    for number, value in ((70_000, "a"), (60_000, "b"), (70_000, "c")):
        with db.atomic():
            db.execute(
                "INSERT INTO settings VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
                (number, str(number), value),
            )
    check = Verification(db)
    for _ in check.recent():
        pass
    assert check.findings == ()
    assert findings(db) == ()


def test_other_troubles_than_damage_are_told_as_they_are(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreTrouble("store-full", path="x")

    monkeypatch.setattr(Verification, "_page", full)
    with pytest.raises(StoreTrouble, match="store-full"):
        findings(db)


def test_the_text_of_rows_is_read_as_usual_after_a_check(db: Database) -> None:
    behind(db, "UPDATE items SET name = CAST(x'ff41' AS TEXT)")
    assert [each.table for each in findings(db)] == ["items"]
    with pytest.raises(StoreTrouble, match="store-damaged"):
        db.query("SELECT name FROM items")


def test_what_is_written_while_it_runs_is_caught_up_with(db: Database) -> None:
    with db.atomic():
        for number in (1, 2):
            db.execute("INSERT INTO settings VALUES (?, ?, 'x')", (number, f"setting {number}"))
    check = Verification(db)
    steps = check.whole()
    while not check.rows:
        next(steps)
    with db.atomic():
        db.execute("DELETE FROM settings WHERE id = 1")
        db.execute("UPDATE settings SET value = 'y' WHERE id = 2")
        db.execute("INSERT INTO settings VALUES (3, 'setting 3', 'x')")
    for _ in steps:
        pass
    assert check.findings == () and db.sealer.mark.checked == db.sealer.head.seal


def test_one_spoiled_text_hides_no_other_on_its_page(db: Database) -> None:
    with db.atomic():
        for number in range(1, 900):
            db.execute("INSERT INTO settings VALUES (?, ?, 'x')", (number, f"setting {number}"))
    behind(db, "UPDATE settings SET value = CAST(x'ff41' AS TEXT) WHERE id = 500")
    behind(db, "UPDATE settings SET value = 'y' WHERE id = 501")
    assert [(each.row, each.name) for each in findings(db)] == [(500, "setting 500"), (501, "setting 501")]


def test_seals_out_of_their_order_are_those_of_a_spoiled_page(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Database.query

    def spoiled(self: Database, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        rows = usual(self, sql, values)
        return [*rows, *rows] if sql == _SEALS else rows

    monkeypatch.setattr(Database, "query", spoiled)
    assert [each.kind for each in findings(db)] == ["damaged"]


def test_a_tail_that_is_cut_while_the_file_is_open_is_found(db: Database) -> None:
    db.sealer.head = Link(99, b"x" * 32)
    assert [(each.kind, each.row) for each in findings(db)] == [("cut", 99)]
