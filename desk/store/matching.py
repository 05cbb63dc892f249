"""Whom a list means where it has no number and no email: customers by their names."""

from desk.store.database import Database
from desk.store.keys import fold

# More than two of a name are as ambiguous as two; of a very common one nobody waits for the rest.
BY_NAME = """
    SELECT c.number, c.email, c.outside_number, home.postal_code
    FROM customers c JOIN addresses home ON home.id = c.address
    WHERE c.name_key = ? AND c.merged_into IS NULL ORDER BY c.id LIMIT 500
"""
Namesake = tuple[str, str, str, str]


def by_name(db: Database, name: str) -> tuple[Namesake, ...]:
    """Number, email, older number and postal code of all with this name, whatever its case and accents."""
    return tuple(
        (row["number"], row["email"], row["outside_number"], row["postal_code"])
        for row in db.query(BY_NAME, (fold(name),))
    )
