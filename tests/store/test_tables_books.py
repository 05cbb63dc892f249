"""The tables of the books hold together: closed months stay closed, sums are those of the legs."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk.records.ledger import Event, Sold
from desk.records.money import Money
from desk.store import ledger, migrations, settings
from desk.store.database import Database
from tests.store.samples import DAY, MOMENT

CLOSING = (
    "INSERT INTO closings (until, at, person, entries, chart, head) "
    "VALUES ('{until}', '2026-04-01T10:00:00+00:00', 'Ann', 0, '[]', '1-a')"
)
CLOSE_OUT = (
    "INSERT INTO close_outs (number, day, at, person, witness, moved, expected, counted, pieces, cards, "
    "terminal, checks, note, head, last_entry, entry, undone, version) VALUES ('CO-1', '2026-03-02', "
    "'2026-03-02T16:00:00+00:00', 'Ann', '', '[]', {expected}, {counted}, '{{}}', '[]', NULL, '[]', '', "
    "'1-a', 0, {entry}, 0, 1)"
)
MOVE = (
    "INSERT INTO cash_moves (kind, amount, day, at, person, note, reverses, entry) "
    "VALUES ('{kind}', {amount}, '2026-03-02', '2026-03-02T16:00:00+00:00', 'Ann', '', NULL, {entry})"
)
ROW = (
    "INSERT INTO imported_rows (import_id, noun, record, what, before) "
    "VALUES (1, '{noun}', 1, '{what}', '{{}}')"
)
IMPORT = (
    "INSERT INTO imports (digest, file, at, person, counts, undone) "
    "VALUES ('a', 'x.csv', '2026-03-02T16:00:00+00:00', 'Ann', '{{}}', {undone})"
)


def sell(db: Database) -> int:
    """A sale of which a part was taxed; the entry's id."""
    amounts = (("merchandise", Money(10500), "a"), ("sales_tax", Money(610), "b"))
    sold = Sold("MO", Money(10000), Money(500))
    with db.atomic():
        return ledger.post(db, Event("order_shipped", "SO-1", DAY, MOMENT, amounts, sold))


def refused(db: Database, sql: str, **words: object) -> None:
    """A statement that the file itself refuses."""
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.execute(sql.format(**words))


def test_sums_by_day_are_those_of_the_legs(db: Database) -> None:
    sell(db)
    sell(db)
    rows = db.query("SELECT account, day, event, clause, debit, credit, legs FROM ledger_days ORDER BY 1, 4")
    day = DAY.isoformat()
    assert [tuple(row) for row in rows] == [
        ("1100", day, "order_shipped", "a", 21000, 0, 2),
        ("1100", day, "order_shipped", "b", 1220, 0, 2),
        ("2230", day, "order_shipped", "b", 0, 1220, 2),
        ("4000", day, "order_shipped", "a", 0, 21000, 2),
    ]
    taxed = db.query("SELECT day, state, taxable, exempt FROM tax_days")
    assert [tuple(row) for row in taxed] == [(day, "MO", 20000, 1000)]


def test_an_older_file_gets_its_sums(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "old.desk", isolation_level=None)) as connection:
        settings.settle(connection, tmp_path / "old.desk")
        migrations.migrate(connection, stop_before="011_books")
        connection.execute("BEGIN")
        moment = "2026-03-02T16:00:00+00:00"
        for entry, amount in ((1, 500), (2, 700)):
            row = (entry, "payment_received", "2026-03-02", moment, "SO-1")
            connection.execute("INSERT INTO journal_entries VALUES (?, ?, ?, ?, ?, NULL)", row)
            for account, cents in (("1000", amount), ("2000", -amount)):
                legs = (entry, account, cents)
                connection.execute("INSERT INTO journal_legs VALUES (NULL, ?, ?, ?, '')", legs)
            connection.execute("INSERT INTO journal_seals VALUES (?)", (entry,))
        connection.execute("COMMIT")
        migrations.migrate(connection)
        rows = connection.execute(
            "SELECT account, debit, credit, legs FROM ledger_days ORDER BY 1"
        ).fetchall()
    assert rows == [("1000", 1200, 0, 2), ("2000", 0, 1200, 2)]


OLD_ORDER = (
    "INSERT INTO addresses (id, name, company, street, street2, city, state, postal_code, country, phone, "
    "po_box) VALUES (1, '', '', '', '', '', 'MO', '', 'US', '', 0)",
    "INSERT INTO customers (id, number, number_key, name, email, phone, address, name_key, email_key, "
    "search_key) VALUES (1, 'CM-1', 'CM-1', 'Ann', '', '', 1, 'ann', '', ' ann')",
    "INSERT INTO policy_editions (id, pack, in_force, text, digest, choices) "
    "VALUES (1, 'x', '2026-01-01', 'x', '" + "a" * 64 + "', '{}')",
    "INSERT INTO orders (id, number, number_key, customer, edition, ship_to, placed, payment_method, "
    "service, shipping_charged, tax, tax_stands, merchandise, paid, flags, source, note, version) "
    "VALUES (1, '#1', '1', 1, 1, 1, '2026-02-27', 'cash', 'ground', 0, 610, 1, 20000, 0, '[]', '', '', 1)",
    "INSERT INTO order_lines (id, order_id, position, sku, sku_key, name, quantity, price, kind, discount, "
    "cancelled, untaxed) VALUES (1, 1, 1, 'A', 'a', 'Doll', 1, 15000, 'stock', 0, 0, 0), "
    "(2, 1, 2, 'B', 'b', 'Book', 1, 5000, 'stock', 0, 0, 1)",
    "INSERT INTO return_authorizations (id, number, number_key, order_id, customer, issued, reason, state, "
    "answer, void_reason, version) VALUES (1, 'RA-1', 'RA-1', 1, 1, '2026-03-03', 'defective', 'open', '{}', "
    "'', 1)",
    "INSERT INTO return_lines (id, ra, order_line, quantity) VALUES (1, 1, 1, 1), (2, 1, 2, 1)",
    "INSERT INTO settlements (id, ra, settled, received, sent, destination, credit, entry, answer, reversed, "
    "reversal_reason) VALUES (1, 1, '2026-03-03', '2026-03-03', '2026-03-03', 'store_credit', 0, 2, '{}', "
    "'2026-03-04', 'x')",
)
OLD_ENTRIES = (
    (1, "order_shipped", "2026-03-02", "#1", None, "4000", -20000),
    (2, "return_credited", "2026-03-03", "RA-1", None, "4010", 20000),
    (3, "return_credited", "2026-03-04", "RA-1", 2, "4010", -20000),
)


