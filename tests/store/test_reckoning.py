"""What the file keeps twice is compared with the rows that it repeats, and made of them anew."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.records.ledger import Event, Sold
from desk.records.money import Money
from desk.records.trust import Finding
from desk.store import ledger, reckoning
from desk.store.database import Database
from tests.store.samples import DAY, MOMENT
from tests.store.test_verification import behind, findings

NEXT = DAY + timedelta(days=1)
GUARDS = "SELECT name FROM sqlite_master WHERE name GLOB 'journal_entries_*' AND sql GLOB '*BEFORE UPDATE*'"
BACK = "INSERT INTO returned_goods VALUES (NULL, ?, 'changed_mind', 'A', 'Doll', 1, 1, 500)"
# Whatever another tool does to the sums, by the table and the day that must be named.
EDITS = (
    ("ledger_days", DAY, "UPDATE ledger_days SET debit = debit + 1 WHERE account = '1100' AND day = '{day}'"),
    ("ledger_days", DAY, "UPDATE ledger_days SET debit = debit + 1, credit = credit + 1 WHERE day = '{day}'"),
    ("ledger_days", DAY, "UPDATE ledger_days SET legs = 9 WHERE account = '4000' AND day = '{day}'"),
    ("ledger_days", NEXT, "UPDATE ledger_days SET clause = 'x' WHERE clause = 'a' AND day = '{day}'"),
    ("ledger_days", NEXT, "UPDATE ledger_days SET event = 'x' WHERE account = '4000' AND day = '{day}'"),
    ("ledger_days", NEXT, "DELETE FROM ledger_days WHERE account = '4000' AND day = '{day}'"),
    ("ledger_days", "2026-02-01", "INSERT INTO ledger_days VALUES ('{day}', '9999', 'x', '', 5, 5, 1)"),
    ("tax_days", DAY, "UPDATE tax_days SET exempt = exempt - 1 WHERE day = '{day}'"),
    ("tax_days", NEXT, "DELETE FROM tax_days WHERE day = '{day}'"),
    ("sent_days", DAY, "UPDATE sent_days SET parcels = 7 WHERE day = '{day}'"),
    ("sent_days", "2026-02-01", "INSERT INTO sent_days VALUES ('{day}', 3, 0)"),
    ("return_days", NEXT, "UPDATE return_days SET pieces = 7 WHERE day = '{day}'"),
    ("return_days", DAY, "DELETE FROM return_days WHERE day = '{day}'"),
    ("tax_days", "2026-02-01", "INSERT INTO tax_days VALUES ('{day}', 'OH', 0, 0)"),
)


@pytest.fixture
def sold(db: Database) -> Database:
    """Two sales on two days."""
    amounts = (("merchandise", Money(10500), "a"), ("sales_tax", Money(610), "b"))
    with db.atomic():
        for day in (DAY, NEXT):
            event = Event("order_shipped", "SO-1", day, MOMENT, amounts, Sold("MO", Money(10000), Money(500)))
            ledger.post(db, event)
            entry = ledger.post(db, replace(event, sold=None))
            db.execute("INSERT INTO tax_bases VALUES (?, 'MO', 10000, 500, 3)", (entry,))
            db.execute(BACK, (entry,))
    assert findings(db) == ()
    return db


@pytest.mark.parametrize(("table", "day", "edit"), EDITS)
def test_sums_that_are_not_those_of_the_entries_are_named_by_their_day_and_made_anew(
    sold: Database, table: str, day: object, edit: str
) -> None:
    before = [sold.query(f"SELECT * FROM {each}") for each in reckoning.SUMS]
    behind(sold, edit.format(day=day))
    assert findings(sold) == (Finding("missummed", table, 0, str(day)),)
    with sold.atomic():
        reckoning.sum_anew(sold)
    assert findings(sold) == ()
    assert [sold.query(f"SELECT * FROM {each}") for each in reckoning.SUMS] == before


def test_an_entry_that_counts_for_another_day_than_its_sums_is_named(sold: Database) -> None:
    """The entry itself is told as well: it is not as it was sealed."""
    for row in sold.query(GUARDS):
        behind(sold, f"DROP TRIGGER {row['name']}")
    behind(sold, f"UPDATE journal_entries SET effective = '{NEXT}' WHERE id <= 2")
    found = {(each.kind, each.table, each.name) for each in findings(sold)}
    wrong = {("missummed", table, str(day)) for table in reckoning.SUMS for day in (DAY, NEXT)}
    assert found == {("changed", "journal_entries", "SO-1"), *wrong}


def test_customers_are_compared_a_page_at_a_time(db: Database) -> None:
    behind(db, "DELETE FROM customer_words")
    pages = list(reckoning.compare_words(db, 1))
    assert len(pages) == db.query("SELECT count(*) FROM customers")[0][0]
    assert all(each.kind == "removed" for page in pages for each in page)
