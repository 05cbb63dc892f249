"""The file itself lets no unbalanced entry in, whoever writes it."""

import sqlite3

import pytest

from desk.store.database import Database
from tests.store.samples import MOMENT

LEG = "INSERT INTO journal_legs (entry, account, amount, clause) VALUES (?, ?, ?, '')"
SEAL = "INSERT INTO journal_seals VALUES (?)"


def entry(db: Database, *legs: tuple[str, int], reverses: int | None = None) -> int:
    """An entry written by hand, not sealed yet."""
    row = {"event": "x", "effective": "2026-03-02", "posted": MOMENT, "subject": "x", "reverses": reverses}
    key = db.insert("journal_entries", **row)
    for account, amount in legs:
        db.execute(LEG, (key, account, amount))
    return key


def sealed(db: Database, *legs: tuple[str, int], reverses: int | None = None) -> int:
    """A whole entry."""
    with db.atomic():
        key = entry(db, *legs, reverses=reverses)
        db.execute(SEAL, (key,))
    return key


def test_a_balanced_entry_is_kept(db: Database) -> None:
    sealed(db, ("1000", 5), ("2000", -3), ("4000", -2))
    assert db.query("SELECT sum(amount) FROM journal_legs")[0][0] == 0


@pytest.mark.parametrize("legs", [(), (("1000", 5),), (("1000", 5), ("2000", -4))])
def test_an_unbalanced_entry_is_never_sealed(db: Database, legs: tuple[tuple[str, int], ...]) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="add up to zero"):
        sealed(db, *legs)
    assert db.query("SELECT 1 FROM journal_entries") == []


def test_an_entry_without_a_seal_is_never_committed(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), db.atomic():
        entry(db, ("1000", 5), ("2000", -5))
    assert db.query("SELECT 1 FROM journal_legs") == []


def test_a_sealed_entry_takes_no_more_legs(db: Database) -> None:
    key = sealed(db, ("1000", 5), ("2000", -5))
    with pytest.raises(sqlite3.IntegrityError, match="no more legs"), db.atomic():
        db.execute(LEG, (key, "1000", 1))


@pytest.mark.parametrize(("account", "amount"), [("9999", 5), ("1000", 0), ("1000", 100_000_000_001)])
def test_a_leg_has_an_account_and_an_amount(db: Database, account: str, amount: int) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        sealed(db, (account, amount), ("2000", -5))


def test_an_entry_is_reversed_once_and_an_opposite_never(db: Database) -> None:
    legs = (("1000", 5), ("2000", -5))
    first = sealed(db, *legs)
    opposite = sealed(db, ("1000", -5), ("2000", 5), reverses=first)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        sealed(db, *legs, reverses=first)
    with pytest.raises(sqlite3.IntegrityError, match="cannot be reversed"):
        sealed(db, *legs, reverses=opposite)


@pytest.mark.parametrize("row", [("1000", "1000", 1), ("1000", "9999", 1), ("1000", "2000", 0)])
def test_a_posting_moves_between_two_accounts(db: Database, row: tuple[object, ...]) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.execute("INSERT INTO postings VALUES ('x', 'a', ?, ?, ?)", row)


@pytest.mark.parametrize("row", [("100", "x", "asset"), ("10A0", "x", "asset"), ("1001", "x", "money")])
def test_an_account_has_four_digits_and_a_kind(db: Database, row: tuple[object, ...]) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.execute("INSERT INTO accounts (number, name, kind) VALUES (?, ?, ?)", row)