def test_sales_and_returns_of_an_older_file_are_told_by_the_rule_of_newer_ones(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "old.desk", isolation_level=None)) as connection:
        settings.settle(connection, tmp_path / "old.desk")
        migrations.migrate(connection, stop_before="011_books")
        connection.execute("BEGIN")
        for number, event, on, subject, reverses, account, cents in OLD_ENTRIES:
            row = (number, event, on, "2026-03-02T16:00:00+00:00", subject, reverses)
            connection.execute("INSERT INTO journal_entries VALUES (?, ?, ?, ?, ?, ?)", row)
            for leg in ((number, account, cents), (number, "1100", -cents)):
                connection.execute("INSERT INTO journal_legs VALUES (NULL, ?, ?, ?, '')", leg)
            connection.execute("INSERT INTO journal_seals VALUES (?)", (number,))
        for statement in OLD_ORDER:
            connection.execute(statement)
        connection.execute("COMMIT")
        migrations.migrate(connection)
        found = [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
            for table in ("tax_bases", "sent_days", "return_days")
        ]
    assert found[0] == [
        (1, "MO", 15000, 5000, 3), (2, "MO", -15000, -5000, None), (3, "MO", 15000, 5000, None),
    ]  # fmt: skip
    assert found[1] == [("2026-03-02", 3, 1)]
    assert found[2] == [
        ("2026-03-03", "defective", "A", "Doll", 1, 1, 15000),
        ("2026-03-03", "defective", "B", "Book", 0, 1, 5000),
        ("2026-03-04", "defective", "A", "Doll", -1, -1, -15000),
        ("2026-03-04", "defective", "B", "Book", 0, -1, -5000),
    ]


def test_a_closed_month_takes_no_entry(db: Database) -> None:
    with db.atomic():
        db.execute(CLOSING.format(until="2026-03-31"))
    entry = (
        "INSERT INTO journal_entries (event, effective, posted, subject) VALUES ('x', '{day}', '{at}', 'y')"
    )
    with pytest.raises(sqlite3.IntegrityError, match="takes no entries"), db.atomic():
        db.execute(entry.format(day="2026-03-31", at=MOMENT))


@pytest.mark.parametrize("until", ["2026-03-31", "2026-02-28", "2026-02-30"])
def test_months_are_closed_in_their_order(db: Database, until: str) -> None:
    with db.atomic():
        db.execute(CLOSING.format(until="2026-03-31"))
    refused(db, CLOSING, until=until)


def test_a_difference_of_cash_has_an_entry_and_nothing_else_has(db: Database) -> None:
    entry = sell(db)
    refused(db, CLOSE_OUT, expected=500, counted=500, entry=entry)
    refused(db, CLOSE_OUT, expected=500, counted=400, entry="NULL")
    refused(db, CLOSE_OUT, expected=500, counted=-1, entry=entry)
    with db.atomic():
        db.execute(CLOSE_OUT.format(expected=500, counted=400, entry=entry))


def test_cash_moves_in_three_ways(db: Database) -> None:
    entry = sell(db)
    refused(db, MOVE, kind="lost", amount=5, entry=entry)
    refused(db, MOVE, kind="taken", amount=0, entry=entry)
    with db.atomic():
        db.execute(MOVE.format(kind="taken", amount=5, entry=entry))
    refused(db, MOVE, kind="banked", amount=5, entry=entry)


def test_a_file_may_come_in_again_and_its_rows_are_kept(db: Database) -> None:
    with db.atomic():
        db.execute(IMPORT.format(undone=1))
        db.execute(IMPORT.format(undone=0))
        db.execute(ROW.format(noun="order", what="new"))
    refused(db, IMPORT, undone=2)
    refused(db, ROW, noun="person", what="new")
    refused(db, ROW, noun="order", what="gone")


def test_of_an_imported_row_only_what_was_there_before_is_ever_emptied(db: Database) -> None:
    with db.atomic():
        db.execute(IMPORT.format(undone=0))
        db.execute(ROW.format(noun="customer", what="changed").replace("'{}')", '\'{"name": "Ann"}\')'))
        db.execute("UPDATE imported_rows SET before = '{}'")
    refused(db, "UPDATE imported_rows SET before = '{{\"a\": 1}}'")
    with pytest.raises(sqlite3.DatabaseError), db.atomic():
        db.execute("UPDATE imported_rows SET noun = 'item'")
