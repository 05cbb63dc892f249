"""The lines of orders as they change: pieces set aside, shipped, cancelled, asked to be paid."""

from datetime import date

from desk.store.database import Database

_ALLOCATED = "UPDATE order_lines SET allocated = allocated + ? WHERE id = ?"
_SHIPPED = (
    "UPDATE order_lines SET shipped = shipped + :pieces, allocated = allocated - :freed WHERE id = :line"
)

_CANCELLED = """
    UPDATE order_lines SET cancelled = cancelled + :pieces, allocated = allocated - :freed WHERE id = :line
"""
# Its balance is asked for anew once it is in again.
_GIVEN_UP = """
    UPDATE order_lines SET allocated = allocated - ?, arrived = NULL, balanced = 0 WHERE id = ?
"""
_ARRIVED = "UPDATE order_lines SET arrived = ? WHERE id = ?"
_NOTIFIED = "UPDATE order_lines SET notified = ? WHERE id = ?"
_BALANCED = "UPDATE order_lines SET balanced = 1 WHERE id = ?"


def allocate(db: Database, line: int, pieces: int) -> None:
    """Set pieces of an item aside for a line; the file refuses more than are on hand and free."""
    db.execute(_ALLOCATED, (pieces, line))


def ship(db: Database, line: int, pieces: int, freed: int) -> None:
    """Note that pieces of a line left, ``freed`` of those that were set aside."""
    db.execute(_SHIPPED, {"line": line, "pieces": pieces, "freed": freed})


def cancel(db: Database, line: int, pieces: int, freed: int) -> None:
    """Note that pieces of a line will not leave, ``freed`` of those that were set aside."""
    db.execute(_CANCELLED, {"line": line, "pieces": pieces, "freed": freed})


def give_up(db: Database, line: int, pieces: int) -> None:
    """Note that pieces are set aside for a line no more, which waits for them again."""
    db.execute(_GIVEN_UP, (pieces, line))


def mark_arrived(db: Database, line: int, on: date) -> None:
    """Note the day on which a line's pieces came from the maker."""
    db.execute(_ARRIVED, (on.isoformat(), line))


def mark_notified(db: Database, line: int, on: date) -> None:
    """Note the day on which the customer was told that a line's pieces are in."""
    db.execute(_NOTIFIED, (on.isoformat(), line))


def mark_balanced(db: Database, line: int) -> None:
    """Note that a line's balance was asked for."""
    db.execute(_BALANCED, (line,))
