"""Whom a list means where it has no number and no email: customers by their names."""

import sqlite3

from desk.store.database import Database
from desk.store.keys import fold

# More than two of a name are as ambiguous as two; of a very common one nobody waits for the rest.
BY_NAME = """
    SELECT c.number, c.email, c.outside_number, home.postal_code
    FROM customers c JOIN addresses home ON home.id = c.address
    WHERE c.name_key = ? AND c.merged_into IS NULL ORDER BY c.id LIMIT 500
"""
FIRMS = """
    SELECT c.number, c.email, c.outside_number, home.postal_code, home.company
    FROM customers c JOIN addresses home ON home.id = c.address
    WHERE home.company <> '' AND c.merged_into IS NULL ORDER BY c.id
"""
Namesake = tuple[str, str, str, str]


def by_name(db: Database, name: str) -> tuple[Namesake, ...]:
    """Number, email, older number and postal code of all with this name, whatever its case and accents."""
    return tuple(_namesake(row) for row in db.query(BY_NAME, (fold(name),)))


def firms(db: Database) -> dict[str, list[Namesake]]:
    """The same of all who have a company in their address, by its folded name."""
    found: dict[str, list[Namesake]] = {}
    for row in db.query(FIRMS):
        found.setdefault(fold(row["company"]), []).append(_namesake(row))
    return found


def _namesake(row: sqlite3.Row) -> Namesake:
    return row["number"], row["email"], row["outside_number"], row["postal_code"]
